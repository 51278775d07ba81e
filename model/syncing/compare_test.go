package syncing

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws"
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// TestCompare by table: what each side says beside a common base, and what comes of it.
func TestCompare(t *testing.T) {
	base := []string{`description="old"`, `tags=["a"]`, `behavior_config.cut_in.min_words=3`, `evalstudio.headers={"x":"1"}`}
	for _, c := range []struct {
		name                    string
		system                  model.System
		here, there             []string
		state                   library.SyncState
		mine, theirs, conflicts []string
	}{
		{"same", model.SystemFeather, nil, nil, library.SyncSame, nil, nil, nil},
		{"here", model.SystemFeather, []string{`description="new"`}, nil, library.SyncHere, []string{"description"}, nil, nil},
		{"there", model.SystemFeather, nil, []string{`description="new"`}, library.SyncThere, nil, []string{"description"}, nil},
		{"alike", model.SystemFeather, []string{`description="new"`}, []string{`description="new"`}, library.SyncSame, nil, nil, nil},
		{"both", model.SystemFeather, []string{`description="new"`}, []string{`tags=["b"]`}, library.SyncBoth, []string{"description"}, []string{"tags"}, nil},
		{
			"conflict", model.SystemFeather,
			[]string{`description="new"`},
			[]string{`description=null`},
			library.SyncBoth,
			[]string{"description"},
			[]string{"description"},
			[]string{"description"},
		},
		{"of another system", model.SystemFeather, []string{`evalstudio.headers={}`}, nil, library.SyncSame, nil, nil, nil},
		{"headers", model.SystemEvalStudio, []string{`evalstudio.headers={}`}, nil, library.SyncHere, []string{"evalstudio.headers"}, nil, nil},
		{"no tags", model.SystemFeatherOrg, []string{`tags=[]`}, nil, library.SyncSame, nil, nil, nil},
		{"knobs", model.SystemAnam, []string{`behavior_config.cut_in.min_words=9`}, nil, library.SyncSame, nil, nil, nil},
		{"origin", model.SystemAnam, nil, []string{`origin.anam.updatedAt="now"`, `project="Other"`}, library.SyncSame, nil, nil, nil},
		{"taken away", model.SystemAnam, []string{`description=`}, nil, library.SyncHere, []string{"description"}, nil, nil},
		{"unknown keys", model.SystemAnam, []string{`extra.anam={"a":1}`}, nil, library.SyncSame, nil, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, h, r := fieldtest.Build(t, base...), fieldtest.Build(t, append(base, c.here...)...), fieldtest.Build(t, append(base, c.there...)...)
			row := compare(&b, &h, &r, c.system)
			var conflicts []string
			for _, conflict := range row.Conflicts {
				conflicts = append(conflicts, conflict.Spec.Path)
			}
			if row.State != c.state || !slices.Equal(paths(row.Mine), c.mine) || !slices.Equal(paths(row.Theirs), c.theirs) || !slices.Equal(conflicts, c.conflicts) {
				t.Errorf("%s: mine %v, theirs %v, conflicts %v", row.State, paths(row.Mine), paths(row.Theirs), conflicts)
			}
			if row := compare(nil, &h, &r, c.system); (row.State == library.SyncSame) != (row.State != library.SyncUnknown) {
				t.Errorf("without a base: %s", row.State)
			}
			if here, there := compare(&b, &h, nil, c.system).State, compare(&b, nil, &r, c.system).State; here != library.SyncOnlyHere || there != library.SyncOnlyThere {
				t.Errorf("alone: %s, %s", here, there)
			}
		})
	}
}

func paths(changes []field.Change) []string {
	var paths []string
	for _, change := range changes {
		paths = append(paths, change.Path)
	}
	return paths
}

