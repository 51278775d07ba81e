package list

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/ui/view"
)

func TestScrollsAHundredThousandRowsThroughAWindow(t *testing.T) {
	b := newTestList(t, 100_000, 80, 24)
	for _, step := range []struct {
		key  string
		want string
	}{
		{"G", "id-099999"}, {"up", "id-099998"}, {"pgup", "id-099977"}, {"g", "id-000000"}, {"down", "id-000001"}, {"pgdown", "id-000022"},
	} {
		b.press(step.key)
		if got := b.on(); got != step.want {
			t.Errorf("after %s the cursor is on %q, want %q", step.key, got, step.want)
		}
		if b.last() != (view.Show{ID: step.want}) {
			t.Errorf("after %s asked %v, want %s shown", step.key, b.last(), step.want)
		}
	}
	if n := len(b.rows.rows); n > 512 {
		t.Errorf("holds %d rows", n)
	}
	before := len(b.lib.asked)
	for range 1000 {
		b.press("down")
	}
	if asked := len(b.lib.asked) - before; asked > 12 {
		t.Errorf("1000 rows took %d loads", asked)
	}
	if b.on() != "id-001022" {
		t.Errorf("after 1000 rows on %s", b.on())
	}
}

func TestRowsOnTheirWayAreDots(t *testing.T) {
	b := newTestList(t, 5000, 80, 24)
	b.hold = true
	b.press("G")
	if !strings.Contains(b.text(), "· · ·") {
		t.Error("no dots for rows that are not loaded")
	}
	if _, ok := b.Current(); ok {
		t.Error("a row that is not loaded is under the cursor")
	}
	b.press("e")
	if say, ok := b.last().(view.Say); !ok || !strings.Contains(say.Text, "under the cursor") {
		t.Errorf("edit on a row that is not loaded asked %v", b.last())
	}
	b.press("g", "G")
	b.release()
	if b.on() != "id-004999" {
		t.Errorf("on %q", b.on())
	}
}

func TestKeysTypedBeforeTheAnswerMeetTheNewRows(t *testing.T) {
	b := newTestList(t, 200, 80, 24)
	b.hold = true
	b.press("/")
	b.typeText("refund")
	b.press("enter", "space", "down", "space", "enter")
	if len(b.done) > 1 {
		t.Fatalf("asked %v before the answer", b.done[1:])
	}
	b.release()
	want := b.lib.matches(library.Query{Search: "refund"})[1].ID
	if b.last() != (view.Show{ID: want, Open: true}) {
		t.Errorf("asked %v, want %s opened", b.last(), want)
	}
	if got := b.SelectedIDs(); len(got) != 2 || got[1] != want {
		t.Errorf("selected %v", got)
	}
	if b.Query().Search != "refund" || b.Typing() {
		t.Errorf("query %v, typing %v", b.Query(), b.Typing())
	}
}

// TestTheFirstRowsShowBeforeTheyAreCounted: what is about rows waits for their number.
func TestTheFirstRowsShowBeforeTheyAreCounted(t *testing.T) {
	b := newTestList(t, 1000, 100, 12)
	b.press("down", "down")
	b.hold = true
	b.press("/")
	b.typeText("a")
	asked, ok := b.held[0].(view.LoadPage)
	if !ok || !asked.Early {
		t.Fatalf("asked %+v", b.held)
	}
	all, err := b.lib.page(asked)
	if err != nil {
		t.Fatal(err)
	}
	first := library.Page{Rows: all.Rows[:asked.Limit/4], Total: all.All, All: all.All, Counting: true}
	b.apply(b.SetPage(first, nil))
	if text := b.text(); !strings.Contains(text, "counting…") || !strings.Contains(text, all.Rows[0].Name) || strings.Contains(text, "·····") {
		t.Errorf("the first rows are not shown:\n%s", text)
	}
	b.press("enter", "end")
	if b.on() != "" {
		t.Error("the cursor is on a row of which it is not known whether it is the last")
	}
	b.apply(b.SetPage(all, nil))
	b.release()
	want := b.lib.matches(asked.Query)
	if b.on() != want[len(want)-1].ID || !strings.Contains(b.text(), fmt.Sprint(len(want))+" of 1,000") {
		t.Errorf("the cursor is on %q, want %q:\n%s", b.on(), want[len(want)-1].ID, b.text())
	}
}

