package detail

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/library"
	"personae/ui/theme"
)

func TestFrames(t *testing.T) {
	frames := map[string]func() *Detail{
		"narrow": func() *Detail { return open(caller(), 80, 21) },
		"pane":   func() *Detail { d := open(caller(), 71, 33); d.SetFocused(true); return d },
		"end":    func() *Detail { d := open(caller(), 71, 33); press(d, "G"); return d },
		"prompt": func() *Detail { d := open(caller(), 71, 16); press(d, "tab"); return d },
		"remotes": func() *Detail {
			d := open(caller(), 71, 12)
			d.SetStandings(map[string][]library.Standing{caller().Persona.ID: {
				{Remote: "prod", State: library.SyncHere, At: d.now.Add(-2 * time.Hour)}, {Remote: "客服", State: library.SyncSame},
			}})
			return d
		},
		"remotes beside a portrait": func() *Detail {
			d := given(open(pictured(), 60, 33))
			d.SetStandings(map[string][]library.Standing{pictured().Persona.ID: {{Remote: "studio", State: library.SyncBoth, At: d.now.Add(-2 * time.Hour)}}})
			return d
		},
		"readiness": func() *Detail { d := open(caller(), 71, 33); press(d, "tab", "tab"); return d },
		"json":      func() *Detail { d := open(caller(), 71, 24); press(d, "shift+tab"); return d },
		"feather":   func() *Detail { d := open(caller(), 100, 60); press(d, "shift+tab", "right"); return d },
		"refused":   func() *Detail { d := open(caller(), 71, 33); press(d, "shift+tab", "left"); return d },
		"portrait":  func() *Detail { return given(open(pictured(), 71, 33)) },
		"half in sight": func() *Detail {
			d := given(open(pictured(), 80, 21))
			press(d, "down", "down", "down", "/")
			enter(d, "1")
			return d
		},
		"wide portrait": func() *Detail { return given(open(pictured(), 120, 30)) },
		"small":         func() *Detail { return open(caller(), 30, 7) },
		"error":         func() *Detail { d := open(caller(), 60, 7); d.SetError(errors.New("disk gone")); return d },
	}
	for name, draw := range frames {
		t.Run(name, func(t *testing.T) {
			d := draw()
			fits(t, d.Render(), d.width, d.height)
			golden.RequireEqual(t, []byte(text(d)+"\n"))
		})
	}
}

func TestAnyKeysAtAnySizeFit(t *testing.T) {
	records := []library.Record{caller(), hostile(), pictured(), {}, {Persona: field.NewPersona("", ""), Trashed: true}}
	keys := []string{"up", "down", "g", "G", "pgup", "pgdown", "space", "tab", "shift+tab", "y", "Y", "v", "left", "right", "e", "esc", "x", "?", "/", "n", "N"}
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height")
		d := open(records[rapid.IntRange(0, len(records)-1).Draw(t, "record")], width, height)
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				width, height = rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height")
				d.SetSize(width, height)
			case 1:
				d.SetRecord(records[rapid.IntRange(0, len(records)-1).Draw(t, "record")])
			case 2:
				m := tea.Mouse{X: rapid.IntRange(-1, 200).Draw(t, "x"), Y: rapid.IntRange(-1, 60).Draw(t, "y"), Button: tea.MouseLeft}
				d.Update(tea.MouseClickMsg(m))
				d.Update(tea.MouseWheelMsg{X: m.X, Y: m.Y, Button: tea.MouseWheelDown})
			case 3:
				[]func(){func() { d.SetEmpty("Nothing.") }, func() { d.SetError(errors.New("no")) }}[rapid.IntRange(0, 1).Draw(t, "state")]()
			case 4:
				if d.typing {
					enter(d, rapid.SampledFrom([]string{"a", "bad", "予約", " ", "\u0301"}).Draw(t, "typed"))
				}
			default:
				press(d, rapid.SampledFrom(keys).Draw(t, "key"))
			}
			if rapid.Bool().Draw(t, "drawn") {
				given(d)
			}
			fits(t, d.Render(), width, height)
		}
	})
}

func TestStylesChangeWhatIsDrawn(t *testing.T) {
	d := open(caller(), 80, 24)
	dark := strings.Join(d.Render().Lines, "\n")
	d.SetStyles(theme.New(false))
	if light := strings.Join(d.Render().Lines, "\n"); light == dark {
		t.Error("lines drawn for the other background are kept")
	}
}

// BenchmarkScroll is one press of the down key and the frame after it.
func BenchmarkScroll(b *testing.B) {
	d := open(hostile(), 115, 57)
	b.ReportAllocs()
	for i := range b.N {
		d.scrollTo(i % 20)
		d.Render()
	}
}

// BenchmarkShow is another persona in the preview, drawn anew.
func BenchmarkShow(b *testing.B) {
	d := open(caller(), 115, 57)
	record := caller()
	b.ReportAllocs()
	for range b.N {
		d.SetRecord(record)
		d.Render()
	}
}

// TestLabelsAreWholeBesideTheList: in the room that a pair of panes gives at its least.
func TestLabelsAreWholeBesideTheList(t *testing.T) {
	d := open(caller(), 60, 60)
	shown := ansi.Strip(strings.Join(d.Render().Lines, "\n"))
	for _, label := range []string{"Wait before first words  ", "Give way after words  ", "▏ 0–2000"} {
		if !strings.Contains(shown, label) {
			t.Errorf("%q is cut:\n%s", label, shown)
		}
	}
}
