package field_test

import (
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/value"
)

// same fails unless the two say the same: presence of objects with members
// aside, every cell is equal.
func same(t *rapid.T, label string, got, want model.Persona) {
	t.Helper()
	if changes := field.Diff(&got, &want); len(changes) > 0 {
		t.Fatalf("%s: %s", label, field.Describe(changes[0]))
	}
}

// edit draws a version of p with some fields changed.
func edit(t *rapid.T, label string, p model.Persona) model.Persona {
	for range rapid.IntRange(0, 8).Draw(t, label+" changes") {
		spec := rapid.SampledFrom(field.All()).Draw(t, label+" field")
		v := value.Absent
		if rapid.IntRange(0, 3).Draw(t, label+" clears") > 0 {
			v = fieldtest.Value(t, spec)
		}
		if err := spec.Of(&p).Set(v); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func TestDiffOfEqualsIsEmpty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := fieldtest.Personas().Draw(t, "persona")
		q := p
		if changes := field.Diff(&p, &q); len(changes) > 0 {
			t.Fatal(field.Describe(changes[0]))
		}
	})
}

func TestApplyingADiffGivesTheOtherSide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := fieldtest.Personas().Draw(t, "a")
		b := rapid.OneOf(fieldtest.Personas(), rapid.Custom(func(t *rapid.T) model.Persona { return edit(t, "b", a) })).Draw(t, "b")
		changes := field.Diff(&a, &b)
		for _, change := range changes {
			if change.Old == change.New || field.Describe(change) == "" {
				t.Fatalf("%s: no change", change.Path)
			}
		}
		if err := field.Apply(&a, changes); err != nil {
			t.Fatal(err)
		}
		same(t, "applied", a, b)
	})
}

func TestApplyIsAllOrNothing(t *testing.T) {
	p := field.NewPersona("Default", "a")
	before := p
	err := field.Apply(&p, []field.Change{{"name", value.Absent, value.Text("b")}, {"enabled", value.Absent, value.Text("x")}})
	if !errors.Is(err, value.ErrWrongType) || !reflect.DeepEqual(p, before) {
		t.Errorf("%v, %+v", err, p)
	}
	if err := field.Apply(&p, []field.Change{{Path: "naem"}}); !errors.Is(err, field.ErrUnknown) {
		t.Error(err)
	}
}

func TestPresenceCountsOnlyWithoutMembers(t *testing.T) {
	var a, b model.Persona
	a.Anam.Presence, b.Anam.Presence = value.StateValue, value.StateNull
	if changes := field.Diff(&a, &b); len(changes) != 1 || changes[0].Path != "anam" || changes[0].New != value.Null {
		t.Errorf("%+v", changes)
	}
	a.Anam.AvatarID, b.Anam.AvatarID = value.Some("x"), value.Some("x")
	if changes := field.Diff(&a, &b); len(changes) != 0 {
		t.Errorf("%+v", changes)
	}
	b.Anam.AvatarID = value.Optional[string]{}
	if changes := field.Diff(&a, &b); len(changes) != 2 {
		t.Errorf("%+v", changes)
	}
}

func TestClearTakesAnObjectWithItsMembers(t *testing.T) {
	p := field.NewPersona("Default", "a")
	if err := field.Clear(&p, "behavior_config"); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.Behavior, model.BehaviorConfig{}) || p.Name != "a" {
		t.Errorf("%+v", p)
	}
	if err := field.Clear(&p, "behaviour"); !errors.Is(err, field.ErrUnknown) {
		t.Error(err)
	}
}

func TestMergeWithOneSideUnchangedTakesTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := fieldtest.Personas().Draw(t, "base")
		x := edit(t, "x", base)
		for label, sides := range map[string][2]model.Persona{"mine": {x, base}, "theirs": {base, x}, "both": {x, x}} {
			merged, conflicts := field.Merge(base, sides[0], sides[1])
			if len(conflicts) > 0 {
				t.Fatalf("%s: a conflict at %s", label, conflicts[0].Spec.Path)
			}
			same(t, label, merged, x)
		}
	})
}

func TestMergeConflictsAreSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := fieldtest.Personas().Draw(t, "base")
		a, b := edit(t, "a", base), edit(t, "b", base)
		_, one := field.Merge(base, a, b)
		_, other := field.Merge(base, b, a)
		if len(one) != len(other) {
			t.Fatalf("%d conflicts one way, %d the other", len(one), len(other))
		}
		for i := range one {
			mirrored := field.Conflict{other[i].Spec, other[i].Base, other[i].Theirs, other[i].Mine}
			if one[i] != mirrored {
				t.Fatalf("%+v and %+v", one[i], other[i])
			}
		}
	})
}

func TestMergeTakesEachSidesOwnEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := fieldtest.Personas().Draw(t, "base")
		mine, theirs := base, base
		want := base
		for i, spec := range field.All() {
			if spec.Kind == field.KindObject || rapid.IntRange(0, 3).Draw(t, spec.Path) > 0 {
				continue
			}
			side := &mine
			if i%2 == 0 {
				side = &theirs
			}
			v := fieldtest.Value(t, spec)
			for _, p := range []*model.Persona{side, &want} {
				if err := spec.Of(p).Set(v); err != nil {
					t.Fatal(err)
				}
			}
		}
		merged, conflicts := field.Merge(base, mine, theirs)
		if len(conflicts) > 0 {
			t.Fatalf("a conflict at %s", conflicts[0].Spec.Path)
		}
		same(t, "merged", merged, want)
	})
}

func TestMergeConflicts(t *testing.T) {
	base := field.NewPersona("Default", "a")
	mine, theirs := base, base
	mine.Name, theirs.Name = "b", "c"
	mine.UpdatedAt, theirs.UpdatedAt = "1", "2"
	mine.Behavior.CutIn.MinWords = value.Some(5)
	theirs.Behavior.CutIn.MinWords = value.NullOf[int]()
	theirs.Prompt = value.Some("x")
	merged, conflicts := field.Merge(base, mine, theirs)
	if len(conflicts) != 2 || conflicts[0].Spec.Path != "name" || conflicts[1].Spec.Path != "behavior_config.cut_in.min_words" {
		t.Fatalf("%+v", conflicts)
	}
	c := conflicts[1]
	if c.Base != value.Int(3) || c.Mine != value.Int(5) || c.Theirs != value.Null {
		t.Errorf("%+v", c)
	}
	if merged.Name != "b" || merged.UpdatedAt != "2" || merged.Prompt.Or("") != "x" {
		t.Errorf("%+v", merged)
	}
}
