package trash

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/ui/view"
	"personae/ui/widget"
)

var actions = view.Table[*Trash]{
	{Name: keymap.Back, Do: view.Asks((*Trash).back), Hint: (*Trash).backHint},
	moves(keymap.TrashUp, func(p *widget.Paged[library.Summary]) { p.To(p.Cursor - 1) }),
	moves(keymap.TrashDown, func(p *widget.Paged[library.Summary]) { p.To(p.Cursor + 1) }),
	moves(keymap.TrashTop, func(p *widget.Paged[library.Summary]) { p.To(0) }),
	moves(keymap.TrashBottom, func(p *widget.Paged[library.Summary]) { p.To(p.Total) }),
	moves(keymap.TrashPageUp, func(p *widget.Paged[library.Summary]) { p.Page(-1) }),
	moves(keymap.TrashPageDown, func(p *widget.Paged[library.Summary]) { p.Page(1) }),
	{Name: keymap.TrashOpen, Needs: needs{onRow}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.Open() }), Hint: view.At[*Trash](2)},
	{Name: keymap.TrashRestore, Needs: needs{writable, onRow}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.Restore(t.targets()) }), Hint: view.At[*Trash](1)},
	{Name: keymap.TrashHistory, Needs: needs{onRow}, Do: view.Asks((*Trash).history), Hint: view.At[*Trash](3)},
	{Name: keymap.TrashSelect, Needs: needs{onRow}, Do: view.Does((*Trash).toggle), Hint: view.At[*Trash](4)},
	{Name: keymap.TrashSelectAll, Needs: needs{filled}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.All() }), Hint: view.At[*Trash](5)},
	{Name: keymap.TrashPurge, Needs: needs{writable, onRow}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.Purge(t.targets()) }), Hint: view.At[*Trash](6)},
	{Name: keymap.TrashEmpty, Needs: needs{writable, filled}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.Empty() }), Hint: view.At[*Trash](7)},
}

// moves is a row that only moves the cursor.
func moves(name keymap.Name, do func(*widget.Paged[library.Summary])) view.Row[*Trash] {
	return view.Row[*Trash]{Name: name, Needs: needs{filled}, Quiet: true, Do: func(t *Trash) (view.Action, tea.Cmd) { return t.move(do) }}
}

// calls makes a row's Do of what the opener does.
func calls(do func(*Trash) tea.Cmd) func(*Trash) (view.Action, tea.Cmd) {
	return func(t *Trash) (view.Action, tea.Cmd) { return nil, do(t) }
}

type needs = []view.Need[*Trash]

var (
	filled = view.Unless("The trash is empty.", func(t *Trash) bool { return t.rows.Total > 0 })
	onRow  = view.Unless("Nothing is under the cursor.", func(t *Trash) bool {
		_, ok := t.rows.Current()
		return ok
	})
)

func writable(t *Trash) string { return view.ReadOnly(t.info) }

func (t *Trash) history() view.Action {
	row, _ := t.rows.Current()
	return view.Open{Page: keymap.History, IDs: []string{row.ID}}
}

// back clears the selection, and with none leaves the view.
func (t *Trash) back() view.Action {
	if len(t.picked) > 0 {
		clear(t.picked)
		return nil
	}
	return view.Back{}
}

func (t *Trash) backHint() view.Hint {
	if len(t.picked) > 0 {
		return view.Hint{At: 8, Label: "clear the selection"}
	}
	return view.Hint{At: 8, Label: "back to the list"}
}

// Do implements view.View.
func (t *Trash) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(t, name) }

// Commands implements view.View.
func (t *Trash) Commands() []view.Command { return actions.Commands(t, t.keys, keymap.Trash) }

// ShortHelp implements view.View.
func (t *Trash) ShortHelp() []key.Binding { return actions.Hints(t, t.keys) }
