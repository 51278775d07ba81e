package remotes

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
	Up: keymap.RemotesUp, Down: keymap.RemotesDown, Top: keymap.RemotesTop, Bottom: keymap.RemotesBottom,
	PageUp: keymap.RemotesPageUp, PageDown: keymap.RemotesPageDown,
}, func(v *View) *widget.Paged[Row] { return &v.rows }, func(*View) tea.Cmd { return nil }), view.Table[*View]{
	{Name: keymap.Back, Do: view.Asks((*View).back), Hint: (*View).backHint},
	{Name: keymap.RemotesAll, Needs: needs{remote}, Do: view.Does(func(v *View) { v.SetShow(Show{Everything: v.show == Show{}}) }), Hint: (*View).allHint},
	{Name: keymap.RemotesFilter, Needs: needs{remote, looked}, Do: calls(func(v *View) tea.Cmd { return v.calls.Filter() }), Hint: view.At[*View](9)},
	{Name: keymap.RemotesOpen, Needs: needs{remote, idle, onRow}, Do: onCurrent(func(v *View, r Row) tea.Cmd { return v.calls.Open(r) }), Hint: view.At[*View](1)},
	{Name: keymap.RemotesSince, Needs: needs{remote, idle, onRow, linked}, Do: onCurrent(func(v *View, r Row) tea.Cmd { return v.calls.Since(r) }), Hint: view.At[*View](10)},
	{Name: keymap.RemotesPull, Needs: needs{writable, remote, idle, readable, onRows}, Do: calls(func(v *View) tea.Cmd { return v.calls.Pull(v.targets()) }), Hint: view.At[*View](2)},
	{Name: keymap.RemotesPush, Needs: needs{writable, remote, idle, pushable, onRows}, Do: calls(func(v *View) tea.Cmd { return v.calls.Push(v.targets()) }), Hint: view.At[*View](3)},
	{Name: keymap.RemotesMerge, Needs: needs{writable, remote, idle, onRow, torn}, Do: onCurrent(func(v *View, r Row) tea.Cmd { return v.calls.Merge(r) }), Hint: view.At[*View](4)},
	{Name: keymap.RemotesSelect, Needs: needs{remote, onRow}, Do: view.Does((*View).toggle), Hint: view.At[*View](6)},
	{Name: keymap.RemotesSelectAll, Needs: needs{remote, shown}, Do: view.Does((*View).toggleAll), Hint: view.At[*View](7)},
	{Name: keymap.RemotesLook, Needs: needs{remote, idle}, Do: calls(func(v *View) tea.Cmd { return v.calls.Look() }), Hint: view.At[*View](8)},
	{Name: keymap.RemotesNext, Needs: needs{several, free}, Do: calls(func(v *View) tea.Cmd { return v.turnTo((v.at + 1) % len(v.remotes)) }), Hint: view.At[*View](11)},
	{Name: keymap.RemotesPrevious, Needs: needs{several, free}, Do: calls(func(v *View) tea.Cmd { return v.turnTo((v.at + len(v.remotes) - 1) % len(v.remotes)) })},
	{Name: keymap.RemotesAdd, Needs: needs{writable, free}, Do: calls(func(v *View) tea.Cmd { return v.calls.Add() }), Hint: view.At[*View](12)},
	{Name: keymap.RemotesEdit, Needs: needs{writable, remote, free}, Do: calls(func(v *View) tea.Cmd { return v.calls.Edit() }), Hint: view.At[*View](13)},
	{Name: keymap.RemotesCheck, Needs: needs{remote, free}, Do: calls(func(v *View) tea.Cmd { return v.calls.Check() }), Hint: view.At[*View](14)},
	{Name: keymap.RemotesRemove, Needs: needs{writable, remote, free}, Do: calls(func(v *View) tea.Cmd { return v.calls.Remove() }), Hint: view.At[*View](15)},
})

// calls makes a row's Do of what the opener does.
func calls(do func(*View) tea.Cmd) func(*View) (view.Action, tea.Cmd) {
	return func(v *View) (view.Action, tea.Cmd) { return nil, do(v) }
}

// onCurrent is calls for what is about the row under the cursor.
func onCurrent(do func(*View, Row) tea.Cmd) func(*View) (view.Action, tea.Cmd) {
	return calls(func(v *View) tea.Cmd {
		row, _ := v.rows.Current()
		return do(v, row)
	})
}

type needs = []view.Need[*View]

var (
	idle   = view.Unless("Something is under way: wait for it, or stop it first.", func(v *View) bool { return v.running == "" })
	free   = view.Unless("Something is under way: wait for it, or stop it first.", func(v *View) bool { return v.running == "" || v.looking })
	looked = view.Unless("The remote was not looked at yet.", func(v *View) bool { return v.rows.Loaded })
	shown  = view.Unless("No persona is shown.", func(v *View) bool { return v.rows.Total > 0 })
	onRow  = view.Unless("Nothing is under the cursor.", (*View).onRow)
	onRows = view.Unless("Nothing is selected or under the cursor.", func(v *View) bool { return len(v.picked) > 0 || v.onRow() })
	linked = view.Unless("The two have not agreed on anything yet.", func(v *View) bool {
		row, _ := v.rows.Current()
		return row.Persona != "" && row.Record != "" && row.State != library.SyncUnknown
	})
	torn = view.Unless("Here is nothing to decide: no field was changed on both sides.", func(v *View) bool {
		row, _ := v.rows.Current()
		return row.Persona != "" && row.Record != "" && (len(row.Conflicts) > 0 || row.State == library.SyncUnknown && len(row.Theirs) > 0)
	})
)

func writable(v *View) string { return view.ReadOnly(v.info) }

func remote(v *View) string {
	if len(v.remotes) == 0 {
		return "The library has no remote yet: " + v.keys.Shown(keymap.RemotesAdd) + " adds one."
	}
	return ""
}

func several(v *View) string {
	switch len(v.remotes) {
	case 0:
		return remote(v)
	case 1:
		return "There is no other remote: " + v.keys.Shown(keymap.RemotesAdd) + " adds one."
	}
	return ""
}

func readable(v *View) string {
	if v.rows.Loaded && !v.can.Read {
		return v.remotes[v.at].System.Title() + " says nothing of what it has, so nothing can be pulled."
	}
	return ""
}

func pushable(v *View) string {
	if v.rows.Loaded && !v.can.Create && !v.can.Update {
		return v.remotes[v.at].System.Title() + " can only be read: only its own staff writes there."
	}
	return ""
}

func (v *View) onRow() bool {
	_, ok := v.rows.Current()
	return ok
}

// back clears the selection, and with none leaves the view.
func (v *View) back() view.Action {
	if len(v.picked) > 0 && v.running == "" {
		v.Deselect()
		return nil
	}
	return view.Back{}
}

func (v *View) backHint() view.Hint {
	switch {
	case v.running != "":
		return view.Hint{At: 5, Label: "stop"}
	case len(v.picked) > 0:
		return view.Hint{At: 5, Label: "clear selection"}
	}
	return view.Hint{At: 16}
}

func (v *View) allHint() view.Hint {
	if v.show == (Show{}) {
		return view.Hint{At: 5, Label: "everything"}
	}
	return view.Hint{At: 5, Label: "what differs"}
}

// Do implements view.View.
func (v *View) Do(name keymap.Name) (view.Action, tea.Cmd) { return actions.Do(v, name) }

// Commands implements view.View.
func (v *View) Commands() []view.Command { return actions.Commands(v, v.keys, keymap.Remotes) }

// ShortHelp implements view.View.
func (v *View) ShortHelp() []key.Binding { return actions.Hints(v, v.keys) }
