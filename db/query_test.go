package db

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/check"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/library"
	"personae/model/search"
	"personae/model/value"
)

// withPrompt returns a persona with words to find.
func withPrompt(name, prompt string, tags ...string) model.Persona {
	p := persona(name)
	p.Prompt = value.Some(prompt)
	p.Tags = value.Some(value.Strings(tags))
	return p
}

func TestSearch(t *testing.T) {
	d := newLibrary(t)
	described := persona("Plain")
	described.Description = value.Some("A quarrelsome neighbour")
	mustCreate(t, d,
		withPrompt("Impatient caller", "You want a refund for the broken kettle.", "billing", "angry"),
		withPrompt("Élodie Müller", "Tu parles français; ça va très vite.", "français"),
		withPrompt("山田太郎", "あなたは東京に住んでいる電話の利用者です。", "日本語"),
		withPrompt("김민준", "당신은 대한민국 서울에 사는 고객입니다.", "한국어"),
		withPrompt("สมชาย", "คุณโทรมาจากกรุงเทพมหานคร", "ไทย"),
		withPrompt("हिन्दी ग्राहक", "आप दिल्ली से बोल रहे हैं।", "हिन्दी"),
		withPrompt("O'Brien (loud)", "Say \"hello\" AND NOT goodbye; e-mail me at a@b.example."),
		withPrompt("Straße", "ИВАН звонит в поддержку"),
		described,
	)
	for _, c := range []struct {
		search string
		want   []string
	}{
		{"", []string{"Plain", "Straße", "O'Brien (loud)", "हिन्दी ग्राहक", "สมชาย", "김민준", "山田太郎", "Élodie Müller", "Impatient caller"}},
		{"refund", []string{"Impatient caller"}},
		{"REF", []string{"Impatient caller"}},
		{"fund", nil}, // the middle of a word in a prompt
		{"patient", []string{"Impatient caller"}},
		{"patient kettle", []string{"Impatient caller"}}, // the middle of a name, and a prompt
		{"kettle call", []string{"Impatient caller"}},
		{"kettle français", nil},
		{"billing", []string{"Impatient caller"}},
		{"quarrel", []string{"Plain"}},
		{"elodie", []string{"Élodie Müller"}},
		{"muller", []string{"Élodie Müller"}},
		{"lodie mül", []string{"Élodie Müller"}},
		{"Franc\u0327ais", []string{"Élodie Müller"}},
		{"strasse", []string{"Straße"}},
		{"иван", []string{"Straße"}},
		{"田太", []string{"山田太郎"}},
		{"東京", []string{"山田太郎"}},
		{"京に住", []string{"山田太郎"}},
		{"京住", nil},
		{"日本", []string{"山田太郎"}},
		{"민국", []string{"김민준"}},
		{"กรุงเทพ", []string{"สมชาย"}},
		{"दिल्ली", []string{"हिन्दी ग्राहक"}},
		{"ग्राह", []string{"हिन्दी ग्राहक"}},
		{"o'br", []string{"O'Brien (loud)"}},
		{"e-mail", []string{"O'Brien (loud)"}},
		{"(loud", []string{"O'Brien (loud)"}},
		{"(", []string{"O'Brien (loud)"}},
		{`"refund`, []string{"Impatient caller"}},
		{`refund "`, []string{"Impatient caller"}},
		{"refund AND (", []string{}}, // AND is a word like another
		{"name:refund", nil},
		{"prompt:refund", []string{"Impatient caller"}},
		{`"broken kettle"`, []string{"Impatient caller"}},
		{`"broken kett"`, nil}, // whole words
		{`"broken kett`, []string{"Impatient caller"}},
		{`"kettle broken"`, nil},
		{`"東京に住"`, []string{"山田太郎"}},
		{"refund -angry", nil},
		{"-refund name:l name:m", []string{"Élodie Müller"}},
		{"tag:bill", []string{"Impatient caller"}},
		{"tag:français", []string{"Élodie Müller"}},
		{"tag:refund", nil},
		{`tag:"bill"`, nil},
		{`tag:"billing"`, []string{"Impatient caller"}},
		{"refund*", []string{"Impatient caller"}},
		{"^refund", []string{"Impatient caller"}},
		{"a@b.example", []string{"O'Brien (loud)"}},
		{"' OR 1=1 --", nil},
		{"\x00", nil},
	} {
		t.Run(c.search, func(t *testing.T) {
			got := names(t, d, library.Query{Search: c.search})
			if !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
				t.Errorf("search %q: got %v, want %v", c.search, got, c.want)
			}
		})
	}
}

