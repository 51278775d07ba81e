package dialog

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Button is one way to answer a question. Its first letter answers it too.
type Button struct {
	Label  string
	Danger bool           // loses something
	Do     func() tea.Cmd // what the answer does; nil does nothing
}

// Question is what a person is asked, with the answers offered.
type Question struct {
	Title, Text string
	Wide        bool // the text is lines of their own, which take room
	Buttons     []Button
}

// Ask is a question with buttons.
type Ask struct {
	base
	question Question
	letters  []string // of the buttons
	marked   int
	offset   int // the first line of the text in sight
}

// NewAsk returns a dialog that asks q. The first button that loses nothing is
// marked.
func NewAsk(keys *keymap.Map, styles *theme.Styles, q Question) *Ask {
	safe := max(0, slices.IndexFunc(q.Buttons, func(b Button) bool { return !b.Danger }))
	return &Ask{base: base{keys: keys, styles: styles, title: q.Title}, question: q, letters: letters(q.Buttons), marked: safe}
}

// letters returns the letter of each button: the first of its label that no button
// before it has.
func letters(buttons []Button) []string {
	out := make([]string, len(buttons))
	for i, b := range buttons {
		for _, r := range b.Label {
			if letter := string(unicode.ToLower(r)); unicode.IsLetter(r) && !slices.Contains(out, letter) {
				out[i] = letter
				break
			}
		}
	}
	return out
}

// Size implements view.Dialog.
func (a *Ask) Size(width, height int) (int, int) {
	least := askWidth
	if a.question.Wide {
		least = conflictWidth
	}
	wide := min(max(least, a.rowWidth()+frameWidth), width)
	inner := max(1, wide-frameWidth)
	return within(wide, len(wrapHung(a.question.Text, inner))+1+len(a.rows(inner))+frameHeight, width, height)
}

// rowWidth is the cells that the buttons take beside each other.
func (a *Ask) rowWidth() int {
	width := -buttonGap
	for i := range a.question.Buttons {
		width += ansi.StringWidth(a.face(i)) + buttonGap
	}
	return width
}

// buttonGap is the cells between two buttons.
const buttonGap = 1

// rows lays the buttons out: in one line, or, where they do not fit, one a line.
func (a *Ask) rows(width int) (rows [][]int) {
	for i := range a.question.Buttons {
		if i == 0 || a.rowWidth() > width {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], i)
	}
	return rows
}

// Do implements view.View.
func (a *Ask) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogAccept:
		return a.answer(a.marked)
	case keymap.DialogUp, keymap.DialogLeft, keymap.DialogPrevious:
		a.marked = clamp(a.marked-1, len(a.question.Buttons))
	case keymap.DialogDown, keymap.DialogRight, keymap.DialogNext:
		a.marked = clamp(a.marked+1, len(a.question.Buttons))
	case keymap.DialogPageUp, keymap.DialogHalfUp:
		a.scroll(-1)
	case keymap.DialogPageDown, keymap.DialogHalfDown:
		a.scroll(1)
	case keymap.DialogYes:
		return a.answer(0)
	case keymap.DialogNo:
		return view.Back{}, nil
	default: // no other action concerns a dialog of this kind
	}
	return nil, nil
}

// text is the window over what is asked, above the buttons, and its lines.
func (a *Ask) text() (widget.Scroll, []string) {
	width, height := a.inner()
	room := max(0, height-len(a.rows(width)))
	lines := wrapHung(a.question.Text, width)
	if len(lines) > room { // a bar stands beside them, and a blank line below
		lines = wrapHung(a.question.Text, max(1, width-2))
		room = max(0, room-1)
	}
	return widget.Scroll{Offset: a.offset, Total: len(lines), Height: room}, lines
}

// scroll moves the text by screens, where not all of it fits.
func (a *Ask) scroll(screens int) {
	s, _ := a.text()
	a.offset = s.By(screens * max(1, s.Height-1))
}

func (a *Ask) answer(button int) (view.Action, tea.Cmd) {
	return view.Answered{Then: a.question.Buttons[button].Do}, nil
}

// Question says that this came in the place of what was asked for: keys that
// were meant for that are not for it.
func (a *Ask) Question() {}

// Wants takes the letters of the buttons, before they mean anything else.
func (a *Ask) Wants(msg tea.KeyPressMsg) bool { return slices.Contains(a.letters, msg.String()) }

// Update implements view.View.
func (a *Ask) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if i := slices.Index(a.letters, msg.String()); i >= 0 {
			return a.answer(i)
		}
	case tea.MouseWheelMsg:
		s, _ := a.text()
		a.offset = s.By(view.Wheel(msg) * view.WheelLines)
	case tea.MouseClickMsg:
		if i, ok := a.under(msg.X-frameWidth/2, msg.Y-frameHeight/2); ok {
			return a.answer(i)
		}
	}
	return nil, nil
}

// under returns the button at a cell of the inside.
func (a *Ask) under(x, y int) (button int, ok bool) {
	width, height := a.inner()
	rows := a.rows(width)
	at := y - (height - len(rows))
	if at < 0 || at >= len(rows) {
		return 0, false
	}
	for _, i := range rows[at] {
		wide := ansi.StringWidth(a.face(i))
		if x >= 0 && x < wide {
			return i, true
		}
		x -= wide + buttonGap
	}
	return 0, false
}

// face draws a button. Which one is marked shows without colour too.
func (a *Ask) face(button int) string {
	b := a.question.Buttons[button]
	style := a.styles.Text
	if b.Danger {
		style = a.styles.Bad
	}
	text := "[ " + b.Label + "  " + a.letters[button] + " ]"
	if button == a.marked {
		return a.styles.Selected.Render("›" + text + "‹")
	}
	return style.Render(" " + text + " ")
}

// Render implements view.View.
func (a *Ask) Render() view.Frame {
	width, height := a.inner()
	rows := a.rows(width)
	s, lines := a.text()
	if s.Position() != "" {
		text := lines
		lines = s.Draw(width, a.styles.Pens.Line, func(i int) string { return cells.Fit(text[i], width-1) })
	}
	lines = widget.Fill(lines, width, max(0, height-len(rows)))
	var cursor *tea.Cursor
	for _, row := range rows {
		faces, x := make([]string, len(row)), 0
		for i, button := range row {
			faces[i] = a.face(button)
			if button == a.marked {
				cursor = view.RowCursor(x, len(lines))
			}
			x += ansi.StringWidth(faces[i]) + buttonGap
		}
		lines = append(lines, strings.Join(faces, cells.Blank(buttonGap)))
	}
	return a.framed(lines, cursor)
}

// ShortHelp implements view.View.
func (a *Ask) ShortHelp() []key.Binding {
	hints := []key.Binding{a.keys.Both(keymap.DialogLeft, keymap.DialogRight, "mark")}
	if s, _ := a.text(); s.Position() != "" {
		hints = append(hints, a.keys.Relabelled(keymap.DialogPageDown, "more"))
	}
	return append(hints, a.keys.Bindings(keymap.DialogAccept, keymap.Back)...)
}
