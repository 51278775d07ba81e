package rehearsal

import (
	"reflect"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// TestFieldTableAgrees holds the defaults and ranges here to those of the field
// table, which owns them: a persona that says nothing, and one that a new
// persona starts as, are rehearsed alike.
func TestFieldTableAgrees(t *testing.T) {
	var fresh model.Persona
	for _, spec := range field.All() {
		if strings.HasPrefix(spec.Path, "behavior_config.") && spec.Default.IsSet() {
			if err := spec.Of(&fresh).Reset(); err != nil {
				t.Fatal(err)
			}
		}
	}
	ours, want := From(&fresh, ""), From(&model.Persona{}, "")
	ours.persona, want.persona, ours.Notes, want.Notes = nil, nil, nil, nil
	if !reflect.DeepEqual(ours, want) {
		t.Errorf("a new persona is read as %+v, an empty one as %+v", ours, want)
	}
}

// TestEveryKnobIsAField holds each path to the field table, and each end of its
// range to being read without a note.
func TestEveryKnobIsAField(t *testing.T) {
	named := func() Behavior { // the knobs whose absence is worth a note
		return config(func(c *model.BehaviorConfig) {
			c.FirstSpeaker, c.CutIn.MinWords, c.CutIn.MinDurationMs = value.Some("agent"), value.Some(3), value.Some(300)
		})
	}
	for _, path := range Knobs() {
		spec, ok := field.Find(path)
		if !ok {
			t.Errorf("%s is not in the field table", path)
			continue
		}
		for _, option := range spec.Options {
			b, err := named().With(path, value.Text(option.Value))
			if err != nil || len(b.Notes) > 0 {
				t.Errorf("%s %q: %v, %+v", path, option.Value, err, b.Notes)
			}
		}
		if spec.Range == nil {
			continue
		}
		for _, end := range []float64{spec.Range.Min, spec.Range.Max} {
			b, err := named().With(PathPauseMax, value.Int(5000))
			if err != nil {
				t.Fatal(err)
			}
			if path == PathPauseMax {
				b, err = b.With(PathPauseMin, value.Int(0))
				if err != nil {
					t.Fatal(err)
				}
			}
			if b, err = b.With(path, value.Number(end)); err != nil || len(b.Notes) > 0 {
				t.Errorf("%s %v: %v, %+v", path, end, err, b.Notes)
			}
		}
		beyond, err := named().With(path, value.Number(spec.Range.Max+1))
		if err != nil || len(beyond.Notes) == 0 {
			t.Errorf("%s beyond %v is read without a note (%v)", path, spec.Range.Max, err)
		}
	}
}

// TestEveryFieldOfABehaviorIsAKnobOrSaysWhyNot is what a new field of a
// behavior_config meets first: the rehearsal must read it, or pass over it
// knowingly.
func TestEveryFieldOfABehaviorIsAKnobOrSaysWhyNot(t *testing.T) {
	known := map[string]bool{}
	for _, spec := range field.All() {
		if !strings.HasPrefix(spec.Path, "behavior_config.") || spec.Kind == field.KindObject {
			continue
		}
		known[spec.Path] = true
		if why, passedOver := notModelled[spec.Path]; IsKnob(spec.Path) == passedOver || passedOver && why == "" {
			t.Errorf("%s: read it in From and list it in knobs, or say in notModelled why the rehearsal passes over it", spec.Path)
		}
	}
	for path := range notModelled {
		if !known[path] {
			t.Errorf("%s is passed over, and no field", path)
		}
	}
}

// TestEveryKnobIsRead holds the list of knobs to what From makes of them: one
// that is listed and not read would show figures that never change.
func TestEveryKnobIsRead(t *testing.T) {
	for _, path := range Knobs() {
		read := func(v value.Value) Behavior {
			b, err := config(nil).With(path, v)
			if err != nil {
				t.Fatal(err)
			}
			b.persona = nil
			return b
		}
		spec, _ := field.Find(path)
		var one, other value.Value
		switch {
		case len(spec.Options) > 1:
			one, other = value.Text(spec.Options[0].Value), value.Text(spec.Options[1].Value)
		case spec.Range != nil:
			one, other = value.Number(spec.Range.Min), value.Number(spec.Range.Max)
		case spec.Kind == field.KindToggle:
			one, other = value.Bool(false), value.Bool(true)
		case path == PathLanguage:
			one, other = value.Text("en"), value.Text("es-MX")
		case spec.Kind == field.KindTags:
			one, other = value.List([]string{"yes"}), value.List([]string{"no"})
		default:
			t.Fatalf("%s: what could be tried with it?", path)
		}
		if reflect.DeepEqual(read(one), read(other)) {
			t.Errorf("%s is a knob, and reads the same at %s and %s", path, one.JSON(), other.JSON())
		}
	}
}
