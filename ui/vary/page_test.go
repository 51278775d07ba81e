package vary

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
	"personae/model/vary"
	"personae/ui/theme"
	"personae/ui/view"
)

// page is the page with what stands in for the editor: plans are worked out at once,
// and measured when the test says so.
type page struct {
	*View
	made   []vary.Variant
	called string
	picked int
}

func open(tb testing.TB, width, height int, blend bool) *page {
	tb.Helper()
	base := fieldtest.Build(tb, `id="1"`, `behavior_config.interruption_mode="high"`)
	var other *model.Persona
	if blend {
		other = new(fieldtest.Build(tb, `id="2"`, `name="Silent thinker"`, "behavior_config.reaction_pause_ms_min=1500", "behavior_config.reaction_pause_ms_max=3000"))
	}
	p := &page{picked: -1}
	p.View = New(keymap.Default(), theme.New(true), library.Info{}, base, other, []string{"A billing dispute", "typical agent"}, Calls{
		Plan: func(r vary.Recipe) tea.Cmd {
			if r.Kind != "" {
				variants, left, err := r.Variants(model.TakenNames{})
				p.SetVariants(r, variants, left, err)
			}
			return nil
		},
		Pick: func(knob int) { p.picked = knob },
		Make: func(variants []vary.Variant) tea.Cmd { p.made = variants; return nil },
		Call: func(variant vary.Variant) tea.Cmd { p.called = variant.Says; return nil },
	})
	p.SetSize(width, height)
	p.Begin()
	return p
}

// choose takes a field for the knob that was asked for.
func (p *page) choose(tb testing.TB, path string) {
	tb.Helper()
	spec, err := field.LookupKnob(path)
	if err != nil {
		tb.Fatal(err)
	}
	p.SetKnob(p.picked, spec)
}

// measure gives all variants figures, a few at a time: made up, so that a frame does
// not hang on the rehearsal.
func (p *page) measure() {
	for at := p.Missing(5); len(at) > 0; at = p.Missing(5) {
		metrics := make([]rehearsal.Metrics, len(at))
		for i, place := range at {
			metrics[i] = figures(place + 1)
		}
		p.SetMetrics(at, metrics)
	}
}

// figures are made-up ones of the variant of that number, 0 being the persona itself.
func figures(number int) rehearsal.Metrics {
	n := float64(number)
	m := rehearsal.Metrics{Calls: 20, Rows: sim.Figures()}
	for i, mean := range map[string]float64{
		rehearsal.MetricTried: 8 - n, rehearsal.MetricReplyGap: 400 + 250*n, rehearsal.MetricTurnsFinished: .1 * n, rehearsal.MetricLength: 71_000,
	} {
		at := slices.IndexFunc(m.Rows, func(row rehearsal.Metric) bool { return row.Key == i })
		row := &m.Rows[at]
		row.Count, row.Mean, row.Median, row.P10, row.P90 = 20, mean, mean, mean*.9, mean*1.1
	}
	return m
}

func pressed(k string) tea.KeyPressMsg {
	codes := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "enter": tea.KeyEnter, "tab": tea.KeyTab,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace,
	}
	switch {
	case k == "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case strings.HasPrefix(k, "ctrl+"):
		return tea.KeyPressMsg{Code: rune(k[5]), Mod: tea.ModCtrl}
	case k == "space":
		return tea.KeyPressMsg{Code: ' ', Text: " "}
	case codes[k] != 0:
		return tea.KeyPressMsg{Code: codes[k]}
	}
	code, _ := utf8.DecodeRuneInString(k)
	return tea.KeyPressMsg{Code: code, Text: k}
}

// press presses keys and returns what the last one asks for.
func (p *page) press(keys ...string) (action view.Action) {
	for _, k := range keys {
		action, _ = p.Update(pressed(k))
	}
	return action
}

// write types a text, in the place of what stands there.
func (p *page) write(text string) {
	p.press("ctrl+u")
	p.Update(tea.PasteMsg{Content: text})
}

func (p *page) shown() string { return ansi.Strip(strings.Join(p.Render().Lines, "\n")) }

func fits(t interface {
	Helper()
	Fatalf(string, ...any)
}, v *View,
) {
	t.Helper()
	frame := v.Render()
	if len(frame.Lines) != v.height {
		t.Fatalf("%d lines at %d×%d", len(frame.Lines), v.width, v.height)
	}
	for _, line := range frame.Lines {
		if ansi.StringWidth(line) != v.width {
			t.Fatalf("%d cells at %d×%d: %q", ansi.StringWidth(line), v.width, v.height, ansi.Strip(line))
		}
	}
	if c := frame.Cursor; c != nil && (c.X >= v.width || c.Y >= v.height) {
		t.Fatalf("the cursor is at %d,%d on %d×%d", c.X, c.Y, v.width, v.height)
	}
}
