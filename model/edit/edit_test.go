package edit_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/edit"
	"personae/model/field"
	"personae/model/field/fieldtest"
)

func parse(tb testing.TB, texts ...string) edit.Edit {
	tb.Helper()
	e, err := edit.ParseAll(texts)
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

// get returns what stands at a path, as JSON; "" for nothing.
func get(tb testing.TB, p *model.Persona, path string) string {
	tb.Helper()
	spec, err := field.Lookup(path)
	if err != nil {
		tb.Fatal(err)
	}
	return spec.Of(p).Get().JSON()
}

func TestWhatEachChangeDoes(t *testing.T) {
	const words, volume = "behavior_config.cut_in.min_words", "behavior_config.background_noise_volume"
	for _, c := range []struct{ build, change, path, want string }{
		{"", words + "=5", words, "5"},
		{"", words + "=null", words, "null"},
		{"", words + "-", words, ""},
		{"", words + "+=2", words, "5"},
		{"", words + "-=1", words, "2"},
		{"", words + "*=1.5", words, "5"},
		{"", words + "^=4..6", words, "4"},
		{"", words + "^=..2", words, "2"},
		{"", words + "^=2..", words, "3"},
		{"", words + "^=7..7", words, "7"},
		{volume + "=0.1", volume + "+=0.2", volume, "0.3"},
		{"", "behavior_config.cut_in=null", "behavior_config.cut_in", "null"},
		{"", "enabled!", "enabled", "false"},
		{"enabled=", "enabled!", "enabled", "false"},
		{"", "behavior_config.interruption_mode=High", "behavior_config.interruption_mode", `"high"`},
		{`tags=["a"]`, "tags+=b, a,c", "tags", `["a","b","c"]`},
		{`tags=null`, "tags+=b", "tags", `["b"]`},
		{`tags=["a","b"]`, "tags-=a,x", "tags", `["b"]`},
		{`tags=null`, "tags-=a", "tags", "null"},
		{`tags=["bill","billed"]`, "tags~/^bill(ed)?$/paid/", "tags", `["paid"]`},
		{"", "prompt~|hurry|great ${0}|", "prompt", `"You are in a great hurry."`},
		{"", `prompt~/are\/|in/\/on/`, "prompt", `"You are /on a hurry."`},
		{"", `prompt~/\s+/\\/`, "prompt", `"You\\\\are\\\\in\\\\a\\\\hurry."`},
		{"", "prompt+= Now.", "prompt", `"You are in a hurry. Now."`},
		{"", "prompt=a=b", "prompt", `"a=b"`},
		{"", "name%={n}: {name} ({behavior_config.cut_in.min_words}, {traits.age})", "name", `"1: Impatient caller (3, )"`},
		{"", "traits.age=41", "traits", `{"age":41}`},
		{"", "traits.mood=calm", "traits", `{"mood":"calm"}`},
		{"", `traits.mood="41"`, "traits", `{"mood":"41"}`},
		{"traits=null", "traits.a.b=true", "traits", `{"a":{"b":true}}`},
		{`traits={"a":1.50,"b":{"c":2,"d":3}}`, "traits.b.c+=1", "traits", `{"a":1.50,"b":{"c":3,"d":3}}`},
		{`traits={"a":{"b":1}}`, "traits.a.b-", "traits", `{"a":{}}`},
		{`traits={"a":1}`, "traits.x.y-", "traits", `{"a":1}`},
		{`traits={"vip":true}`, "traits.vip!", "traits", `{"vip":false}`},
		{`traits={"likes":["a"]}`, "traits.likes+=b", "traits", `{"likes":["a","b"]}`},
		{`traits={"note":"a"}`, "traits.note+=[b", "traits", `{"note":"a[b"}`},
		{"", `traits."a.b"=1`, "traits", `{"a.b":1}`},
		{"", `traits."a=b"=1`, "traits", `{"a=b":1}`},
		{"", "evalstudio.headers.X-Lang=en", "evalstudio.headers", `{"X-Lang":"en"}`},
		{"", "evalstudio.headers.X.Age=41", "evalstudio.headers", `{"X.Age":"41"}`},
		{`evalstudio.headers={"X-Lang":"en"}`, "evalstudio.headers.X-Lang-", "evalstudio.headers", `{}`},
		{"description=", "description~/a/b/", "description", ""},
	} {
		var given []string
		if c.build != "" {
			given = append(given, c.build)
		}
		p := fieldtest.Build(t, given...)
		o := parse(t, c.change).Try(p, 1)
		if got := get(t, &o.After, c.path); got != c.want || o.Err != nil {
			t.Errorf("%s on %q gives %s, want %s (%v)", c.change, c.build, got, c.want, o.Err)
		}
	}
}

func TestWhatCannotBeMeantIsRefused(t *testing.T) {
	for text, want := range map[string]error{
		"tags": edit.ErrSyntax, "=5": edit.ErrSyntax, "prompt*=2": edit.ErrSyntax, "enabled+=1": edit.ErrSyntax, "tags+=": edit.ErrSyntax,
		"prompt~/a/b": edit.ErrSyntax, "prompt~": edit.ErrSyntax, "prompt~/a/b/c/": edit.ErrSyntax, "behavior_config.cut_in+=1": edit.ErrSyntax,
		"traits.=1": edit.ErrSyntax, "traits..a=1": edit.ErrSyntax, "prompt!": edit.ErrSyntax, `traits."a"b=1`: nil, `traits."a".=1`: edit.ErrSyntax,
		"tagz=a": field.ErrUnknown, "tags.a=b": field.ErrUnknown, "id=5": field.ErrReadOnlyField, "origin.feather.id-": field.ErrReadOnlyField,
		"name%={nam}": field.ErrUnknown,
	} {
		if _, err := edit.Parse(text); want != nil && !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", text, err, want)
		}
	}
	for text, want := range map[string]string{
		"behavior_config.cut_in.min_words=many": "behavior_config.cut_in.min_words: \"many\" is no number", "name-": "name: it cannot be left out",
		"behavior_config.cut_in.min_words+=x": `"x" is no number`, "behavior_config.cut_in.min_words^=5..1": "is no range",
		"behavior_config.cut_in.min_words^=5": "is no range", "prompt~/(/x/": "missing closing", "behavior_config.cut_in.min_words=900": "out of range",
	} {
		if _, err := edit.Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q in it", text, err, want)
		}
	}
}

