package rehearsal

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"personae/model"
)

func TestClassesReadWithoutColour(t *testing.T) {
	seen := map[rune]bool{}
	for class := ClassBlank; class <= ClassYield; class++ {
		if class.Rune() == 0 || seen[class.Rune()] {
			t.Errorf("class %d has no rune of its own", class)
		}
		seen[class.Rune()] = true
	}
	legend := strings.Join(Legend(Call{Noise: "cafe"}, 80), " ")
	for class := ClassNoise; class <= ClassYield; class++ {
		if !strings.ContainsRune(legend, class.Rune()) {
			t.Errorf("%q is not in the legend", class.Rune())
		}
	}
}

func TestDrawFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call := Run(fromConfig(anyConfig(t)), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed"))
		width := rapid.IntRange(-2, 220).Draw(t, "width")
		scale := rapid.OneOf(rapid.Just(0), rapid.IntRange(200, 60_000)).Draw(t, "scale")
		for _, line := range Draw(call, width, scale) {
			if n := utf8.RuneCountInString(line); n > max(width, 0) {
				t.Fatalf("%d columns in %d: %q", n, width, line)
			}
			if strings.HasSuffix(line, " ") {
				t.Fatalf("idle spaces: %q", line)
			}
		}
	})
}

// TestLayoutShowsEvents holds each cell to the time it stands for.
func TestLayoutShowsEvents(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call := Run(fromConfig(anyConfig(t)), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed"))
		from := rapid.IntRange(-100, 60_000).Draw(t, "from")
		scale := rapid.IntRange(0, 3000).Draw(t, "scale")
		width := rapid.IntRange(0, 200).Draw(t, "width")
		g := Layout(call, from, scale, width)
		for row := range g.Rows {
			if len(g.Rows[row]) != width {
				t.Fatalf("row %d has %d cells of %d", row, len(g.Rows[row]), width)
			}
			for column, cell := range g.Rows[row] {
				if row == RowRuler || cell.Event < 0 {
					continue
				}
				e := call.Events[cell.Event]
				begin, end := g.From+column*g.Scale, g.From+(column+1)*g.Scale
				if rowOf(e.Lane) != row {
					t.Fatalf("row %d shows an event of %s", row, e.Lane)
				}
				near := g.Scale // a yield may stand one cell on
				if e.Kind != KindYield {
					near = 0
				}
				if e.Start >= end+1+near || e.End < begin-near {
					t.Fatalf("cell of %d to %d shows an event of %d to %d", begin, end, e.Start, e.End)
				}
			}
		}
		for i, e := range call.Events {
			column, ok := g.column(e.Start)
			if ok && e.End > e.Start && g.Rows[rowOf(e.Lane)][column].Class == ClassBlank {
				t.Fatalf("event %d is not drawn where it begins", i)
			}
		}
	})
}

func TestDrawIsLegible(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) {
		c.InterruptionMode = model.Some(ModeHigh)
		c.BackgroundNoise = model.Some("cafe")
	})
	text := strings.Join(Draw(Run(b, scriptNamed(t, "billing"), agentNamed(t, Typical), 1), 80, 0), "\n")
	for _, part := range []string{"agent ", "persona ", "noise ", "|0:00", "█", "▓", ">", "x", "m", "·", "░"} {
		if !strings.Contains(text, part) {
			t.Errorf("no %q in\n%s", part, text)
		}
	}
}

func TestExplainEveryEvent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, e := range Run(fromConfig(anyConfig(t)), anyScript(t), anyAgent(t), 1).Events {
			if text := Explain(e); !strings.HasPrefix(text, "The ") || !strings.HasSuffix(text, ".") || strings.Contains(text, "\n") {
				t.Fatalf("%q", text)
			}
		}
	})
}
