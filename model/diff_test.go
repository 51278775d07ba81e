package model

import (
	"errors"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run
)

// same fails unless the two say the same: presence of objects with members
// aside, every cell is equal.
func same(t *rapid.T, label string, got, want Persona) {
	t.Helper()
	if changes := Diff(&got, &want); len(changes) > 0 {
		t.Fatalf("%s: %s", label, Describe(changes[0]))
	}
}

// edit draws a version of p with some fields changed.
func edit(t *rapid.T, label string, p Persona) Persona {
	for range rapid.IntRange(0, 8).Draw(t, label+" changes") {
		spec := rapid.SampledFrom(Fields()).Draw(t, label+" field")
		value := Absent
		if rapid.IntRange(0, 3).Draw(t, label+" clears") > 0 {
			value = drawValue(t, spec)
		}
		if err := spec.Of(&p).Set(value); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func TestDiffOfEqualsIsEmpty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := personas().Draw(t, "persona")
		q := p
		if changes := Diff(&p, &q); len(changes) > 0 {
			t.Fatal(Describe(changes[0]))
		}
	})
}

func TestApplyingADiffGivesTheOtherSide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := personas().Draw(t, "a")
		b := rapid.OneOf(personas(), rapid.Custom(func(t *rapid.T) Persona { return edit(t, "b", a) })).Draw(t, "b")
		changes := Diff(&a, &b)
		for _, change := range changes {
			if change.Old == change.New || Describe(change) == "" {
				t.Fatalf("%s: no change", change.Path)
			}
		}
		if err := Apply(&a, changes); err != nil {
			t.Fatal(err)
		}
		same(t, "applied", a, b)
	})
}

func TestApplyIsAllOrNothing(t *testing.T) {
	p := New("Default", "a")
	before := p
	err := Apply(&p, []FieldChange{{"name", Absent, TextValue("b")}, {"enabled", Absent, TextValue("x")}})
	if !errors.Is(err, ErrWrongType) || !reflect.DeepEqual(p, before) {
		t.Errorf("%v, %+v", err, p)
	}
	if err := Apply(&p, []FieldChange{{Path: "naem"}}); !errors.Is(err, ErrUnknownField) {
		t.Error(err)
	}
}

func TestPresenceCountsOnlyWithoutMembers(t *testing.T) {
	var a, b Persona
	a.Anam.Presence, b.Anam.Presence = StateValue, StateNull
	if changes := Diff(&a, &b); len(changes) != 1 || changes[0].Path != "anam" || changes[0].New != Null {
		t.Errorf("%+v", changes)
	}
	a.Anam.AvatarID, b.Anam.AvatarID = Some("x"), Some("x")
	if changes := Diff(&a, &b); len(changes) != 0 {
		t.Errorf("%+v", changes)
	}
	b.Anam.AvatarID = Optional[string]{}
	if changes := Diff(&a, &b); len(changes) != 2 {
		t.Errorf("%+v", changes)
	}
}

func TestClearTakesAnObjectWithItsMembers(t *testing.T) {
	p := New("Default", "a")
	if err := Clear(&p, "behavior_config"); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.Behavior, BehaviorConfig{}) || p.Name != "a" {
		t.Errorf("%+v", p)
	}
	if err := Clear(&p, "behaviour"); !errors.Is(err, ErrUnknownField) {
		t.Error(err)
	}
}

func TestMergeWithOneSideUnchangedTakesTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := personas().Draw(t, "base")
		x := edit(t, "x", base)
		for label, sides := range map[string][2]Persona{"mine": {x, base}, "theirs": {base, x}, "both": {x, x}} {
			merged, conflicts := Merge(base, sides[0], sides[1])
			if len(conflicts) > 0 {
				t.Fatalf("%s: a conflict at %s", label, conflicts[0].Spec.Path)
			}
			same(t, label, merged, x)
		}
	})
}

func TestMergeConflictsAreSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := personas().Draw(t, "base")
		a, b := edit(t, "a", base), edit(t, "b", base)
		_, one := Merge(base, a, b)
		_, other := Merge(base, b, a)
		if len(one) != len(other) {
			t.Fatalf("%d conflicts one way, %d the other", len(one), len(other))
		}
		for i := range one {
			mirrored := MergeConflict{other[i].Spec, other[i].Base, other[i].Theirs, other[i].Mine}
			if one[i] != mirrored {
				t.Fatalf("%+v and %+v", one[i], other[i])
			}
		}
	})
}

func TestMergeTakesEachSidesOwnEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base := personas().Draw(t, "base")
		mine, theirs := base, base
		want := base
		for i, spec := range Fields() {
			if spec.Kind == KindObject || rapid.IntRange(0, 3).Draw(t, spec.Path) > 0 {
				continue
			}
			side := &mine
			if i%2 == 0 {
				side = &theirs
			}
			value := drawValue(t, spec)
			for _, p := range []*Persona{side, &want} {
				if err := spec.Of(p).Set(value); err != nil {
					t.Fatal(err)
				}
			}
		}
		merged, conflicts := Merge(base, mine, theirs)
		if len(conflicts) > 0 {
			t.Fatalf("a conflict at %s", conflicts[0].Spec.Path)
		}
		same(t, "merged", merged, want)
	})
}

func TestMergeConflicts(t *testing.T) {
	base := New("Default", "a")
	mine, theirs := base, base
	mine.Name, theirs.Name = "b", "c"
	mine.UpdatedAt, theirs.UpdatedAt = "1", "2"
	mine.Behavior.CutIn.MinWords = Some(5)
	theirs.Behavior.CutIn.MinWords = NullOf[int]()
	theirs.Prompt = Some("x")
	merged, conflicts := Merge(base, mine, theirs)
	if len(conflicts) != 2 || conflicts[0].Spec.Path != "name" || conflicts[1].Spec.Path != "behavior_config.cut_in.min_words" {
		t.Fatalf("%+v", conflicts)
	}
	c := conflicts[1]
	if c.Base != IntValue(3) || c.Mine != IntValue(5) || c.Theirs != Null {
		t.Errorf("%+v", c)
	}
	if merged.Name != "b" || merged.UpdatedAt != "2" || merged.Prompt.Or("") != "x" {
		t.Errorf("%+v", merged)
	}
}
