package rehearsal_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/model/rehearsal/sim"
	"personae/model/value"
)

func TestClassesReadWithoutColour(t *testing.T) {
	seen := map[rune]bool{}
	for class := picture.ClassBlank; class <= picture.ClassYield; class++ {
		if class.Rune() == 0 || seen[class.Rune()] {
			t.Errorf("class %d has no rune of its own", class)
		}
		seen[class.Rune()] = true
	}
	legend := strings.Join(picture.Legend(rehearsal.Call{Noise: "cafe"}, 80), " ")
	for class := picture.ClassNoise; class <= picture.ClassYield; class++ {
		if !strings.ContainsRune(legend, class.Rune()) {
			t.Errorf("%q is not in the legend", class.Rune())
		}
	}
}

func TestDrawFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call := sim.Run(fromConfig(anyConfig(t)), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed"))
		width := rapid.IntRange(-2, 220).Draw(t, "width")
		scale := rapid.OneOf(rapid.Just(0), rapid.IntRange(200, 60_000)).Draw(t, "scale")
		for _, line := range picture.Draw(call, width, scale) {
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
		call := sim.Run(fromConfig(anyConfig(t)), anyScript(t), anyAgent(t), rapid.Uint64().Draw(t, "seed"))
		from := rapid.IntRange(-100, 60_000).Draw(t, "from")
		scale := rapid.IntRange(0, 3000).Draw(t, "scale")
		width := rapid.IntRange(0, 200).Draw(t, "width")
		g := picture.Layout(call, from, scale, width)
		for row := range g.Rows {
			if len(g.Rows[row]) != width {
				t.Fatalf("row %d has %d cells of %d", row, len(g.Rows[row]), width)
			}
			for column, cell := range g.Rows[row] {
				if row == picture.RowRuler || cell.Event < 0 {
					continue
				}
				e := call.Events[cell.Event]
				begin, end := g.From+column*g.Scale, g.From+(column+1)*g.Scale
				if picture.RowAgent+e.Lane.Side() != row {
					t.Fatalf("row %d shows an event of %s", row, e.Lane)
				}
				near := g.Scale // a yield may stand one cell on
				if e.Kind != rehearsal.KindYield {
					near = 0
				}
				if e.Start >= end+1+near || e.End < begin-near {
					t.Fatalf("cell of %d to %d shows an event of %d to %d", begin, end, e.Start, e.End)
				}
			}
		}
		for i, e := range call.Events {
			column := (e.Start - g.From) / g.Scale
			if e.Start >= g.From && column < width && e.End > e.Start && g.Rows[picture.RowAgent+e.Lane.Side()][column].Class == picture.ClassBlank {
				t.Fatalf("event %d is not drawn where it begins", i)
			}
		}
	})
}

func TestDrawIsLegible(t *testing.T) {
	b := config(func(c *model.BehaviorConfig) {
		c.InterruptionMode = value.Some(rehearsal.ModeHigh)
		c.BackgroundNoise = value.Some("cafe")
	})
	text := strings.Join(picture.Draw(sim.Run(b, scriptNamed(t, "billing"), agentNamed(t, rehearsal.Typical), 1), 80, 0), "\n")
	for _, part := range []string{"agent ", "persona ", "noise ", "|0:00", "█", "▓", ">", "x", "m", "·", "░"} {
		if !strings.Contains(text, part) {
			t.Errorf("no %q in\n%s", part, text)
		}
	}
}

func TestExplainEveryEvent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, e := range sim.Run(fromConfig(anyConfig(t)), anyScript(t), anyAgent(t), 1).Events {
			if text := rehearsal.Explain(e); !strings.HasPrefix(text, "The ") || !strings.HasSuffix(text, ".") || strings.Contains(text, "\n") {
				t.Fatalf("%q", text)
			}
		}
	})
}
