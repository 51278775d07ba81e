package dialog

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
	"personae/ui/widget/input"
)

// What the dialogs ask for, in cells.
const (
	askWidth      = 58 // a line that is read at once
	leastChoose   = 56
	mostChoose    = 112
	barWidth      = 2 // a scroll bar, and the blank before it
	conflictWidth = 96
	exchangeWidth = 112
	fileWidth     = 84
	fixWidth      = 84
	helpWidth     = 92
)

// What a dialog's frame and its padding take, in cells.
const (
	frameWidth  = widget.SheetWidth
	frameHeight = widget.SheetHeight
)

// base is what every dialog has: keys, colours, a title, and a size.
type base struct {
	keys          *keymap.Map
	styles        *theme.Styles
	title         string
	width, height int
	tallest       int
}

// growing is a height that grows as more is known, and never shrinks under the eye.
func (b *base) growing(height int) int {
	b.tallest = max(b.tallest, height)
	return b.tallest
}

func (b *base) SetSize(width, height int) { b.width, b.height = width, height }

func (b *base) SetStyles(styles *theme.Styles) { b.styles = styles }

func (b *base) Place() keymap.Place { return keymap.Dialog }

func (b *base) Typing() bool { return false }

// Commands lists nothing, as the palette does not open over a dialog.
func (b *base) Commands() []view.Command { return nil }

func (b *base) ShortHelp() []key.Binding {
	return b.keys.Bindings(keymap.DialogAccept, keymap.Back)
}

// typing is what every dialog has that a line is typed in.
type typing struct {
	base
	line *input.Line
}

func newTyping(b base, initial string) typing {
	t := typing{b, input.NewLine(view.InputKeys(b.keys))}
	t.line.SetStyles(b.styles)
	t.line.SetValue(initial)
	t.line.Focus()
	return t
}

func (t *typing) SetStyles(styles *theme.Styles) {
	t.base.SetStyles(styles)
	t.line.SetStyles(styles)
}

func (t *typing) Typing() bool { return true }

// Wants takes the keys that a dialog knows and that move in the line.
func (t *typing) Wants(msg tea.KeyPressMsg) bool {
	name, _ := t.keys.Match(keymap.Dialog, msg.String(), true)
	return slices.Contains([]keymap.Name{keymap.DialogLeft, keymap.DialogRight, keymap.DialogTop, keymap.DialogBottom, keymap.DialogHalfUp, keymap.DialogHalfDown}, name)
}

// wheeled is what a turn of the wheel does in a list of rows; sideways, nothing.
func wheeled(msg tea.MouseWheelMsg) keymap.Name {
	return map[int]keymap.Name{-1: keymap.DialogUp, 1: keymap.DialogDown}[view.Wheel(msg)]
}

func (b *base) inner() (width, height int) {
	return max(0, b.width-frameWidth), max(0, b.height-frameHeight)
}

// framed draws the frame round lines; the cursor is where it is inside.
func (b *base) framed(lines []string, cursor *tea.Cursor) view.Frame {
	if cursor != nil {
		cursor.X += frameWidth / 2
		cursor.Y += frameHeight / 2
		if cursor.X < 0 || cursor.X >= b.width || cursor.Y < 0 || cursor.Y >= b.height {
			cursor = nil
		}
	}
	return view.Frame{
		Lines:  widget.Sheet(b.title, lines, b.width, b.height, b.styles),
		Cursor: cursor,
	}
}

// answered closes a dialog and goes on with its value.
func answered[T any](then func(T) tea.Cmd, value T) view.Action {
	return view.Answered{Then: func() tea.Cmd { return then(value) }}
}

// within bounds a wanted size by the room.
func within(width, height, roomWidth, roomHeight int) (int, int) {
	return max(0, min(width, roomWidth)), max(0, min(height, roomHeight))
}

// clamp brings a row into 0..count-1, or 0 when there is none.
func clamp(row, count int) int { return max(0, min(row, count-1)) }

// wrapHung breaks text into lines; what goes on from a line of a list is set in.
func wrapHung(text string, width int) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		lead := ""
		for _, sign := range []string{"• ", "· ", "- "} {
			if strings.HasPrefix(line, sign) {
				lead = sign
			}
		}
		parts := cells.Wrap(line[len(lead):], max(1, width-cells.Width(lead)))
		for i, part := range parts {
			if i == 1 {
				lead = cells.Blank(cells.Width(lead))
			}
			out = append(out, lead+part)
		}
	}
	return out
}
