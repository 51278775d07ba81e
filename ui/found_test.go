package ui_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui"
)

func TestEnterOpensAPersonaAtWhatWasSearchedFor(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("/")
	d.typed("router")
	d.see("of 12")
	d.settle()
	d.press("enter", "enter")
	d.see("┤ Prompt ├")
	d.see("“router” 1 of")
	d.press("esc", "esc")
	d.see("12 personas")
	d.see("┤ Persona ├")
}

// expecting is a store that notes what is asked of it before a search.
type expecting struct {
	ui.Store
	asked *atomic.Int64
}

func (e expecting) PrepareSearch(ctx context.Context) error {
	e.asked.Add(1)
	return e.Store.PrepareSearch(ctx)
}

func TestASearchIsPreparedAsItsLineOpens(t *testing.T) {
	asked := new(atomic.Int64)
	d := drive(t, expecting{newLibrary(t, starters), asked}, 120, 36)
	d.see("12 personas")
	if asked.Load() != 0 {
		t.Error("it is prepared before anyone searches")
	}
	d.press("/")
	d.wait("what a search needs", func() bool { return asked.Load() == 1 })
}

// TestANarrowListSaysWhyAPersonaIsFound: where no pane beside it shows the words
// round a match, the list does.
func TestANarrowListSaysWhyAPersonaIsFound(t *testing.T) {
	d, _ := start(t)
	d.update(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.press("/")
	d.typed("router")
	d.see("─ found in it ─")
	d.see("The light on the router is")
	d.update(tea.WindowSizeMsg{Width: 120, Height: 36})
	d.unsee("─ found in it ─")
	d.update(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.press("esc")
	d.see("12 personas")
	d.unsee("─ found in it ─")
}

// TestTheListKeepsItsPlaceUnderAnotherEditor lets a second editor create, change
// and delete personas while the first has a place in a filtered list.
func TestTheListKeepsItsPlaceUnderAnotherEditor(t *testing.T) {
	many := func() ([]model.Persona, error) {
		all := make([]model.Persona, 80)
		for i := range all {
			all[i] = field.NewPersona("Default", fmt.Sprintf("Caller %02d", i))
			all[i].Tags = value.Some(value.Strings{"kept"})
		}
		return all, nil
	}
	path := putLibrary(t, libraryOf(many))
	store, other := openLibrary(t, path), openLibrary(t, path)
	d := drive(t, store, 120, 36)
	d.see("80 personas")
	d.press("s")
	d.see("Sort by")
	d.typed("name ↑")
	d.press("enter")
	d.see("sort: name ↑")
	d.press("/")
	d.typed("tag:kept caller")
	d.press("enter")
	d.settle()
	d.press("space", "G")
	for range 50 {
		d.press("up")
	}
	d.press("space")
	d.settle()
	lineOf := func(name string) int {
		for y, line := range strings.Split(d.screen(), "\n") {
			if strings.HasPrefix(line, "›") && strings.Contains(line, name) {
				return y
			}
		}
		return -1
	}
	before := lineOf("Caller 29")
	if before < 0 {
		t.Fatalf("the cursor is not on the persona:\n%s", d.screen())
	}
	commit := func(q string, change func(*model.Persona)) {
		t.Helper()
		ids, err := other.IDs(t.Context(), library.Query{Search: q})
		if err != nil || len(ids) != 1 {
			t.Fatal(ids, err)
		}
		r, err := other.Get(t.Context(), ids[0])
		if err != nil {
			t.Fatal(err)
		}
		change(&r.Persona)
		if _, err := other.Write(t.Context(), library.OperationSave, "Saved", []library.Put{{Persona: r.Persona, Base: r.Revision}}); err != nil {
			t.Fatal(err)
		}
	}
	first := field.NewPersona("Default", "Caller 000")
	first.Tags = value.Some(value.Strings{"kept"})
	if _, err := other.Write(t.Context(), library.OperationCreate, "Created", []library.Put{{Persona: first}}); err != nil {
		t.Fatal(err)
	}
	commit(`name:"29"`, func(p *model.Persona) { p.Behavior.InterruptionMode = value.Some("medium") })
	d.wait("the other's save to show", func() bool {
		y := lineOf("Caller 29")
		if y < 0 {
			return false
		}
		row, _, _ := strings.Cut(strings.Split(d.screen(), "\n")[y], "│") // what is beside it may be there before
		return strings.Contains(row, "medium")
	})
	if got := lineOf("Caller 29"); got != before {
		t.Errorf("the cursor moved from line %d to %d:\n%s", before, got, d.screen())
	}
	for _, kept := range []string{"2 selected", "search “tag:kept caller”", "81"} {
		if !strings.Contains(d.screen(), kept) {
			t.Errorf("%q is lost:\n%s", kept, d.screen())
		}
	}
	ids, err := other.IDs(t.Context(), library.Query{Search: `name:"29"`})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Delete(t.Context(), ids); err != nil {
		t.Fatal(err)
	}
	d.see("1 selected")
	d.wait("the deleted persona to go", func() bool { return lineOf("Caller 29") < 0 })
	if y := lineOf("Caller 30"); y != before {
		t.Errorf("after the persona under the cursor was deleted the cursor is in line %d, want %d:\n%s", y, before, d.screen())
	}
}

func TestTheMouseOpensARowAndTurnsToATab(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.settle()
	click := func(text string) {
		t.Helper()
		for y, line := range strings.Split(d.screen(), "\n") {
			if before, _, ok := strings.Cut(line, text); ok {
				at := tea.Mouse{X: ansi.StringWidth(before) + 1, Y: y, Button: tea.MouseLeft}
				d.update(tea.MouseClickMsg(at))
				d.update(tea.MouseReleaseMsg(at))
				return
			}
		}
		t.Fatalf("%q does not show:\n%s", text, d.screen())
	}
	click("Silent thinker")
	click("Silent thinker")
	d.see("back to the list")
	d.settle()
	d.press("esc")
	click(" JSON ")
	d.see("┤ JSON ├")
	d.see("back to the list")
}
