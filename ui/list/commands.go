package list

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/view"
)

// actions is what the list can do. The places in the footer are for the plain
// list, and for one with a selection.
var actions = view.Table[*List]{
	{Name: keymap.Back, Do: view.Asks((*List).back), Hint: (*List).backHint},
	moves(keymap.ListUp, func(l *List) view.Action { return l.moveTo(l.cursor - 1) }),
	moves(keymap.ListDown, func(l *List) view.Action { return l.moveTo(l.cursor + 1) }),
	moves(keymap.ListTop, func(l *List) view.Action { return l.moveTo(0) }),
	moves(keymap.ListBottom, func(l *List) view.Action { return l.moveTo(l.rows.total - 1) }),
	moves(keymap.ListPageUp, func(l *List) view.Action { return l.turn(-1) }),
	moves(keymap.ListPageDown, func(l *List) view.Action { return l.turn(1) }),
	moves(keymap.ListHalfUp, func(l *List) view.Action { return l.step(-max(1, l.bodyHeight()/2)) }),
	moves(keymap.ListHalfDown, func(l *List) view.Action { return l.step(max(1, l.bodyHeight()/2)) }),
	{Name: keymap.ListSearch, Needs: needs{filled}, Do: view.Asks((*List).startTyping), Hint: foot(1, 0)},
	picks(keymap.ListSort, foot(9, 0), filled),
	picks(keymap.ListProject, foot(10, 0)),
	picks(keymap.ListTag, foot(11, 0), filled),
	picks(keymap.ListReady, foot(12, 0), filled),
	{Name: keymap.ListOpen, Needs: needs{onRowOrFailed}, Waits: true, Do: view.Asks((*List).open), Hint: (*List).openHint},
	{Name: keymap.ListNew, Needs: needs{writable}, Do: view.Asks(func(l *List) view.Action {
		return view.New{Project: l.query.Project}
	}), Hint: foot(3, 0)},
	{Name: keymap.ListEdit, Needs: needs{writable, onRow}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Edit{ID: l.current()}
	}), Hint: foot(4, 0)},
	{Name: keymap.ListClone, Needs: needs{writable, onRows}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Clone{IDs: l.targets()}
	}), Hint: foot(6, 4)},
	{Name: keymap.ListBulk, Needs: needs{writable, onRows}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Open{Page: keymap.Bulk, IDs: l.targets()}
	}), Hint: foot(0, 2)},
	{Name: keymap.ListDelete, Needs: needs{writable, onRows}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Delete{IDs: l.targets()}
	}), Hint: foot(7, 7)},
	{Name: keymap.ListMove, Needs: needs{writable, onRows}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Move{IDs: l.targets()}
	}), Hint: foot(0, 5)},
	{Name: keymap.ListRehearse, Needs: needs{onRow}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Open{Page: keymap.Rehearse, IDs: []string{l.current()}}
	}), Hint: foot(5, 0)},
	{Name: keymap.ListCompare, Needs: needs{twoSelected}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Open{Page: keymap.Rehearse, IDs: l.SelectedIDs()}
	}), Hint: foot(0, 3)},
	{Name: keymap.ListDiff, Needs: needs{pairSelected}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Open{Page: keymap.Diff, IDs: l.SelectedIDs()}
	}), Hint: foot(0, 3)},
	{Name: keymap.ListVary, Needs: needs{onRow, atMostTwo}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Open{Page: keymap.Vary, IDs: l.targets()}
	}), Hint: foot(15, 9)},
	{Name: keymap.ListCoverage, Needs: needs{filled}, Do: view.Asks(func(*List) view.Action {
		return view.Open{Page: keymap.Coverage}
	}), Hint: foot(16, 0)},
	{Name: keymap.ListSelect, Needs: needs{onRow}, Waits: true, Do: view.Does((*List).toggle), Hint: foot(8, 1)},
	{Name: keymap.ListSelectAll, Needs: needs{shown}, Do: view.Asks((*List).selectAll), Hint: foot(0, 8)},
	{Name: keymap.ListHistory, Needs: needs{onRow}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Open{Page: keymap.History, IDs: []string{l.current()}}
	}), Hint: foot(13, 0)},
	{Name: keymap.ListTrash, Do: view.Asks(func(*List) view.Action { return view.Open{Page: keymap.Trash} }), Hint: foot(16, 0)},
	{Name: keymap.ListLog, Do: view.Asks(func(*List) view.Action { return view.Open{Page: keymap.Log} }), Hint: foot(17, 0)},
	{Name: keymap.ListRemotes, Do: view.Asks(func(*List) view.Action { return view.Open{Page: keymap.Remotes} }), Hint: foot(18, 0)},
	{Name: keymap.ListImport, Needs: needs{writable}, Do: view.Asks(func(*List) view.Action { return view.Import{} }), Hint: foot(14, 0)},
	{Name: keymap.ListExport, Needs: needs{onRows}, Waits: true, Do: view.Asks(func(l *List) view.Action {
		return view.Export{IDs: l.targets()}
	}), Hint: foot(15, 6)},
}

