package ui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/intake"
	"personae/model/wire"
	"personae/ui/dialog"
	"personae/ui/exchange"
	"personae/ui/view"
)

// intakes is the imports of the editor: the one that is looked at, and the one
// that is under way.
type intakes struct {
	folder  string // where the last file was chosen
	path    string // of the one that is looked at
	looking *reading
	running *reading
}

// reading is a file being read, for a preview or for good.
type reading struct {
	ctx    context.Context //nolint:containedctx // ends with the reading
	cancel context.CancelFunc
	done   *atomic.Int64 // records so far
	total  int           // 0 when it is not known
	stop   bool          // the user has asked to stop it
}

// importFile asks which file to import.
func (r *Root) importFile() tea.Cmd {
	if r.intakes.running != nil {
		r.say(view.LevelWarning, "An import is under way: wait for it, or stop it with "+r.keyOf(keymap.Back)+".")
		return nil
	}
	file := dialog.NewFile(r.keys, r.styles, "Import a file or a folder", r.intakes.folder, false)
	r.push(file, answers{one: func(r *Root, a view.Answer) tea.Cmd { return r.previewImport(a.Value) }}, promptly)
	return r.apply(file.Begin())
}

// folderRead is what lies in a folder.
type folderRead struct {
	generation int
	entries    []view.Entry
	err        error
}

// readFolder lists a folder for the file dialog.
func readFolder(a view.ReadFolder) tea.Cmd {
	return func() tea.Msg {
		entries, err := exchange.Entries(a.Folder, a.Hidden)
		out := folderRead{a.Generation, make([]view.Entry, len(entries)), err}
		for i, e := range entries {
			out.entries[i] = view.Entry(e)
		}
		return out
	}
}

func (m folderRead) settle(r *Root) tea.Cmd { //nolint:unparam // result asks for a command; this one needs none
	if file, ok := frontMost[*dialog.File](r); ok {
		file.SetEntries(m.generation, m.entries, m.err)
	}
	return nil
}

// frontMost returns the front-most dialog of a type.
func frontMost[D dialog.Dialog](r *Root) (found D, ok bool) {
	for _, l := range slices.Backward(r.layers) {
		if d, ok := l.dialog.(D); ok {
			return d, true
		}
	}
	return found, false
}

// previewImport shows what importing a file will do.
func (r *Root) previewImport(path string) tea.Cmd {
	r.intakes.path = path
	r.intakes.folder = path[:len(path)-len(filepath.Base(path))]
	if strings.HasSuffix(path, "/") || strings.HasSuffix(path, string(filepath.Separator)) {
		r.intakes.folder = path
	}
	d := dialog.NewImport(r.keys, r.styles, path, r.list.Query().Project)
	r.push(d, answers{
		one: func(r *Root, a view.Answer) tea.Cmd {
			return r.runImport(r.importJob(model.System(a.Verb), intake.Clash(a.Value)), d.Total())
		},
		left: (*Root).stopLooking,
	}, promptly)
	return r.apply(d.Begin())
}

// importJob is an import of the file that is looked at.
func (r *Root) importJob(from model.System, onClash intake.Clash) exchange.Job {
	return exchange.Job{
		Read:   wire.Options{From: from},
		Intake: intake.Options{Project: r.list.Query().Project, OnClash: onClash},
	}
}

// stopLooking gives up the preview that is being read.
func (r *Root) stopLooking() {
	if r.intakes.looking != nil {
		r.intakes.looking.cancel()
		r.intakes.looking = nil
	}
}

// mostListed bounds how many records a preview holds, of those that stop it and
// of the others: a person reads no more, and memory stays small.
const mostListed = 500

// planImport reads the file and finds out what importing it will do. It waits its
// turn among the writes, so that it sees what they wrote.
func (r *Root) planImport(a view.PlanImport) tea.Cmd {
	r.stopLooking()
	todo, path := r.importJob(a.From, a.OnClash), r.intakes.path
	todo.Dry = true
	looking := r.newReading(0)
	r.intakes.looking = looking
	work := r.write(func(j job) outcome {
		plan := dryRun(looking.ctx, j.store, todo, path, looking.done)
		if looking.ctx.Err() != nil {
			return nil
		}
		return func(r *Root) tea.Cmd {
			if r.intakes.looking == looking {
				r.intakes.looking = nil
			}
			if d, ok := frontMost[*dialog.Import](r); ok {
				d.SetPlan(a.Generation, plan)
			}
			return nil
		}
	})
	return tea.Batch(work, r.lookAgain(looking, a.Generation))
}

// newReading returns a reading that can be stopped.
func (r *Root) newReading(total int) *reading {
	ctx, cancel := context.WithCancel(r.ctx)
	return &reading{ctx: ctx, cancel: cancel, done: new(atomic.Int64), total: total}
}

