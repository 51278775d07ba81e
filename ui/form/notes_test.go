package form

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/view"
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
		out := map[string]view.Note{giveWords: {People: "as one in three (a survey)", Low: 1, High: 9}}
		if valueAt(t, *p, mode) == `"off"` {
			out[cutInWords] = view.Note{Inert: "interrupting is off, so this never comes to matter."}
		}
		return out
	})
	d.form.SetSize(width, height)
	return d
}

func TestNotesAreToldOfTheFocusedField(t *testing.T) {
	d := noted(t, 120, 36).at(mode)
	d.at(cutInWords).shows("∅")
	d.shows("interrupting is off")
	d.at(giveWords).shows("as one in three")
	d.at(mode).press("right")
	d.holds(mode, `"low"`)
	d.at(cutInWords)
	if strings.Contains(d.screen(), "∅") || strings.Contains(d.screen(), "No effect") {
		t.Errorf("the knob matters again, but the note stays:\n%s", d.screen())
	}
	d.form.SetNotes(nil)
	if d.at(giveWords); strings.Contains(d.screen(), "one in three") {
		t.Error("the notes are gone, but the people stay")
	}
}

// TestNonsenseHasNoNotes: of 99 words nobody says how many people there are so.
func TestNonsenseHasNoNotes(t *testing.T) {
	d := noted(t, 120, 36).at(giveWords)
	d.shows("as one in three")
	d.press("9", "9")
	if strings.Contains(d.screen(), "as one in three") {
		t.Errorf("a number out of range has a note:\n%s", d.screen())
	}
}

// TestNoRowJumpsWithTheFocus: every field stands where it stood, whichever has
// the focus.
func TestNoRowJumpsWithTheFocus(t *testing.T) {
	for _, size := range [][2]int{{80, 21}, {100, 27}, {120, 33}, {200, 57}} {
		d := noted(t, size[0], size[1]).at(mode)
		rows := func() (out []int) {
			blocks, _ := d.form.blocks(d.form.layout().fields)
			for _, b := range blocks {
				out = append(out, b.top)
			}
			return out
		}
		want := rows()
		for range want {
			d.press("down")
			if d.form.sections[d.form.section].group == field.GroupTurnTaking && !slices.Equal(rows(), want) {
				t.Fatalf("at %v with the focus on %s the rows are %v, not %v", size, d.form.Focused(), rows(), want)
			}
		}
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

func TestNotesAreToldBelowTheFieldsToo(t *testing.T) {
	d := noted(t, 80, 21)
	d.at(cutInWords).shows("No effect: interrupting is off")
	d.at(giveWords).shows("people as one in three")
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

// fakeSide is a pane that notes what it is asked for.
type fakeSide func(width, height int) []string

func (fakeSide) Title(int, int) string                   { return "The call" }
func (s fakeSide) Draw(width, height int) (out []string) { return s(width, height) }

func TestTheCallStandsAlongTheWholeBottom(t *testing.T) {
	d := drive(t, fresh())
	var asked [2]int
	d.form.SetSide(fakeSide(func(width, height int) []string {
		asked = [2]int{width, height}
		return []string{"the pane"}
	}))
	for _, c := range []struct{ width, height, lines int }{
		{200, 57, 11}, {120, 33, 8}, {100, 27, 8}, {80, 21, 3}, {60, 17, 2}, {60, 13, 1}, {120, 12, 1}, {80, 11, 0},
	} {
		asked = [2]int{}
		d.form.SetSize(c.width, c.height)
		shown := strings.Contains(d.screen(), "the pane")
		if shown != (c.lines > 0) || asked[1] != c.lines || shown && asked[0] != c.width {
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

// TestHelpNeverEndsInTheMiddle: the help of every field reads whole at every
// width, or scrolls, and begins with what the field allows.
func TestHelpNeverEndsInTheMiddle(t *testing.T) {
	d := drive(t, fresh())
	for _, width := range []int{60, 80, 100, 119, 120, 140, 200} {
		for _, spec := range field.All() {
			d.form.SetSize(width, 33)
			d.form.FocusField(spec.Path)
			l := d.form.layout()
			lines := d.form.drawShortHelp(l.help)
			if l.beside() {
				lines = d.form.drawHelp(l.help)
			}
			if text := ansi.Strip(strings.Join(lines, "\n")); strings.Contains(text, "…") {
				t.Errorf("at %d the help of %s is cut:\n%s", width, spec.Path, text)
			}
		}
	}
	d.form.SetSize(120, 20)
	d.at(cutInWords).shows("Range     0 to 20 words")
	d.shows("alt+↓ more")
	before := d.screen()
	for range 40 {
		d.press("alt+down")
	}
	d.shows("Where it goes")
	d.shows("alt+↑ back")
	for range 40 {
		d.press("alt+up")
	}
	if d.screen() != before {
		t.Error("the help does not scroll back")
	}
}

// TestWiderIsNeverWorse: a slider is never shorter on a wider screen, and no
// label is cut.
func TestWiderIsNeverWorse(t *testing.T) {
	d := noted(t, 80, 30).at(mode)
	last := 0
	for width := sectionsFrom; width <= 200; width++ {
		d.form.SetSize(width, 30)
		_, after, _ := strings.Cut(ansi.Strip(lineWith(d, "Longest pause")), "▕")
		bar, _, _ := strings.Cut(after, "▏")
		track := ansi.StringWidth(bar)
		if track < last {
			t.Errorf("at %d columns the track has %d cells, at %d it had %d", width, track, width-1, last)
		}
		last = track
		if !strings.Contains(d.screen(), "Wait before first words") {
			t.Errorf("at %d columns a label is cut", width)
		}
	}
}
