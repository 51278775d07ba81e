package vary

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/keymap"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/vary"
	"personae/ui/view"
)

func TestFrames(t *testing.T) {
	for name, draw := range map[string]func(width, height int) *page{
		"begin_80x21": func(width, height int) *page { return open(t, width, height, false) },
		"grid_80x21":  grid(t), "grid_120x33": grid(t),
		"fault_80x21": func(width, height int) *page {
			p := grid(t)(width, height)
			p.focusOn(slot{slotKnob, 0})
			p.write("1, 21")
			return p
		},
		"ablation_80x21": func(width, height int) *page {
			p := open(t, width, height, false)
			p.press("shift+tab", "right")
			p.measure()
			p.press("down", "down", "down", "down", "down")
			return p
		},
		"blend_120x33": func(width, height int) *page {
			p := open(t, width, height, true)
			p.write("3")
			p.measure()
			p.press("tab", "tab", "tab", "down", "down")
			return p
		},
	} {
		t.Run(name, func(t *testing.T) {
			var width, height int
			_, size, _ := strings.Cut(name, "_")
			if _, err := fmt.Sscanf(size, "%dx%d", &width, &height); err != nil {
				t.Fatal(err)
			}
			p := draw(width, height)
			fits(t, p.View)
			golden.RequireEqual(t, []byte(p.shown()+"\n"))
		})
	}
}

// grid opens a grid over two knobs, measured, with a variant selected.
func grid(tb testing.TB) func(width, height int) *page {
	tb.Helper()
	return func(width, height int) *page {
		p := open(tb, width, height, false)
		p.press("enter")
		p.choose(tb, "cut_in.min_words")
		p.write("1..5/2")
		p.press("tab", "enter")
		p.choose(tb, "interruption_mode")
		p.write("medium, HIGH")
		p.measure()
		p.press("tab", "tab", "tab", "tab", "space")
		return p
	}
}

func TestWhatIsTypedIsTheRecipe(t *testing.T) {
	p := open(t, 120, 33, false)
	p.press("enter")
	if p.picked != 0 || len(p.variants) > 0 {
		t.Fatalf("enter picks knob %d, with %d variants", p.picked, len(p.variants))
	}
	p.choose(t, "cut_in.min_words")
	if !strings.Contains(p.shown(), "now 3; 0 to 20 words, such as 1..5/2; preset") {
		t.Errorf("what the knob takes is not said:\n%s", p.shown())
	}
	p.press("1", ",", "2")
	if len(p.variants) != 2 {
		t.Fatalf("1,2 makes %d variants", len(p.variants))
	}
	p.press("1")
	if p.fault == nil || len(p.variants) != 0 || !strings.Contains(p.shown(), "21 is out of range") {
		t.Errorf("21 is taken:\n%s", p.shown())
	}
	if say, ok := p.press("ctrl+s").(view.Say); !ok || !strings.Contains(say.Text, "out of range") || p.made != nil {
		t.Errorf("it makes %v", p.made)
	}
}

func TestTheSelectedAreMadeOrAll(t *testing.T) {
	p := grid(t)(120, 33)
	p.press("enter")
	if len(p.made) != 1 || p.made[0].Says != "Cut in after words 1, Interrupts medium" {
		t.Errorf("made are %d", len(p.made))
	}
	p.press("A", "A", "ctrl+s")
	if len(p.made) != 5 || p.left != 1 {
		t.Errorf("made are %d of 5", len(p.made))
	}
	p.info.ReadOnly = true
	if say, ok := p.press("enter").(view.Say); !ok || !strings.Contains(say.Text, "read-only") {
		t.Errorf("a read-only library is asked for %v", say)
	}
}

func TestOtherNamesKeepFiguresAndSelection(t *testing.T) {
	p := grid(t)(120, 33)
	p.focusOn(slot{what: slotPattern})
	p.write("{n} of {name}")
	if len(p.selected) != 1 || len(p.Missing(1)) > 0 || p.variants[0].Persona.Name != "1 of Impatient caller" {
		t.Errorf("%d selected, %d missing, %s", len(p.selected), len(p.Missing(9)), p.variants[0].Persona.Name)
	}
	p.write("{nam}")
	if p.fault == nil {
		t.Error("{nam} is taken")
	}
}

func TestTheTableSortsAndOpensACall(t *testing.T) {
	p := grid(t)(120, 33)
	p.press("right", "s")
	means := func() []float64 {
		var out []float64
		for row := 1; row < p.rows(); row++ {
			out = append(out, -p.metricsOf(row).Mean(p.figures[p.column]))
		}
		return out
	}
	if !slices.IsSorted(means()) {
		t.Errorf("not sorted: %v", means())
	}
	first := p.variants[p.at(1)].Says
	if p.press("r"); p.called != first {
		t.Errorf("r opens %q, want %q", p.called, first)
	}
	p.press("s")
	rising := means()
	slices.Reverse(rising)
	if !slices.IsSorted(rising) {
		t.Error("again does not turn the order")
	}
	p.press("up")
	if say, ok := p.press("r").(view.Say); !ok || !strings.Contains(say.Text, "as it is") {
		t.Errorf("r on the persona asks for %v", say)
	}
}

func TestAKnobIsTakenAway(t *testing.T) {
	p := grid(t)(120, 33)
	p.SetKnob(1, nil)
	if len(p.variants) != 2 || p.Typing() {
		t.Errorf("%d variants, typing %t", len(p.variants), p.Typing())
	}
	fits(t, p.View)
}

func TestAnyKeysFit(t *testing.T) {
	keys := []string{"1", ",", "2", "x", "{", "ctrl+u", "backspace"}
	for _, entry := range keymap.Default().In(keymap.Vary) {
		keys = append(keys, entry.Keys...)
	}
	var specs []*field.Spec
	for _, spec := range field.All() {
		if vary.Varies(spec) {
			specs = append(specs, spec)
		}
	}
	pages := []*page{grid(t)(80, 21), open(t, 80, 21, true)}
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SampledFrom(pages).Draw(t, "page")
		for range rapid.IntRange(1, 20).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				p.SetSize(rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height"))
			case 1:
				p.SetKnob(rapid.IntRange(0, 2).Draw(t, "knob"), rapid.SampledFrom(specs).Draw(t, "field"))
			case 2:
				p.Update(tea.MouseClickMsg{X: rapid.IntRange(-1, 200).Draw(t, "x"), Y: rapid.IntRange(-1, 60).Draw(t, "y"), Button: tea.MouseLeft})
			default:
				p.press(rapid.SampledFrom(keys).Draw(t, "key"))
			}
			p.ShortHelp()
			p.Commands()
			fits(t, p.View)
		}
	})
}

// TestTheChosenKindLooksLikeEveryChoice: strong, and violet with the focus, on no ground.
func TestTheChosenKindLooksLikeEveryChoice(t *testing.T) {
	p := open(t, 80, 24, false)
	kinds := slot{what: slotKinds}
	other := p.setting(kinds)
	p.press("shift+tab")
	focused := p.setting(kinds)
	pens := &p.styles.Pens
	if !strings.Contains(focused, pens.AccentStrong.Paint("● grid")) || !strings.Contains(other, pens.Strong.Paint("● grid")) {
		t.Errorf("%q with the focus, %q without", focused, other)
	}
}