// dryRun is what an import would do, for a dialog.
func dryRun(ctx context.Context, store Store, todo exchange.Job, path string, done *atomic.Int64) dialog.ImportPlan {
	var stopping, others []intake.Item
	todo.Each = func(item intake.Item) error {
		done.Add(1)
		list := &others
		if item.Outcome.Stops() {
			list = &stopping
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
	return dialog.ImportPlan{Items: slices.Concat(stopping, others), Counts: result.Counts, More: result.More, Err: err}
}

// importPath imports what lies at a path.
func importPath(ctx context.Context, store Store, todo exchange.Job, path string) (exchange.Result, error) {
	var err error
	if todo.Sources, err = exchange.Sources([]string{exchange.Expand(path)}, nil); err != nil {
		return exchange.Result{}, err
	}
	return exchange.Import(ctx, store, todo)
}

// progressEvery is how often the progress of an import is shown anew.
const progressEvery = 100 * time.Millisecond

// lookAgain shows, a little later, how far a preview has come.
func (r *Root) lookAgain(looking *reading, generation int) tea.Cmd {
	return tea.Tick(progressEvery, func(time.Time) tea.Msg { return lookedAgain{looking, generation} })
}

// lookedAgain is the moment to show how far a preview has come.
type lookedAgain struct {
	*reading
	generation int
}

func (m lookedAgain) settle(r *Root) tea.Cmd {
	if r.intakes.looking != m.reading {
		return nil
	}
	if d, ok := frontMost[*dialog.Import](r); ok {
		d.SetRead(m.generation, int(m.done.Load()))
	}
	return r.lookAgain(m.reading, m.generation)
}

// runImport imports the file that was looked at.
func (r *Root) runImport(todo exchange.Job, total int) tea.Cmd {
	path := r.intakes.path
	running := r.newReading(total)
	r.intakes.running = running
	var first string
	todo.Each = func(item intake.Item) error {
		if running.done.Add(1) == 1 || first == "" {
			first = item.ID
		}
		return nil
	}
	r.say(view.LevelInfo, running.progress(r.keyOf(keymap.Back)))
	work := r.write(func(j job) outcome {
		result, err := importPath(running.ctx, j.store, todo, path)
		return func(r *Root) tea.Cmd {
			running.cancel()
			r.intakes.running = nil
			return r.imported(result, first, err)
		}
	})
	return tea.Batch(work, r.progressLater(running))
}

// imported settles an import.
func (r *Root) imported(result exchange.Result, first string, err error) tea.Cmd {
	switch {
	case errors.Is(err, context.Canceled):
		r.say(view.LevelInfo, "The import was stopped, and nothing of it was written.")
		return nil
	case err != nil:
		r.fail("Not imported", err)
		return nil
	case result.Operation.ID == 0:
		r.say(view.LevelInfo, "Nothing was imported: every persona was here already, as it is in the file.")
		return nil
	}
	text := result.Operation.Label
	if n := result.Counts[intake.OutcomeUpdated]; n > 0 {
		text += fmt.Sprintf(" (%d updated)", n)
	}
	if n := result.Counts[intake.OutcomeSkipped]; n > 0 {
		text += fmt.Sprintf(", left out %d", n)
	}
	r.say(view.LevelSuccess, fmt.Sprintf("%s. %s takes it back.", text, r.keyOf(keymap.Undo)))
	return tea.Batch(r.changed(), r.apply(r.list.FocusID(first)))
}

// progress says how far a reading has come, and how it is stopped.
func (r *reading) progress(stopKey string) string {
	switch done := r.done.Load(); {
	case r.stop:
		return "Stopping the import…"
	case r.total > 0:
		return fmt.Sprintf("Importing… %d of %d. %s stops it.", done, r.total, stopKey)
	default:
		return fmt.Sprintf("Importing… %d so far. %s stops it.", done, stopKey)
	}
}

// progressLater shows, a little later, how far an import has come.
func (r *Root) progressLater(running *reading) tea.Cmd {
	return tea.Tick(progressEvery, func(time.Time) tea.Msg { return progressed{running} })
}

// progressed is the moment to show how far an import has come.
type progressed struct{ *reading }

func (m progressed) settle(r *Root) tea.Cmd {
	if r.intakes.running != m.reading {
		return nil
	}
	r.say(view.LevelInfo, m.progress(r.keyOf(keymap.Back)))
	return r.progressLater(m.reading)
}

// stopImport stops the import that is under way and tells whether there was one.
func (r *Root) stopImport() bool {
	running := r.intakes.running
	if running == nil || running.stop {
		return false
	}
	running.stop = true
	running.cancel()
	r.say(view.LevelInfo, running.progress(""))
	return true
}
