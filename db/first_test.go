package db

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model/library"
)

// TestTheFirstRowsAreThoseOfTheAnswer in random libraries that change, where nearly every
// word is taken for a common one.
func TestTheFirstRowsAreThoseOfTheAnswer(t *testing.T) {
	t.Parallel()
	early := 0
	rapid.Check(t, func(rt *rapid.T) {
		d := mustOpen(t, newFile(t, memoryDir(t)), Options{})
		defer func() { _ = d.Close() }()
		word := rapid.SampledFrom([]string{"caller", "calling", "O'Brien", "東京都"})
		added := 0
		add := func() {
			added++
			mustCreate(t, d, withPrompt(fmt.Sprintf("%s %d", word.Draw(rt, "name"), added), word.Draw(rt, "prompt"), word.Draw(rt, "tag")))
		}
		for range rapid.IntRange(1, 20).Draw(rt, "personas") {
			add()
		}
		if err := d.PrepareSearch(t.Context()); err != nil {
			rt.Fatal(err)
		}
		d.names.rare = rapid.IntRange(1, 4).Draw(rt, "rare")
		for range rapid.IntRange(1, 4).Draw(rt, "changes") {
			changeSomething(rt, d, add)
			q, limit := searchFor(rt, word), rapid.IntRange(1, 12).Draw(rt, "limit")
			if rapid.Bool().Draw(rt, "a word alone") {
				q = library.Query{Search: word.Draw(rt, "word"), Sort: q.Sort, Backward: q.Backward}
			}
			first, err := d.FirstPage(rt.Context(), q, limit)
			want, wantErr := d.Page(rt.Context(), q, 0, limit)
			if fmt.Sprint(err) != fmt.Sprint(wantErr) {
				rt.Fatalf("%+v: %v, want %v", q, err, wantErr)
			}
			if !first.Counting {
				if fmt.Sprint(first) != fmt.Sprint(want) {
					rt.Fatalf("%+v: %+v, want %+v", q, first, want)
				}
				continue
			}
			early++
			if n := len(first.Rows); n > len(want.Rows) || 4*n < limit || first.Total < want.Total || first.All != want.All ||
				fmt.Sprint(first.Rows) != fmt.Sprint(want.Rows[:n]) {
				rt.Fatalf("%+v, %d rows: %+v, want the first of %+v", q, limit, first, want)
			}
		}
	})
	if !testing.Short() && early == 0 {
		t.Error("the first rows never came early")
	}
}

// TestWhatIsTypedIsSpelledOut in the words of the index, unless they are many, or it would
// have to be folded.
func TestWhatIsTypedIsSpelledOut(t *testing.T) {
	d := newLibrary(t)
	many := make([]string, mostSpelled+1)
	for i := range many {
		many[i] = fmt.Sprintf("many%02d", i)
	}
	mustCreate(t, d, withPrompt("Ann", "The there THEN théâtre thé "+strings.Join(many, " ")))
	for typed, want := range map[string]string{
		"the": `("the" OR "theatre" OR "then" OR "there")`, "There": `("there")`, "prompt:then,": `prompt : ("then")`,
		"th": `"th" *`, `"the"`: `"the"`, "thé": `"thé" *`, "théâ": `"théâ" *`, "the-re": `"the re" *`,
		"many": `"many" *`, "many1": `("many10" OR "many11" OR "many12" OR "many13" OR "many14" OR "many15" OR "many16")`, "nobody": `"nobody" *`,
	} {
		terms, err := searchOf(library.Query{Search: typed})
		if err != nil || len(terms) != 1 {
			t.Fatal(terms, err)
		}
		if got, _, err := spell(t.Context(), d.read, terms[0]); err != nil || got != want {
			t.Errorf("%s is asked for as %s, %v; want %s", typed, got, err, want)
		}
	}
}

func TestNumbersThatFollowOneAnotherAreReadInOneLook(t *testing.T) {
	some := setUpTo(9999)
	for _, number := range []int64{9000, 3, 1, 2 + perLook, 9001} {
		some.add(number)
	}
	if got, looks := stretchesOf(some); got != "[[1,258],[9000,9001]]" || looks != 3 {
		t.Errorf("%s in %d looks", got, looks)
	}
}

// TestAFurtherWordIsAskedOfThoseWhoHaveTheOthers: who has it in all of the library is not
// found for it, where that takes longer.
func TestAFurtherWordIsAskedOfThoseWhoHaveTheOthers(t *testing.T) {
	d := newLibrary(t)
	for i := range 64 {
		prompt := "A caller"
		if i%8 == 0 {
			prompt += ", a nurse"
		}
		mustCreate(t, d, withPrompt(fmt.Sprint(i), prompt))
	}
	if err := d.PrepareSearch(t.Context()); err != nil {
		t.Fatal(err)
	}
	if page, err := d.Page(t.Context(), library.Query{Search: "nurse caller"}, 0, 8); err != nil || page.Total != 8 || len(d.names.words) != 1 {
		t.Errorf("%d of 8 were found, and %d words are remembered; %v", page.Total, len(d.names.words), err)
	}
	d.names.rare = 2
	if page, err := d.FirstPage(t.Context(), library.Query{Search: "nurse caller"}, 8); err != nil || !page.Counting || len(page.Rows) != 8 {
		t.Errorf("%d rows of 8 are shown first: %v, %v", len(page.Rows), page.Counting, err)
	}
}
