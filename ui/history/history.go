package history

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// Calls is what the history asks for.
type Calls struct {
	Load func(offset, limit int) tea.Cmd // rows, for SetPage
	Show func(library.Change) tea.Cmd    // the persona as it was, beside the list
	Open func() tea.Cmd                  // what is beside it, to read

	Revealed func() bool // secrets are shown, beside it as here
	Reveal   func()      // shows them, or hides them again

	Rehearse, Export, Label, Restore, Fields func(library.Change) tea.Cmd
}

// History is the view of the revisions of one persona. Make one with New.
type History struct {
	keys   *keymap.Map
	styles *theme.Styles
	calls  Calls
	id     string // of the persona
	name   string

	width, height int
	focused       bool
	info          library.Info
	now           time.Time

	rows   widget.Paged[library.Change]
	said   map[saying]string  // what changed in words, for the rows that are held
	picked []library.Revision // at most two, to compare
	shown  library.Revision
}

// saying is an operation, and how what it changed is said.
type saying struct {
	operation int64
	revealed  bool // with secrets
}

var _ view.View = (*History)(nil)

// New returns the history of a persona, which waits for its first rows.
func New(keys *keymap.Map, styles *theme.Styles, info library.Info, now time.Time, id, name string, calls Calls) *History {
	same := func(a, b library.Change) bool { return a.Operation.ID == b.Operation.ID }
	return &History{
		keys: keys, styles: styles, info: info, now: now, id: id, name: name, calls: calls, focused: true,
		rows: widget.Paged[library.Change]{Same: same, Lines: linesEach},
	}
}

// Current returns the revision under the cursor; ok is false while there is none.
func (h *History) Current() (library.Change, bool) { return h.rows.Current() }

// Reload asks for the rows in sight anew.
func (h *History) Reload() tea.Cmd { return h.calls.Load(h.rows.Around()) }

// SetPage takes in rows that were asked for.
func (h *History) SetPage(page library.ChangePage, err error) tea.Cmd {
	h.rows.Take(page.Offset, page.Rows, page.Total, err)
	h.said = map[saying]string{}
	for _, c := range page.Rows {
		if c.Current && c.After != nil {
			h.name = c.After.Name
		}
	}
	return h.follow()
}

// follow asks for what the cursor has come to: its rows, and the document beside it.
func (h *History) follow() tea.Cmd {
	var more tea.Cmd
	if from, limit, ok := h.rows.Missing(); ok {
		more = h.calls.Load(from, limit)
	}
	row, held := h.rows.Current()
	if !held || row.Revision == h.shown {
		return more
	}
	h.shown = row.Revision
	return tea.Batch(more, h.calls.Show(row))
}

// toggle selects the revision under the cursor, or takes it out. Of two that are
// selected, the first gives way to a third.
func (h *History) toggle() {
	row, _ := h.rows.Current()
	if at := slices.Index(h.picked, row.Revision); at >= 0 {
		h.picked = slices.Delete(h.picked, at, at+1)
		return
	}
	h.picked = append(h.picked, row.Revision)
	h.picked = h.picked[max(0, len(h.picked)-2):]
}

// compare asks for the two selected revisions side by side, the older at the left; or
// for the one under the cursor, or selected, beside the persona as it is.
func (h *History) compare() view.Action {
	row, _ := h.rows.Current()
	left, right := row.Revision, library.Revision(0)
	switch len(h.picked) {
	case 1:
		left = h.picked[0]
	case 2:
		left, right = slices.Min(h.picked), slices.Max(h.picked)
	}
	return view.OpenDiff{Left: view.DiffSide{ID: h.id, Revision: left}, Right: view.DiffSide{ID: h.id, Revision: right}}
}

// SetFocused says whether the view has the keys.
func (h *History) SetFocused(focused bool) { h.focused = focused }

// SetSize implements view.View.
func (h *History) SetSize(width, height int) {
	h.width, h.height = max(width, 0), max(height, 0)
	h.said = map[saying]string{}
	h.rows.SetHeight(h.height - headHeight)
}

// SetStyles implements view.View.
func (h *History) SetStyles(styles *theme.Styles) { h.styles = styles }

// Typing implements view.View. Nothing is typed here.
func (h *History) Typing() bool { return false }

// Place implements view.View.
func (h *History) Place() keymap.Place { return keymap.History }

// Update implements view.View.
func (h *History) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case view.Minute:
		h.now = msg.Now
	case tea.MouseMsg:
		on, again := view.Point(&h.rows, msg, headHeight)
		switch {
		case on && msg.Mouse().X < gutterWidth-1:
			h.toggle()
		case again:
			return h.Do(keymap.HistoryOpen)
		}
		return nil, h.follow()
	}
	return nil, nil
}

// Legend explains the signs of a row, for the help.
func Legend() []view.Sign {
	return []view.Sign{
		{Sign: nowSign, Meaning: "the persona is so now"},
		{Sign: "✓", Meaning: "selected, to compare; a click there selects too"},
	}
}
