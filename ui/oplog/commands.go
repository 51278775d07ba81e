package oplog

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
	Up: keymap.LogUp, Down: keymap.LogDown, Top: keymap.LogTop, Bottom: keymap.LogBottom, PageUp: keymap.LogPageUp, PageDown: keymap.LogPageDown,
}, func(l *Log) *widget.Paged[library.Operation] { return &l.rows }, (*Log).follow), view.Table[*Log]{
	{Name: keymap.Back, Do: (*Log).back, Hint: (*Log).backHint},
	{Name: keymap.LogSearch, Do: view.Does((*Log).startTyping), Hint: foot(2)},
	{Name: keymap.LogUndoTo, Needs: needs{writable, onRow, standing, reachable}, Do: func(l *Log) (view.Action, tea.Cmd) {
		row, _ := l.rows.Current()
		return nil, l.calls.UndoTo(row)
	}, Hint: foot(1)},
})

type needs = []view.Need[*Log]

var (
	onRow = view.Unless("Nothing is under the cursor.", func(l *Log) bool {
		_, ok := l.rows.Current()
		return ok
	})
	standing = view.Unless("This is undone already.", func(l *Log) bool {
		row, _ := l.rows.Current()
		return !row.Undone
	})
	reachable = view.Unless("Another editor did this since this one was opened, or it was forgotten: undo from here does not reach it.", func(l *Log) bool {
		row, _ := l.rows.Current()
		return row.Reachable
	})
)

func writable(l *Log) string { return view.ReadOnly(l.info) }

// foot is a place in the footer, but not while a search is typed.
func foot(place int) func(*Log) view.Hint {
	return func(l *Log) view.Hint {
		if l.typing {
			return view.Hint{}
		}
		return view.Hint{At: place}
	}
}

// back clears the search, and with none leaves the view.
func (l *Log) back() (view.Action, tea.Cmd) {
	was := l.typing
	l.stopTyping()
	if l.line.Value() == "" {
		if was {
			return nil, nil
		}
		return view.Back{}, nil
	}
	l.line.SetValue("")
	return nil, l.search()
}

func (l *Log) backHint() view.Hint {
	if l.typing || l.line.Value() != "" {
		return view.Hint{At: 3, Label: "clear the search"}
	}
	return view.Hint{At: 3, Label: "back to the list"}
}

// Do implements view.View. Enter ends the search that is typed.
func (l *Log) Do(name keymap.Name) (view.Action, tea.Cmd) {
	if l.typing && name == keymap.LogUndoTo {
		l.stopTyping()
		return nil, nil
	}
	return actions.Do(l, name)
}

// Commands implements view.View.
func (l *Log) Commands() []view.Command { return actions.Commands(l, l.keys, keymap.Log) }

// ShortHelp implements view.View.
func (l *Log) ShortHelp() []key.Binding {
	hints := actions.Hints(l, l.keys)
	if l.typing {
		hints = append([]key.Binding{l.keys.Relabelled(keymap.LogUndoTo, "keep the search")}, hints...)
	}
	return hints
}
