package flow

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/oplog"
	"personae/ui/screen"
	"personae/ui/view"
	"personae/ui/work"
)

// Log shows what was done in the library, and undoes back to a point.
type Log struct {
	*Host
	Browse *Browse

	loads work.Loads
	view  *oplog.Log
}

// Open shows the log.
func (l *Log) Open([]string) tea.Cmd {
	if l.view != nil {
		return nil
	}
	l.view = oplog.New(l.Keys, l.Screen.Styles(), l.Info, l.Now(), oplog.Calls{Load: l.load, UndoTo: l.undoTo})
	l.Screen.Push(screen.Page{View: l.view, Gone: func() { l.loads.Stop(l.view); l.view = nil }})
	return l.view.Reload()
}

func (l *Log) load(search string, offset, limit int) tea.Cmd {
	into := l.view
	return l.loads.Start(l.Context, into, func(ctx context.Context) work.Done {
		page, err := l.Store.Operations(ctx, search, offset, limit)
		return func() tea.Cmd { return into.SetPage(page, err) }
	})
}

// undoTo shows what undoing back to an operation takes back, and does it.
func (l *Log) undoTo(op library.Operation) tea.Cmd {
	plan := func(ctx context.Context) (library.UndoPlan, error) { return l.Store.PlanUndo(ctx, op.ID) }
	return l.Await(attempt(l.Host, "Not undone", plan, func(plan library.UndoPlan) tea.Cmd {
		l.question(dialog.Question{
			Title: "Undo " + words.Count(len(plan.Operations), "operation"),
			Text:  l.tell(plan),
			Wide:  true,
			Buttons: []dialog.Button{
				{Label: "Undo", Danger: true, Do: func() tea.Cmd { return l.undo(op) }},
				{Label: "Cancel"},
			},
		})
		return nil
	}))
}

func (l *Log) undo(op library.Operation) tea.Cmd {
	undo := func(ctx context.Context) ([]library.Operation, error) { return l.Store.UndoTo(ctx, op.ID) }
	return l.Queue.Add(attempt(l.Host, "Not undone", undo, func(done []library.Operation) tea.Cmd {
		l.Say(view.LevelSuccess, fmt.Sprintf("Undone: %s. %s brings them back, one at a time.",
			words.Count(len(done), "operation"), l.KeyOf(keymap.Redo)))
		return l.Browse.Changed()
	}))
}

// toldInFull is how many operations a plan tells of, and how much of a change, in
// characters.
const (
	toldInFull  = 30
	toldOfField = 70
)

// tell says what a plan takes back: the operations, and what that does to personas.
func (l *Log) tell(plan library.UndoPlan) string {
	var b strings.Builder
	b.WriteString("This takes back, all together or nothing:\n")
	for _, op := range plan.Operations[:min(len(plan.Operations), toldInFull)] {
		fmt.Fprintf(&b, "− %s, %s\n", op.Label, view.Ago(l.Now(), model.Stamp(op.At)))
	}
	if more := len(plan.Operations) - toldInFull; more > 0 {
		fmt.Fprintf(&b, "and %d more\n", more)
	}
	if len(plan.Changes) > 0 {
		b.WriteString("\nWhat becomes of the personas:\n")
	}
	for _, c := range plan.Changes {
		b.WriteString("· " + undone(c) + "\n")
	}
	if more := plan.Personas - len(plan.Changes); more > 0 {
		fmt.Fprintf(&b, "and %s more\n", words.Count(more, "persona"))
	}
	return strings.TrimSpace(b.String())
}

// undone says what becomes of one persona.
func undone(c library.Change) string {
	switch {
	case c.Before != nil && c.After != nil:
		return c.After.Name + ": " + words.Uncapital(c.Words(toldOfField))
	case c.After != nil:
		return c.After.Name + " comes back"
	case c.Before != nil:
		return c.Before.Name + " goes away"
	}
	return c.Operation.Label + ": taken back, within the trash"
}
