package form

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/value"
	"personae/ui/theme"
)

// busy is a persona with something in every kind of field.
func busy(tb testing.TB) model.Persona {
	tb.Helper()
	p := fresh()
	for path, text := range map[string]string{
		"description":                  "In a hurry, and has explained this three times already. 日本語 👩‍👩‍👧",
		"prompt":                       strings.Repeat("You are Maria. The bill is wrong for the third month in a row.\n\n", 6),
		"tags":                         "billing, escalation, café, 請求",
		"traits":                       `{"age":41,"mood":"pressed","nested":{"a":[1,2]}}`,
		mode:                           "frantic",
		"behavior_config.wait_seconds": "1.5",
		"evalstudio.headers":           `{"X-User-Language":"en"}`,
		"mrassistant.specialist_type":  "Billing stuff",
		"mrassistant.config_overrides": `{"a":{"b":null}}`,
		"extra.feather":                `{"later":true}`,
	} {
		spec, _ := field.Find(path)
		v, err := field.Parse(spec, text)
		if err == nil {
			err = spec.Of(&p).Set(v)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	spec, _ := field.Find("origin.anam.avatar")
	if err := spec.Of(&p).Set(value.FromJSON(value.JSON(`{"id":"` + strings.Repeat("x", 300) + `"}`))); err != nil {
		tb.Fatal(err)
	}
	return p
}

func TestGoldenFrames(t *testing.T) {
	for _, c := range []struct {
		name          string
		width, height int
		path          string
		keys          []string
	}{
		{"knobs 120x36", 120, 36, minWords, []string{"right", "right", "down", "ctrl+n", "down", "9", "9", "9", "9", "9"}},
		{"knobs 80x24", 80, 24, minWords, []string{"right", "right", "down", "ctrl+n", "down", "9", "9", "9", "9", "9"}},
		{"prompt 120x36", 120, 36, "prompt", []string{"end", "!"}},
		{"prompt 80x24", 80, 24, "prompt", []string{"end", "!"}},
		{"unused section 120x36", 120, 36, "anam", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := drive(t, busy(t))
			d.form.SetSize(c.width, c.height)
			d.at(c.path).press(c.keys...)
			golden.RequireEqual(t, d.screen())
		})
	}
}

// TestNothingBreaksTheScreen: no keys, clicks or sizes make the form panic or
// draw more or less than its size.
func TestNothingBreaksTheScreen(t *testing.T) {
	keys := append([]string{"ctrl+z", "ctrl+y", "f1", "\u200d", "\u0301", "\U0001F469", "ا"}, randomKeys...)
	persona := busy(t)
	rapid.Check(t, func(rt *rapid.T) {
		d := drive(t, persona)
		for range rapid.IntRange(1, 50).Draw(rt, "steps") {
			switch rapid.IntRange(0, 11).Draw(rt, "what") {
			case 0:
				d.form.SetSize(rapid.IntRange(0, 200).Draw(rt, "width"), rapid.IntRange(0, 60).Draw(rt, "height"))
			case 1:
				x, y := rapid.IntRange(0, 200).Draw(rt, "x"), rapid.IntRange(0, 60).Draw(rt, "y")
				d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
			case 2:
				button := rapid.SampledFrom([]tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}).Draw(rt, "wheel")
				d.send(tea.MouseWheelMsg{X: 30, Y: rapid.IntRange(0, 60).Draw(rt, "y"), Button: button})
			case 3:
				d.form.FocusField(rapid.SampledFrom(field.All()).Draw(rt, "field").Path)
			case 4:
				d.send(tea.PasteMsg{Content: rapid.String().Draw(rt, "paste")})
			default:
				d.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			}
			checkFits(t, d.form.Render(), d.form.width, d.form.height)
		}
	})
}

func TestEverySizeFits(t *testing.T) {
	d := drive(t, busy(t))
	for width := 0; width <= 200; width += 7 {
		for height := 0; height <= 60; height += 3 {
			d.form.SetSize(width, height)
			for range d.form.sections {
				checkFits(t, d.form.Render(), width, height)
				d.press("pgdown")
			}
		}
	}
}

