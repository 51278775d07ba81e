package flow

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/importing"
	"personae/model/wire"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
	"personae/ui/work"
)

// Importing brings in records of other systems, after a look at what will happen.
type Importing struct {
	*Host
	Browse *Browse
	Files  *Files

	preview *importRun // nil when none is being worked out
	running *importRun // nil when no import is under way
}

// importRun is a file being read, for a preview or for good.
type importRun struct {
	ctx    context.Context //nolint:containedctx // ends with the run
	cancel context.CancelFunc
	done   *atomic.Int64 // records so far
	total  int           // 0 when it is not known
	stop   bool          // the user has asked to stop it
}

func (i *Importing) newRun(total int) *importRun {
	ctx, cancel := context.WithCancel(i.Context)
	return &importRun{ctx: ctx, cancel: cancel, done: new(atomic.Int64), total: total}
}

// Import asks which file to import.
func (i *Importing) Import() tea.Cmd {
	if i.running != nil {
		i.Say(view.LevelWarning, "An import is under way: wait for it, or stop it with "+i.KeyOf(keymap.Back)+".")
		return nil
	}
	return i.Files.ask(dialog.FileOptions{Title: "Import a file or a folder", Initial: i.Files.folder, Then: i.previewFile})
}

// previewFile shows what importing a file will do.
func (i *Importing) previewFile(path string) tea.Cmd {
	i.Files.remember(path)
	var d *dialog.Import
	d = dialog.NewImport(i.Keys, i.Screen.Styles(), path, i.Browse.List.Query().Project, dialog.ImportCalls{
		Plan: func(c dialog.ImportChoice) tea.Cmd { return i.plan(d, path, i.job(c)) },
		Then: func(c dialog.ImportChoice, total int) tea.Cmd { return i.run(path, i.job(c), total) },
		Left: func() tea.Cmd { i.stopPreview(); return nil },
	})
	i.Screen.Open(d)
	return d.Begin()
}

func (i *Importing) job(c dialog.ImportChoice) exchange.Job {
	return exchange.Job{
		Read:    wire.Options{From: c.From},
		Options: importing.Options{Project: i.Browse.List.Query().Project, OnClash: c.OnClash, SkipBad: c.SkipBad},
	}
}

// stopPreview gives up the preview that is being worked out.
func (i *Importing) stopPreview() {
	if i.preview != nil {
		i.preview.cancel()
		i.preview = nil
	}
}

// mostListed bounds how many records a preview holds, of those that stop it and
// of the others: a person reads no more, and memory stays small.
const mostListed = 500

// plan reads the file and finds out what importing it will do. It keeps nobody from
// writing, and stands among the writes only so that quitting waits for it.
func (i *Importing) plan(d *dialog.Import, path string, todo exchange.Job) tea.Cmd {
	i.stopPreview()
	todo.Dry = true
	preview := i.newRun(0)
	i.preview = preview
	planning := i.Queue.Add(func() work.Done {
		plan := dryRun(preview.ctx, i.Store, todo, path, preview.done)
		return finally(func() {
			if i.preview == preview { // else it was given up, or is for an earlier choice
				i.preview = nil
				d.SetPlan(plan)
			}
		})
	})
	return tea.Batch(planning, i.whileRunning(func() bool {
		if i.preview == preview {
			d.SetRead(int(preview.done.Load()))
		}
		return i.preview == preview
	}))
}

// dryRun is what an import would do, for a dialog.
func dryRun(ctx context.Context, store Store, todo exchange.Job, path string, done *atomic.Int64) dialog.ImportPlan {
	var bad, others []importing.Item // those that stop it, or would, come first
	todo.Each = func(item importing.Item) error {
		done.Add(1)
		list := &others
		if item.Bad || item.Outcome.Stops() {
			list = &bad
		}
		if len(*list) < mostListed {
			*list = append(*list, item)
		}
		return nil
	}
	result, err := importPath(ctx, store, todo, path)
	if _, ok := errors.AsType[*exchange.StoppedError](err); ok {
		err = nil
	}
	return dialog.ImportPlan{Items: slices.Concat(bad, others), Counts: result.Counts, More: result.More, Err: err}
}

func importPath(ctx context.Context, store Store, todo exchange.Job, path string) (exchange.Result, error) {
	var err error
	if todo.Sources, err = exchange.Sources([]string{exchange.Expand(path)}, nil); err != nil {
		return exchange.Result{}, err
	}
	return exchange.Import(ctx, store, todo)
}

// run imports the file that was looked at.
func (i *Importing) run(path string, todo exchange.Job, total int) tea.Cmd {
	running := i.newRun(total)
	i.running = running
	var first string
	todo.Each = func(item importing.Item) error {
		if running.done.Add(1) == 1 || first == "" {
			first = item.ID
		}
		return nil
	}
	i.Say(view.LevelProgress, running.progress(i.KeyOf(keymap.Back)))
	job := i.Queue.Add(func() work.Done {
		result, err := importPath(running.ctx, i.Store, todo, path)
		return func() tea.Cmd {
			running.cancel()
			i.running = nil
			return i.finish(result, first, err)
		}
	})
	return tea.Batch(job, i.whileRunning(func() bool {
		if i.running == running {
			i.Say(view.LevelProgress, running.progress(i.KeyOf(keymap.Back)))
		}
		return i.running == running
	}))
}

func (i *Importing) finish(result exchange.Result, first string, err error) tea.Cmd {
	switch {
	case errors.Is(err, context.Canceled):
		i.Say(view.LevelInfo, "The import was stopped, and nothing of it was written.")
		return nil
	case err != nil:
		i.Fail("Not imported", err)
		return nil
	case result.Operation.ID == 0:
		i.Say(view.LevelInfo, "Nothing was imported: every persona was here already, as it is in the file.")
		return nil
	}
	text := result.Operation.Label
	if n := result.Counts[importing.OutcomeUpdated]; n > 0 {
		text += fmt.Sprintf(" (%d updated)", n)
	}
	if n := result.Counts[importing.OutcomeSkipped]; n > 0 {
		text += fmt.Sprintf(", left out %d", n)
	}
	i.Succeed(text)
	return tea.Batch(i.Browse.Changed(), i.Browse.FocusID(first))
}

// progress says how far a run has come, and how it is stopped.
func (r *importRun) progress(stopKey string) string {
	switch done := r.done.Load(); {
	case r.stop:
		return "Stopping the import…"
	case r.total > 0:
		return fmt.Sprintf("Importing… %d of %d. %s stops it.", done, r.total, stopKey)
	default:
		return fmt.Sprintf("Importing… %d so far. %s stops it.", done, stopKey)
	}
}

// Stop stops the import that is under way and reports whether there was one.
func (i *Importing) Stop() bool {
	running := i.running
	if running == nil || running.stop {
		return false
	}
	running.stop = true
	running.cancel()
	i.Say(view.LevelProgress, running.progress(""))
	return true
}