func TestSearchLine(t *testing.T) {
	b := newTestList(t, 200, 80, 24)
	b.press("down", "down", "down")
	b.press("/")
	b.typeText("q?u A#")
	if got := b.Query().Search; got != "q?u A#" {
		t.Errorf("letters are text while a search is typed; got %q", got)
	}
	for range 6 {
		b.press("backspace")
	}
	b.typeText("Zoë")
	if b.rows.total != len(b.lib.matches(library.Query{Search: "Zoë"})) {
		t.Errorf("%d found", b.rows.total)
	}
	b.press("down")
	if !b.Typing() {
		t.Error("moving leaves the search line")
	}
	found := b.on()
	b.press("home")
	b.typeText("x")
	if b.Query().Search != "xZoë" {
		t.Errorf("home does not move in the line: %q", b.Query().Search)
	}
	b.press("backspace", "down")
	b.press("esc")
	if b.Typing() || b.Query().Search != "" || b.rows.total != 200 {
		t.Errorf("esc: typing %v, search %q, %d shown", b.Typing(), b.Query().Search, b.rows.total)
	}
	if b.on() != found {
		t.Errorf("after esc on %s, want the persona that was found, %s", b.on(), found)
	}
	action, _ := b.Update(tea.PasteMsg{Content: "ignored"})
	if action != nil || b.Query().Search != "" {
		t.Error("a paste outside the search line does something")
	}
}

func TestCursorStaysOnItsPersona(t *testing.T) {
	b := newTestList(t, 300, 80, 24)
	for range 40 {
		b.press("down")
	}
	was, line := b.on(), b.cursor-b.offset
	b.lib.rows = append(newLibrary(305).rows[300:], b.lib.rows...)
	b.apply(b.Refresh())
	if b.on() != was || b.cursor-b.offset != line {
		t.Errorf("after 5 rows came above: on %s line %d, want %s line %d", b.on(), b.cursor-b.offset, was, line)
	}
	b.apply(b.SetQuery(library.Query{Sort: library.SortName}))
	if b.on() != was {
		t.Errorf("after sorting on %s, want %s", b.on(), was)
	}
	b.apply(b.SetQuery(library.Query{Search: "nothing has this"}))
	if b.rows.total != 0 || b.on() != "" {
		t.Errorf("%d rows, on %q", b.rows.total, b.on())
	}
	b.apply(b.SetQuery(library.Query{}))
	b.press("G")
	b.lib.rows = b.lib.rows[:10]
	b.apply(b.Refresh())
	if b.cursor != 9 || b.on() != b.lib.rows[9].ID {
		t.Errorf("after most were deleted at %d on %q", b.cursor, b.on())
	}
}

func TestFocusID(t *testing.T) {
	b := newTestList(t, 20_000, 80, 24)
	b.apply(b.FocusID("id-015000"))
	if b.on() != "id-015000" || !strings.Contains(b.text(), "›") {
		t.Errorf("on %q", b.on())
	}
	b.hold = true
	b.apply(b.FocusID("id-000007"))
	b.apply(b.Refresh())
	b.release()
	if b.on() != "id-000007" {
		t.Errorf("a refresh in between loses the focus: on %q", b.on())
	}
	b.apply(b.SetQuery(library.Query{Project: "Default"}))
	b.apply(b.FocusID("id-000001"))
	if say, ok := b.last().(view.Say); !ok || !strings.Contains(say.Text, "hides it") {
		t.Errorf("a persona that is filtered away: %v", b.last())
	}
}

func TestSelection(t *testing.T) {
	b := newTestList(t, 3000, 80, 24)
	b.press("G", "space", "g", "space", "down", "space")
	want := []string{"id-002999", "id-000000", "id-000001"}
	if got := b.SelectedIDs(); !reflect.DeepEqual(got, want) {
		t.Errorf("selected %v, want %v", got, want)
	}
	b.press("d")
	if !reflect.DeepEqual(b.last(), view.Delete{IDs: want}) {
		t.Errorf("delete asked %v", b.last())
	}
	b.press("A")
	if b.SelectedCount() != 3000 || b.SelectedIDs()[0] != "id-002999" {
		t.Errorf("%d selected", b.SelectedCount())
	}
	b.press("A")
	if b.SelectedCount() != 0 {
		t.Errorf("%d selected after a second A", b.SelectedCount())
	}
	b.press("c")
	if !reflect.DeepEqual(b.last(), view.Clone{IDs: []string{"id-000001"}}) {
		t.Errorf("clone asked %v", b.last())
	}
	b.press("space")
	b.Deselect([]string{"id-000001"})
	if b.SelectedCount() != 0 || strings.Contains(b.text(), "✓") {
		t.Error("still selected")
	}
}

func TestEscClearsTheNearestThing(t *testing.T) {
	b := newTestList(t, 100, 80, 24)
	b.apply(b.SetQuery(library.Query{Project: "Default", Tags: []string{"billing"}, Ready: model.SystemFeather}))
	b.press("space", "esc")
	if b.SelectedCount() != 0 || len(b.Query().Tags) != 1 {
		t.Error("esc does not clear the selection first")
	}
	b.press("esc")
	if q := b.Query(); len(q.Tags) != 0 || q.Ready != "" || q.Project != "Default" {
		t.Errorf("after esc %v", q)
	}
	b.press("esc")
	if b.last() != (view.Back{}) {
		t.Errorf("with nothing to clear esc asks %v", b.last())
	}
}

