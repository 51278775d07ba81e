package vary_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/value"
	"personae/model/vary"
)

func caller(tb testing.TB, name string, assignments ...string) model.Persona {
	tb.Helper()
	return fieldtest.Build(tb, append([]string{`id="` + name + `"`, `name="` + name + `"`}, assignments...)...)
}

func knob(tb testing.TB, text string) vary.Knob {
	tb.Helper()
	k, err := vary.ParseKnob(text)
	if err != nil {
		tb.Fatal(err)
	}
	return k
}

// names lists the variants by name.
func names(variants []vary.Variant) string {
	var out []string
	for _, v := range variants {
		out = append(out, v.Persona.Name)
	}
	return strings.Join(out, "\n")
}

func TestAGridHasEveryCombinationUnderItsName(t *testing.T) {
	r := vary.Recipe{Base: caller(t, "Impatient caller"), Kind: vary.KindGrid, Tags: []string{"variant"}, Knobs: []vary.Knob{
		knob(t, "interruption_mode=off,High"), knob(t, "behavior_config.cut_in.min_words=1..5/2,preset"),
	}}
	got, left, err := r.Variants(model.TakenNames{{"Default", "Impatient caller · Interrupts high, Cut in after words 1"}: true})
	if err != nil || left != 1 {
		t.Fatal(left, err)
	}
	const want = `Impatient caller · Interrupts off, Cut in after words 1
Impatient caller · Interrupts off, Cut in after words 5
Impatient caller · Interrupts off, Cut in after words preset
Impatient caller · Interrupts high, Cut in after words 1 (2)
Impatient caller · Interrupts high, Cut in after words 3
Impatient caller · Interrupts high, Cut in after words 5
Impatient caller · Interrupts high, Cut in after words preset`
	if names(got) != want {
		t.Errorf("got\n%s", names(got))
	}
	if lineage := got[3].Persona.Lineage.Or(""); lineage != "from Impatient caller: interruption_mode high, cut_in.min_words 1" {
		t.Error(lineage)
	}
	if tags := got[0].Persona.Tags.Or(nil); !slices.Equal(tags, value.Strings{"variant"}) {
		t.Error(tags)
	}
}

func TestOfALongNameWhatIsSpecialIsKept(t *testing.T) {
	base := caller(t, strings.Repeat("客服", 127))
	got, _, err := vary.Recipe{Base: base, Kind: vary.KindGrid, Knobs: []vary.Knob{knob(t, "wait_seconds=1,2")}}.Variants(model.TakenNames{})
	if err != nil || !strings.HasSuffix(got[1].Persona.Name, " · Wait before first words 2 s") || utf8.RuneCountInString(got[1].Persona.Name) != model.MaxName {
		t.Errorf("%q, %v", got[1].Persona.Name, err)
	}
}

func TestAnAblationLeavesOutOneBehaviourAfterTheOther(t *testing.T) {
	base := caller(t, "Busy", `behavior_config.interruption_mode="high"`, "behavior_config.wait_seconds=2", "behavior_config.text_burst.enabled=true")
	got, _, err := vary.Recipe{Base: base, Kind: vary.KindAblation, Pattern: "{n} {changes}"}.Variants(model.TakenNames{})
	if want := "1 no waiting\n2 no giving way\n3 no interrupting\n4 no murmurs\n5 no pausing\n6 no text bursts"; err != nil || names(got) != want {
		t.Fatalf("%s, %v", names(got), err)
	}
	if yields := got[1].Persona.Behavior.YieldOnOverlap; !yields.AfterWords.IsNull() || !yields.AfterSeconds.IsNull() {
		t.Errorf("it still gives way: %+v", yields)
	}
}

// TestEveryKnobThatCanBeOffBelongsToABehaviour holds the table's columns together.
func TestEveryKnobThatCanBeOffBelongsToABehaviour(t *testing.T) {
	for _, spec := range field.All() {
		if spec.Off.IsSet() && spec.Without != spec.Off || spec.Behavior == "" && spec.Without != value.Absent {
			t.Errorf("%s: without its behaviour %q it is %s, but off is %s", spec.Path, spec.Behavior, spec.Without.JSON(), spec.Off.JSON())
		}
		var p model.Persona
		if err := spec.Of(&p).Set(spec.Without); err != nil && spec.Behavior != "" {
			t.Errorf("%s: %v", spec.Path, err)
		}
	}
}

