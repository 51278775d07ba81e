package flow

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/edit"
	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/bulk"
	"personae/ui/dialog"
	"personae/ui/screen"
	"personae/ui/view"
	"personae/ui/work"
)

// Bulk changes many personas at once, after a look at what becomes of each.
type Bulk struct {
	*Host
	Browse *Browse

	loads   work.Loads
	view    *bulk.View // nil when it is not open
	ids     []string
	seen    map[string]library.Revision // what the newest look at them found
	running *bulkRun                    // nil when no edit is being made
}

// bulkRun is an edit that is being made.
type bulkRun struct {
	cancel context.CancelFunc
	done   atomic.Int64 // personas so far
}

// Open shows the page for personas, and asks for the first change.
func (b *Bulk) Open(ids []string) tea.Cmd {
	if b.view != nil || len(ids) == 0 {
		return nil
	}
	title := ""
	if row, ok := b.Browse.List.Current(); ok && len(ids) == 1 && row.ID == ids[0] {
		title = row.Name
	}
	b.ids, b.seen = ids, nil
	b.view = bulk.New(b.Keys, b.Screen.Styles(), len(ids), title)
	b.Screen.Push(screen.Page{
		View: b.view, Signs: bulk.Legend(), NoUndo: "the changes", Leave: b.leave,
		Gone: func() { b.loads.Stop(b); b.view = nil },
	})
	return b.Pick()
}

// leave stops an edit that is being made, or leaves the page.
func (b *Bulk) leave(then func() tea.Cmd) tea.Cmd {
	if b.running != nil {
		b.running.cancel()
		b.view.SetRunning("Stopping…")
		return nil
	}
	b.Screen.Remove(b.view)
	return work.Done(then).Take()
}

// Pick asks for a field to be changed, or takes a change as it is written.
func (b *Bulk) Pick() tea.Cmd {
	var items []dialog.Item[*field.Spec]
	for _, spec := range field.Shown() {
		if target := (edit.Target{Spec: spec}); len(target.Verbs()) > 0 {
			items = append(items, dialog.Item[*field.Spec]{
				Value: spec, Label: string(spec.Group) + ": " + spec.Label, Note: spec.Path, Words: spec.Words(),
			})
		}
	}
	choose(b.Host, "Change which field?", items, b.pickInside).AllowNew("change", func(typed string) tea.Cmd {
		change, err := edit.Parse(typed)
		if err != nil {
			b.Say(view.LevelWarning, words.Sentence(err.Error()))
			return b.Pick()
		}
		return b.add(func() view.Action { return b.view.AddChange(change) })
	})
	return nil
}

// pickInside goes on to the names inside a field of free-form JSON.
func (b *Bulk) pickInside(spec *field.Spec) tea.Cmd {
	if spec.Kind != field.KindPairs && spec.Kind != field.KindJSON {
		return b.add(func() view.Action { return b.view.Add(edit.Target{Spec: spec}) })
	}
	label := "Which name in it? Names inside names have dots between them; none is the whole field."
	b.Screen.Open(dialog.NewAskText(b.Keys, b.Screen.Styles(), spec.Label, label, "", func(typed string) tea.Cmd {
		path := spec.Path
		if typed != "" {
			path += "." + typed
		}
		target, err := edit.Locate(path)
		if err != nil {
			b.Say(view.LevelWarning, words.Sentence(err.Error()))
			return b.pickInside(spec)
		}
		return b.add(func() view.Action { return b.view.Add(target) })
	}))
	return nil
}

// add does what a dialog was answered with, unless the page is gone.
func (b *Bulk) add(do func() view.Action) tea.Cmd {
	if b.view == nil {
		return nil
	}
	return b.Apply(do())
}

// How many personas are looked at before the page shows them: few at first, so that
// it answers at once.
const (
	firstLook = 100
	nextLooks = 1000
)

// Try finds out what an edit would do, a part of the personas after the other.
func (b *Bulk) Try(e edit.Edit) tea.Cmd {
	b.loads.Stop(b)
	if len(e) == 0 || b.view == nil {
		return nil
	}
	b.seen = map[string]library.Revision{}
	return b.look(&looking{Host: b.Host, ids: b.ids, plan: edit.NewPlan(e)}, firstLook)
}

// looking is a look at personas that is under way.
type looking struct {
	*Host
	ids    []string
	plan   *edit.Plan
	at     int
	counts edit.Counts
}

// look looks at the next personas.
func (b *Bulk) look(l *looking, most int) tea.Cmd {
	ids := l.ids[l.at:min(len(l.ids), l.at+most)]
	return b.loads.Start(b.Context, b, func(ctx context.Context) work.Done {
		part := l.part(ctx, ids)
		return func() tea.Cmd {
			if b.view == nil {
				return nil
			}
			if part.err != nil {
				b.Log.Error("bulk edit not tried", "error", part.err)
				b.view.SetError(part.err)
				return nil
			}
			maps.Copy(b.seen, part.seen)
			done := l.at == len(l.ids)
			b.view.AddRows(part.rows, l.counts, done)
			if done {
				b.view.Refuse(part.clashes, l.counts)
				return nil
			}
			return b.look(l, nextLooks)
		}
	})
}

