package dialog

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// helpWidth is the width of the help, in cells.
const helpWidth = 92

// Help is every key of a view, from the key table.
type Help struct {
	base
	entries []keymap.Entry
	signs   []view.Sign
	lines   []string
	offset  int
	offered keymap.Name // an action that can be run from here, or ""
}

// NewHelp returns the help of a place, with the keys that hold everywhere, and
// what the signs there mean.
func NewHelp(keys *keymap.Map, styles *theme.Styles, place keymap.Place, signs []view.Sign) *Help {
	entries := keys.In(place)
	if place != keymap.Everywhere {
		entries = append(entries, keys.In(keymap.Everywhere)...)
	}
	return &Help{
		base:    base{keys: keys, styles: styles, title: "Keys: " + string(place)},
		entries: entries, signs: signs,
	}
}

// Offer lets the key of an action run it from the help, which a line at the top
// says.
func (h *Help) Offer(name keymap.Name) { h.offered = name }

// offers tells whether a key runs the action that is offered.
func (h *Help) offers(pressed string) bool {
	entry, ok := h.keys.Entry(h.offered)
	return ok && slices.Contains(entry.Keys, pressed)
}

// Size implements Dialog.
func (h *Help) Size(width, height int) (int, int) {
	wide := min(helpWidth, width)
	return within(wide, len(h.draw(max(0, wide-frameWidth)))+frameHeight, width, height)
}

// SetSize implements view.View.
func (h *Help) SetSize(width, height int) {
	h.base.SetSize(width, height)
	inner, page := h.inner()
	if h.lines = h.draw(inner); len(h.lines) > page {
		h.lines = h.draw(max(0, inner-1)) // beside the scroll bar
	}
	h.scroll(0)
}

// SetStyles implements view.View.
func (h *Help) SetStyles(styles *theme.Styles) {
	h.base.SetStyles(styles)
	h.SetSize(h.width, h.height)
}

// Do implements view.View.
func (h *Help) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back, keymap.Help, keymap.DialogAccept:
		return view.Back{}, nil
	case keymap.DialogUp:
		h.scroll(-1)
	case keymap.DialogDown:
		h.scroll(1)
	default: // no other action concerns a dialog of this kind
	}
	return nil, nil
}

// Wants takes the key that opened the help, to close it, and the paging keys.
func (h *Help) Wants(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "?", "f1", "q", "pgup", "pgdown", "space", "home", "end":
		return true
	}
	return h.offers(msg.String())
}

// Update implements view.View.
func (h *Help) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	_, page := h.inner()
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if h.offers(msg.String()) {
			return view.Answer{Value: string(h.offered)}, nil
		}
		switch msg.String() {
		case "?", "f1", "q":
			return view.Back{}, nil
		case "pgup":
			h.scroll(-page)
		case "pgdown", "space":
			h.scroll(page)
		case "home":
			h.scroll(-len(h.lines))
		case "end":
			h.scroll(len(h.lines))
		}
	case tea.MouseWheelMsg:
		if msg.Button == tea.MouseWheelUp {
			h.scroll(-3)
		} else {
			h.scroll(3)
		}
	}
	return nil, nil
}

// window is what is in sight of the text.
func (h *Help) window() widget.Scroll {
	_, page := h.inner()
	return widget.Scroll{Offset: h.offset, Total: len(h.lines), Height: page}
}

// scroll moves the text, within its ends.
func (h *Help) scroll(lines int) {
	h.offset = h.window().By(lines)
}

// draw writes the keys by group, each with its sentence, and what the signs mean.
func (h *Help) draw(width int) []string {
	p := &h.styles.Pens
	l := widget.Lines{Width: width, Styles: h.styles}
	keyWidth := 0
	for _, e := range h.entries {
		keyWidth = max(keyWidth, ansi.StringWidth(shownKeys(e)))
	}
	keyWidth = min(keyWidth+2, width/2)
	beside := func(key, text string) {
		l.Beside(p.AccentStrong.Paint(key), keyWidth, widget.Wrap(text, max(1, width-keyWidth)), p.Text)
	}
	heading := func(title string) {
		l.Gap()
		l.Add(p.Heading.Paint(title))
	}
	if e, ok := h.keys.Entry(h.offered); ok {
		l.Text("Press "+e.Shown()+" here: "+e.Long, p.Accent)
	}
	group := ""
	for _, e := range h.entries {
		if e.Group != group {
			group = e.Group
			heading(group)
		}
		beside(shownKeys(e), e.Long)
	}
	if len(h.signs) > 0 {
		heading("Signs")
	}
	for _, s := range h.signs {
		beside(s.Sign, s.Meaning)
	}
	return l.All
}

// shownKeys lists all keys of an action.
func shownKeys(e keymap.Entry) string {
	signs := make([]string, len(e.Keys))
	for i, k := range e.Keys {
		signs[i] = keymap.Sign(k)
	}
	return strings.Join(signs, " ")
}

// Render implements view.View.
func (h *Help) Render() view.Frame {
	width, page := h.inner()
	if len(h.lines) <= page {
		return h.framed(h.lines, nil)
	}
	return h.framed(h.window().Draw(width, h.styles.Pens.Faint, func(i int) string { return h.lines[i] }), nil)
}

// ShortHelp implements help.KeyMap.
func (h *Help) ShortHelp() []key.Binding {
	return h.keys.Bindings(keymap.DialogUp, keymap.DialogDown, keymap.Back)
}