func TestABlendGoesFromOneToTheOther(t *testing.T) {
	one := caller(t, "One", "behavior_config.cut_in.min_words=1", "behavior_config.yield_on_overlap.after_seconds=0.5", `behavior_config.background_noise="none"`)
	other := caller(t, "Other", "behavior_config.cut_in.min_words=6", "behavior_config.yield_on_overlap.after_seconds=null", `behavior_config.background_noise="cafe"`, `prompt="Other."`)
	got, _, err := vary.Recipe{Base: one, Other: other, Kind: vary.KindBlend, Steps: 4}.Variants(model.TakenNames{})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, v := range got {
		b := v.Persona.Behavior
		said = append(said, fmt.Sprint(v.Says, b.CutIn.MinWords.Or(-1), b.YieldOnOverlap.AfterSeconds.Or(-1), b.BackgroundNoise.Or(""), len(v.Persona.Prompt.Or(""))))
	}
	if want := "0 % Other1 0.5none19|33 % Other3 0.5none19|67 % Other4 -1cafe6|100 % Other6 -1cafe6"; strings.Join(said, "|") != want {
		t.Errorf("got %s", strings.Join(said, "|"))
	}
	if lineage := got[1].Persona.Lineage.Or(""); lineage != "from One and Other: 33 % Other" {
		t.Error(lineage)
	}
}

func TestWhatCannotBeSaysWhatAndWhere(t *testing.T) {
	base := caller(t, "Base", `behavior_config.backchannel_overrides=[]`, "behavior_config.yield_on_overlap.after_words=null",
		"behavior_config.yield_on_overlap.after_seconds=null", "behavior_config.reaction_pause_ms_min=0", "behavior_config.reaction_pause_ms_max=0")
	words := "behavior_config.cut_in.min_words="
	for text, want := range map[string]string{
		"nope=1":                            `there is no field "nope"`,
		"min_words=1":                       "did you mean behavior_config.cut_in.min_words?",
		"name=a,b":                          "name: no variants are made over it",
		"cut_in.min_words":                  "write FIELD=V,V",
		words + "1,21":                      "cut_in.min_words: 21 is out of range: use 0 to 20 words",
		words + "1,,2":                      "a value is missing",
		words + "":                          "a value is missing",
		words + "1,01":                      "the value 1 stands twice",
		words + "5..1":                      "the wrong way round",
		words + "1..9/0":                    "is no step",
		words + "null..9":                   "from one number to another",
		words + "3":                         `it changes nothing, as 3 is what "Base" has`,
		"cut_in.min_duration_ms=0..10000/1": "more than 1000 values",
		"cut_in.min_duration_ms=0..900/1;" + words + "1,2": "min_words: with its values there are more than 1000 variants",
		words + "1;" + words + "2":                         "the same knob stands twice",
		"":                                                 "needs a knob",
		"wait_seconds=1;backoff_ms=1;" + words + "1;language=de":        "did you mean",
		"wait_seconds=1;cut_in.backoff_ms=1;" + words + "1;language=de": "at most 3 knobs, and this has 4",
	} {
		r := vary.Recipe{Base: base, Kind: vary.KindGrid}
		var err error
		for part := range strings.SplitSeq(text, ";") {
			if part != "" && err == nil {
				var k vary.Knob
				k, err = vary.ParseKnob(part)
				r.Knobs = append(r.Knobs, k)
			}
		}
		if err == nil {
			_, _, err = r.Variants(model.TakenNames{})
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	for want, r := range map[string]vary.Recipe{
		"every behaviour is off":  {Base: base, Kind: vary.KindAblation},
		"2 to 1000 steps":         {Base: base, Other: caller(t, "Other"), Kind: vary.KindBlend, Steps: 1},
		"with itself":             {Base: base, Other: base, Kind: vary.KindBlend, Steps: 3},
		"has {nam:":               {Base: base, Other: caller(t, "Other"), Kind: vary.KindBlend, Steps: 3, Pattern: "{nam}"},
		"no variants of the kind": {Base: base},
	} {
		if _, _, err := r.Variants(model.TakenNames{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestAVariantThatCannotBeSavedIsRefused(t *testing.T) {
	base := caller(t, "Base", "behavior_config.reaction_pause_ms_max=500")
	r := vary.Recipe{Base: base, Kind: vary.KindGrid, Knobs: []vary.Knob{knob(t, "reaction_pause_ms_min=100,900")}}
	got, _, err := r.Variants(model.TakenNames{})
	if err != nil || got[0].Refused() || len(got[0].Problems) > 0 || len(got[1].Problems) == 0 {
		t.Errorf("%+v, %v", got, err)
	}
}
