package db

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"personae/model/library"
	"personae/model/value"
)

func TestMoved(t *testing.T) {
	ctx := context.Background()
	for name, away := range map[string]func(path string) error{
		"renamed": func(path string) error { return os.Rename(path, path+".old") },
		"deleted": os.Remove,
		"replaced": func(path string) error {
			return errors.Join(os.Rename(path, path+".old"), os.WriteFile(path, nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newLibrary(t)
			r := mustCreate(t, d, persona("A"))[0]
			if err := away(d.file); err != nil {
				t.Skip("an open file stays where it is here: ", err)
			}
			_, err := d.Write(ctx, library.OperationCreate, "x", []library.Put{{Persona: persona("B")}})
			wantError(t, err, library.ErrMoved)
			_, err = d.Changed(ctx)
			wantError(t, err, library.ErrMoved)
			wantError(t, d.KeepDraft(ctx, library.Draft{Persona: r.Persona}), library.ErrMoved)
			mustGet(t, d, r.Persona.ID) // what is there can still be read
		})
	}
	t.Run("in the middle of a change", func(t *testing.T) {
		d := newLibrary(t)
		err := d.transact(ctx, "test", func(*transaction) error { return os.Rename(d.file, d.file+".old") })
		wantError(t, err, library.ErrMoved)
	})
	t.Run("and put back", func(t *testing.T) {
		d := newLibrary(t)
		for _, names := range [][2]string{{d.file, d.file + ".old"}, {d.file + ".old", d.file}} {
			if err := os.Rename(names[0], names[1]); err != nil {
				t.Skip("an open file stays where it is here: ", err)
			}
		}
		mustCreate(t, d, persona("A"))
	})
}

func TestBusy(t *testing.T) {
	ctx := context.Background()
	a := newLibrary(t)
	b := mustOpen(t, a.file, Options{wait: time.Millisecond})
	mustCreate(t, a, persona("A"))
	tx, err := a.write.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Write(ctx, library.OperationCreate, "x", []library.Put{{Persona: persona("B")}})
	wantError(t, err, library.ErrBusy)
	names(t, b, library.Query{}) // reading does not wait
	patient := mustOpen(t, a.file, Options{})
	short, cancel := context.WithTimeout(ctx, 30*time.Millisecond)
	defer cancel()
	if _, err = patient.Write(short, library.OperationCreate, "x", []library.Put{{Persona: persona("B")}}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	mustCreate(t, b, persona("B"))
	mustCreate(t, patient, persona("C"))
}

func TestFull(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	r := mustCreate(t, d, persona("A"))[0]
	var pages int
	if err := d.write.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		t.Helper()
		var got int
		if err := d.write.QueryRowContext(ctx, "PRAGMA max_page_count = "+itoa(n)).Scan(&got); err != nil || got != n {
			t.Fatalf("got %d, %v", got, err)
		}
	}
	limit(pages + 1)
	before := documentOf(t, d, r.Persona.ID)
	big := r.Persona
	big.Prompt = value.Some(strings.Repeat("lorem ipsum ", 100_000))
	_, err := d.Write(ctx, library.OperationSave, "x", []library.Put{{Persona: big, Base: 1}})
	wantError(t, err, library.ErrFull)
	if documentOf(t, d, r.Persona.ID) != before || mustGet(t, d, r.Persona.ID).Revision != 1 {
		t.Error("something was written")
	}
	limit(1 << 30) // space was freed: the same handle goes on
	mustWrite(t, d, library.OperationSave, "x", library.Put{Persona: big, Base: 1})
	wantSound(t, d)
}

// TestDamage overwrites the middle of a file: what is met stops all writing.
func TestDamage(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	var ids []string
	for i := range 60 {
		p := withPrompt("Persona "+itoa(i), strings.Repeat("words ", 500))
		ids = append(ids, mustCreate(t, d, p)[0].Persona.ID)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(d.file, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	junk := []byte(strings.Repeat("\xa5junk", 4096/5))
	for at := int64(40 * 4096); at+4096 < info.Size(); at += 2 * 4096 {
		if _, err := f.WriteAt(junk, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	hurt, err := Open(ctx, d.file, Options{})
	if err != nil {
		wantError(t, err, library.ErrCorrupt)
		return
	}
	defer func() { _ = hurt.Close() }()
	for _, id := range ids {
		if _, err = hurt.Get(ctx, id); err != nil {
			break
		}
	}
	wantError(t, err, library.ErrCorrupt)
	_, err = hurt.Write(ctx, library.OperationCreate, "x", []library.Put{{Persona: persona("B")}})
	wantError(t, err, library.ErrCorrupt)
	if !strings.Contains(err.Error(), "personae rescue") {
		t.Errorf("%q says nothing of a rescue", err)
	}
}

func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	r := mustCreate(t, d, persona("A"))[0]
	reader := mustOpen(t, d.file, Options{ReadOnly: true})
	if info := reader.Info(); !info.ReadOnly || info.Reason == "" {
		t.Errorf("got %+v", info)
	}
	wantReadOnly(t, reader, r)
	if err := reader.Backup(ctx, filepath.Join(t.TempDir(), "copy.db")); err != nil {
		t.Error(err)
	}
}

// wantReadOnly checks that everything can be read and nothing written.
func wantReadOnly(t *testing.T, d *DB, r library.Record) {
	t.Helper()
	ctx := context.Background()
	id := r.Persona.ID
	mustGet(t, d, id)
	names(t, d, library.Query{Search: "a"})
	if _, err := d.Changed(ctx); err != nil {
		t.Error(err)
	}
	for name, try := range map[string]func() error{
		"Write": func() error {
			_, err := d.Write(ctx, library.OperationCreate, "x", []library.Put{{Persona: persona("B")}})
			return err
		},
		"Delete":          func() error { _, err := d.Delete(ctx, []string{id}); return err },
		"Undo":            func() error { _, err := d.Undo(ctx); return err },
		"Redo":            func() error { _, err := d.Redo(ctx); return err },
		"CreateProject":   func() error { return d.CreateProject(ctx, "X") },
		"RenameProject":   func() error { _, err := d.RenameProject(ctx, "Default", "X"); return err },
		"KeepDraft":       func() error { return d.KeepDraft(ctx, library.Draft{Persona: r.Persona}) },
		"RestoreRevision": func() error { _, err := d.RestoreRevision(ctx, id, 1, nil, ""); return err },
		"Purge":           func() error { _, err := d.Purge(ctx, []string{id}); return err },
		"Forget":          func() error { _, err := d.Forget(ctx); return err },
		"Label":           func() error { _, err := d.Label(ctx, id, 1, "x"); return err },
		"UndoTo":          func() error { _, err := d.UndoTo(ctx, 1); return err },
		"SaveImage":       func() error { return d.SaveImage(ctx, library.Image{ID: "x", Project: "Default", Data: []byte("x")}) },
	} {
		err := try()
		if !errors.Is(err, library.ErrReadOnly) || !strings.Contains(err.Error(), d.Info().Reason) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if err := d.DropDraft(ctx, id, ""); err != nil { // there is none
		t.Error(err)
	}
}