func TestErrorsAreShownAndCanBeTriedAgain(t *testing.T) {
	lib := newLibrary(30)
	lib.fail = errDisk
	b := open(lib, 80, 24)
	if text := b.text(); !strings.Contains(text, errDisk.Error()) || !strings.Contains(text, "Press enter to try again.") {
		t.Errorf("shows\n%s", text)
	}
	lib.fail = nil
	b.press("enter")
	if b.rows.total != 30 {
		t.Error("enter does not try again")
	}
	lib.fail = errDisk
	b.apply(b.Refresh())
	if text := b.text(); !strings.Contains(text, "Impatient caller") || !strings.Contains(text, "not up to date") {
		t.Errorf("a failed refresh shows\n%s", text)
	}
}

func TestReadOnlyLibraryRefusesWithTheReason(t *testing.T) {
	b := newTestList(t, 3, 80, 24)
	b.SetInfo(library.Info{ReadOnly: true, Reason: "the folder cannot be written to."})
	for _, k := range []string{"n", "e", "c", "d", "m"} {
		b.press(k)
		if say, ok := b.last().(view.Say); !ok || !strings.HasSuffix(say.Text, "the folder cannot be written to.") {
			t.Errorf("%s asks %v", k, b.last())
		}
	}
	b.press("enter")
	if b.last() != (view.Show{ID: "id-000000", Open: true}) {
		t.Errorf("enter asks %v", b.last())
	}
	for _, row := range actions {
		action, _ := row.Do(b.List)
		_, edits := action.(view.Edit)
		if writes := view.Changes(action) || edits; writes && row.Reason(b.List) == "" {
			t.Errorf("the row of %s does not need writable", row.Name)
		}
		b.stopTyping()
	}
}

// TestWhatIsAboutRowsWaits: a row whose reason names the cursor or what is selected
// must wait while those on the screen belong to an older query.
func TestWhatIsAboutRowsWaits(t *testing.T) {
	empty := newTestList(t, 0, 80, 24)
	for _, row := range actions {
		for _, need := range row.Needs {
			reason := need(empty.List)
			about := strings.Contains(reason, "under the cursor") || strings.Contains(reason, "selected")
			if about && !row.Waits {
				t.Errorf("%s is about rows (%q) and does not wait", row.Name, reason)
			}
		}
	}
}

func TestEveryListActionIsACommand(t *testing.T) {
	b := newTestList(t, 3, 80, 24)
	b.press("space", "down", "space") // two are needed to compare
	commands := b.Commands()
	if len(commands) != len(keymap.Default().In(keymap.List)) {
		t.Errorf("%d commands", len(commands))
	}
	for _, c := range commands {
		if c.Reason != "" {
			t.Errorf("%s cannot run: %s", c.Name, c.Reason)
		}
		if action, _ := b.Do(c.Name); action == (view.Run{Name: c.Name}) {
			t.Errorf("%s is not done by the list", c.Name)
		}
		b.stopTyping()
	}
	empty := open(&fakeLibrary{}, 80, 24)
	for _, c := range empty.Commands() {
		row, _ := actions.Row(c.Name)
		if c.Reason == "" && row.Needs != nil && c.Name != keymap.ListNew && c.Name != keymap.ListImport {
			t.Errorf("%s can run in an empty library", c.Name)
		}
	}
}

func TestMouse(t *testing.T) {
	b := newTestList(t, 500, 80, 24)
	click := func(x, y int) {
		action, _ := b.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		b.apply(action)
	}
	click(10, 5)
	if b.on() != "id-000003" || b.last() != (view.Show{ID: "id-000003"}) {
		t.Errorf("click: on %s, asked %v", b.on(), b.last())
	}
	click(10, 5)
	if b.last() != (view.Show{ID: "id-000003", Open: true}) {
		t.Errorf("second click asked %v", b.last())
	}
	click(10, 6)
	b.press("down", "up")
	click(10, 6)
	if b.last() == (view.Show{ID: "id-000004", Open: true}) {
		t.Error("a click, other keys, and a click open")
	}
	click(1, 7)
	if got := b.SelectedIDs(); len(got) != 1 || got[0] != "id-000005" {
		t.Errorf("a click on the mark selects %v", got)
	}
	action, _ := b.Update(tea.MouseWheelMsg{X: 3, Y: 4, Button: tea.MouseWheelDown})
	b.apply(action)
	if b.offset != 3 || b.on() != "id-000005" {
		t.Errorf("wheel: offset %d, on %s", b.offset, b.on())
	}
	click(79, 23)
	if b.offset != 500-22 {
		t.Errorf("click on the end of the scrollbar: offset %d", b.offset)
	}
	click(10, 0)
	click(10, 40)
	click(-1, -1)
}
