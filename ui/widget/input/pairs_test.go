package input

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/widget/widgettest"
)

// newPairs returns focused rows.
func newPairs(width, height int, pairs ...Pair) *Pairs {
	p := NewPairs(keys)
	p.SetStyles(widgettest.Dark)
	p.SetSize(width, height)
	p.SetPairs(pairs)
	p.Focus()
	return p
}

func TestPairsFitWhateverIsTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, height := widgettest.Widths(t, "width"), rapid.IntRange(0, 6).Draw(t, "height")
		p := newPairs(width, height, Pair{widgettest.AnyText(t, "key"), widgettest.AnyText(t, "value")}, Pair{"b", "c"})
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			before := fmt.Sprint(p.Pairs())
			switch rapid.IntRange(0, 10).Draw(t, "what") {
			case 0:
				p.Click(rapid.IntRange(-1, 200).Draw(t, "x"), rapid.IntRange(-1, 8).Draw(t, "y"))
			case 1:
				p.Scroll(rapid.IntRange(-4, 4).Draw(t, "lines"))
			case 2:
				width, height = widgettest.Widths(t, "width"), rapid.IntRange(0, 6).Draw(t, "height")
				p.SetSize(width, height)
			default:
				if !p.Update(message(t)) && fmt.Sprint(p.Pairs()) != before {
					t.Fatalf("the rows changed and Update did not say so")
				}
			}
			widgettest.NeedBlock(t, "the rows", p.Render(), width, height)
			if x, y := p.Cursor(); x < 0 || x > max(0, width-1) || y < 0 || y > max(0, height-1) {
				t.Fatalf("the cursor is at %d,%d of %d×%d", x, y, width, height)
			}
			if !p.rows[len(p.rows)-1].empty() {
				t.Fatalf("there is no empty row at the end")
			}
			p.Problem()
		}
	})
}

func TestPairsEdits(t *testing.T) {
	for _, c := range []struct {
		name string
		from []Pair
		keys []string
		want []Pair
	}{
		{"add to none", nil, []string{"a", "enter", "b"}, []Pair{{"a", "b"}}},
		{"enter goes on to the next row", nil, []string{"a", "enter", "b", "enter", "c"}, []Pair{{"a", "b"}, {"c", ""}}},
		{"edit a value", []Pair{{"a", "b"}}, []string{"right", "right", "x"}, []Pair{{"a", "xb"}}},
		{"delete a row", []Pair{{"a", "1"}, {"b", "2"}, {"c", "3"}}, []string{"down", "ctrl+x"}, []Pair{{"a", "1"}, {"c", "3"}}},
		{"backspace in an empty row goes back", []Pair{{"a", "1"}}, []string{"down", "backspace", "x"}, []Pair{{"a", "1x"}}},
		{"backspace empties a row", []Pair{{"a", ""}, {"b", "2"}}, []string{"end", "backspace", "backspace"}, []Pair{{"b", "2"}}},
		{"backspace at a value's start goes to the key", []Pair{{"a", "1"}}, []string{"enter", "home", "backspace", "x"}, []Pair{{"ax", "1"}}},
	} {
		p := newPairs(40, 4, c.from...)
		for _, row := range p.rows {
			row[0].ToStart()
		}
		if c.name == "edit a value" {
			p.rows[0][1].ToStart()
		}
		press(p.Update, c.keys...)
		widgettest.Same(t, c.name, fmt.Sprint(p.Pairs()), fmt.Sprint(c.want))
	}
}

func TestPairsWalk(t *testing.T) {
	p := newPairs(40, 4, Pair{"a", "1"})
	press(p.Update, "enter", "enter", "enter")
	widgettest.Same(t, "at the bottom", p.AtBottom(), true)
	press(p.Update, "enter")
	widgettest.Same(t, "it stays there", p.AtBottom(), true)
	press(p.Update, "up")
	widgettest.Same(t, "at the top", p.AtTop(), true)
}

func TestPairsProblems(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []Pair
		want string
	}{
		{"none", []Pair{{"a", "1"}, {"b", ""}}, ""},
		{"a key twice", []Pair{{"a", "1"}, {"a", "2"}}, "The key “a” is there twice."},
		{"no key", []Pair{{"", "1"}}, "Row 1 has a value but no key."},
	} {
		p := newPairs(40, 4, c.rows...)
		widgettest.Same(t, c.name, p.Problem(), c.want)
	}
}

func TestPairsLook(t *testing.T) {
	p := newPairs(30, 3, Pair{"X-Key", "abc"}, Pair{"X-Key", "d"})
	p.Blur()
	for i, want := range []string{"✗ X-Key     : abc            ", "✗ X-Key     : d              ", "+ key       : value          "} {
		widgettest.Same(t, "row", ansi.Strip(p.Render()[i]), want+" ")
	}
}