// moves is a row that only moves the cursor.
func moves(name keymap.Name, do func(*List) view.Action) view.Row[*List] {
	row := view.Row[*List]{Name: name, Needs: needs{shown}, Waits: true, Quiet: true, Do: view.Asks(do)}
	if name == keymap.ListDown {
		row.Hint = (*List).downHint
	}
	return row
}

// picks is a row that asks the root to let the user choose.
func picks(name keymap.Name, hint func(*List) view.Hint, first ...view.Need[*List]) view.Row[*List] {
	return view.Row[*List]{Name: name, Needs: first, Hint: hint, Do: view.Asks(func(l *List) view.Action {
		return view.Pick{What: name, Query: l.query}
	})}
}

type needs = []view.Need[*List]

var (
	onRow = view.Unless("Nothing is under the cursor.", (*List).onRow)
	// onRowOrFailed is for enter, which reads a list anew that could not be read.
	onRowOrFailed = view.Unless("Nothing is under the cursor.", func(l *List) bool { return l.onRow() || l.failed() })
	onRows        = view.Unless("Nothing is selected or under the cursor.", func(l *List) bool { return l.onRow() || l.SelectedCount() > 0 })
	shown         = view.Unless("No persona is shown.", func(l *List) bool { return l.rows.total > 0 })
	filled        = view.Unless("The library has no personas yet.", func(l *List) bool { return !l.rows.loaded || l.rows.all > 0 })
)

func writable(l *List) string { return view.ReadOnly(l.info) }

func twoSelected(l *List) string {
	if n := l.SelectedCount(); n < 2 {
		return fmt.Sprintf("Select two personas or more to compare their calls; %d are selected.", n)
	}
	return ""
}

func pairSelected(l *List) string {
	if n := l.SelectedCount(); n != 2 {
		return fmt.Sprintf("Select two personas to see what differs; %d are selected.", n)
	}
	return ""
}

func atMostTwo(l *List) string {
	if n := l.SelectedCount(); n > 2 {
		return fmt.Sprintf("Variants are made of one persona, or of two that are blended; %d are selected.", n)
	}
	return ""
}

// Do implements view.View. What is about rows waits while those on the screen
// belong to an older query.
func (l *List) Do(name keymap.Name) (view.Action, tea.Cmd) {
	if l.typing && name == keymap.ListOpen {
		l.stopTyping()
		return nil, nil
	}
	if row, ok := actions.Row(name); ok && row.Waits && l.rows.stale && l.rows.err == nil {
		l.waiting = append(l.waiting, name)
		return nil, nil
	}
	return actions.Do(l, name)
}

// Commands implements view.View.
func (l *List) Commands() []view.Command { return actions.Commands(l, l.keys, keymap.List) }

func (l *List) onRow() bool {
	_, ok := l.Current()
	return ok
}

// current is the id of the persona under the cursor.
func (l *List) current() string {
	row, _ := l.Current()
	return row.ID
}

// open shows the persona under the cursor, or tries again to read a list that
// could not be read.
func (l *List) open() view.Action {
	if l.failed() {
		return l.Refresh()
	}
	l.shown = l.current()
	return view.Show{ID: l.shown, Open: true}
}

func (l *List) selectAll() view.Action { return view.LoadIDs{Query: l.query, Into: l} }

// back clears the nearest thing: the search being typed, the selection, the
// search and the filters. With nothing to clear it leaves the view.
func (l *List) back() view.Action {
	query := l.query
	switch {
	case l.typing:
		l.stopTyping()
		if query.Search == "" {
			return nil
		}
		query.Search = ""
	case l.SelectedCount() > 0:
		l.ClearSelection()
		return nil
	case l.filtered():
		query.Search, query.Tags, query.Ready = "", nil, ""
	default:
		return view.Back{}
	}
	return l.SetQuery(query)
}

// filtered reports whether esc has a search or a filter to clear. The project is
// none: it is where one works.
func (l *List) filtered() bool {
	return l.query.Search != "" || len(l.query.Tags) > 0 || l.query.Ready != ""
}

// failed reports whether there is nothing to show but an error.
func (l *List) failed() bool { return l.rows.err != nil && (l.rows.stale || !l.rows.loaded) }
