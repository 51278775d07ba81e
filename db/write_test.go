package db

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
)

func TestWrite(t *testing.T) {
	ctx := context.Background()

	t.Run("creates with an id and stamps", func(t *testing.T) {
		d := newLibrary(t)
		r := mustCreate(t, d, persona("Impatient caller"))[0]
		if !model.IsUUID(r.Persona.ID) || r.Revision != 1 || r.Persona.CreatedAt == "" || r.Persona.CreatedAt != r.Persona.UpdatedAt {
			t.Errorf("got %+v", r)
		}
		if got := mustGet(t, d, r.Persona.ID); encode(got.Persona) != encode(r.Persona) || got.Revision != 1 || got.Trashed {
			t.Errorf("read back %+v, wrote %+v", got, r)
		}
	})

	t.Run("keeps the id and the creation that a put brings", func(t *testing.T) {
		d := newLibrary(t)
		p := persona("Imported")
		p.ID, p.CreatedAt, p.UpdatedAt = "their-id", "2020-01-01T00:00:00.000Z", "2020-01-02T00:00:00.000Z"
		r := mustCreate(t, d, p)[0]
		if r.Persona.ID != "their-id" || r.Persona.CreatedAt != "2020-01-01T00:00:00.000Z" || r.Persona.UpdatedAt == p.UpdatedAt {
			t.Errorf("got %+v", r.Persona)
		}
	})

	t.Run("a save raises the revision and keeps the creation", func(t *testing.T) {
		d := newLibrary(t)
		r := mustCreate(t, d, persona("A"))[0]
		saved := mustSave(t, d, r, func(p *model.Persona) { setWords(7)(p); p.CreatedAt = "" })
		if saved.Revision != 2 || saved.Persona.CreatedAt != r.Persona.CreatedAt || saved.Persona.UpdatedAt <= r.Persona.UpdatedAt {
			t.Errorf("got %+v", saved)
		}
	})

	t.Run("a save that changes nothing writes nothing", func(t *testing.T) {
		d := newLibrary(t)
		r := mustCreate(t, d, persona("A"))[0]
		before := documentOf(t, d, r.Persona.ID)
		saved := mustSave(t, d, r, func(p *model.Persona) { p.UpdatedAt = "2030-01-01T00:00:00.000Z" })
		if saved.Revision != 1 || saved.Persona.UpdatedAt != r.Persona.UpdatedAt || documentOf(t, d, r.Persona.ID) != before {
			t.Errorf("got %+v", saved)
		}
		if ops, err := d.Operations(ctx, "", 0, 0); err != nil || len(ops.Rows) != 1 {
			t.Errorf("got operations %v, %v", ops, err)
		}
	})

	t.Run("all or nothing", func(t *testing.T) {
		d := newLibrary(t)
		mustCreate(t, d, persona("Taken"))
		_, err := d.Write(ctx, library.OperationImport, "Imported 2", []library.Put{{Persona: persona("Free")}, {Persona: persona("Taken")}})
		wantError(t, err, library.ErrNameTaken)
		if got := names(t, d, library.Query{}); !slices.Equal(got, []string{"Taken"}) {
			t.Errorf("got %v", got)
		}
		wantSound(t, d)
	})

	t.Run("names can be swapped in one operation", func(t *testing.T) {
		d := newLibrary(t)
		rs := mustCreate(t, d, persona("A"), persona("B"))
		a, b := rs[0].Persona, rs[1].Persona
		a.Name, b.Name = "B", "A"
		mustWrite(t, d, library.OperationBulk, "Swapped", library.Put{Persona: a, Base: 1}, library.Put{Persona: b, Base: 1})
		if mustGet(t, d, a.ID).Persona.Name != "B" || mustGet(t, d, b.ID).Persona.Name != "A" {
			t.Error("not swapped")
		}
		mustUndo(t, d)
		if mustGet(t, d, a.ID).Persona.Name != "A" || mustGet(t, d, b.ID).Persona.Name != "B" {
			t.Error("not swapped back")
		}
	})
}