// part is what was found of some personas.
type part struct {
	rows    []bulk.Row
	seen    map[string]library.Revision
	clashes map[int]error // of the last part
	err     error
}

func (l *looking) part(ctx context.Context, ids []string) (p part) {
	p.seen = make(map[string]library.Revision, len(ids))
	for _, id := range ids {
		record, err := l.Store.Get(ctx, id)
		if err != nil && !errors.Is(err, library.ErrNotFound) || ctx.Err() != nil {
			p.err = errors.Join(err, ctx.Err())
			return p
		}
		var o edit.Outcome
		switch {
		case err != nil:
			o = l.plan.Skip(err)
		case record.Trashed:
			o = l.plan.Skip(&library.ConflictError{Theirs: record, Gone: true})
			o.Before = record.Persona
		default:
			o = l.plan.Add(record)
			p.seen[id] = record.Revision
		}
		l.counts.Count(&o)
		p.rows = append(p.rows, rowOf(&o))
	}
	if l.at += len(ids); l.at < len(l.ids) {
		return p
	}
	clashes, err := l.plan.Clashes(func(project, name string) (string, error) { return l.Store.NameHolder(ctx, project, name) })
	l.counts.Changed -= len(clashes)
	l.counts.Refused += len(clashes)
	p.clashes, p.err = clashes, err
	return p
}

// rowOf draws up what becomes of a persona.
func rowOf(o *edit.Outcome) bulk.Row {
	row := bulk.Row{Name: o.Before.Name, Says: o.Says(), Refused: o.Err != nil}
	for _, problem := range o.Problems {
		row.Worst = max(row.Worst, problem.Severity)
		row.Problems = strings.TrimSpace(row.Problems + " " + words.Sentence(problem.Text))
	}
	return row
}

// Make makes an edit, as one operation.
func (b *Bulk) Make(a view.MakeEdit) tea.Cmd {
	if b.view == nil || b.running != nil {
		return nil
	}
	ctx, cancel := context.WithCancel(b.Context)
	running := &bulkRun{cancel: cancel}
	b.running = running
	b.loads.Stop(b)
	job := edit.Job{Edit: a.Edit, IDs: b.ids, Seen: b.seen, LeaveOut: a.LeaveOut, Quick: true, Each: func(edit.Outcome) error {
		running.done.Add(1)
		return ctx.Err()
	}}
	b.view.SetRunning("Changing…")
	writing := b.Queue.Add(func() work.Done {
		op, counts, err := makeEdit(ctx, b.Store, job)
		return func() tea.Cmd {
			cancel()
			b.running = nil
			if b.view != nil {
				b.view.SetRunning("")
			}
			return b.made(op, counts, err)
		}
	})
	return tea.Batch(writing, b.whileRunning(func() bool {
		if b.running == running && b.view != nil && ctx.Err() == nil {
			b.view.SetRunning(fmt.Sprintf("Changing… %d of %d. %s stops it, and nothing is changed.", running.done.Load(), len(job.IDs), b.KeyOf(keymap.Back)))
		}
		return b.running == running
	}))
}

func makeEdit(ctx context.Context, store Store, job edit.Job) (op library.Operation, counts edit.Counts, err error) {
	op, err = store.Edit(ctx, library.OperationBulk, func(lib edit.Library) (label string, err error) {
		counts, err = edit.Run(lib, job)
		return edit.Label(job.Edit, library.OperationBulk, words.Count(counts.Changed, "persona")), err
	})
	return op, counts, err
}

func (b *Bulk) made(op library.Operation, counts edit.Counts, err error) tea.Cmd {
	switch {
	case errors.Is(err, context.Canceled):
		b.Say(view.LevelInfo, "It was stopped, and nothing was changed.")
		return b.again()
	case err != nil:
		b.Fail("Not changed", err)
		return b.again()
	}
	if b.view != nil {
		b.Screen.Remove(b.view)
	}
	if op.ID == 0 {
		b.Say(view.LevelInfo, "Nothing was changed: every persona is so already.")
		return b.Browse.Changed()
	}
	text := op.Label
	if counts.Refused > 0 {
		text += fmt.Sprintf("; left out %d", counts.Refused)
	}
	b.Succeed(text)
	return b.Browse.Changed()
}

// again looks at the personas anew.
func (b *Bulk) again() tea.Cmd {
	if b.view == nil {
		return nil
	}
	return b.Apply(b.view.Refresh())
}
