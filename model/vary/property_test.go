package vary_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/value"
	"personae/model/vary"
	"personae/model/wire"
)

// knobs draws a few knobs of a grid with values in range.
func knobs(t *rapid.T) []vary.Knob {
	var specs []*field.Spec
	for _, spec := range field.All() {
		if spec.Range != nil && vary.Varies(spec) {
			specs = append(specs, spec)
		}
	}
	var out []vary.Knob
	for _, spec := range rapid.SliceOfNDistinct(rapid.SampledFrom(specs), 1, 3, rapid.ID[*field.Spec]).Draw(t, "knobs") {
		low, high := int(spec.Range.Min)+1, int(spec.Range.Max)
		if high < low {
			low = high
		}
		values := rapid.SliceOfNDistinct(rapid.IntRange(low, min(high, low+40)), 1, 5, rapid.ID[int]).Draw(t, spec.Path)
		k := vary.Knob{Spec: spec}
		for _, n := range values {
			k.Values = append(k.Values, value.Int(n))
		}
		out = append(out, k)
	}
	return out
}

// settled is what variants may differ in from what they were made of, beside their knobs.
var settled = []string{"id", "name", "project", "tags", "lineage", "created_at", "updated_at"}

func TestAGridMemberDiffersByItsKnobsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := vary.Recipe{Base: fieldtest.Personas().Draw(t, "base"), Kind: vary.KindGrid, Knobs: knobs(t), Tags: []string{"variant"}}
		r.Base.Name = "Base"
		got, left, err := r.Variants(model.TakenNames{})
		if err != nil {
			if !strings.Contains(err.Error(), "changes nothing") {
				t.Fatal(err)
			}
			return
		}
		product := 1
		for _, k := range r.Knobs {
			product *= len(k.Values)
		}
		if len(got)+left != product || left > 1 {
			t.Fatalf("%d variants and %d left out, of %d", len(got), left, product)
		}
		seen := map[string]bool{}
		for _, v := range got {
			if seen[v.Persona.Name] || utf8.RuneCountInString(v.Persona.Name) > model.MaxName {
				t.Fatalf("the name %q stands twice or is too long", v.Persona.Name)
			}
			seen[v.Persona.Name] = true
			for _, c := range field.Diff(&r.Base, &v.Persona) {
				isKnob := slices.ContainsFunc(v.Changes, func(o field.Change) bool { return o.Path == c.Path })
				if !isKnob && !slices.Contains(settled, c.Path) && !strings.HasPrefix(c.Path, "origin") {
					spec, _ := field.Find(c.Path)
					if spec.Kind != field.KindObject { // the presence of what a knob stands in
						t.Fatalf("%s differs too", field.Describe(c))
					}
				}
			}
			for i, k := range r.Knobs {
				if !slices.Contains(r.Knobs[i].Values, k.Spec.Of(&v.Persona).Get()) {
					t.Fatalf("%s is none of its values", k.Spec.Path)
				}
			}
		}
	})
}

func TestTheEndsOfABlendAreTheTwoPersonas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one, other := fieldtest.Personas().Draw(t, "one"), fieldtest.Personas().Draw(t, "other")
		one.ID, one.Name, other.ID, other.Name = "1", strings.Repeat("One", 90), "2", "Other"
		got, _, err := vary.Recipe{Base: one, Other: other, Kind: vary.KindBlend, Steps: rapid.IntRange(2, 9).Draw(t, "steps")}.Variants(model.TakenNames{})
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, v := range got {
			if seen[v.Persona.Name] || utf8.RuneCountInString(v.Persona.Name) > model.MaxName {
				t.Fatalf("the name %q stands twice or is too long", v.Persona.Name)
			}
			seen[v.Persona.Name] = true
		}
		for i, end := range map[int]*model.Persona{0: &one, len(got) - 1: &other} {
			for _, c := range field.Diff(end, &got[i].Persona) {
				if !slices.Contains(settled, c.Path) && !strings.HasPrefix(c.Path, "origin") {
					t.Fatalf("end %d: %s", i, field.Describe(c))
				}
			}
		}
	})
}

func TestLineageSurvivesOurOwnDocumentAndGoesToNoSystem(t *testing.T) {
	p := caller(t, "Variant", `lineage="from Base: wait_seconds 2"`)
	back, err := wire.DecodeNative(wire.EncodeNative(p))
	if err != nil || back.Lineage != p.Lineage {
		t.Errorf("%+v, %v", back.Lineage, err)
	}
	for _, system := range model.Vendors {
		if spec, _ := field.Find("lineage"); spec.IsSentTo(system) {
			t.Errorf("it is sent to %s", system)
		}
	}
}

func FuzzParseKnob(f *testing.F) {
	f.Add("cut_in.min_words=1..5/2,null")
	f.Add(`backchannel_overrides=["a,b"],[]`)
	f.Fuzz(func(_ *testing.T, text string) { _, _ = vary.ParseKnob(text) })
}

func BenchmarkGridOfAThousand(b *testing.B) {
	r := vary.Recipe{Base: caller(b, "Base"), Kind: vary.KindGrid, Knobs: []vary.Knob{knob(b, "cut_in.min_duration_ms=50..5000/50"), knob(b, "cut_in.min_words=1..10")}}
	for b.Loop() {
		if got, _, err := r.Variants(model.TakenNames{}); err != nil || len(got) != 999 {
			b.Fatal(len(got), err)
		}
	}
}
