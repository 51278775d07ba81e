package flow

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/view"
	"personae/ui/work"
)

// Library deletes, and walks the library's log.
type Library struct {
	*Host
	Browse *Browse
}

// Delete moves personas to the trash. It asks before more than one; one alone goes
// at once, since undo brings it back.
func (l *Library) Delete(ids []string) tea.Cmd {
	if len(ids) == 1 {
		return l.delete(ids)
	}
	l.question(dialog.Question{
		Title: "Delete",
		Text:  "Move " + words.Count(len(ids), "persona") + " to the trash? Undo brings them back.",
		Buttons: []dialog.Button{
			{Label: "Delete", Danger: true, Do: func() tea.Cmd { return l.delete(ids) }},
			{Label: "Cancel"},
		},
	})
	return nil
}

func (l *Library) delete(ids []string) tea.Cmd {
	remove := func(ctx context.Context) (library.Operation, error) { return l.Store.Delete(ctx, ids) }
	return l.Queue.Add(attempt(l.Host, "Not deleted", remove, func(op library.Operation) tea.Cmd {
		l.Browse.List.Deselect(ids)
		l.Succeed(op.Label)
		return l.Browse.Changed()
	}))
}

// UndoOrRedo walks the library's log by one operation.
func (l *Library) UndoOrRedo(name keymap.Name) tea.Cmd {
	if l.Info.ReadOnly {
		l.Say(view.LevelWarning, "Nothing to "+string(name)+" here: the library is read-only.")
		return nil
	}
	walk, word, not, back, how := l.Store.Undo, "Undone", "Not undone", keymap.Redo, "brings it back"
	if name == keymap.Redo {
		walk, word, not, back, how = l.Store.Redo, "Done again", "Not done again", keymap.Undo, "takes it back"
	}
	return l.Queue.Add(func() work.Done {
		op, err := walk(l.Context)
		projects, listErr := l.Store.Projects(l.Context)
		return func() tea.Cmd {
			switch {
			case errors.Is(err, library.ErrNothing):
				l.Say(view.LevelInfo, err.Error())
				return nil
			case err != nil:
				l.Fail(not, err)
				return l.Browse.Changed()
			}
			l.Say(view.LevelSuccess, fmt.Sprintf("%s: %s. %s %s.", word, op.Label, l.KeyOf(back), how))
			if listErr == nil && l.projectGone(projects) {
				return tea.Batch(l.Browse.Restrict(func(q *library.Query) { q.Project = "" }), l.Browse.Changed())
			}
			return l.Browse.Changed()
		}
	})
}

// projectGone reports whether the list shows a project that is not there any
// more, as after its new name was taken back.
func (l *Library) projectGone(projects []library.Project) bool {
	shown := l.Browse.List.Query().Project
	return shown != "" && !slices.ContainsFunc(projects, func(p library.Project) bool { return p.Name == shown })
}