func TestSearchFollowsEdits(t *testing.T) {
	d := newLibrary(t)
	r := mustCreate(t, d, withPrompt("A", "first wording"))[0]
	r = mustSave(t, d, r, func(p *model.Persona) { p.Prompt = value.Some("second wording") })
	c := func(search string, want int) {
		t.Helper()
		if got := names(t, d, library.Query{Search: search}); len(got) != want {
			t.Errorf("search %q: got %v", search, got)
		}
	}
	c("first", 0)
	c("second", 1)
	mustUndo(t, d)
	c("first", 1)
	c("second", 0)
	mustRedo(t, d)
	if _, err := d.Delete(context.Background(), []string{r.Persona.ID}); err != nil {
		t.Fatal(err)
	}
	c("second", 0)
	if got := names(t, d, library.Query{Search: "second", Trashed: true}); len(got) != 1 {
		t.Errorf("in the trash: %v", got)
	}
}

// TestSearchNeverFails types what people and cats type.
func TestSearchNeverFails(t *testing.T) {
	t.Parallel()
	d := newLibrary(t)
	mustCreate(t, d, withPrompt("Impatient caller", "You want a refund."))
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(
			rapid.String(),
			rapid.StringMatching(`(-?(tag|prompt|name|project|interrupts|noise|language|enabled|ready|speaker):("?[a-z%_' ]*"?)? ?){1,4}`),
			rapid.StringOf(rapid.RuneFrom([]rune("\"'*()^:+-{}[].,;\\/ ANDORNOTnear\u0301\u093e\u3099漢"))),
		).Draw(rt, "text")
		_, refused := search.Parse(text)
		if _, err := d.Page(context.Background(), library.Query{Search: text}, 0, 10); err != nil && (refused == nil || !errors.Is(err, library.ErrInvalid)) {
			rt.Fatalf("search %q: %v", text, err)
		}
	})
}

// TestSearchFindsEveryWord holds the index to its promise on texts of any
// script: every word of a prompt, and every prefix of it, finds it.
func TestSearchFindsEveryWord(t *testing.T) {
	t.Parallel()
	d := newLibrary(t)
	r := mustCreate(t, d, persona("A"))[0]
	rapid.Check(t, func(rt *rapid.T) {
		letters := rapid.RuneFrom([]rune("abcéÉßşяЯЖωΩ漢字かガﾊ한국ทยकखא۳Ⅷ²ﬁ０Ａ"))
		text := strings.Join(rapid.SliceOfN(rapid.StringOfN(letters, 1, 6, -1), 1, 5).Draw(rt, "words"), " ")
		r = mustSave(t, d, r, func(p *model.Persona) { p.Prompt = value.Some(text + fmt.Sprint(" ", r.Revision)) })
		word := rapid.SampledFrom(strings.Fields(text)).Draw(rt, "word")
		prefix := string([]rune(word)[:rapid.IntRange(1, len([]rune(word))).Draw(rt, "length")])
		if got := names(t, d, library.Query{Search: prefix}); len(got) != 1 {
			rt.Fatalf("%q does not find %q", prefix, text)
		}
	})
}

// TestSearchTotals holds the short way of counting to the long one, on searches
// whose words are found in names, in texts, in both, and in the trash.
func TestSearchTotals(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	d := newLibrary(t)
	words := []string{"impatient", "caller", "billing", "refund", "東京", "Élodie"}
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.SampledFrom(words)
		for range rapid.IntRange(1, 3).Draw(rt, "new") {
			p := withPrompt(word.Draw(rt, "name")+" "+word.Draw(rt, "name")+fmt.Sprint(rapid.Uint64().Draw(rt, "number")), word.Draw(rt, "prompt"))
			r, err := d.Write(ctx, library.OperationCreate, "x", []library.Put{{Persona: p}})
			if errors.Is(err, library.ErrNameTaken) {
				continue
			}
			if err != nil {
				rt.Fatal(err)
			}
			if rapid.Bool().Draw(rt, "delete") {
				if _, err := d.Delete(ctx, []string{r[0].Persona.ID}); err != nil {
					rt.Fatal(err)
				}
			}
		}
		var parts []string
		for range rapid.IntRange(1, 3).Draw(rt, "words") {
			runes := []rune(word.Draw(rt, "word"))
			from := rapid.IntRange(0, len(runes)-1).Draw(rt, "from")
			parts = append(parts, string(runes[from:]))
		}
		for _, trashed := range []bool{false, true} {
			q := library.Query{Search: strings.Join(parts, " "), Trashed: trashed}
			ids, err := d.IDs(ctx, q)
			if err != nil {
				rt.Fatal(err)
			}
			if page, err := d.Page(ctx, q, 0, 5); err != nil || page.Total != len(ids) {
				rt.Fatalf("%+v: total %d, want %d (%v)", q, page.Total, len(ids), err)
			}
		}
	})
}

