package ui_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"personae/db"
	"personae/keymap"
	"personae/model/library"
	"personae/ui"
)

// ended waits until the program has ended.
func (d *driver) ended() {
	d.t.Helper()
	d.wait("the end", func() bool { return d.quit })
}

func TestQuittingAtOnceStopsAnImport(t *testing.T) {
	for name, end := range map[string]func(d *driver){
		"key":    func(d *driver) { d.press("ctrl+c") },
		"signal": func(d *driver) { d.update(ui.Stop{}) },
	} {
		t.Run(name, func(t *testing.T) {
			store := newLibrary(t, starters)
			d := drive(t, slow{store, false}, 120, 36)
			d.see("12 personas")
			d.importFile(file(t, "two.json", twoStudio))
			d.see("2 records: 2 new")
			d.press("enter")
			d.see("of 2. esc stops it")
			end(d)
			d.ended()
			if n := count(t, store); n != 12 {
				t.Errorf("%d personas: an import that was stopped wrote some", n)
			}
		})
	}
}

// quitOnQ is options with the key that quits at once on ctrl+q, and a clock that
// stands, so that a dialog out of the blue never gets past its grace.
func quitOnQ(t *testing.T) ui.Options {
	t.Helper()
	keys, err := keymap.Default().Override(map[string][]string{string(keymap.QuitNow): {"ctrl+q"}})
	if err != nil {
		t.Fatal(err)
	}
	return ui.Options{Keys: keys, Now: func() time.Time { return time.Unix(1_790_000_000, 0) }}
}

func TestAReboundQuitKeyPassesADialogThatHasJustComeUp(t *testing.T) {
	store := newLibrary(t, starters)
	d := driveWith(t, store, 120, 36, quitOnQ(t))
	d.see("12 personas")
	d.rehearse("Silent thinker")
	d.press("o")
	d.see("Own script")
	d.typed("/no/such/script")
	d.press("enter")
	d.see("Script not taken")
	d.press("enter", "ctrl+c")
	if d.see("Script not taken"); d.quit {
		t.Error("the key that no longer quits was not ignored")
	}
	d.press("ctrl+q")
	d.ended()
}

// stuck is a store that never answers what a form is opened on.
type stuck struct{ ui.Store }

func (s stuck) Drafts(ctx context.Context) ([]library.Draft, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func TestAReboundQuitKeyDoesNotWaitForAViewThatOpens(t *testing.T) {
	store := newLibrary(t, starters)
	d := driveWith(t, stuck{store}, 120, 36, quitOnQ(t))
	d.see("12 personas")
	d.press("e", "x", "ctrl+q")
	d.ended()
}

// drafted is a store that knows which drafts are kept.
type drafted struct {
	ui.Store
	mutex sync.Mutex
	kept  map[string]bool
}

func (s *drafted) note(id string, kept bool, err error) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if err == nil {
		s.kept[id] = kept
	}
	return err
}

func (s *drafted) has(id string) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.kept[id]
}

func (s *drafted) KeepDraft(ctx context.Context, d library.Draft) error {
	return s.note(d.Persona.ID, true, s.Store.KeepDraft(ctx, d))
}

func (s *drafted) DropDraft(ctx context.Context, id, editor string) error {
	return s.note(id, false, s.Store.DropDraft(ctx, id, editor))
}

func (s *drafted) Write(ctx context.Context, kind library.OperationKind, label string, puts []library.Put) ([]library.Record, error) {
	records, err := s.Store.Write(ctx, kind, label, puts)
	for i, r := range records {
		if puts[i].EndsDraft {
			err = s.note(r.Persona.ID, false, err)
		}
	}
	return records, err
}

func TestSavingAsNewForgetsTheDraftOfTheDeletedOne(t *testing.T) {
	store := newLibrary(t, starters)
	drafts := &drafted{Store: store, kept: map[string]bool{}}
	d := drive(t, drafts, 120, 36)
	d.see("12 personas")
	d.searchFor("Impatient interrupter")
	deleted := personaNamed(t, store, "Impatient interrupter").Persona.ID
	d.edit()
	d.press("home")
	d.typed("Kept ")
	d.wait("the draft", func() bool { return drafts.has(deleted) })
	other, err := db.Open(t.Context(), store.Info().Path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = other.Close() })
	if _, err := other.Delete(t.Context(), []string{deleted}); err != nil {
		t.Fatal(err)
	}
	d.press("ctrl+s")
	d.see("Deleted elsewhere")
	d.wait("the grace to pass", func() bool {
		d.press("enter")
		return !strings.Contains(d.screen(), "Deleted elsewhere")
	})
	d.see("Created Kept Impatient")
	d.press("ctrl+c")
	d.ended()
	kept := personaNamed(t, store, "Kept Impatient interrupter").Persona.ID
	if kept == deleted || drafts.has(deleted) || drafts.has(kept) {
		t.Errorf("drafts are left: of the deleted one %t, of the new one %t", drafts.has(deleted), drafts.has(kept))
	}
}

// locked is a library in which another program is writing, for longer than anybody waits.
type locked struct {
	ui.Store
	files, asked, gaveUp atomic.Int32
}

func (s *locked) RescueDraft(library.Draft) error {
	s.files.Add(1)
	return nil
}

func (s *locked) KeepDraft(ctx context.Context, _ library.Draft) error {
	s.asked.Add(1)
	<-ctx.Done()
	s.gaveUp.Add(1)
	return &library.RescuedError{Path: "file", Why: library.ErrBusy}
}

// TestAnEndDoesNotWaitForALock: neither for the draft that is on its way when it comes,
// nor long for the last one, which is in a file by then.
func TestAnEndDoesNotWaitForALock(t *testing.T) {
	t.Parallel()
	store := &locked{Store: newLibrary(t, starters)}
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.typeInto(impatient, "zzz")
	d.wait("a draft that waits", func() bool { return store.asked.Load() == 1 })
	d.update(ui.Stop{})
	d.wait("the file", func() bool { return store.files.Load() > 0 })
	d.ended()
	if n := store.gaveUp.Load(); n != 2 {
		t.Errorf("%d drafts were given up", n)
	}
}
