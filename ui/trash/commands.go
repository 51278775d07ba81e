package trash

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/ui/view"
	"personae/ui/widget"
)

var actions = slices.Concat(view.Paging(view.PageKeys{
	Up: keymap.TrashUp, Down: keymap.TrashDown, Top: keymap.TrashTop, Bottom: keymap.TrashBottom, PageUp: keymap.TrashPageUp, PageDown: keymap.TrashPageDown,
}, func(t *Trash) *widget.Paged[library.Summary] { return &t.rows }, (*Trash).follow), view.Table[*Trash]{
	{Name: keymap.Back, Do: view.Asks((*Trash).back), Hint: (*Trash).backHint},
	{Name: keymap.TrashOpen, Needs: needs{onRow}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.Open() }), Hint: view.At[*Trash](2)},
	{Name: keymap.TrashRestore, Needs: needs{writable, onRow}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.Restore(t.targets()) }), Hint: view.At[*Trash](1)},
	{Name: keymap.TrashHistory, Needs: needs{onRow}, Do: view.Asks((*Trash).history), Hint: view.At[*Trash](5)},
	{Name: keymap.TrashSelect, Needs: needs{onRow}, Do: view.Does((*Trash).toggle), Hint: view.At[*Trash](4)},
	{Name: keymap.TrashSelectAll, Needs: needs{filled}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.All() }), Hint: view.At[*Trash](6)},
	{Name: keymap.TrashPurge, Needs: needs{writable, onRow}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.Purge(t.targets()) }), Hint: view.At[*Trash](3)},
	{Name: keymap.TrashEmpty, Needs: needs{writable, filled}, Do: calls(func(t *Trash) tea.Cmd { return t.calls.Empty() }), Hint: view.At[*Trash](7)},
})

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
		return view.Hint{At: 8, Label: "clear selection"}
	}
	return view.Hint{At: 8}
}

// Do implements view.View.
func (t *Trash) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(t, name) }

// Commands implements view.View.
func (t *Trash) Commands() []view.Command { return actions.Commands(t, t.keys, keymap.Trash) }

// ShortHelp implements view.View.
func (t *Trash) ShortHelp() []key.Binding { return actions.Hints(t, t.keys) }
