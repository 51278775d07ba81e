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
	"personae/ui/widget/cells"
)

// Item is one thing to choose.
type Item[T any] struct {
	Value   T
	Label   string
	Note    string // at the right, fainter
	Reason  string // why it cannot be chosen now; "" when it can
	Current bool   // the value in force, marked with a dot
	Words   string // what else it is found by
	Typed   bool   // shows only where something is typed
	All     bool   // stands for all of them: found by how its label begins, after the others
}

// said is what stands at the right of an item.
func (i *Item[T]) said() string {
	if i.Reason != "" {
		return i.Reason
	}
	return i.Note
}

// Choose is a list to choose from, found by typing.
type Choose[T any] struct {
	typing
	items   []Item[T]
	then    func(T) tea.Cmd
	found   []found
	marked  int
	offset  int
	newWord string // what ctrl+n makes
	heads   string // over the notes, where those are columns
	create  func(typed string) tea.Cmd
	rename  func(T) tea.Cmd
	remove  func(T) tea.Cmd
	diff    func() tea.Cmd
	cells   int // how wide it wants to be: what the longest row takes, the frame included
}

const findHint = "type to find"

// NewChoose returns a list to choose from, and goes on with what was chosen. The
// value in force is marked to begin with.
func NewChoose[T any](keys *keymap.Map, styles *theme.Styles, title string, items []Item[T], then func(T) tea.Cmd) *Choose[T] {
	c := &Choose[T]{typing: newTyping(base{keys: keys, styles: styles, title: title}, ""), then: then, cells: leastChoose}
	c.line.SetHint(findHint)
	c.Add(items...)
	for i, f := range c.found {
		if items[f.item].Current {
			c.marked = i
		}
	}
	return c
}

// Add offers more.
func (c *Choose[T]) Add(items ...Item[T]) {
	c.items = append(c.items, items...)
	for _, item := range items {
		note := cells.Width(cells.Clean(item.said()))
		c.cells = min(max(c.cells, frameWidth+2+cells.Width(cells.Clean(item.Label))+2+note), mostChoose)
	}
	c.filter()
}

// SetHeads says what the columns of the notes are.
func (c *Choose[T]) SetHeads(heads string) {
	c.heads = heads
	c.cells = min(max(c.cells, frameWidth+cells.Width(findHint)+2+cells.Width(heads)), mostChoose)
}

// AllowNew offers to make what is not in the list from what was typed; word says
// what: "new project".
func (c *Choose[T]) AllowNew(word string, then func(typed string) tea.Cmd) {
	c.newWord, c.create = word, then
}

// AllowRename offers to rename the marked item.
func (c *Choose[T]) AllowRename(then func(T) tea.Cmd) { c.rename = then }

// AllowRemove offers to take the marked item back, while nothing is typed.
func (c *Choose[T]) AllowRemove(then func(T) tea.Cmd) {
	c.remove = then
	c.line.SetHint(findHint + ", " + c.keys.Shown(keymap.InputBack) + " takes back")
}

// AllowDiff offers to show all that is listed side by side.
func (c *Choose[T]) AllowDiff(then func() tea.Cmd) { c.diff = then }

// Size implements view.Dialog.
func (c *Choose[T]) Size(width, height int) (int, int) {
	wide, lines := c.cells, max(1, len(c.found))+1+frameHeight
	if lines > height {
		wide += barWidth
	}
	return within(wide, lines, width, height)
}

// Do implements view.View.
func (c *Choose[T]) Do(name keymap.Name) (view.Action, tea.Cmd) {
	switch name {
	case keymap.Back:
		return view.Back{}, nil
	case keymap.DialogUp:
		c.mark(c.marked - 1)
	case keymap.DialogDown:
		c.mark(c.marked + 1)
	case keymap.DialogAccept:
		return c.accept()
	case keymap.DialogNew:
		if c.create != nil {
			return answered(c.create, c.line.Value()), nil
		}
	case keymap.DialogRename:
		if item, ok := c.markedItem(); ok && c.rename != nil {
			return answered(c.rename, item.Value), nil
		}
	case keymap.DialogDiff:
		if c.diff != nil {
			return view.Answered{Then: c.diff}, nil
		}
	default: // no other action concerns a dialog of this kind
	}
	return nil, nil
}

func (c *Choose[T]) mark(row int) {
	_, height := c.inner()
	c.marked = clamp(row, len(c.found))
	c.offset = widget.Window(c.marked, c.offset, max(0, height-1), len(c.found))
}

// SetSize implements view.View.
func (c *Choose[T]) SetSize(width, height int) {
	c.base.SetSize(width, height)
	c.mark(c.marked)
}

