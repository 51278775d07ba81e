package flow

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/words"
	"personae/ui/remotes"
	"personae/ui/view"
	"personae/ui/work"
)

// direction is a pull or a push: how it goes, and the words for it.
type direction struct {
	do              func(context.Context, syncing.Book, syncing.Place, syncing.Options) (syncing.Report, error)
	going, not, did string
	from            string
}

var (
	pulling = direction{syncing.Pull, "Pulling", "Not pulled", "Pulled", "from"}
	pushing = direction{syncing.Push, "Pushing", "Not pushed", "Pushed", "to"}
)

// send pulls or pushes rows, and then goes on, where it worked and then is not nil.
func (r *Remotes) send(way direction, rows []remotes.Row, options syncing.Options, then func() tea.Cmd) tea.Cmd {
	if r.view == nil || r.run != nil {
		return nil
	}
	remote, _ := r.view.Remote()
	speak := r.place(remote)
	options.Scope = scopeFor(remote, rows)
	going := r.start(way.going, false, func(run *remoteRun) work.Done {
		options.Progress = run.report
		options.Each = func(o syncing.Outcome) error { return run.add(remotes.Row{Row: o.Row, Deed: o.Deed, Err: o.Err}) }
		place, err := speak()
		var report syncing.Report
		if err == nil {
			report, err = way.do(run.ctx, r.book(), place, options)
		}
		outcomes := run.found()
		return func() tea.Cmd {
			if r.view != nil {
				r.view.SetRows(takeIn(r.view.Rows(), outcomes))
				r.view.Deselect()
			}
			worked := r.tell(way, remote, report, outcomes, err)
			cmds := []tea.Cmd{r.Browse.Standings()}
			if report.Operation.ID != 0 {
				cmds = append(cmds, r.Browse.Changed())
			} else if r.view != nil {
				cmds = append(cmds, r.follow())
			}
			if worked && then != nil {
				cmds = append(cmds, then())
			}
			return tea.Batch(cmds...)
		}
	})
	r.run.total = len(rows)
	return going
}

// scopeFor names rows: what is only there by its record, all else by its persona.
func scopeFor(remote library.Remote, rows []remotes.Row) syncing.Scope {
	scope := syncing.Scope{Remote: remote}
	for _, row := range rows {
		if row.Persona != "" {
			scope.Personas = append(scope.Personas, row.Persona)
		} else {
			scope.Records = append(scope.Records, row.Record)
		}
	}
	return scope
}

// takeIn says of each row what became of it. How it stands since is for the library to
// say: what was seen of the remote is what both agree on now.
func takeIn(rows, outcomes []remotes.Row) []remotes.Row {
	byKey := map[string]remotes.Row{}
	for _, o := range outcomes {
		byKey[o.Key()] = o
		if o.Record != "" {
			byKey["there "+o.Record] = o
		}
	}
	out := make([]remotes.Row, len(rows))
	for i, row := range rows {
		out[i] = row
		o, ok := byKey[row.Key()]
		if !ok {
			continue
		}
		out[i].Deed, out[i].Err = o.Deed, o.Err
		if o.Err != nil {
			continue
		}
		switch o.Deed {
		case syncing.DeedLeftOut, "":
			continue
		case syncing.DeedDeleted:
			out[i].State = library.SyncSame
		default:
			out[i].State, out[i].Persona, out[i].Record, out[i].Deleted = library.SyncSame, o.Persona, o.Record, false
		}
		out[i].Mine, out[i].Theirs, out[i].Conflicts, out[i].Agreed, out[i].Why = nil, nil, nil, time.Time{}, ""
	}
	return out
}

// tell says what was done, and reports whether it worked.
func (r *Remotes) tell(way direction, remote library.Remote, report syncing.Report, outcomes []remotes.Row, err error) bool {
	var done []string
	for _, deed := range []syncing.Deed{syncing.DeedCreated, syncing.DeedInstalled, syncing.DeedUpdated, syncing.DeedMerged, syncing.DeedDeleted, syncing.DeedLinked} {
		if n := report.Deeds[deed]; n > 0 {
			done = append(done, fmt.Sprintf("%d %s", n, deed))
		}
	}
	text := fmt.Sprintf("%s %s %s: %s", way.did, way.from, remote.Name, strings.Join(done, ", "))
	left := report.Deeds[syncing.DeedLeftOut]
	switch {
	case errors.Is(err, context.Canceled) && len(done) == 0:
		r.Say(view.LevelInfo, "It was stopped: nothing was "+strings.ToLower(way.did)+".")
		return false
	case errors.Is(err, context.Canceled):
		r.Say(view.LevelWarning, text+"; then it was stopped.")
		return false
	case err != nil:
		r.Fail(way.not, err)
		return false
	case len(done) == 0 && left == 0:
		r.Say(view.LevelInfo, way.not+": there was nothing to do.")
		return true
	case len(done) == 0:
		r.Say(view.LevelWarning, fmt.Sprintf("%s. Left out %d: %s", way.not, left, why(outcomes, left)))
		return false
	case left > 0 && report.Operation.ID != 0:
		r.Say(view.LevelWarning, fmt.Sprintf("%s; %s takes it back. Left out %d: %s", text, r.KeyOf(keymap.Undo), left, why(outcomes, left)))
		return false
	case left > 0:
		r.Say(view.LevelWarning, fmt.Sprintf("%s. Left out %d: %s", text, left, why(outcomes, left)))
		return false
	case report.Operation.ID != 0:
		r.Succeed(text)
		return true
	}
	r.Say(view.LevelSuccess, text+".")
	return true
}

// why says why so many were left out: of one alone the reason, of more where that stands.
func why(outcomes []remotes.Row, left int) string {
	for _, o := range outcomes {
		if o.Err != nil && left == 1 {
			return words.Sentence(o.Err.Error())
		}
	}
	return "their rows say why."
}