// TestMergeLosesNothing: what one side alone changed is in the merge, what both changed is
// a conflict or the same, and what the system does not carry is as it is here.
func TestMergeLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		system := rapid.SampledFrom(model.Vendors).Draw(t, "system")
		base := fieldtest.Personas().Draw(t, "base")
		here, there := edited(t, base, "here"), edited(t, base, "there")
		merged, conflicts := merge(&base, &here, &there, system)
		row := compare(&base, &here, &there, system)
		for _, spec := range field.All() {
			b, h, r, m := spec.Of(&base).Get(), spec.Of(&here).Get(), spec.Of(&there).Get(), spec.Of(&merged).Get()
			inConflict := slices.ContainsFunc(conflicts, func(c field.Conflict) bool { return c.Spec == spec })
			switch {
			case !carries(system, spec) || spec.Kind == field.KindObject:
			case h != b && h != r && r != b && !inConflict:
				t.Errorf("%s: both changed it, and it is no conflict", spec.Path)
			case inConflict && m != h, h == b && m != r, r == b && m != h:
				t.Errorf("%s: %s, %s and %s became %s", spec.Path, b.JSON(), h.JSON(), r.JSON(), m.JSON())
			}
		}
		if (row.State == library.SyncSame) != (len(Differences(&here, &there, system)) == 0) {
			t.Errorf("%s", row.State)
		}
		if row.State == library.SyncBoth && !slices.EqualFunc(row.Conflicts, conflicts, func(a, b field.Conflict) bool { return a.Spec == b.Spec }) {
			t.Errorf("other conflicts")
		}
	})
}

// edited returns p with a few fields changed.
func edited(t *rapid.T, p model.Persona, label string) model.Persona {
	for range rapid.IntRange(0, 4).Draw(t, label+" edits") {
		spec := rapid.SampledFrom(field.All()).Draw(t, label)
		v := value.Absent
		if !spec.Required && rapid.Bool().Draw(t, label+" sets") {
			v = fieldtest.Value(t, spec)
		}
		put(&p, spec, v)
	}
	return p
}

// TestAfterAPushBothAgree: whatever was sent, in whatever of our spellings, there is no
// change here that could still be told, and of what the answer does not show nothing
// changed there.
func TestAfterAPushBothAgree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		system := rapid.SampledFrom(model.Vendors).Draw(t, "system")
		place := newPlace(system, rapid.SampledFrom([]string{wire.API121, wire.API187}).Draw(t, "api"))
		p := fieldtest.Personas().Draw(t, "persona")
		p.Name = "Somebody"
		body, err := wire.Encode(&p, wire.Target{System: system, API: place.api})
		if err != nil {
			t.Fatal(err)
		}
		answer, err := place.Create(context.Background(), body)
		if err != nil {
			t.Skip(err)
		}
		base, err := agreed(nil, &p, &p, body, answer, place.api)
		if err != nil {
			t.Fatal(err)
		}
		checkAgreed(t, place, &base, &p, answer, true)
		changed := edited(t, p, "changed")
		changed.Name = p.Name
		there, _ := inTerms(answer, place.api, &base)
		if body, err = wire.Encode(&changed, wire.Target{System: system, Body: wire.BodyUpdate, API: place.api, Base: &there}); err != nil {
			t.Fatal(err)
		}
		if answer, err = place.Update(context.Background(), place.records[0].id, body); err != nil {
			t.Skip(err)
		}
		base2, err := agreed(&base, &changed, &changed, body, answer, place.api)
		if err != nil {
			t.Fatal(err)
		}
		checkAgreed(t, place, &base2, &changed, answer, false)
	})
}

func checkAgreed(t *rapid.T, place *fakePlace, base, here *model.Persona, answer *wire.Imported, wasMade bool) {
	t.Helper()
	old, there, err := together(answer, place.api, base, here)
	if err != nil {
		t.Fatal(err)
	}
	row := compare(&old, here, &there, place.system)
	sends, err := saying(here, &there, place.system, place.api)
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range row.Mine {
		spec, _ := field.Find(change.Path)
		c, _ := spec.Carrier(place.system)
		if v := spec.Of(&sends).Get(); v != value.Absent && v != spec.Of(&there).Get() && (c.Create || !wasMade) {
			t.Errorf("%s: %s → %s is still to be sent, as %s", change.Path, change.Old.JSON(), change.New.JSON(), v.JSON())
		}
	}
	for _, change := range row.Theirs {
		spec, _ := field.Find(change.Path)
		if c, _ := spec.Carrier(place.system); !c.Read {
			t.Errorf("%s: %s → %s there, where no answer shows it", change.Path, change.Old.JSON(), change.New.JSON())
		}
	}
}
