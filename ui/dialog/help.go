package dialog

import (
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
	run     func() tea.Cmd
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
func (h *Help) Offer(name keymap.Name, run func() tea.Cmd) { h.offered, h.run = name, run }

// offers reports whether a key runs the action that is offered.
func (h *Help) offers(pressed string) bool { return h.keys.Has(h.offered, pressed) }

// Size implements Dialog.
func (h *Help) Size(width, height int) (int, int) {
	wide := min(helpWidth, width)
	return within(wide, len(h.draw(max(0, wide-frameWidth)))+frameHeight, width, height)
}

// SetSize implements view.View.
func (h *Help) SetSize(width, height int) {
	h.base.SetSize(width, height)
	inner, _ := h.inner()
	h.lines = h.draw(inner)
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
			return view.Answered{Then: h.run}, nil
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

// scroll moves the text, within its ends.
func (h *Help) scroll(lines int) {
	_, page := h.inner()
	h.offset = max(0, min(h.offset+lines, len(h.lines)-page))
}

// draw writes the keys by group, each with its sentence.
func (h *Help) draw(width int) []string {
	keyWidth := 0
	for _, e := range h.entries {
		keyWidth = max(keyWidth, ansi.StringWidth(shownKeys(e)))
	}
	keyWidth = min(keyWidth+2, width/2)
	var lines []string
	if e, ok := h.keys.Entry(h.offered); ok {
		for _, text := range widget.Wrap("Press "+e.Shown()+" here: "+e.Long, max(1, width)) {
			lines = append(lines, h.styles.Accent.Render(text))
		}
		lines = append(lines, "")
	}
	group := ""
	for _, e := range h.entries {
		if e.Group != group {
			if group = e.Group; len(lines) > 0 && lines[len(lines)-1] != "" {
				lines = append(lines, "")
			}
			lines = append(lines, h.styles.Heading.Render(group))
		}
		keys := h.styles.AccentStrong.Render(shownKeys(e))
		for i, text := range widget.Wrap(e.Long, max(1, width-keyWidth)) {
			if i > 0 {
				keys = ""
			}
			lines = append(lines, widget.Fit(keys, keyWidth)+h.styles.Text.Render(text))
		}
	}
	return append(lines, h.legend(width, keyWidth)...)
}

// legend writes what each sign means.
func (h *Help) legend(width, signWidth int) []string {
	if len(h.signs) == 0 {
		return nil
	}
	lines := []string{"", h.styles.Heading.Render("Signs")}
	for _, s := range h.signs {
		sign := h.styles.AccentStrong.Render(s.Sign)
		for i, text := range widget.Wrap(s.Meaning, max(1, width-signWidth)) {
			if i > 0 {
				sign = ""
			}
			lines = append(lines, widget.Fit(sign, signWidth)+h.styles.Text.Render(text))
		}
	}
	return lines
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
	shown := h.lines[min(h.offset, len(h.lines)):]
	if len(h.lines) <= page {
		return h.framed(shown, nil)
	}
	bar := widget.Scrollbar(len(h.lines), page, h.offset, page)
	lines := make([]string, page)
	for i := range lines {
		line := ""
		if i < len(shown) {
			line = shown[i]
		}
		lines[i] = widget.Fit(line, max(0, width-1)) + h.styles.Faint.Render(bar[i])
	}
	return h.framed(lines, nil)
}

// ShortHelp implements help.KeyMap.
func (h *Help) ShortHelp() []key.Binding {
	return h.keys.Bindings(keymap.DialogUp, keymap.DialogDown, keymap.Back)
}
