package ui_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personae/db"
)

// answer gives an answer to a question that came unasked, and is deaf for a moment.
func (d *driver) answer(key, title string) {
	d.t.Helper()
	d.wait("the grace to pass", func() bool {
		if strings.Contains(d.screen(), title) {
			d.press(key)
		}
		return !strings.Contains(d.screen(), title)
	})
}

// TestALibraryWhoseFilesAreTakenAway: what is typed stays, and goes into a copy.
func TestALibraryWhoseFilesAreTakenAway(t *testing.T) {
	t.Parallel()
	for _, gone := range []string{"", "-wal", "-shm"} {
		t.Run("library.db"+gone, func(t *testing.T) {
			t.Parallel()
			d, store := start(t)
			d.see("12 personas")
			d.typeInto("Impatient interrupter", " of old")
			if err := os.Remove(store.Info().Path + gone); err != nil {
				t.Skip("an open file stays where it is here: ", err)
			}
			d.see("Nothing is saved any more") // by the watch
			d.answer("n", "Nothing is saved any more")
			d.press("ctrl+s")
			d.see("Nothing is saved any more")
			d.answer("s", "Nothing is saved any more")
			d.see("Save a copy of the library")
			d.clear()
			path := filepath.Join(t.TempDir(), "copy.db")
			d.paste(path)
			d.press("enter")
			d.see("Saved a copy to")
			d.see("of old")
			copied := openLibrary(t, path)
			if count(t, copied) != 12 {
				t.Errorf("the copy has %d personas", count(t, copied))
			}
			personaNamed(t, copied, "Impatient interrupter of old")
		})
	}
}

// TestDamageIsFoundInTheBackground: the editor is read-only from then on, and nothing
// is written.
func TestDamageIsFoundInTheBackground(t *testing.T) {
	path := putLibrary(t, starters)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// The last page, far from what the list reads.
	for i := len(text) - 4096; i < len(text)-4000; i++ {
		text[i] ^= 0xff
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := db.Open(t.Context(), path, db.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, store, 120, 36)
	d.see("Nothing is saved any more")
	d.see("personae rescue")
	d.answer("n", "Nothing is saved any more")
	d.see("read-only")
	d.press("d")
	d.see("It is damaged")
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, text) {
		t.Error("the damaged library was written to")
	}
}
