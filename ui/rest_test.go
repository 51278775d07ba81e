package ui_test

import (
	"strings"
	"sync/atomic"
	"testing"

	"personae/ui"
)

// TestWhatStandsBesideTheTrashFollowsACursorThatRests: a key that is held reads and paints
// one persona there; enter shows the cursor's at once.
func TestWhatStandsBesideTheTrashFollowsACursorThatRests(t *testing.T) {
	t.Parallel()
	gets := new(atomic.Int32)
	d := driveWith(t, getting{newLibrary(t, starters), gets}, 120, 36, patient)
	d.see("12 personas")
	d.press("A")
	d.settle()
	d.press("d", "d")
	d.see("Deleted 12 personas")
	d.press("T")
	d.see("✗ in the trash")
	d.settle()
	first, before := d.pane(), gets.Load()
	d.press("down", "down", "down", "down")
	if d.pane() != first {
		t.Errorf("beside a cursor that moves stands %q", d.pane())
	}
	d.settle()
	if n := gets.Load() - before; n != 1 || d.pane() == first {
		t.Errorf("%d personas were read for %q", n, d.pane())
	}
	rested := d.pane()
	d.press("up")
	d.press("enter", "esc") // keys wait for it
	d.settle()
	if n := gets.Load() - before; n != 2 || d.pane() == rested {
		t.Errorf("%d personas were read for what was opened, %q", n, d.pane())
	}
}

// TestWhatStandsBesideTheHistoryFollowsACursorThatRests: also what comes with its row.
func TestWhatStandsBesideTheHistoryFollowsACursorThatRests(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	tuned(t, store, 4, 6, 8)
	d := driveWith(t, store, 120, 36, patient)
	d.see("12 personas")
	d.press("h")
	d.see("4 revisions")
	d.settle()
	d.press("down", "down")
	if !strings.Contains(d.screen(), "Cut in after words     8 words") {
		t.Errorf("the persona of before is gone already:\n%s", d.screen())
	}
	d.settle()
	if !strings.Contains(d.screen(), "Cut in after words     4 words") {
		t.Errorf("the cursor rests beside\n%s", d.screen())
	}
}

// TestASearchBringsItsFirstPersonaWithItsRows: no frame shows a row under the cursor and
// beside it the persona of before, and each is read once, also before it is counted how
// many are found.
func TestASearchBringsItsFirstPersonaWithItsRows(t *testing.T) {
	t.Parallel()
	for name, counted := range map[string]chan struct{}{"counted": nil, "counting": make(chan struct{})} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			gets := new(atomic.Int32)
			store := ui.Store(getting{newLibrary(t, starters), gets})
			if counted != nil {
				store = counting{store, counted}
			}
			d := driveWith(t, store, 120, 36, patient)
			d.see("12 personas")
			d.settle()
			d.press("/")
			first := d.pane()
			for _, letter := range []string{"c", "a", "l", "l", "e", "r"} {
				before, was := gets.Load(), d.pane()
				d.press(letter)
				d.wait("the rows", func() bool { return !strings.Contains(d.screen(), "searching…") })
				under := d.underCursor()
				if beside := d.pane(); under == "" || !strings.Contains(beside, under) {
					t.Errorf("%s: beside %q stands %q", letter, under, beside)
				}
				want := int32(0)
				if d.pane() != was {
					want = 1
				}
				if n := gets.Load() - before; n != want {
					t.Errorf("%s: %d personas were read to show %d", letter, n, want)
				}
			}
			if counted != nil {
				close(counted)
			}
			d.settle()
			if under := d.underCursor(); d.pane() == first || !strings.Contains(d.pane(), under) {
				t.Errorf("beside %q stands %q", under, d.pane())
			}
		})
	}
}

// underCursor is who the row under the list's cursor shows.
func (d *driver) underCursor() string {
	for line := range strings.SplitSeq(d.screen(), "\n") {
		if row, ok := strings.CutPrefix(line, "›"); ok {
			name, _, _ := strings.Cut(strings.TrimSpace(row), "  ")
			return name
		}
	}
	return ""
}
