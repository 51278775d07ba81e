package dialog

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Dialog is a view that says how large it wants to be.
type Dialog interface {
	view.View
	// Size returns the width and height wanted within the given room, the frame
	// included. It never asks for more than the room.
	Size(width, height int) (int, int)
}

// frame is the number of cells that a dialog's frame and its padding take.
const (
	frameWidth  = 4
	frameHeight = 2
)

// base is what every dialog has: keys, colours, a title, and a size.
type base struct {
	keys          *keymap.Map
	styles        *theme.Styles
	title         string
	width, height int
}

// SetSize implements view.View.
func (b *base) SetSize(width, height int) { b.width, b.height = width, height }

// SetStyles implements view.View.
func (b *base) SetStyles(styles *theme.Styles) { b.styles = styles }

// Place implements view.View.
func (b *base) Place() keymap.Place { return keymap.Dialog }

// Typing implements view.View.
func (b *base) Typing() bool { return false }

// Commands implements view.View. The palette does not open over a dialog, so
// there is nothing to list.
func (b *base) Commands() []view.Command { return nil }

// ShortHelp implements view.View.
func (b *base) ShortHelp() []key.Binding {
	return b.keys.Bindings(keymap.DialogAccept, keymap.Back)
}

// movesInText reports whether a key that a dialog knows moves in the line that is
// typed in it.
func (b *base) movesInText(msg tea.KeyPressMsg) bool {
	name, _ := b.keys.Match(keymap.Dialog, msg.String(), true)
	switch name {
	case keymap.DialogLeft, keymap.DialogRight, keymap.DialogTop, keymap.DialogBottom:
		return true
	default:
		return false
	}
}

// wheeled is what a turn of the wheel does in a list of rows; sideways, nothing.
func wheeled(msg tea.MouseWheelMsg) keymap.Name {
	return map[int]keymap.Name{-1: keymap.DialogUp, 1: keymap.DialogDown}[view.Wheel(msg)]
}

// inner returns the room inside the frame.
func (b *base) inner() (width, height int) {
	return max(0, b.width-frameWidth), max(0, b.height-frameHeight)
}

// framed draws the frame round lines; the cursor is where it is inside.
func (b *base) framed(lines []string, cursor *tea.Cursor) view.Frame {
	width, height := b.inner()
	padded := make([]string, height)
	for i := range padded {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		padded[i] = " " + cells.Fit(line, width) + " "
	}
	if cursor != nil {
		cursor.X += frameWidth / 2
		cursor.Y += frameHeight / 2
	}
	return view.Frame{
		Lines:  widget.Box(b.title, padded, b.width, b.height, true, b.styles),
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
