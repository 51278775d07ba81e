package ui_test

import (
	"path/filepath"
	"testing"
	"time"

	"personae/db"
	"personae/ui"
	"personae/ui/view"
)

// startSaved runs the editor on a library that was saved at one time and is shown
// at another.
func startSaved(t *testing.T, saved, now time.Time) *driver {
	t.Helper()
	store, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "library.db"), db.Options{
		Seed: hostile, Now: func() time.Time { return saved },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	d := driveWith(t, store, 109, 60, ui.Options{Now: func() time.Time { return now }})
	d.see("6 personas")
	return d
}

// TestOneClock: the list, the detail view and the form show one clock, the
// user's own.
func TestOneClock(t *testing.T) {
	saved := time.Date(2026, 11, 25, 19, 49, 0, 0, time.UTC)
	d := startSaved(t, saved, saved.Add(20*time.Second).In(time.FixedZone("+14", 14*60*60)))
	d.see("2026-11-26")
	d.press("enter")
	d.see("just now")
	d.see("26 Nov 2026, 09:49 +14")
	d.press("e")
	d.see("rev 1, 26 Nov 09:49")
}

// TestJustNowGrowsOld: what is shown as just saved is not so for ever.
func TestJustNowGrowsOld(t *testing.T) {
	saved := time.Date(2026, 11, 25, 19, 49, 0, 0, time.UTC)
	d := startSaved(t, saved, saved)
	d.press("enter")
	d.see("rev 1 · just now")
	d.update(view.Minute{Now: saved.Add(61 * time.Second)})
	d.see("rev 1 · 1 min ago")
	d.update(view.Minute{Now: saved.Add(2 * time.Hour)})
	d.see("rev 1 · 2 h ago")
}
