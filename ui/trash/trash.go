package trash

import (
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// Calls is what the trash asks for.
type Calls struct {
	Load    func(offset, limit int) tea.Cmd // rows, for SetPage
	All     func() tea.Cmd                  // the ids of everything in it, for SelectAll
	Show    func(id string) tea.Cmd         // a persona beside it; "" is none
	Open    func() tea.Cmd                  // what is beside it, to read
	Restore func(ids []string) tea.Cmd
	Purge   func(ids []string) tea.Cmd
	Empty   func() tea.Cmd
}

// Trash is the view of what was deleted. Make one with New.
type Trash struct {
	keys   *keymap.Map
	styles *theme.Styles
	calls  Calls

	width, height int
	focused       bool
	info          library.Info
	now           time.Time

	rows   widget.Paged[library.Summary]
	picked map[string]bool
	shown  library.Summary // that was last asked to be shown
}

var _ view.View = (*Trash)(nil)

// New returns a trash that waits for its first rows.
func New(keys *keymap.Map, styles *theme.Styles, info library.Info, now time.Time, calls Calls) *Trash {
	same := func(a, b library.Summary) bool { return a.ID == b.ID }
	return &Trash{
		keys: keys, styles: styles, info: info, now: now, calls: calls, focused: true,
		rows: widget.Paged[library.Summary]{Same: same}, picked: map[string]bool{},
	}
}

// Reload asks for the rows in sight anew.
func (t *Trash) Reload() tea.Cmd { return t.calls.Load(t.rows.Around()) }

// SetPage takes in rows that were asked for.
func (t *Trash) SetPage(page library.Page, err error) tea.Cmd {
	t.rows.Take(page.Offset, page.Rows, page.Total, err)
	return t.follow()
}

// SelectAll selects ids; where all of them are, nothing.
func (t *Trash) SelectAll(ids []string) {
	some := slices.ContainsFunc(ids, func(id string) bool { return !t.picked[id] })
	clear(t.picked)
	for _, id := range ids {
		if some {
			t.picked[id] = true
		}
	}
}

// Deselect takes out of the selection what has left the trash.
func (t *Trash) Deselect(ids []string) {
	for _, id := range ids {
		delete(t.picked, id)
	}
}

// follow asks for what the cursor has come to: its rows, and its persona beside it.
func (t *Trash) follow() tea.Cmd {
	var more tea.Cmd
	if from, limit, ok := t.rows.Missing(); ok {
		more = t.calls.Load(from, limit)
	}
	row, held := t.rows.Current()
	if row.ID == t.shown.ID && row.Revision == t.shown.Revision && held || !held && t.rows.Total > 0 {
		return more
	}
	t.shown = row
	return tea.Batch(more, t.calls.Show(row.ID))
}

// targets are the selected personas, or else the one under the cursor.
func (t *Trash) targets() []string {
	if len(t.picked) == 0 {
		row, _ := t.rows.Current()
		return []string{row.ID}
	}
	ids := make([]string, 0, len(t.picked))
	for id := range t.picked {
		ids = append(ids, id)
	}
	slices.Sort(ids) // as they were made
	return ids
}

func (t *Trash) toggle() {
	row, _ := t.rows.Current()
	if t.picked[row.ID] {
		delete(t.picked, row.ID)
		return
	}
	t.picked[row.ID] = true
}

// SetFocused says whether the view has the keys.
func (t *Trash) SetFocused(focused bool) { t.focused = focused }

// SetSize implements view.View.
func (t *Trash) SetSize(width, height int) {
	t.width, t.height = max(width, 0), max(height, 0)
	t.rows.SetHeight(t.height - headHeight)
}

// SetStyles implements view.View.
func (t *Trash) SetStyles(styles *theme.Styles) { t.styles = styles }

// Typing implements view.View. Nothing is typed here.
func (t *Trash) Typing() bool { return false }

// Place implements view.View.
func (t *Trash) Place() keymap.Place { return keymap.Trash }

// Update implements view.View.
func (t *Trash) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case view.Minute:
		t.now = msg.Now
	case tea.MouseMsg:
		on, again := view.Point(&t.rows, msg, headHeight)
		switch {
		case on && msg.Mouse().X < gutterWidth-1:
			t.toggle()
		case again:
			return t.Do(keymap.TrashOpen)
		}
		return nil, t.follow()
	}
	return nil, nil
}

// Legend explains the signs of a row, for the help.
func Legend() []view.Sign {
	return []view.Sign{{Sign: "✓", Meaning: "selected; a click there selects too"}}
}

// selectedWords says how many are selected.
func (t *Trash) selectedWords() string {
	if len(t.picked) == 0 {
		return ""
	}
	return fmt.Sprintf("✓ %d selected", len(t.picked))
}
