package flow

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/library"
	"personae/model/syncing"
	"personae/ui/remotes"
	"personae/ui/view"
	"personae/ui/work"
)

// look asks the remote that is shown how everything stands. What was known before stays
// in sight until then.
func (r *Remotes) look() tea.Cmd {
	remote, _ := r.view.Remote()
	speak, before := r.place(remote), r.view.Rows()
	return r.start("Looking", true, func(run *remoteRun) work.Done {
		can, err := r.survey(run, speak, syncing.Scope{Remote: remote})
		rows := run.found()
		return func() tea.Cmd {
			if r.view == nil {
				return nil
			}
			r.view.SetCan(can)
			switch {
			case run.stopped:
				r.view.SetRows(longer(rows, before))
				r.Say(view.LevelInfo, "It was stopped: not everything was looked at. "+r.KeyOf(keymap.RemotesLook)+" looks again.")
			case err != nil:
				r.Log.Error("remote not looked at", "remote", remote.Name, "error", err)
				r.view.SetLooked(r.Now(), err)
			default:
				r.view.SetRows(rows)
				r.view.SetLooked(r.Now(), nil)
			}
			return r.Browse.Standings()
		}
	})
}

// longer is the one of two that has more rows.
func longer(a, b []remotes.Row) []remotes.Row {
	if len(a) < len(b) {
		return b
	}
	return a
}

// survey looks at what scope says, and says of each row when both agreed last.
func (r *Remotes) survey(run *remoteRun, speak func() (syncing.Place, error), scope syncing.Scope) (can syncing.Abilities, err error) {
	place, err := speak()
	if err != nil {
		return can, err
	}
	scope.Progress, scope.Pairs = run.report, !r.Info.ReadOnly
	err = syncing.Survey(run.ctx, r.book(), place, scope, func(row syncing.Row) error {
		agreed, err := r.agreed(run.ctx, scope.Remote.Name, row.Persona)
		if err != nil {
			return err
		}
		return run.add(remotes.Row{Row: row, Agreed: agreed})
	})
	return place.Can(), err
}

// LibraryChanged follows a change of the library.
func (r *Remotes) LibraryChanged() tea.Cmd {
	switch {
	case r.view == nil:
		return nil
	case r.run != nil:
		r.missed = true
		return nil
	}
	return r.follow()
}

// follow brings the rows up to date with the library, and asks the remote anew about
// those of which both agreed on something else meanwhile, as after an undo of a pull.
func (r *Remotes) follow() tea.Cmd {
	remote, some := r.view.Remote()
	open, rows := r.view, r.view.Rows()
	if !some || len(rows) == 0 {
		return nil
	}
	return r.loads.Start(r.Context, r, func(ctx context.Context) work.Done {
		now, again, err := r.now(ctx, remote, rows)
		return func() tea.Cmd {
			switch {
			case r.view != open || r.run != nil:
				return nil
			case err != nil:
				r.Log.Warn("how the personas stand was not read", "error", err)
				return nil
			}
			open.SetRows(now)
			if len(again) == 0 {
				return nil
			}
			return r.lookAt(remote, again)
		}
	})
}

// lookAt asks the remote anew about some personas.
func (r *Remotes) lookAt(remote library.Remote, personas []string) tea.Cmd {
	speak, before := r.place(remote), r.view.Rows()
	return r.start("Looking", true, func(run *remoteRun) work.Done {
		_, err := r.survey(run, speak, syncing.Scope{Remote: remote, Personas: personas})
		found := map[string]remotes.Row{}
		for _, row := range run.found() {
			found[row.Key()] = row
		}
		return func() tea.Cmd {
			if r.view == nil {
				return nil
			}
			if err != nil && !run.stopped {
				r.view.SetLooked(r.Now(), err)
			}
			rows := make([]remotes.Row, len(before))
			for i, row := range before {
				rows[i] = row
				if now, ok := found[row.Key()]; ok {
					rows[i] = now
				}
			}
			r.view.SetRows(rows)
			return r.Browse.Standings()
		}
	})
}