func TestWriteRefuses(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	held := mustCreate(t, d, persona("Held"))[0]
	trashed := mustCreate(t, d, persona("Trashed"))[0]
	if _, err := d.Delete(ctx, []string{trashed.Persona.ID}); err != nil {
		t.Fatal(err)
	}
	saved := mustSave(t, d, held, setWords(9))

	otherProject := persona("Held")
	otherProject.Project = "Other"
	otherCase := persona("HELD")
	missing := persona("Missing")
	missing.ID = "missing"
	nameless, homeless := persona(" "), persona("Homeless")
	homeless.Project = ""

	for _, c := range []struct {
		name string
		puts []library.Put
		kind error // nil: allowed
	}{
		{"the name of another", []library.Put{{Persona: persona("Held")}}, library.ErrNameTaken},
		{"the name in another project", []library.Put{{Persona: otherProject}}, nil},
		{"the name in another case", []library.Put{{Persona: otherCase}}, nil},
		{"the name of one in the trash", []library.Put{{Persona: persona("Trashed")}}, nil},
		{"an old revision", []library.Put{{Persona: held.Persona, Base: 1}}, library.ErrConflict},
		{"a revision to come", []library.Put{{Persona: held.Persona, Base: 3}}, library.ErrConflict},
		{"a new one under a known id", []library.Put{{Persona: held.Persona}}, library.ErrConflict},
		{"one in the trash, old revision", []library.Put{{Persona: trashed.Persona, Base: 1}}, library.ErrConflict},
		{"one in the trash, its revision", []library.Put{{Persona: trashed.Persona, Base: 2}}, library.ErrConflict},
		{"one that is not there", []library.Put{{Persona: missing, Base: 4}}, library.ErrConflict},
		{"no name", []library.Put{{Persona: nameless}}, library.ErrInvalid},
		{"no project", []library.Put{{Persona: homeless}}, library.ErrInvalid},
		{"a change without an id", []library.Put{{Persona: persona("X"), Base: 1}}, library.ErrInvalid},
		{"the same twice", []library.Put{{Persona: saved.Persona, Base: 2}, {Persona: saved.Persona, Base: 2}}, library.ErrInvalid},
		{"nothing", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := d.Write(ctx, library.OperationSave, "Saved", c.puts)
			if c.kind == nil {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			wantError(t, err, c.kind)
		})
	}

	t.Run("a name clash says whose it is", func(t *testing.T) {
		_, err := d.Write(ctx, library.OperationSave, "Saved", []library.Put{{Persona: persona("Held")}})
		var taken *library.NameTakenError
		if !errors.As(err, &taken) || taken.HolderID != held.Persona.ID || taken.Project != "Default" {
			t.Errorf("got %+v", taken)
		}
	})
	t.Run("a conflict carries what stands there", func(t *testing.T) {
		_, err := d.Write(ctx, library.OperationSave, "Saved", []library.Put{{Persona: held.Persona, Base: 1}})
		var conflict *library.ConflictError
		if !errors.As(err, &conflict) || conflict.Gone || conflict.Base != 1 || conflict.Theirs.Revision != 2 || minWords(conflict.Theirs.Persona) != 9 {
			t.Errorf("got %+v", conflict)
		}
	})
	t.Run("a conflict with the trash says so", func(t *testing.T) {
		_, err := d.Write(ctx, library.OperationSave, "Saved", []library.Put{{Persona: trashed.Persona, Base: 1}})
		var conflict *library.ConflictError
		if !errors.As(err, &conflict) || !conflict.Gone || !conflict.Theirs.Trashed || conflict.Theirs.Persona.Name != "Trashed" {
			t.Errorf("got %+v", conflict)
		}
	})
	wantSound(t, d)
}

func TestSeed(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "library.db")
	calls := 0
	seed := func() ([]model.Persona, error) {
		calls++
		return StarterSet()
	}
	d := mustOpen(t, path, Options{Seed: seed})
	set, err := StarterSet()
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, p := range set {
		want = append(want, p.Name)
	}
	if got := names(t, d, library.Query{}); !slices.Equal(got, want) || len(got) != 12 {
		t.Errorf("got %v, want %v", got, want)
	}
	_, err = d.Undo(ctx)
	wantError(t, err, library.ErrNothing)

	// A seed has no change that made it, but its first revision can be had.
	page, err := d.Page(ctx, library.Query{}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	first := mustGet(t, d, page.Rows[0].ID)
	mustSave(t, d, first, setWords(42))
	restored, err := d.RestoreRevision(ctx, first.Persona.ID, 1, nil, "")
	if err != nil || minWords(restored.Persona) != minWords(first.Persona) || restored.Revision != 3 {
		t.Errorf("got %+v, %v", restored, err)
	}

	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, path, Options{Seed: seed})
	if calls != 1 {
		t.Errorf("the seed was called %d times", calls)
	}
}

func TestSets(t *testing.T) {
	showcase, err := ShowcaseSet()
	if err != nil || len(showcase) != 30 {
		t.Fatalf("got %d personas, %v", len(showcase), err)
	}
	d := mustOpen(t, "", Options{Throwaway: true, Seed: ShowcaseSet})
	if got := len(names(t, d, library.Query{})); got != 30 {
		t.Errorf("got %d personas", got)
	}
	if info := d.Info(); !info.Throwaway || info.Path != "" {
		t.Errorf("got %+v", info)
	}
	folder := d.temporary
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(folder + "*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	for _, p := range showcase {
		if strings.TrimSpace(p.Name) == "" || p.Prompt.Or("") == "" {
			t.Errorf("incomplete: %+v", p)
		}
	}
}
