package input

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/widget/widgettest"
)

// levels is options as a choice has them.
var levels = []Option{{"low", "low"}, {"medium", "medium"}, {"high", "high"}}

func TestChoiceFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewChoice()
		c.SetStyles(widgettest.Dark)
		var options []Option
		for range rapid.IntRange(0, 6).Draw(t, "options") {
			options = append(options, Option{widgettest.AnyText(t, "value"), widgettest.AnyText(t, "label")})
		}
		c.SetOptions(options)
		switch rapid.IntRange(0, 2).Draw(t, "what") {
		case 0:
			c.SetValue(widgettest.AnyText(t, "chosen"))
		case 1:
			c.SetState(widgettest.AnyText(t, "state"))
		}
		if rapid.Bool().Draw(t, "focused") {
			c.Focus()
		}
		c.Move(rapid.IntRange(-3, 3).Draw(t, "move"))
		width := widgettest.Widths(t, "width")
		widgettest.NeedWidth(t, "the choice", c.Render(width), width)
		for x := -1; x <= width; x++ {
			if value, ok := c.Click(x); ok && (x < 0 || x >= width) {
				t.Fatalf("cell %d beside the choice gives %q", x, value)
			}
		}
	})
}

func TestChoiceLooks(t *testing.T) {
	c := NewChoice()
	c.SetOptions(levels)
	for _, look := range []struct {
		set   func()
		width int
		want  string
	}{
		{func() {}, 32, "○ low  ○ medium  ○ high         "},
		{func() { c.SetValue("medium") }, 32, "○ low  ● medium  ○ high         "},
		{func() { c.SetValue("medium") }, 12, "‹ medium ›  "},
		{func() { c.SetValue("extreme") }, 40, "○ low  ○ medium  ○ high  ● extreme ?    "},
		{func() { c.SetValue("extreme") }, 16, "‹ extreme ? ›   "},
		{func() { c.SetState("preset") }, 36, "○ low  ○ medium  ○ high  (preset)   "},
		{func() { c.SetState("preset") }, 12, "‹ preset ›  "},
	} {
		look.set()
		widgettest.Same(t, "look", ansi.Strip(c.Render(look.width)), look.want)
	}
}

func TestChoiceMoves(t *testing.T) {
	c := NewChoice()
	c.SetOptions(levels)
	c.SetState("preset")
	steps := []struct {
		delta   int
		want    string
		changed bool
	}{{1, "low", true}, {1, "medium", true}, {5, "high", true}, {1, "high", false}, {-9, "low", true}, {0, "low", false}}
	for _, s := range steps {
		widgettest.Same(t, "changed", c.Move(s.delta), s.changed)
		value, _ := c.Value()
		widgettest.Same(t, "value", value, s.want)
	}
	c.SetValue("unknown")
	c.Move(-1)
	value, ok := c.Value()
	widgettest.Same(t, "backwards from an unknown value", value, "high")
	widgettest.Same(t, "chosen", ok, true)
	c.SetState("off")
	_, ok = c.Value()
	widgettest.Same(t, "a state is no value", ok, false)
}

func TestChoiceClick(t *testing.T) {
	c := NewChoice()
	c.SetOptions(levels)
	c.SetValue("medium")
	c.Render(40)
	for x, want := range map[int]string{0: "low", 4: "low", 5: "", 7: "medium", 17: "high", 30: ""} {
		value, ok := c.Click(x)
		widgettest.Same(t, "wide", value, want)
		widgettest.Same(t, "hit", ok, want != "")
	}
	c.Render(10)
	for x, want := range map[int]string{0: "low", 9: "high"} {
		value, _ := c.Click(x)
		widgettest.Same(t, "narrow", value, want)
	}
	if _, ok := c.Click(4); ok {
		t.Error("a click on the chosen label changes nothing")
	}
	value, _ := c.Value()
	widgettest.Same(t, "a click does not choose", value, "medium")
}

func TestToggle(t *testing.T) {
	g := NewToggle()
	widgettest.Same(t, "off", ansi.Strip(g.Render(8)), "●── off ")
	g.Flip()
	widgettest.Same(t, "on", ansi.Strip(g.Render(8)), "──● on  ")
	g.SetState("inherit")
	widgettest.Same(t, "neither", ansi.Strip(g.Render(12)), "─◌─ inherit ")
	_, ok := g.Value()
	widgettest.Same(t, "neither has a value", ok, false)
	g.Flip()
	on, ok := g.Value()
	widgettest.Same(t, "flipped from neither", on && ok, true)
	widgettest.Same(t, "a click on the word", g.Click(5), true)
	widgettest.Same(t, "a click beside it", g.Click(9), false)
	rapid.Check(t, func(t *rapid.T) {
		g.SetState(widgettest.AnyText(t, "state"))
		width := widgettest.Widths(t, "width")
		widgettest.NeedWidth(t, "the toggle", g.Render(width), width)
	})
}
