package ui_test

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"personae/db"
	"personae/ui"
)

// hasty is a store that nobody tells of changes, as on some systems: it is looked at each
// second.
type hasty struct{ ui.Store }

func (hasty) AwaitChange(context.Context) {}

// startSaved runs the editor on a library that was saved at one time and is shown
// by a clock.
func startSaved(t *testing.T, saved time.Time, now func() time.Time) *driver {
	t.Helper()
	store, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "library.db"), db.Options{
		Seed: hostile, Now: func() time.Time { return saved },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	d := driveWith(t, hasty{store}, 109, 60, ui.Options{Now: now})
	d.see("6 personas")
	return d
}

// TestOneClock: the list, the detail view and the form show one clock, the
// user's own.
func TestOneClock(t *testing.T) {
	saved := time.Date(2026, 11, 25, 19, 49, 0, 0, time.UTC)
	d := startSaved(t, saved, func() time.Time { return saved.Add(20 * time.Second).In(time.FixedZone("+14", 14*60*60)) })
	d.see("2026-11-26")
	d.press("enter")
	d.see("just now")
	d.see("26 Nov 2026, 09:49 +14")
	d.press("e")
	d.see("rev 1, 26 Nov 09:49")
}

// TestJustNowGrowsOld: what is shown as just saved is not so for ever, and no key needs
// to be pressed for that.
func TestJustNowGrowsOld(t *testing.T) {
	saved := time.Date(2026, 11, 25, 19, 49, 0, 0, time.UTC)
	var later atomic.Int64
	d := startSaved(t, saved, func() time.Time { return saved.Add(time.Duration(later.Load())) })
	d.press("enter")
	d.see("rev 1 · just now")
	later.Store(int64(61 * time.Second))
	d.see("rev 1 · 1 min ago")
	later.Store(int64(2 * time.Hour))
	d.see("rev 1 · 2 h ago")
}