func TestWhatCannotTakeAChangeSaysWhy(t *testing.T) {
	for _, c := range []struct{ build, change, want string }{
		{"behavior_config.cut_in.min_words=null", "behavior_config.cut_in.min_words+=2", "cut in after words: it has no value of its own (preset)"},
		{"", "behavior_config.cut_in.min_words*=90", "Cut in after words is 270"},
		{`traits={"age":"old"}`, "traits.age*=2", "expected a number"},
		{`traits={"age":41}`, "traits.age.years=2", `"age" is 41, which has no names in it`},
		{`traits={"age":41}`, "traits.height+=2", "traits height: it is not there"},
		{`traits={"age":41}`, "traits.age+=x", `"x" is no number`},
		{"", "name~/.*//", "A persona needs a name"},
	} {
		var given []string
		if c.build != "" {
			given = append(given, c.build)
		}
		p := fieldtest.Build(t, given...)
		o := parse(t, "description=changed", c.change).Try(p, 1)
		if o.Err == nil || !strings.Contains(o.Says(), c.want) || strings.Contains(o.Says(), "behavior_config") || get(t, &o.After, "description") != get(t, &p, "description") {
			t.Errorf("%s on %q: %v, want %q", c.change, c.build, o.Err, c.want)
		}
	}
}

// TestAnErrorThatWasThereStopsNobody, one that is new does.
func TestAnErrorThatWasThereStopsNobody(t *testing.T) {
	p := fieldtest.Build(t, "behavior_config.cut_in.min_words=900")
	if o := parse(t, "tags+=x").Try(p, 1); o.Err != nil || len(o.Problems) != 0 {
		t.Errorf("another field: %v, %v", o.Err, o.Problems)
	}
	if o := parse(t, "behavior_config.cut_in.min_words+=1").Try(p, 1); o.Err == nil {
		t.Error("a new error passes")
	}
	if o := parse(t, "behavior_config.language=klingon\x01").Try(p, 1); o.Err != nil || len(o.Problems) == 0 {
		t.Errorf("a warning: %v, %v", o.Err, o.Problems)
	}
}