func TestFilters(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	sales := withPrompt("B", "x", "billing", "angry")
	sales.Project = "Sales"
	rs := mustCreate(t, d, withPrompt("A", "x", "billing"), sales, withPrompt("C", "x", "angry", "angry"), persona("D"))
	for _, c := range []struct {
		query library.Query
		want  []string
	}{
		{library.Query{Project: "Sales"}, []string{"B"}},
		{library.Query{Project: "sales"}, nil},
		{library.Query{Tags: []string{"billing"}}, []string{"B", "A"}},
		{library.Query{Tags: []string{"billing", "angry"}}, []string{"B"}},
		{library.Query{Tags: []string{"Billing"}}, nil},
		{library.Query{Tags: []string{"billing"}, Project: "Default", Search: "x"}, []string{"A"}},
		{library.Query{Trashed: true}, nil},
		{library.Query{Ready: "unknown"}, nil},
	} {
		if got := names(t, d, c.query); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 {
			t.Errorf("%+v: got %v, want %v", c.query, got, c.want)
		}
	}
	for _, system := range model.Vendors {
		var want []string
		for _, r := range slices.Backward(rs) {
			if slices.Contains(check.ReadyFor(&r.Persona), system) {
				want = append(want, r.Persona.Name)
			}
		}
		if got := names(t, d, library.Query{Ready: system}); !slices.Equal(got, want) && len(got)+len(want) > 0 {
			t.Errorf("ready for %s: got %v, want %v", system, got, want)
		}
	}
	tags, err := d.Tags(ctx, "")
	if err != nil || fmt.Sprint(tags) != "[{angry 2} {billing 2}]" {
		t.Errorf("tags: %v, %v", tags, err)
	}
	if tags, err = d.Tags(ctx, "Sales"); err != nil || fmt.Sprint(tags) != "[{angry 1} {billing 1}]" {
		t.Errorf("tags of Sales: %v, %v", tags, err)
	}
	if _, err := d.Delete(ctx, []string{rs[1].Persona.ID}); err != nil {
		t.Fatal(err)
	}
	if tags, err = d.Tags(ctx, ""); err != nil || fmt.Sprint(tags) != "[{angry 1} {billing 1}]" {
		t.Errorf("tags without the trash: %v, %v", tags, err)
	}
}

