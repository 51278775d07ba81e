package bulk

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/check"
	"personae/model/edit"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Row is what becomes of one persona.
type Row struct {
	Name    string
	Says    string // the fields before and after, or why it cannot be changed; "" where it stays as it is
	Refused bool

	Problems string         // that the changes cause, "" for none
	Worst    check.Severity // of those
}

// trouble reports whether the persona cannot be changed, or has more after it than a
// hint.
func (r *Row) trouble() bool { return r.Refused || r.Problems != "" && r.Worst > check.SeverityHint }

// only is which personas are shown.
type only uint8

const (
	everyone only = iota
	changing      // those that change, or cannot
	troubled      // those that cannot, or would have problems
)

// onlyNames say what is shown, after the counts.
var onlyNames = [...]string{everyone: "", changing: " · only what changes", troubled: " · only troubles"}

// View is the page. Make one with New.
type View struct {
	keys   *keymap.Map
	styles *theme.Styles

	width, height int

	title    string // of the one persona, "" for several
	personas int
	changes  []*change
	marked   int
	top      int // the first change in sight
	typing   bool
	leaveOut bool

	rows    []Row
	names   int // cells of the longest name
	counts  edit.Counts
	only    only
	shown   []int // the rows that are shown
	offset  int   // the first row in sight
	done    bool  // every persona was looked at
	failed  error // why that could not be
	running string
}

var _ view.View = (*View)(nil)

// New returns the page for so many personas, without a change. title names the one
// persona, "" is for several.
func New(keys *keymap.Map, styles *theme.Styles, personas int, title string) *View {
	return &View{keys: keys, styles: styles, personas: personas, title: title}
}

// SetSize implements view.View.
func (v *View) SetSize(width, height int) {
	v.width, v.height = max(width, 0), max(height, 0)
	v.mark(v.marked)
	v.scroll(0)
}

// SetStyles implements view.View.
func (v *View) SetStyles(styles *theme.Styles) {
	v.styles = styles
	for _, c := range v.changes {
		c.setStyles(styles)
	}
}

// Typing implements view.View.
func (v *View) Typing() bool { return v.typing }

// Place implements view.View.
func (v *View) Place() keymap.Place { return keymap.Bulk }

// Add adds a change of a target and marks it; what it takes is typed next.
func (v *View) Add(t edit.Target) view.Action {
	v.changes = append(v.changes, newChange(t, v.keys, v.styles))
	v.mark(len(v.changes) - 1)
	v.startTyping()
	return v.changed()
}

// AddChange adds a change that was written whole.
func (v *View) AddChange(c edit.Change) view.Action {
	row := newChange(c.Target, v.keys, v.styles)
	row.setTo(c)
	v.changes = append(v.changes, row)
	v.mark(len(v.changes) - 1)
	return v.changed()
}

// edit is the changes as they stand; ok is false while one of them cannot be read.
func (v *View) edit() (e edit.Edit, ok bool) {
	for _, c := range v.changes {
		if c.err != nil {
			return nil, false
		}
		e = append(e, c.change)
	}
	return e, len(e) > 0
}

// changed forgets what became of the personas, and asks for it anew.
func (v *View) changed() view.Action {
	v.rows, v.shown, v.counts, v.done, v.failed = nil, nil, edit.Counts{}, false, nil
	v.offset = 0
	e, _ := v.edit()
	return view.TryEdit{Edit: e}
}

// Refresh asks anew what becomes of the personas, which somebody has changed.
func (v *View) Refresh() view.Action {
	if v.running != "" {
		return nil
	}
	return v.changed()
}

// AddRows takes in what becomes of the next personas; done says that they are the
// last.
func (v *View) AddRows(rows []Row, counts edit.Counts, done bool) {
	v.rows, v.counts, v.done = append(v.rows, rows...), counts, done
	for i := range rows {
		v.names = max(v.names, cells.Width(cells.Clean(rows[i].Name)))
	}
	v.filter()
}

// Refuse takes in who cannot get a name, by their places.
func (v *View) Refuse(clashes map[int]error, counts edit.Counts) {
	for i, err := range clashes {
		v.rows[i].Refused, v.rows[i].Says, v.rows[i].Problems = true, err.Error(), ""
	}
	v.counts = counts
	v.filter()
}

// SetError says why nobody could be looked at.
func (v *View) SetError(err error) { v.failed = err }

// SetRunning says how far the edit has come that is being made; "" is none.
func (v *View) SetRunning(text string) { v.running = text }

// filter finds the rows that are shown.
func (v *View) filter() {
	v.shown = v.shown[:0]
	for i := range v.rows {
		if r := &v.rows[i]; v.only == everyone || v.only == changing && r.Says != "" || v.only == troubled && r.trouble() {
			v.shown = append(v.shown, i)
		}
	}
	v.scroll(0)
}

func (v *View) mark(at int) {
	v.marked = max(0, min(at, len(v.changes)-1))
	v.top = widget.Window(v.marked, v.top, v.changeLines(), len(v.changes))
}

func (v *View) scroll(lines int) { v.offset = max(0, v.window().By(lines)) }

func (v *View) window() widget.Scroll {
	return widget.Scroll{Offset: v.offset, Total: len(v.shown), Height: v.rowLines()}
}

// current is the change that is marked; nil when there is none.
func (v *View) current() *change {
	if len(v.changes) == 0 {
		return nil
	}
	return v.changes[v.marked]
}

func (v *View) startTyping() {
	c := v.current()
	if c == nil || !c.types() {
		return
	}
	v.typing = true
	c.line.Focus()
}

func (v *View) stopTyping() {
	v.typing = false
	if c := v.current(); c != nil {
		c.line.Blur()
	}
}

// Wants reports whether a key goes to the line that is typed in although it is bound.
func (v *View) Wants(msg tea.KeyPressMsg) bool {
	return v.typing && view.EditsLine(v.keys, msg.String()) && !v.keys.Has(keymap.BulkRemove, msg.String())
}

// Update implements view.View.
func (v *View) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if c := v.current(); v.typing && c.line.Update(msg) {
			c.read()
			return v.changed(), nil
		}
	case tea.MouseWheelMsg:
		v.scroll(view.Wheel(msg) * view.WheelLines)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return v.click(msg.X, msg.Y), nil
		}
	}
	return nil, nil
}

// click marks a change; in what it takes it goes on there.
func (v *View) click(x, y int) view.Action {
	at := v.top + y - headLines
	switch {
	case y >= v.rowTop() && v.window().Total > v.rowLines() && x == v.width-1:
		v.offset = v.window().AtBar(y - v.rowTop())
	case y >= headLines && at < len(v.changes) && y < headLines+v.changeLines():
		v.stopTyping()
		v.mark(at)
		x -= v.valueLeft()
		if c := v.current(); c.types() && x >= 0 {
			v.startTyping()
			c.line.Click(x)
		} else if x >= 0 && c.click(x) {
			return v.changed()
		}
	}
	return nil
}