// changes draws a change in its text form.
func changes() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{
		"behavior_config.cut_in.min_words=4", "behavior_config.cut_in.min_words=null", "behavior_config.cut_in.min_words-",
		"behavior_config.cut_in.min_words^=2..5", "tags+=a,b", "tags-=a", "tags=a,b", "enabled=off", "traits.age=41", "traits.a.b-", "traits-",
		"evalstudio.headers.X-A=b", "behavior_config.interruption_mode=high", "prompt=x", "description=null", "behavior_config.cut_in-", "project=P",
	})
}

// TestTwiceIsOnce: what names its result gives the same again.
func TestTwiceIsOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := fieldtest.Personas().Draw(rt, "persona")
		e := parse(t, changes().Draw(rt, "change"))
		once := e.Try(p, 1)
		if once.Err != nil {
			return
		}
		if again := e.Try(once.After, 1); again.Err != nil || len(field.Diff(&once.After, &again.After)) != 0 {
			rt.Fatalf("%s again: %v, %v", e[0], field.Diff(&once.After, &again.After), again.Err)
		}
	})
}

// TestWhatIsNotNamedStays, and the changes told are all there are.
func TestWhatIsNotNamedStays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := fieldtest.Personas().Draw(rt, "persona")
		e := parse(t, rapid.SliceOfN(changes(), 1, 3).Draw(rt, "changes")...)
		o := e.Try(p, 1)
		if want := field.Diff(&o.Before, &o.After); len(want) != len(o.Changes) {
			rt.Fatalf("told %v, done %v", o.Changes, want)
		}
		for _, change := range o.Changes {
			named := false
			for _, c := range e {
				named = named || change.Path == c.Spec.Path || strings.HasPrefix(change.Path, c.Spec.Path+".") && c.Spec.Kind == field.KindObject
			}
			if !named {
				rt.Fatalf("%s changes with %v", change.Path, e)
			}
		}
	})
}

// TestAChangeIsWrittenAsItIsRead holds every target and verb to the parser.
func TestAChangeIsWrittenAsItIsRead(t *testing.T) {
	takes := map[edit.Verb]string{edit.Replace: "/a/b/", edit.Clamp: "1..2", edit.Fill: "{n}"}
	targets := []edit.Target{}
	for _, spec := range field.All() {
		targets = append(targets, edit.Target{Spec: spec})
		if spec.Kind == field.KindPairs || spec.Kind == field.KindJSON {
			for _, name := range []string{"a", "X-Lang", "a.b", "a=b", "a-", `q"t`, "größe 1", ""} {
				targets = append(targets, edit.Target{Spec: spec, Member: []string{name}})
			}
		}
	}
	read := 0
	for _, target := range targets {
		for _, verb := range target.Verbs() {
			text, ok := takes[verb]
			switch {
			case !verb.Takes():
			case !ok && len(target.Spec.Options) > 0:
				text = target.Spec.Options[0].Value
			case !ok && target.Spec.Kind == field.KindToggle:
				text = "true"
			case !ok && len(target.Member) == 0 && (target.Spec.Kind == field.KindPairs || target.Spec.Kind == field.KindJSON):
				text = "{}"
			case !ok:
				text = "1"
			}
			c, err := edit.New(target, verb, text)
			if err != nil {
				if !target.Spec.ReadOnly {
					t.Errorf("%s %s %s: %v", target.Path(), verb, text, err)
				}
				continue
			}
			read++
			if again, err := edit.Parse(c.String()); err != nil || again.String() != c.String() || again.Words() != c.Words() {
				t.Errorf("%s is read as %s: %v", c, again, err)
			}
		}
	}
	if read < 200 {
		t.Errorf("%d changes were written", read)
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"behavior_config.cut_in.min_words=5":    "cut in after words to 5 words",
		"behavior_config.cut_in.min_words=null": "cut in after words to preset",
		"behavior_config.cut_in.min_words+=2":   "cut in after words + 2",
		"tags-=old":                             "tags − old",
		"traits.age-":                           "traits age left out",
		"name~/a/b/":                            "name with “a” replaced by “b”",
	} {
		if got := parse(t, text).Words(); got != want {
			t.Errorf("%s is said as %q, want %q", text, got, want)
		}
	}
}

func BenchmarkTry(b *testing.B) {
	p, e := fieldtest.Build(b), parse(b, "behavior_config.cut_in.min_words=5", "tags+=x")
	b.ReportAllocs()
	for b.Loop() {
		if o := e.Try(p, 1); o.Err != nil || len(o.Changes) != 2 {
			b.Fatal(o.Err)
		}
	}
}
