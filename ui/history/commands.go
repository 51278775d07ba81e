package history

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/ui/view"
	"personae/ui/widget"
)

var actions = slices.Concat(view.Paging(view.PageKeys{
	Up: keymap.HistoryUp, Down: keymap.HistoryDown, Top: keymap.HistoryTop, Bottom: keymap.HistoryBottom, PageUp: keymap.HistoryPageUp, PageDown: keymap.HistoryPageDown,
}, func(h *History) *widget.Paged[library.Change] { return &h.rows }, (*History).follow), view.Table[*History]{
	{Name: keymap.Back, Do: view.Asks((*History).back), Hint: view.At[*History](9)},
	{Name: keymap.HistoryOpen, Needs: needs{onRow}, Do: func(h *History) (view.Action, tea.Cmd) { return nil, h.calls.Open() }, Hint: view.At[*History](1)},
	does(keymap.HistoryRestore, 2, func(c *Calls) do { return c.Restore }, writable, another),
	does(keymap.HistoryFields, 3, func(c *Calls) do { return c.Fields }, writable, another),
	{Name: keymap.HistoryCompare, Needs: needs{onRow, beside}, Do: view.Asks((*History).compare), Hint: view.At[*History](4)},
	does(keymap.HistoryLabel, 5, func(c *Calls) do { return c.Label }, writable),
	{Name: keymap.HistoryReveal, Needs: needs{onRow, secretive}, Do: view.Does(func(h *History) { h.calls.Reveal() }), Hint: func(h *History) view.Hint { return view.RevealHint(h.calls.Revealed()) }},
	does(keymap.HistoryRehearse, 6, func(c *Calls) do { return c.Rehearse }),
	{Name: keymap.HistorySelect, Needs: needs{onRow}, Do: view.Does((*History).toggle), Hint: view.At[*History](7)},
	does(keymap.HistoryExport, 8, func(c *Calls) do { return c.Export }),
})

// do is what the opener does with the revision under the cursor.
type do = func(library.Change) tea.Cmd

// does is a row that lets the opener do something with the revision under the cursor.
func does(name keymap.Name, hint int, call func(*Calls) do, also ...view.Need[*History]) view.Row[*History] {
	return view.Row[*History]{Name: name, Needs: append(needs{onRow}, also...), Hint: view.At[*History](hint), Do: func(h *History) (view.Action, tea.Cmd) {
		row, _ := h.rows.Current()
		return nil, call(&h.calls)(row)
	}}
}

type needs = []view.Need[*History]

var (
	onRow = view.Unless("Nothing is under the cursor.", func(h *History) bool {
		_, ok := h.rows.Current()
		return ok
	})
	another = view.Unless("The persona is so now.", func(h *History) bool {
		row, _ := h.rows.Current()
		return !row.Current
	})
	beside = view.Unless("This is the persona as it is: select another revision first.", func(h *History) bool {
		row, _ := h.rows.Current()
		return !row.Current || len(h.picked) > 0
	})
)

// secretive says that there is nothing to hide. What was changed in the trash is not in
// the row.
func secretive(h *History) string {
	row, _ := h.rows.Current()
	hides := func(p *model.Persona) bool { return p != nil && field.HasSecrets(p) }
	if row.Before == nil && row.After == nil || hides(row.Before) || hides(row.After) {
		return ""
	}
	return view.NoSecrets
}

func writable(h *History) string { return view.ReadOnly(h.info) }

// back clears the selection, and with none leaves the view.
func (h *History) back() view.Action {
	if len(h.picked) > 0 {
		h.picked = nil
		return nil
	}
	return view.Back{}
}

// Do implements view.View.
func (h *History) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(h, name) }

// Commands implements view.View.
func (h *History) Commands() []view.Command { return actions.Commands(h, h.keys, keymap.History) }

// ShortHelp implements view.View.
func (h *History) ShortHelp() []key.Binding { return actions.Hints(h, h.keys) }
