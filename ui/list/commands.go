package list

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/view"
)

// Do implements view.View. An action that cannot run says why.
func (l *List) Do(name keymap.Name) (view.Action, tea.Cmd) {
	if name == keymap.Back {
		return l.back(), nil
	}
	if l.typing && name == keymap.ListOpen {
		l.stopTyping()
		return nil, nil
	}
	if l.failed() && name == keymap.ListOpen {
		return l.Refresh(), nil
	}
	if l.rows.stale && l.rows.err == nil && waits(name) {
		l.waiting = append(l.waiting, name)
		return nil, nil
	}
	if reason := l.reason(name); reason != "" {
		if moves(name) {
			return nil, nil
		}
		return view.Say{Level: view.LevelInfo, Text: reason}, nil
	}
	return l.run(name), nil
}

// run does an action that can run.
func (l *List) run(name keymap.Name) view.Action {
	row, _ := l.Current()
	switch name {
	case keymap.ListSearch:
		l.startTyping()
	case keymap.ListSelect:
		l.toggle()
	case keymap.ListSelectAll:
		l.ids++
		return view.LoadIDs{Query: l.query, Generation: l.ids, Into: l}
	case keymap.ListOpen:
		l.shown = row.ID
		return view.Show{ID: row.ID, Open: true}
	case keymap.ListNew:
		return view.New{Project: l.query.Project}
	case keymap.ListEdit:
		return view.Edit{ID: row.ID}
	case keymap.ListRehearse:
		return view.Rehearse{IDs: []string{row.ID}}
	case keymap.ListCompare:
		return view.Rehearse{IDs: l.SelectedIDs()}
	case keymap.ListClone:
		return view.Clone{IDs: l.targets()}
	case keymap.ListDelete:
		return view.Delete{IDs: l.targets()}
	case keymap.ListMove:
		return view.Move{IDs: l.targets()}
	case keymap.ListImport:
		return view.Import{}
	case keymap.ListExport:
		return view.Export{IDs: l.targets()}
	case keymap.ListSort, keymap.ListProject, keymap.ListTag, keymap.ListReady:
		return view.Pick{What: name, Query: l.query}
	default:
		if moves(name) {
			return l.move(name)
		}
		return view.Run{Name: name}
	}
	return nil
}

// Commands implements view.View.
func (l *List) Commands() []view.Command {
	entries := l.keys.In(keymap.List)
	out := make([]view.Command, len(entries))
	for i, entry := range entries {
		out[i] = view.Command{Name: entry.Name, Reason: l.reason(entry.Name)}
	}
	return out
}

// reason says why an action cannot run now, "" when it can.
func (l *List) reason(name keymap.Name) string {
	switch name {
	case keymap.ListNew, keymap.ListEdit, keymap.ListClone, keymap.ListDelete, keymap.ListMove, keymap.ListImport:
		if l.info.ReadOnly {
			return readOnlyReason(l.info)
		}
	default:
	}
	_, onRow := l.Current()
	switch name {
	case keymap.ListCompare:
		if n := l.SelectedCount(); n != 2 {
			return fmt.Sprintf("Select two personas to compare their calls; %d are selected.", n)
		}
	case keymap.ListOpen, keymap.ListEdit, keymap.ListSelect, keymap.ListRehearse:
		if !onRow && (name != keymap.ListOpen || !l.failed()) {
			return "Nothing is under the cursor."
		}
	case keymap.ListClone, keymap.ListDelete, keymap.ListMove, keymap.ListExport:
		if !onRow && l.SelectedCount() == 0 {
			return "Nothing is selected or under the cursor."
		}
	case keymap.ListSelectAll, keymap.ListUp, keymap.ListDown, keymap.ListTop,
		keymap.ListBottom, keymap.ListPageUp, keymap.ListPageDown:
		if l.rows.total == 0 {
			return "No persona is shown."
		}
	case keymap.ListSearch, keymap.ListTag, keymap.ListReady, keymap.ListSort:
		if l.rows.loaded && l.rows.all == 0 {
			return "The library has no personas yet."
		}
	default:
	}
	return ""
}

// readOnlyReason says why nothing can be changed.
func readOnlyReason(info model.LibraryInfo) string {
	if info.Reason == "" {
		return "The library is read-only."
	}
	return "The library is read-only: " + info.Reason
}

// moves tells whether an action only moves the cursor.
func moves(name keymap.Name) bool {
	return slices.Contains([]keymap.Name{
		keymap.ListUp, keymap.ListDown, keymap.ListTop, keymap.ListBottom,
		keymap.ListPageUp, keymap.ListPageDown,
	}, name)
}

// waits tells whether an action is about rows, and so must wait while those on
// the screen belong to an older query.
func waits(name keymap.Name) bool {
	return moves(name) || slices.Contains([]keymap.Name{
		keymap.ListOpen, keymap.ListEdit, keymap.ListRehearse, keymap.ListSelect,
		keymap.ListClone, keymap.ListDelete, keymap.ListMove, keymap.ListExport,
	}, name)
}

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

// filtered tells whether esc has a search or a filter to clear. The project is
// none: it is where one works.
func (l *List) filtered() bool {
	return l.query.Search != "" || len(l.query.Tags) > 0 || l.query.Ready != ""
}

// failed tells whether there is nothing to show but an error.
func (l *List) failed() bool { return l.rows.err != nil && (l.rows.stale || !l.rows.loaded) }
