package flow

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/screen"
	"personae/ui/trash"
	"personae/ui/view"
	"personae/ui/work"
)

// Trash shows what was deleted, and brings it back or purges it.
type Trash struct {
	*Host
	Browse *Browse

	loads work.Loads
	view  *trash.Trash
	read  *pane // beside it
}

// Open shows the trash.
func (t *Trash) Open([]string) tea.Cmd {
	if t.view != nil {
		return nil
	}
	t.view = trash.New(t.Keys, t.Screen.Styles(), t.Info, t.Now(), trash.Calls{
		Load: t.load, All: t.all, Show: t.show, Restore: t.restore, Purge: t.askPurge, Empty: t.askEmpty,
		Open: func() tea.Cmd { return t.read.open() },
	})
	t.read = t.newPane()
	t.Screen.Push(screen.Page{View: t.view, Beside: t.read.Detail, Signs: trash.Legend(), Gone: func() { t.loads.Stop(t.view); t.view = nil }})
	return t.view.Reload()
}

var inTrash = library.Query{Trashed: true}

func (t *Trash) load(offset, limit int) tea.Cmd {
	into := t.view
	return t.loads.Start(t.Context, into, func(ctx context.Context) work.Done {
		page, err := t.Store.Page(ctx, inTrash, offset, limit)
		return func() tea.Cmd { return into.SetPage(page, err) }
	})
}

// all selects everything; the keys that are pressed meanwhile are meant for that.
func (t *Trash) all() tea.Cmd {
	ids := func(ctx context.Context) ([]string, error) { return t.Store.IDs(ctx, inTrash) }
	into, selected := t.view, false
	return t.awaitUntil(attempt(t.Host, "Not selected", ids, func(ids []string) tea.Cmd {
		selected = true
		into.SelectAll(ids)
		return nil
	}), func(view.View) bool { return selected })
}

func (t *Trash) show(id string) tea.Cmd {
	if id == "" {
		t.read.empty("Nothing is in the trash.")
		return nil
	}
	return t.read.turn(func(ctx context.Context) (library.Record, error) { return t.Store.Get(ctx, id) })
}

func (t *Trash) restore(ids []string) tea.Cmd { return t.restoreAs(library.Restoring{IDs: ids}) }

// restoreAs restores, and asks where a name was given away meanwhile.
func (t *Trash) restoreAs(r library.Restoring) tea.Cmd {
	return t.Queue.Add(func() work.Done {
		op, err := t.Store.Restore(t.Context, r)
		return func() tea.Cmd {
			var taken *library.NameTakenError
			switch {
			case errors.As(err, &taken):
				return t.askName(r, taken)
			case err != nil:
				t.Fail("Not restored", err)
				return nil
			}
			return t.left(r.IDs, op.Label)
		}
	})
}

// left goes on when personas have left the trash.
func (t *Trash) left(ids []string, label string) tea.Cmd {
	if t.view != nil {
		t.view.Deselect(ids)
	}
	t.Succeed(label)
	return t.Browse.Changed()
}

// askName asks what becomes of a name that was given away: one alone comes back under
// another, several get free ones or stay.
func (t *Trash) askName(r library.Restoring, taken *library.NameTakenError) tea.Cmd {
	if len(r.IDs) == 1 {
		return t.askOtherName(taken, func(name string) tea.Cmd {
			r.Name = name
			return t.restoreAs(r)
		})
	}
	as := func(policy library.TakenPolicy) func() tea.Cmd {
		return func() tea.Cmd {
			r.Taken = policy
			return t.restoreAs(r)
		}
	}
	t.interrupt(dialog.Question{
		Title: "A name is taken",
		Text:  fmt.Sprintf("There is another “%s” in %s now. What becomes of those whose name is taken?", taken.Name, taken.Project),
		Buttons: []dialog.Button{
			{Label: "Free names", Do: as(library.TakenFree)}, {Label: "Leave them", Do: as(library.TakenLeave)}, {Label: "Cancel"},
		},
	})
	return nil
}

func (t *Trash) askPurge(ids []string) tea.Cmd {
	ids = slices.Clone(ids)
	t.confirmPurge("Remove "+words.Count(len(ids), "persona")+" from the trash?", func(ctx context.Context) (library.Operation, error) {
		return t.Store.Purge(ctx, ids)
	})
	return nil
}

func (t *Trash) askEmpty() tea.Cmd {
	t.confirmPurge("Remove everything from the trash?", t.Store.PurgeAll)
	return nil
}

// confirmPurge asks before personas are purged.
func (t *Trash) confirmPurge(question string, purge func(context.Context) (library.Operation, error)) {
	t.question(dialog.Question{
		Title: "Purge",
		Text:  question + " Undo still brings back what was purged, until the command personae purge --forget.",
		Buttons: []dialog.Button{
			{Label: "Purge", Danger: true, Do: func() tea.Cmd {
				return t.Queue.Add(attempt(t.Host, "Not purged", purge, func(op library.Operation) tea.Cmd {
					if t.view != nil {
						t.view.SelectAll(nil)
					}
					return t.left(nil, op.Label)
				}))
			}},
			{Label: "Cancel"},
		},
	})
}
