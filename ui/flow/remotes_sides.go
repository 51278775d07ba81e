package flow

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
	"personae/ui/dialog"
	"personae/ui/diff"
	"personae/ui/remotes"
	"personae/ui/view"
	"personae/ui/widget/cells"
	"personae/ui/work"
)

// read reads both sides of a row again, and goes on with them.
func (r *Remotes) read(row remotes.Row, not string, then func(library.Remote, syncing.Pair) tea.Cmd) tea.Cmd {
	if r.run != nil {
		return nil
	}
	remote, _ := r.view.Remote()
	speak := r.place(remote)
	return r.start("Reading "+row.Name, true, func(run *remoteRun) work.Done {
		place, err := speak()
		var pair syncing.Pair
		if err == nil {
			pair, err = syncing.Look(run.ctx, r.book(), place, remote, row.Row)
		}
		return func() tea.Cmd {
			switch {
			case r.view == nil || run.stopped:
				return nil
			case err != nil:
				r.Fail(not, err)
				return nil
			}
			return then(remote, pair)
		}
	})
}

// compare shows a persona beside what is there.
func (r *Remotes) compare(row remotes.Row) tea.Cmd {
	return r.read(row, "Not compared", func(remote library.Remote, pair syncing.Pair) tea.Cmd {
		here := diff.Side{Title: row.Name, Note: "here", Fixed: view.ReadOnly(r.Info)}
		if pair.Here == nil {
			here.Title, here.Fixed = "nothing", row.Name+" is not here yet: pull it first."
			here.Persona.Project = row.Project
		} else {
			here.Persona = *pair.Here
		}
		id := row.Persona
		if pair.Here == nil {
			id = ""
		}
		return r.Diffs.OpenThere(id, here, r.there(remote, pair, pair.Here))
	})
}

// since shows what both agreed on last beside what is there.
func (r *Remotes) since(row remotes.Row) tea.Cmd {
	return r.read(row, "Not compared", func(remote library.Remote, pair syncing.Pair) tea.Cmd {
		if pair.Base == nil {
			r.Say(view.LevelInfo, "Nobody knows what both agreed on last.")
			return nil
		}
		base := diff.Side{Title: row.Name, Note: "agreed " + view.Ago(r.Now(), model.Stamp(row.Agreed)), Persona: *pair.Base, Fixed: "What both agreed on last stays as it was."}
		return r.Diffs.OpenThere("", base, r.there(remote, pair, pair.Base))
	})
}

// there is the record as it stands beside one of ours: what the system does not carry is
// no difference.
func (r *Remotes) there(remote library.Remote, pair syncing.Pair, beside *model.Persona) diff.Side {
	side := diff.Side{Title: pair.Name, Note: "at " + remote.Name, Fixed: "What is there is changed by a push: go back, and press " + r.KeyOf(keymap.RemotesPush) + "."}
	switch {
	case pair.There == nil:
		side.Title, side.Persona.Project = "nothing", pair.Project
		return side
	case beside == nil:
		side.Persona = *pair.There
		return side
	}
	side.Persona = *beside
	if err := field.Apply(&side.Persona, syncing.Differences(beside, pair.There, remote.System)); err != nil {
		r.Log.Warn("a record is shown whole", "error", err)
		side.Persona = *pair.There
	}
	return side
}

// merge lets the user decide field by field, pulls what comes of it, and asks whether to
// push that.
func (r *Remotes) merge(row remotes.Row) tea.Cmd {
	return r.read(row, "Not merged", func(remote library.Remote, pair syncing.Pair) tea.Cmd {
		if pair.Here == nil || pair.There == nil {
			r.Say(view.LevelInfo, row.Name+" is only on one side now: "+r.KeyOf(keymap.RemotesLook)+" looks again.")
			return nil
		}
		merged, conflicts := undecided(remote.System, pair)
		between := dialog.Between{
			Text:   "Here and at " + remote.Name + " the same was changed: mine is here, theirs is there. What comes of it is pulled, as one change.",
			Accept: "merge", NoBase: pair.Base == nil,
		}
		if pair.Base == nil {
			between.Text = "Nobody knows what both agreed on last, so what differs is yours to choose: mine is here, theirs is at " + remote.Name + ". It is pulled, as one change."
		}
		done := func(p model.Persona) tea.Cmd { return r.pullMerged(remote, row, pair, p) }
		if len(conflicts) == 0 {
			return done(merged)
		}
		d := dialog.NewConflict(r.Keys, r.Screen.Styles(), merged, conflicts, done)
		d.SetBetween(between)
		r.Screen.Open(d)
		return nil
	})
}

// undecided is what a merge could decide, and what it could not. Without a base that is
// all that differs.
func undecided(system model.System, pair syncing.Pair) (merged model.Persona, conflicts []field.Conflict) {
	if pair.Base != nil {
		merged, _ = field.Merge(*pair.Base, *pair.Here, *pair.There)
		return merged, pair.Conflicts
	}
	for _, change := range syncing.Differences(pair.Here, pair.There, system) {
		spec, _ := field.Find(change.Path)
		conflicts = append(conflicts, field.Conflict{Spec: spec, Base: value.Absent, Mine: change.Old, Theirs: change.New})
	}
	return *pair.Here, conflicts
}

// pullMerged pulls a merge, and asks whether to push it where it is other than what is
// there.
func (r *Remotes) pullMerged(remote library.Remote, row remotes.Row, pair syncing.Pair, merged model.Persona) tea.Cmd {
	options := syncing.Options{Resolved: map[string]library.Put{row.Persona: {Persona: merged, Base: pair.Revision}}}
	return r.send(pulling, []remotes.Row{row}, options, func() tea.Cmd {
		ours := syncing.Differences(pair.There, &merged, remote.System)
		if place, err := r.place(remote)(); len(ours) == 0 || r.view == nil || err != nil || !place.Can().Update {
			return nil
		}
		r.interrupt(dialog.Question{
			Title: "Push the merge",
			Text:  cells.Clean("Push " + row.Name + " to " + remote.Name + " too? " + field.DescribeAll(ours, 120) + "."),
			Buttons: []dialog.Button{
				{Label: "Push", Danger: true, Do: func() tea.Cmd { return r.send(pushing, []remotes.Row{row}, syncing.Options{}, nil) }},
				{Label: "Not now"},
			},
		})
		return nil
	})
}
