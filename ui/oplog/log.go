package oplog

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/input"
)

// Calls is what the log asks for.
type Calls struct {
	Load   func(search string, offset, limit int) tea.Cmd // rows, for SetPage
	UndoTo func(library.Operation) tea.Cmd
}

// Log is the view of the library's log. Make one with New.
type Log struct {
	keys   *keymap.Map
	styles *theme.Styles
	calls  Calls

	width, height int
	info          library.Info
	now           time.Time

	rows   widget.Paged[library.Operation]
	typing bool
	line   *input.Line // what is searched for
}

var _ view.View = (*Log)(nil)

// New returns a log that waits for its first rows.
func New(keys *keymap.Map, styles *theme.Styles, info library.Info, now time.Time, calls Calls) *Log {
	same := func(a, b library.Operation) bool { return a.ID == b.ID }
	l := &Log{
		keys: keys, info: info, now: now, calls: calls,
		rows: widget.Paged[library.Operation]{Same: same}, line: input.NewLine(view.InputKeys(keys)),
	}
	l.line.SetHint("words of what was done, or its kind: import, bulk edit, delete")
	l.SetStyles(styles)
	return l
}

// Reload asks for the rows in sight anew.
func (l *Log) Reload() tea.Cmd {
	from, limit := l.rows.Around()
	return l.calls.Load(l.line.Value(), from, limit)
}

// SetPage takes in rows that were asked for.
func (l *Log) SetPage(page library.OperationPage, err error) tea.Cmd {
	l.rows.Take(page.Offset, page.Rows, page.Total, err)
	return l.follow()
}

// follow asks for the rows that the cursor has come to.
func (l *Log) follow() tea.Cmd {
	if from, limit, ok := l.rows.Missing(); ok {
		return l.calls.Load(l.line.Value(), from, limit)
	}
	return nil
}

func (l *Log) startTyping() {
	l.typing = true
	l.line.ToEnd()
	l.line.Focus()
}

func (l *Log) stopTyping() {
	l.typing = false
	l.line.Blur()
}

// SetSize implements view.View.
func (l *Log) SetSize(width, height int) {
	l.width, l.height = max(width, 0), max(height, 0)
	l.line.SetWidth(max(0, l.width-searchLeft-countWidth-1))
	l.rows.SetHeight(l.height - headHeight)
}

// SetStyles implements view.View.
func (l *Log) SetStyles(styles *theme.Styles) {
	l.styles = styles
	l.line.SetStyles(styles)
}

// Typing implements view.View.
func (l *Log) Typing() bool { return l.typing }

// Place implements view.View.
func (l *Log) Place() keymap.Place { return keymap.Log }

// Wants reports whether a key goes to the search line although it is bound.
func (l *Log) Wants(msg tea.KeyPressMsg) bool {
	return l.typing && view.EditsLine(l.keys, msg.String())
}

// Update implements view.View.
func (l *Log) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case view.Minute:
		l.now = msg.Now
	case tea.KeyPressMsg, tea.PasteMsg:
		if l.typing && l.line.Update(msg) {
			return nil, l.search()
		}
	case tea.MouseMsg:
		if _, again := view.Point(&l.rows, msg, headHeight); again {
			return l.Do(keymap.LogUndoTo)
		}
		return nil, l.follow()
	}
	return nil, nil
}

// search asks for what is typed now.
func (l *Log) search() tea.Cmd {
	l.rows.Restart()
	return l.Reload()
}
