package db

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"personae/model"
	"personae/model/importing"
	"personae/model/library"
)

// mustImport runs an import that must work.
func mustImport(tb testing.TB, d *DB, label string, fill func(importing.Library) error) library.Operation {
	tb.Helper()
	op, err := d.Import(context.Background(), func(l importing.Library) (string, error) { return label, fill(l) })
	if err != nil {
		tb.Fatalf("Import: %v", err)
	}
	return op
}

// mustPut puts one persona.
func mustPut(tb testing.TB, l importing.Library, p model.Persona, base library.Revision) library.Record {
	tb.Helper()
	r, err := l.Put(library.Put{Persona: p, Base: base})
	if err != nil {
		tb.Fatalf("Put(%q): %v", p.Name, err)
	}
	return r
}

func TestImportIsOneOperation(t *testing.T) {
	d := newLibrary(t)
	old := mustCreate(t, d, imported("Old", "feather", "f-0"))[0]
	before := documentOf(t, d, old.Persona.ID)
	op := mustImport(t, d, "Imported 3 personas", func(l importing.Library) error {
		for i := range 2 {
			mustPut(t, l, imported(fmt.Sprint("New ", i), "anam", fmt.Sprint("a-", i)), 0)
		}
		r, ok, err := l.ByOrigin(model.SystemFeather, "f-0", "")
		if err != nil || !ok || r.Persona.ID != old.Persona.ID {
			t.Errorf("ByOrigin: %v, %v, %v", r.Persona.ID, ok, err)
		}
		setWords(7)(&r.Persona)
		mustPut(t, l, r.Persona, r.Revision)
		return nil
	})
	if op.ID == 0 || op.Personas != 3 || op.Kind != library.OperationImport || op.Label != "Imported 3 personas" {
		t.Errorf("got %+v", op)
	}
	if got := names(t, d, library.Query{Sort: library.SortName}); fmt.Sprint(got) != "[New 0 New 1 Old]" {
		t.Errorf("got %v", got)
	}
	log, err := d.Operations(context.Background(), "", 0, 1)
	if err != nil || log.Rows[0].Label != op.Label || log.Rows[0].Personas != 3 {
		t.Errorf("the log: %+v, %v", log, err)
	}
	mustUndo(t, d)
	if got := names(t, d, library.Query{}); fmt.Sprint(got) != "[Old]" || documentOf(t, d, old.Persona.ID) != before {
		t.Errorf("after the undo: %v", got)
	}
	mustRedo(t, d)
	if got := names(t, d, library.Query{}); len(got) != 3 || minWords(mustGet(t, d, old.Persona.ID).Persona) != 7 {
		t.Errorf("after the redo: %v", got)
	}
	wantSound(t, d)
}

func TestImportSeesWhatItPut(t *testing.T) {
	d := newLibrary(t)
	op := mustImport(t, d, "Imported twice", func(l importing.Library) error {
		mustPut(t, l, imported("Twice", "anam", "a-1"), 0)
		for i := range 3 {
			r, ok, err := l.ByOrigin(model.SystemAnam, "a-1", "Default")
			if err != nil || !ok {
				t.Fatalf("ByOrigin: %v, %v", ok, err)
			}
			if byName, ok, err := l.ByName("Default", "Twice"); err != nil || !ok || byName.Persona.ID != r.Persona.ID {
				t.Fatalf("ByName: %v, %v", ok, err)
			}
			if byID, ok, err := l.ByID(r.Persona.ID); err != nil || !ok || byID.Revision != r.Revision {
				t.Fatalf("ByID: %v, %v", ok, err)
			}
			setWords(10 + i)(&r.Persona)
			mustPut(t, l, r.Persona, r.Revision)
		}
		return nil
	})
	record, err := d.Find(context.Background(), "Twice")
	if err != nil || op.Personas != 1 {
		t.Fatalf("%+v, %v", op, err)
	}
	history, err := d.History(context.Background(), record.Persona.ID, 0, 0)
	if err != nil || history.Total != 1 || history.Rows[0].Revision != record.Revision || minWords(*history.Rows[0].After) != 12 {
		t.Errorf("%+v, %v", history, err)
	}
	mustUndo(t, d)
	if got := names(t, d, library.Query{}); len(got) != 0 {
		t.Errorf("after the undo: %v", got)
	}
	mustRedo(t, d)
	if r := mustGet(t, d, record.Persona.ID); minWords(r.Persona) != 12 {
		t.Errorf("after the redo: %d", minWords(r.Persona))
	}
}

func TestImportThatFailsLeavesNothing(t *testing.T) {
	boom := errors.New("enough")
	for name, fill := range map[string]func(importing.Library) error{
		"its own error": func(l importing.Library) error { mustPut(t, l, persona("A"), 0); return boom },
		"a name taken": func(l importing.Library) error {
			mustPut(t, l, persona("A"), 0)
			_, err := l.Put(library.Put{Persona: persona("Here")})
			return err
		},
		"no name": func(l importing.Library) error {
			mustPut(t, l, persona("A"), 0)
			_, err := l.Put(library.Put{Persona: persona(" ")})
			return err
		},
		"an old revision": func(l importing.Library) error {
			r := mustPut(t, l, persona("A"), 0)
			_, err := l.Put(library.Put{Persona: r.Persona, Base: 9})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newLibrary(t)
			mustCreate(t, d, persona("Here"))
			mustUndo(t, d)
			mustRedo(t, d)
			_, err := d.Import(context.Background(), func(l importing.Library) (string, error) { return "x", fill(l) })
			if err == nil {
				t.Fatal("it worked")
			}
			if got := names(t, d, library.Query{}); fmt.Sprint(got) != "[Here]" {
				t.Errorf("the library holds %v", got)
			}
			if log, err := d.Operations(context.Background(), "", 0, 0); err != nil || len(log.Rows) != 1 {
				t.Errorf("the log: %+v, %v", log, err)
			}
			wantSound(t, d)
		})
	}
}

