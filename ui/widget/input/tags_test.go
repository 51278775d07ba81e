package input

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/widget/widgettest"
)

// newTags returns focused chips.
func newTags(width int, tags ...string) *Tags {
	g := NewTags(keys)
	g.SetStyles(widgettest.Dark)
	g.SetWidth(width)
	g.SetTags(tags)
	g.Focus()
	return g
}

func TestTagsFitWhateverIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := widgettest.Widths(t, "width")
		g := newTags(width, rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return widgettest.AnyText(t, "tag") }), 0, 6).Draw(t, "tags")...)
		g.SetHint(widgettest.AnyText(t, "hint"))
		for range rapid.IntRange(0, 20).Draw(t, "keys") {
			before := strings.Join(g.Tags(), "\x00")
			if !g.Update(message(t)) && strings.Join(g.Tags(), "\x00") != before {
				t.Fatalf("the chips changed and Update did not say so")
			}
			if rapid.IntRange(0, 5).Draw(t, "click?") == 0 {
				g.Click(rapid.IntRange(-1, 200).Draw(t, "x"), rapid.IntRange(-1, 8).Draw(t, "y"))
			}
			height := len(g.Render())
			widgettest.NeedBlock(t, "the chips", g.Render(), width, height)
			if x, y := g.Cursor(); x < 0 || x > max(0, width-1) || y < 0 || y >= height {
				t.Fatalf("the cursor is at %d,%d of %d×%d", x, y, width, height)
			}
		}
		g.Blur()
		widgettest.NeedBlock(t, "the blurred chips", g.Render(), width, len(g.Render()))
	})
}

func TestTagsEdits(t *testing.T) {
	for _, c := range []struct {
		name string
		tags []string
		keys []string
		want string
	}{
		{"enter adds", nil, []string{"a", "b", "enter"}, "ab"},
		{"a comma adds", nil, []string{"a", ",", "b", ","}, "a|b"},
		{"blanks around are dropped", nil, []string{"space", "a", "space", "enter"}, "a"},
		{"nothing adds nothing", []string{"a"}, []string{"enter", ",", "space", "enter"}, "a"},
		{"backspace removes the last", []string{"a", "b"}, []string{"backspace"}, "a"},
		{"backspace edits first", []string{"a"}, []string{"x", "backspace", "backspace"}, ""},
		{"left and delete", []string{"a", "b", "c"}, []string{"left", "left", "delete"}, "a|c"},
		{"left and backspace", []string{"a", "b", "c"}, []string{"left", "left", "backspace"}, "a|c"},
		{"home reaches the first", []string{"a", "b"}, []string{"left", "home", "delete"}, "b"},
		{"a letter on a chip goes to the input", []string{"a", "b"}, []string{"left", "c", "enter"}, "a|b|c"},
		{"twice is refused", []string{"a"}, []string{"a", "enter"}, "a"},
	} {
		g := newTags(40, c.tags...)
		press(g.Update, c.keys...)
		widgettest.Same(t, c.name, strings.Join(g.Tags(), "|"), c.want)
	}
	g := newTags(40, "a")
	press(g.Update, "a", "enter")
	widgettest.Same(t, "a refused one says why", g.Problem(), "“a” is there already.")
	press(g.Update, "b")
	widgettest.Same(t, "typing clears it", g.Problem(), "")
	g.Blur()
	widgettest.Same(t, "leaving adds what is typed", strings.Join(g.Tags(), "|"), "a|b")
}

func TestTagsPaste(t *testing.T) {
	g := newTags(40)
	press(g.Update, "x")
	g.Update(tea.PasteMsg{Content: "a, b\r\nc"})
	widgettest.Same(t, "chips", strings.Join(g.Tags(), "|"), "xa|b")
	widgettest.Same(t, "the rest is in the input", g.Typed(), "c")
}

func TestTagsWrap(t *testing.T) {
	g := newTags(20, "billing", "escalation", "vip")
	g.Blur()
	lines := g.Render()
	widgettest.Same(t, "lines", len(lines), 2)
	widgettest.Same(t, "first", ansi.Strip(lines[0]), "#billing            ")
	widgettest.Same(t, "second", ansi.Strip(lines[1]), "#escalation  #vip   ")
	g.Focus()
	press(g.Update, "left")
	widgettest.Same(t, "the chosen chip", ansi.Strip(g.Render()[1]), "#escalation  [vip]  ")
	widgettest.Same(t, "the input has a line of its own", len(g.Render()), 3)
}
