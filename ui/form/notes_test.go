package form

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

const (
	cutInWords = "behavior_config.cut_in.min_words"
	giveWords  = "behavior_config.yield_on_overlap.after_words"
)

// noted drives a form whose notes say that a knob is inert while another is
// off, and where people are on a third.
func noted(t *testing.T, width, height int) *driver {
	t.Helper()
	d := drive(t, fresh())
	d.form.SetNotes(func(p *model.Persona) map[string]view.Note {
		out := map[string]view.Note{giveWords: {People: "as one in three (a survey)", Gauge: func(width int, s *theme.Styles) string {
			return s.Pens.Faint.Paint(cells.Fit("0 ├─◆─┤ 9", width))
		}}}
		if valueAt(t, *p, mode) == `"off"` {
			out[cutInWords] = view.Note{Inert: "interrupting is off, so this never comes to matter."}
		}
		return out
	})
	d.form.SetSize(width, height)
	return d
}

func TestNotesStandUnderTheirFields(t *testing.T) {
	d := noted(t, 120, 36).at(mode)
	d.shows("∅ Cut in after words")
	d.shows("No effect: interrupting is off")
	d.shows("people 0 ├─◆─┤ 9")
	if line := lineWith(d, "∅ Cut in after words"); !strings.Contains(line, d.form.styles.Pens.Faint.Open()+"▕") {
		t.Errorf("an inert knob is not dimmed: %q", line)
	}
	d.press("right")
	d.holds(mode, `"low"`)
	if strings.Contains(d.screen(), "∅") || strings.Contains(d.screen(), "No effect") {
		t.Errorf("the knob matters again, but the note stays:\n%s", d.screen())
	}
	d.form.SetNotes(nil)
	if strings.Contains(d.screen(), "├─◆─┤") {
		t.Error("the notes are gone, but the gauge stays")
	}
}

// lineWith returns the drawn line that has a text on it.
func lineWith(d *driver, text string) string {
	for _, line := range d.form.Render().Lines {
		if strings.Contains(ansi.Strip(line), text) {
			return line
		}
	}
	return ""
}

func TestNotesOfTheFocusedFieldOnlyWhereLinesAreFew(t *testing.T) {
	d := noted(t, 80, 21).at(mode)
	d.shows("∅ Cut in after words")
	if screen := d.screen(); strings.Contains(screen, "No effect") || strings.Contains(screen, "├─◆─┤") {
		t.Errorf("notes of other fields take lines:\n%s", screen)
	}
	d.at(cutInWords).shows("No effect: interrupting is off")
	d.at(giveWords).shows("├─◆─┤")
	d.shows("people as one in three")
}

func TestNotesFitAnySize(t *testing.T) {
	d := noted(t, 120, 36)
	for _, path := range []string{cutInWords, giveWords, mode} {
		d.at(path)
		for width := range 150 {
			d.form.SetSize(width, 30)
			checkFits(t, d.form.Render(), width, 30)
		}
	}
}

func TestTheSidePaneStandsUnderTheFieldsWhereThereIsRoom(t *testing.T) {
	d := drive(t, fresh())
	var asked [2]int
	d.form.SetSide(func(width, height int) []string {
		asked = [2]int{width, height}
		return []string{"the pane"}
	})
	for _, c := range []struct{ width, height, lines int }{{120, 33, 17}, {80, 21, 2}, {80, 13, 0}, {120, 12, 0}} {
		asked = [2]int{}
		d.form.SetSize(c.width, c.height)
		if shown := strings.Contains(d.screen(), "the pane"); shown != (c.lines > 0) || asked[1] != c.lines {
			t.Errorf("at %d×%d the pane has %v, shown is %t", c.width, c.height, asked, shown)
		}
	}
}

func TestApplyIsOneStepAndIsRefusedWhereNothingCanChange(t *testing.T) {
	fix := &check.Fix{Label: "Hold on", Changes: []field.Change{
		{Path: mode, New: value.Text("high")}, {Path: giveWords, New: value.Int(8)},
	}}
	d := drive(t, fresh())
	before := d.form.Version()
	d.took(d.form.Apply(fix))
	d.holds(mode, `"high"`)
	d.holds(giveWords, "8")
	if d.form.Version() == before || !d.form.Dirty() {
		t.Error("the form does not tell that it has changed")
	}
	d.press("ctrl+z")
	d.holds(mode, `"off"`)
	d.holds(giveWords, "2")
	d.form.SetReadOnly("The file is write-protected.")
	action, _ := d.form.Apply(fix)
	if say, ok := action.(view.Say); !ok || !strings.Contains(say.Text, "write-protected") {
		t.Errorf("a read-only form answers %v", action)
	}
	d.holds(mode, `"off"`)
}

func TestVersionCountsWhatARehearsalDependsOn(t *testing.T) {
	d := drive(t, fresh()).at(mode)
	last := d.form.Version()
	for what, do := range map[string]func(){
		"an edit": func() { d.press("right") }, "the focus": func() { d.at(giveWords) },
		"a save": func() { d.form.SetSaved(library.Record{Persona: d.form.Persona(), Revision: 4}) },
	} {
		do()
		if now := d.form.Version(); now == last {
			t.Errorf("%s does not count", what)
		} else {
			last = now
		}
	}
	if d.at(mode).form.Focused() != mode {
		t.Errorf("the focus is said to be on %q", d.form.Focused())
	}
}

func TestTheFormAsksForRehearsalsAndSymptoms(t *testing.T) {
	d := drive(t, fresh()).at("name") // keys that type nothing hold in a text too
	d.press("ctrl+t")
	if d.last() != (view.RehearseForm{}) {
		t.Errorf("ctrl+t asks for %v", d.last())
	}
	d.press("ctrl+g")
	if d.last() != (view.Symptoms{}) {
		t.Errorf("ctrl+g asks for %v", d.last())
	}
}