func TestImportOfNothingNew(t *testing.T) {
	d := newLibrary(t)
	r := mustCreate(t, d, persona("A"))[0]
	mustSave(t, d, r, setWords(4))
	mustUndo(t, d)
	now := mustGet(t, d, r.Persona.ID)
	op := mustImport(t, d, "Nothing", func(l importing.Library) error {
		mustPut(t, l, now.Persona, now.Revision)
		return nil
	})
	if op.ID != 0 {
		t.Errorf("got %+v", op)
	}
	mustRedo(t, d) // what could be redone still can
}

func TestImportStops(t *testing.T) {
	d := newLibrary(t)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := d.Import(ctx, func(l importing.Library) (string, error) {
		mustPut(t, l, persona("A"), 0)
		cancel()
		_, err := l.Put(library.Put{Persona: persona("B")})
		return "x", err
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	if got := names(t, d, library.Query{}); len(got) != 0 {
		t.Errorf("the library holds %v", got)
	}
	mustCreate(t, d, persona("C"))
	wantSound(t, d)
}

func TestByOriginChooses(t *testing.T) {
	d := newLibrary(t)
	inOther := imported("A", "feather", "f-1")
	inOther.Project = "Other"
	list := mustCreate(t, d, imported("A", "feather", "f-1"), inOther, imported("B", "feather", "f-1"))
	find := func(project string) (id string) {
		mustImport(t, d, "x", func(l importing.Library) error {
			r, _, err := l.ByOrigin(model.SystemFeather, "f-1", project)
			id = r.Persona.ID
			return err
		})
		return id
	}
	if got := find(""); got != list[0].Persona.ID {
		t.Error("not the oldest")
	}
	if got := find("Other"); got != list[1].Persona.ID {
		t.Error("not the one of the project")
	}
	if _, err := d.Delete(context.Background(), []string{list[0].Persona.ID, list[1].Persona.ID}); err != nil {
		t.Fatal(err)
	}
	if got := find("Other"); got != list[2].Persona.ID {
		t.Error("one from the trash")
	}
}

// TestByOriginUsesItsIndex: without it each record of an import would look
// through the whole library.
func TestByOriginUsesItsIndex(t *testing.T) {
	d := newLibrary(t)
	mustCreate(t, d, imported("A", "feather", "f-1"))
	plan := planOf(t, d, "SELECT document FROM personas WHERE "+byOrigin, "feather", "f-1", "")
	if !strings.Contains(plan, "origins_by_record") || strings.Contains(plan, "personas_by") {
		t.Errorf("the plan is\n%s", plan)
	}
}

// TestPreviewKeepsNothing: it finds what is here and what it has put, in the
// order that an import does, and leaves the library as it was. One that can only
// be read can be looked at too.
func TestPreviewKeepsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	d := mustOpen(t, path, Options{})
	list := mustCreate(t, d, imported("A", "feather", "f-1"), imported("B", "feather", "f-1"), persona("C"))
	looker := mustOpen(t, path, Options{ReadOnly: true})
	boom := errors.New("enough")
	err := looker.Preview(context.Background(), func(l importing.Library) error {
		mustPut(t, l, imported("D", "feather", "f-1"), 0)
		b, _, err := l.ByName("Default", "B")
		if err != nil || b.Persona.ID != list[1].Persona.ID {
			t.Errorf("ByName: %v, %v", b.Persona.Name, err)
		}
		if first, _, err := l.ByOrigin(model.SystemFeather, "f-1", ""); err != nil || first.Persona.ID != list[0].Persona.ID {
			t.Errorf("ByOrigin does not find the oldest: %v, %v", first.Persona.Name, err)
		}
		b.Persona.Name = "E"
		mustPut(t, l, b.Persona, b.Revision)
		if _, ok, err := l.ByName("Default", "B"); ok || err != nil {
			t.Errorf("the name is still taken: %v", err)
		}
		if _, err := l.Put(library.Put{Persona: persona("C")}); !errors.Is(err, library.ErrNameTaken) {
			t.Errorf("a second C: %v", err)
		}
		return boom
	})
	if err != boom { //nolint:errorlint // as it is
		t.Errorf("got %v", err)
	}
	if got := names(t, d, library.Query{Sort: library.SortName}); fmt.Sprint(got) != "[A B C]" {
		t.Errorf("the library holds %v", got)
	}
	if log, err := d.Operations(context.Background(), "", 0, 0); err != nil || len(log.Rows) != 3 {
		t.Errorf("the log: %+v, %v", log, err)
	}
}