// accept takes the marked item. An item with a reason says it instead.
func (c *Choose[T]) accept() (view.Action, tea.Cmd) {
	item, ok := c.markedItem()
	switch {
	case !ok && c.create != nil && strings.TrimSpace(c.line.Value()) != "":
		return answered(c.create, c.line.Value()), nil
	case !ok:
		return nil, nil
	case item.Reason != "":
		return view.Say{Level: view.LevelWarning, Text: item.Label + " cannot be done now: " + strings.TrimSuffix(item.Reason, ".") + "."}, nil
	}
	return answered(c.then, item.Value), nil
}

func (c *Choose[T]) markedItem() (Item[T], bool) {
	if c.marked >= len(c.found) {
		return Item[T]{}, false
	}
	return c.items[c.found[c.marked].item], true
}

// Update implements view.View.
func (c *Choose[T]) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		return c.Do(wheeled(msg))
	case tea.MouseClickMsg:
		row := msg.Y - frameHeight/2 - 1 + c.offset
		if msg.Y <= frameHeight/2 || row >= len(c.found) {
			return nil, nil
		}
		c.marked = row
		return c.accept()
	case tea.KeyPressMsg:
		if item, ok := c.markedItem(); ok && c.remove != nil && c.line.Value() == "" && c.keys.Has(keymap.InputBack, msg.String()) {
			return answered(c.remove, item.Value), nil
		}
	}
	if c.line.Update(msg) {
		c.filter()
		c.mark(0)
	}
	return nil, nil
}

// Render implements view.View.
func (c *Choose[T]) Render() view.Frame {
	width, height := c.inner()
	rows := max(0, height-1)
	bar := widget.Scrollbar(len(c.found), rows, c.offset, rows)
	heads := c.styles.Faint.Render(c.heads)
	if bar != nil {
		heads += cells.Blank(barWidth)
	}
	c.line.SetWidth(max(0, width-cells.Width(heads)))
	lines := []string{c.line.Render() + heads}
	for i := c.offset; i < len(c.found) && i < c.offset+rows; i++ {
		if bar == nil {
			lines = append(lines, c.row(i, width))
			continue
		}
		lines = append(lines, c.row(i, width-barWidth)+" "+c.styles.Line.Render(bar[i-c.offset]))
	}
	if len(c.found) == 0 {
		text := "Nothing fits."
		if c.create != nil {
			text += " Enter makes it a " + c.newWord + "."
		}
		lines = append(lines, c.styles.Muted.Render(text))
	}
	return c.framed(lines, tea.NewCursor(c.line.CursorX(), 0))
}

func (c *Choose[T]) row(i, width int) string {
	f := c.found[i]
	item := c.items[f.item]
	sign := "  "
	if item.Current {
		sign = "• "
	}
	if i == c.marked {
		sign = "› "
	}
	note := cells.Clean(item.said())
	// A long label gives way down to half the row; a note or reason has what is left.
	least := min(ansi.StringWidth(cells.Clean(item.Label)), width/2)
	noteRoom := min(ansi.StringWidth(note)+2, max(0, width-least-ansi.StringWidth(sign)))
	room := max(0, width-noteRoom-ansi.StringWidth(sign))
	note = cells.FitRight(cells.Cut(note, noteRoom-2), noteRoom)
	if i == c.marked {
		return c.styles.Selected.Render(sign + cells.Fit(cells.Clean(item.Label), room) + note)
	}
	label := c.lit(item.Label, f.letters)
	if item.Reason != "" {
		label = c.styles.Faint.Render(cells.Clean(item.Label))
	}
	return sign + cells.Fit(label, room) + c.styles.Faint.Render(note)
}

// lit draws a label with the letters that fit what was typed.
func (c *Choose[T]) lit(label string, letters []int) string {
	if len(letters) == 0 {
		return c.styles.Text.Render(cells.Clean(label))
	}
	var b strings.Builder
	next := 0
	for i, r := range label {
		style := c.styles.Text
		if next < len(letters) && letters[next] == i {
			style = c.styles.Match
			next++
		}
		b.WriteString(style.Render(cells.Clean(string(r))))
	}
	return b.String()
}

// ShortHelp implements view.View.
func (c *Choose[T]) ShortHelp() []key.Binding {
	out := c.keys.Bindings(keymap.DialogUp, keymap.DialogDown, keymap.DialogAccept)
	if c.create != nil {
		out = append(out, c.keys.Relabelled(keymap.DialogNew, c.newWord))
	}
	if c.rename != nil {
		out = append(out, c.keys.Binding(keymap.DialogRename))
	}
	if c.diff != nil {
		out = append(out, c.keys.Binding(keymap.DialogDiff))
	}
	return append(out, c.keys.Binding(keymap.Back))
}
