package form

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/model/value"
	"personae/ui/view"
)

// click clicks on the first place where the screen shows a text, dx cells on.
func (d *driver) click(text string, dx int) {
	d.t.Helper()
	for y, line := range strings.Split(d.screen(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			d.send(tea.MouseClickMsg{X: ansi.StringWidth(before) + dx, Y: y, Button: tea.MouseLeft})
			return
		}
	}
	d.t.Fatalf("the screen does not show %q", text)
}

// drag presses on the line that shows a text, dx cells on, pulls to column x by
// steps, and lets go.
func (d *driver) drag(text string, dx, x int) {
	d.t.Helper()
	d.click(text, dx)
	for at := dx; at <= x; at += 5 {
		d.send(tea.MouseMotionMsg{X: at, Button: tea.MouseLeft})
	}
	d.send(tea.MouseReleaseMsg{X: x, Button: tea.MouseLeft})
	d.send(tea.MouseMotionMsg{X: 0, Button: tea.MouseLeft}) // nothing any more
}

func TestMouse(t *testing.T) {
	d := drive(t, fresh())
	d.click("Turn-taking", 1)
	d.onField(mode)
	d.click("○ medium", 1)
	d.onField(mode)
	d.holds(mode, `"medium"`)
	d.click("Cut in after words", 2)
	d.onField(minWords)
	d.holds(minWords, "3")
	d.click("3 words     ▕", 30)
	if got := d.value(minWords); got == "3" {
		t.Error("a click on the slider did nothing")
	}
	d.drag("Try again after", 45, 300)
	d.holds("behavior_config.cut_in.backoff_ms", "10000")
	d.press("ctrl+z") // a pull of the mouse is one step
	d.holds("behavior_config.cut_in.backoff_ms", "1000")
	d.click(" Persona", 2)
	d.click("● on", 0)
	d.holds("enabled", "false")
	d.click("Impatient caller  ", 0) // the header: nothing
	d.click("Name", 0)
	d.onField("name")

	d.form.SetSize(70, 24)
	d.click("Murmurs", 1)
	d.onField("behavior_config.backchannel_style")
	d.click("›", 0)
	if d.form.sections[d.form.section].group == "Murmurs" {
		t.Error("the arrow beside the tabs does nothing")
	}
}

// TestWhatMendsIsClicked: the line that names the key of a suggestion does the same.
func TestWhatMendsIsClicked(t *testing.T) {
	d := drive(t, fresh()).at(minWords)
	d.press("9", "9", "enter")
	d.click("→ ctrl+f: Set to 20 words", 4)
	d.holds(minWords, "20")
	d.onField(minWords)
}

// TestAHeadingIsClicked: a click on the heading of a section goes to it.
func TestAHeadingIsClicked(t *testing.T) {
	d := drive(t, fresh()).at(mode)
	d.click("─ Surroundings ─", 4)
	d.onField("behavior_config.background_noise")
}

// TestWhatIsClickedStaysWhereItIs: also in a section that is not in sight as a whole.
func TestWhatIsClickedStaysWhereItIs(t *testing.T) {
	d := drive(t, fresh()).at(mode)
	d.form.SetSize(120, 12)
	before := d.form.offset
	d.shows("▌  Interrupts")
	d.click("○ impatient", 1)
	d.holds("behavior_config.backchannel_style", `"impatient"`)
	if d.form.offset != before {
		t.Errorf("the rows move by %d", d.form.offset-before)
	}
}

func TestWheelScrolls(t *testing.T) {
	p := busy(t)
	d := drive(t, p)
	d.form.SetSize(80, 16)
	first := d.screen()
	d.send(tea.MouseWheelMsg{X: 35, Y: 5, Button: tea.MouseWheelDown})
	if d.screen() == first {
		t.Error("the wheel does nothing")
	}
	for range 30 {
		d.send(tea.MouseWheelMsg{X: 35, Y: 5, Button: tea.MouseWheelUp})
	}
	if d.screen() != first {
		t.Error("the wheel does not come back")
	}
}

// TestClickInALongTextThatGrows: with the focus it has more lines, so the click
// is measured by those that were clicked on.
func TestClickInALongTextThatGrows(t *testing.T) {
	p := fresh()
	var members []value.Member
	for i := range 14 {
		members = append(members, value.Member{Name: fmt.Sprintf("trait%02d", i), Value: "1"})
	}
	p.Traits = value.Some(value.ObjectOf(members))
	d := drive(t, p).at("traits")
	for range members {
		d.press("down")
	}
	d.at("enabled").click("trait09", 0)
	d.onField("traits")
	d.write("X")
	if got := d.value("traits"); !strings.Contains(got, `"Xtrait09"`) {
		t.Errorf("after a click on trait09 the traits are %s", got)
	}
}

func TestClickPutsTheCursorInTheText(t *testing.T) {
	d := drive(t, fresh()).at("description")
	d.click("Name", 13+2)
	d.write("X")
	d.holds("name", `"ImXpatient caller"`)
}

func TestTheCountOfChangesIsClicked(t *testing.T) {
	d := drive(t, fresh()).at(mode)
	d.press("right")
	d.shows("f2 • 1 change")
	d.click("• 1 change", 2)
	if d.last() != (view.FormChanges{}) {
		t.Errorf("a click on the changes asks for %v", d.last())
	}
}
