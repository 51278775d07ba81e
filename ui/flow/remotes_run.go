package flow

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/syncing"
	"personae/ui/remotes"
	"personae/ui/work"
)

// remoteRun is a look, a pull or a push that is under way. It runs aside, not among the
// writes: it waits for another machine, and what is edited meanwhile must not wait.
type remoteRun struct {
	verb    string          // "Looking"
	looking bool            // it changes nothing but what is known
	total   int             // of how many personas it is, 0 where that is not known
	ctx     context.Context //nolint:containedctx // ends with the run
	cancel  context.CancelFunc
	stopped bool // the user has asked to stop it
	ended   chan struct{}

	mu       sync.Mutex
	progress syncing.Progress
	rows     []remotes.Row
}

// start begins a run on the page: do works aside, and then goes on within Update, where
// the page is still open. Of a run that was given up nothing is taken in.
func (r *Remotes) start(verb string, looking bool, do func(run *remoteRun) work.Done) tea.Cmd {
	ctx, cancel := context.WithCancel(r.Context)
	run := &remoteRun{verb: verb, looking: looking, cancel: cancel, ended: make(chan struct{})}
	run.ctx = syncing.WithWatch(ctx, syncing.Watch{OnWaits: func(d time.Duration) { run.report(syncing.Progress{Waiting: d}) }})
	r.run = run
	r.show(run)
	working := work.Aside(func() work.Done {
		defer close(run.ended)
		done := do(run)
		return func() tea.Cmd {
			cancel()
			if r.run != run {
				return nil
			}
			r.run = nil
			if r.view != nil {
				r.view.SetRunning("", false)
			}
			cmd := done.Take()
			if r.missed && r.view != nil && r.run == nil {
				r.missed = false
				cmd = tea.Batch(cmd, r.follow())
			}
			return cmd
		}
	})
	return tea.Batch(working, r.whileRunning(func() bool {
		if r.run == run {
			r.show(run)
		}
		return r.run == run
	}))
}

// show says on the page how far a run has come, and shows the first of what it found
// where nothing else is known.
func (r *Remotes) show(run *remoteRun) {
	if r.view == nil {
		return
	}
	r.view.SetRunning(run.words(r.KeyOf(keymap.Back)), run.looking)
	if shown := len(r.view.Rows()); run.looking && shown < mostListed && run.count() > shown {
		r.view.SetRows(run.found())
	}
}

// report takes in how far the run has come.
func (run *remoteRun) report(p syncing.Progress) {
	run.mu.Lock()
	defer run.mu.Unlock()
	if p.Done == 0 && p.Name == "" { // only of a wait
		run.progress.Waiting = p.Waiting
		return
	}
	run.progress = p
}

// add takes in a row that was found, or what became of one.
func (run *remoteRun) add(row remotes.Row) error {
	run.mu.Lock()
	defer run.mu.Unlock()
	run.rows = append(run.rows, row)
	return run.ctx.Err()
}

func (run *remoteRun) count() int {
	run.mu.Lock()
	defer run.mu.Unlock()
	return len(run.rows)
}

// found returns what was found so far.
func (run *remoteRun) found() []remotes.Row {
	run.mu.Lock()
	defer run.mu.Unlock()
	return slices.Clone(run.rows)
}

// words say how far the run has come, and how it is stopped.
func (run *remoteRun) words(stopKey string) string {
	run.mu.Lock()
	p := run.progress
	run.mu.Unlock()
	if run.stopped {
		return "Stopping…"
	}
	var facts []string
	switch total := cmp.Or(p.Total, run.total); {
	case total > 0 && p.Done > 0:
		facts = append(facts, fmt.Sprintf("%d of %d", p.Done, total))
	case p.Done > 0:
		facts = append(facts, fmt.Sprintf("%d so far", p.Done))
	}
	if p.Name != "" {
		facts = append(facts, p.Name)
	}
	if p.Waiting > 0 {
		facts = append(facts, "it asked to wait "+p.Waiting.Round(time.Second).String())
	}
	text := run.verb + "… "
	if len(facts) > 0 {
		text += strings.Join(facts, " · ") + ". "
	}
	return text + stopKey + " stops it."
}