// TestFocusIsInSight: wherever the focus goes, its field is drawn, and so is the
// cursor of a text.
func TestFocusIsInSight(t *testing.T) {
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 36}, {200, 60}} {
		d := drive(t, busy(t))
		d.form.SetSize(size[0], size[1])
		for range 60 {
			screen := d.screen()
			if !strings.Contains(screen, "▌") {
				t.Fatalf("at %v the focus on %s is out of sight:\n%s", size, d.form.focused.spec.Path, screen)
			}
			if d.form.Typing() && d.form.Render().Cursor == nil {
				t.Fatalf("at %v there is no cursor in %s", size, d.form.focused.spec.Path)
			}
			d.press("tab")
		}
	}
}

// TestNoRowIsBlankWhileSectionsAreOutOfSight: behind a short section stand those that
// follow it, and before the last ones those that do.
func TestNoRowIsBlankWhileSectionsAreOutOfSight(t *testing.T) {
	for _, size := range [][2]int{{80, 21}, {100, 27}, {120, 33}, {200, 57}} {
		d := drive(t, fresh())
		d.form.SetSize(size[0], size[1])
		for range d.form.sections {
			d.press("pgdown")
			d.form.Render()
			in := d.form.layout().fields
			_, total := d.form.blocks(in)
			if d.form.offset < 0 || total >= in.Height && d.form.offset+in.Height > total {
				t.Errorf("%v, %s: lines %d to %d of %d are shown", size, d.form.sections[d.form.section].group,
					d.form.offset, d.form.offset+in.Height, total)
			}
		}
	}
	d := drive(t, fresh()).at("behavior_config.backchannel_style")
	d.form.SetSize(200, 57)
	d.shows("─ Surroundings ─")
	d.shows("Background noise")
	d.at("mrassistant").shows("Anam widget · not used")
}

func TestSidePaneIsDrawnOnlyWhenSomethingChanged(t *testing.T) {
	d := drive(t, fresh()).at(minWords)
	drawn := 0
	var focus string
	var words value.Optional[int]
	d.form.SetSide(fakeSide(func(int, int) []string {
		drawn++
		focus, words = d.form.Focused(), d.form.Persona().Behavior.CutIn.MinWords
		return []string{"the rehearsal"}
	}))
	d.shows("the rehearsal")
	d.screen()
	if drawn != 1 {
		t.Errorf("drawn %d times for one state", drawn)
	}
	d.press("right")
	d.screen()
	if drawn != 2 || focus != minWords || words.Or(0) != 4 {
		t.Errorf("after an edit: drawn %d times, on %s with %d words", drawn, focus, words.Or(0))
	}
	d.form.SetSide(nil)
	if strings.Contains(d.screen(), "the rehearsal") {
		t.Error("the pane stays after it was taken back")
	}
}

func TestStylesChangeWhatIsDrawn(t *testing.T) {
	d := drive(t, busy(t))
	before := strings.Join(d.form.Render().Lines, "\n")
	d.form.SetStyles(theme.New(false))
	if strings.Join(d.form.Render().Lines, "\n") == before {
		t.Error("the colours stayed")
	}
}

// TestTheNameSaysMoreThanWhenItWasSaved: beside what is wrong there is room for one.
func TestTheNameSaysMoreThanWhenItWasSaved(t *testing.T) {
	p := fresh()
	p.Name, p.UpdatedAt = "A voice in another project", "2026-03-14T15:09:26.000Z"
	d := drive(t, p)
	d.form.SetSize(80, 24)
	if header := ansi.Strip(d.form.drawHeader()); !strings.Contains(header, "rev 3, ") {
		t.Errorf("with room for both: %s", header)
	}
	d.form.dirty = 1
	d.form.elsewhere = "1 elsewhere"
	if header := ansi.Strip(d.form.drawHeader()); !strings.Contains(header, p.Name+"  rev 3  ") {
		t.Errorf("the name is cut: %s", header)
	}
}