func TestSummary(t *testing.T) {
	d := newLibrary(t)
	for _, words := range []value.Optional[int]{{}, value.NullOf[int](), value.Some(0), value.Some(12)} {
		for _, seconds := range []value.Optional[float64]{{}, value.NullOf[float64](), value.Some(0.0), value.Some(1.25)} {
			p := withPrompt(fmt.Sprint(words, seconds), "x", "a", "b \"c\"", "漢")
			p.Enabled = value.Some(false)
			p.Behavior.YieldOnOverlap.AfterWords, p.Behavior.YieldOnOverlap.AfterSeconds = words, seconds
			r := mustCreate(t, d, p)[0]
			page, err := d.Page(context.Background(), library.Query{}, 0, 1)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := fmt.Sprintf("%#v", page.Rows[0]), fmt.Sprintf("%#v", library.Summarize(r)); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
	}
}

func TestSortAndWindow(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	for i, name := range []string{"delta", "Álpha", "charlie", "Bravo", "alpha", "ALPHA"} {
		p := persona(name)
		p.Project = []string{"zeta", "Eta"}[i%2]
		p.CreatedAt = fmt.Sprintf("2020-01-%02dT00:00:00+02:00", 20-i)
		mustCreate(t, d, p)
	}
	for _, c := range []struct {
		sort library.SortKey
		want []string
	}{
		{library.SortUpdated, []string{"ALPHA", "alpha", "Bravo", "charlie", "Álpha", "delta"}},
		{"", []string{"ALPHA", "alpha", "Bravo", "charlie", "Álpha", "delta"}},
		{library.SortCreated, []string{"delta", "Álpha", "charlie", "Bravo", "alpha", "ALPHA"}},
		{library.SortName, []string{"Álpha", "alpha", "ALPHA", "Bravo", "charlie", "delta"}},
		{library.SortProject, []string{"Álpha", "ALPHA", "Bravo", "alpha", "charlie", "delta"}},
	} {
		for _, backward := range []bool{false, true} {
			want := slices.Clone(c.want)
			if backward {
				slices.Reverse(want)
			}
			q := library.Query{Sort: c.sort, Backward: backward}
			if got := names(t, d, q); !slices.Equal(got, want) {
				t.Errorf("%+v: got %v, want %v", q, got, want)
			}
			checkWindows(t, d, q, len(want))
		}
	}
	if at, err := d.Position(ctx, library.Query{}, "nobody"); err != nil || at != -1 {
		t.Errorf("got %d, %v", at, err)
	}
}

// checkWindows holds Page, IDs and Position to each other.
func checkWindows(t *testing.T, d *DB, q library.Query, total int) {
	t.Helper()
	ctx := context.Background()
	ids, err := d.IDs(ctx, q)
	if err != nil || len(ids) != total {
		t.Fatalf("IDs: %v, %v", ids, err)
	}
	for i, id := range ids {
		if at, err := d.Position(ctx, q, id); err != nil || at != i {
			t.Errorf("%+v: position of %d is %d, %v", q, i, at, err)
		}
	}
	for _, limit := range []int{0, 1, 4, 100} {
		for offset := -1; offset <= total+1; offset++ {
			page, err := d.Page(ctx, q, offset, limit)
			if err != nil {
				t.Fatal(err)
			}
			from := min(max(offset, 0), total)
			want := ids[from:min(from+limit, total)]
			var got []string
			for _, row := range page.Rows {
				got = append(got, row.ID)
			}
			if !slices.Equal(got, want) || page.Total != total || page.All != total || page.Offset != max(offset, 0) {
				t.Errorf("%+v [%d,+%d): got %+v, want %v", q, offset, limit, page, want)
			}
		}
	}
}

// TestListReadsNoDocument looks at SQLite's own plan for every sort, direction
// and filter: the page and the total come from a covering index, unsorted.
func TestListReadsNoDocument(t *testing.T) {
	d := newLibrary(t)
	mustCreate(t, d, persona("A"))
	for _, sort := range library.SortKeys {
		for _, backward := range []bool{false, true} {
			for _, q := range []library.Query{
				{},
				{Project: "Default"},
				{Ready: model.SystemAnam},
				{Tags: []string{"a", "b"}},
				{Search: "two words"},
				{Trashed: true},
				{Search: `-tag:a tag:"b" project:def interrupts:high -noise:unset enabled:no ready:anam "a phrase" prompt:x name:y`},
				{Project: "Default", Ready: model.SystemAnam, Tags: []string{"a"}, Search: "x ( 漢"},
			} {
				q.Sort, q.Backward = sort, backward
				if q.Trashed { // which is small, and in other orders read row by row
					q.Sort = library.SortDeleted
				}
				for _, fromEnd := range []bool{false, true} {
					query, args, err := pageStatement(q, source{}, fromEnd)
					if err != nil {
						t.Fatal(err)
					}
					wantCovered(t, d, query, append(args, 10, 0)...)
				}
				query, args, err := countStatement(q)
				if err != nil {
					t.Fatal(err)
				}
				wantCovered(t, d, query, args...)
			}
		}
	}
}

// wantCovered checks one plan.
func wantCovered(t *testing.T, d *DB, query string, args ...any) {
	t.Helper()
	covered := false
	for detail := range strings.SplitSeq(planOf(t, d, query, args...), "\n") {
		touches := strings.Contains(detail, " personas ") || strings.HasSuffix(detail, " personas")
		covered = covered || !touches || strings.Contains(detail, "USING COVERING INDEX")
		if strings.Contains(detail, "TEMP B-TREE") || touches && !strings.Contains(detail, "USING COVERING INDEX") {
			t.Errorf("%s\n%s", query, detail)
		}
	}
	if !covered {
		t.Errorf("%s\nno covering index", query)
	}
}
