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
	"personae/ui/widget/cells"
)

// Help is every key of a view, from the key table.
type Help struct {
	base
	entries []keymap.Entry
	inputs  []keymap.Entry // of what is typed and set in the view
	dialogs []keymap.Entry // of what opens over it
	signs   []view.Sign
	about   *about // what the view has to say of itself, or nil
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
	h := &Help{
		base:    base{keys: keys, styles: styles, title: "Keys: " + string(place)},
		entries: entries, dialogs: keys.In(keymap.Dialog), signs: signs,
	}
	switch place {
	case keymap.Form:
		h.inputs = keys.In(keymap.Input)
	case keymap.List: // its search is a text, and nothing else of it is an input
		h.inputs = slices.DeleteFunc(keys.In(keymap.Input), func(e keymap.Entry) bool { return e.Group != "Text" })
	default:
	}
	return h
}

// about is a text with facts before it.
type about struct {
	title, text string
	facts       []view.Sign
}

// About lets the help begin with what the view has the focus on.
func (h *Help) About(title, text string, facts []view.Sign) { h.about = &about{title, text, facts} }

// Offer lets the key of an action run it from the help, which a line at the top
// says.
func (h *Help) Offer(name keymap.Name, run func() tea.Cmd) { h.offered, h.run = name, run }

func (h *Help) offers(pressed string) bool { return h.keys.Has(h.offered, pressed) }

// Size implements view.Dialog.
func (h *Help) Size(width, height int) (int, int) {
	wide := min(helpWidth, width)
	return within(wide, len(h.draw(max(0, wide-frameWidth)))+frameHeight, width, height)
}

// SetSize implements view.View.
func (h *Help) SetSize(width, height int) {
	h.base.SetSize(width, height)
	inner, page := h.inner()
	if h.lines = h.draw(inner); len(h.lines) > page {
		h.lines = h.draw(max(0, inner-2)) // beside a blank and the scroll bar
		for i := range h.lines {
			h.lines[i] += " "
		}
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
	_, page := h.inner()
	switch name {
	case keymap.Back, keymap.DialogAccept:
		return view.Back{}, nil
	case keymap.DialogUp:
		h.scroll(-1)
	case keymap.DialogDown:
		h.scroll(1)
	case keymap.DialogPageUp:
		h.scroll(-page)
	case keymap.DialogPageDown:
		h.scroll(page)
	case keymap.DialogHalfUp:
		h.scroll(-page / 2)
	case keymap.DialogHalfDown:
		h.scroll(page / 2)
	case keymap.DialogTop:
		h.scroll(-len(h.lines))
	case keymap.DialogBottom:
		h.scroll(len(h.lines))
	default: // no other action concerns a dialog of this kind
	}
	return nil, nil
}

// Wants takes the key that opened the help, to close it, and the one that runs
// what is offered.
func (h *Help) Wants(msg tea.KeyPressMsg) bool {
	return h.keys.Has(keymap.Help, msg.String()) || h.offers(msg.String())
}

// Update implements view.View.
func (h *Help) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		switch {
		case h.offers(msg.String()):
			return view.Answered{Then: h.run}, nil
		case h.keys.Has(keymap.Help, msg.String()):
			return view.Back{}, nil
		}
	case tea.MouseWheelMsg:
		h.scroll(view.Wheel(msg) * view.WheelLines)
	}
	return nil, nil
}

func (h *Help) window() widget.Scroll {
	_, page := h.inner()
	return widget.Scroll{Offset: h.offset, Total: len(h.lines), Height: page}
}

func (h *Help) scroll(lines int) { h.offset = h.window().By(lines) }

// draw writes the keys by group, each with its sentence: of the view, what the
// signs mean, and below them the keys of what is typed there and of the dialogs.
func (h *Help) draw(width int) []string {
	l := &widget.Lines{Width: width, Styles: h.styles}
	if e, ok := h.keys.Entry(h.offered); ok {
		l.Text("Press "+e.Shown()+" here: "+e.Long, h.styles.Pens.Strong)
	}
	if a := h.about; a != nil {
		h.heading(l, a.title)
		for _, fact := range a.facts {
			h.beside(l, fact.Sign, fact.Meaning, aboutColumn)
		}
		l.Text(a.text, h.styles.Pens.Text)
	}
	h.groups(l, h.entries, "")
	if len(h.signs) > 0 {
		h.heading(l, "Signs")
	}
	for _, s := range h.signs {
		h.beside(l, s.Sign, s.Meaning, keyColumn(h.entries, width))
	}
	h.groups(l, h.inputs, "")
	h.groups(l, h.dialogs, "Dialogs: ")
	return l.All
}

const aboutColumn = 11 // cells: of the names of facts

func (h *Help) groups(l *widget.Lines, entries []keymap.Entry, prefix string) {
	group, keyWidth := "", keyColumn(entries, l.Width)
	for _, e := range entries {
		if e.Group != group {
			group = e.Group
			h.heading(l, prefix+group)
		}
		h.beside(l, shownKeys(e), e.Long, keyWidth)
	}
}

func (h *Help) heading(l *widget.Lines, title string) {
	l.Gap()
	l.Add(h.styles.Pens.Heading.Paint(title))
}

func (h *Help) beside(l *widget.Lines, keys, text string, keyWidth int) {
	p := &h.styles.Pens
	if ansi.StringWidth(keys) >= keyWidth { // keys that are many have a line of their own
		l.Add(p.Strong.Paint(keys))
		keys = ""
	}
	l.Beside(p.Strong.Paint(keys), keyWidth, cells.Wrap(text, max(1, l.Width-keyWidth)), p.Text)
}

// keyColumn is the width of the column of keys.
func keyColumn(entries []keymap.Entry, width int) int {
	wide := 0
	for _, e := range entries {
		wide = max(wide, ansi.StringWidth(shownKeys(e)))
	}
	return min(wide+2, width/2)
}

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

// ShortHelp implements view.View.
func (h *Help) ShortHelp() []key.Binding {
	return h.keys.Bindings(keymap.DialogUp, keymap.DialogDown, keymap.Back)
}
