package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/view"
)

// writes is the queue of changes on their way to the library. One runs at a
// time, so that they land in the order in which they were asked for.
type writes struct {
	waiting []tea.Cmd
	running bool
}

// job is what a write has to work with.
type job struct {
	ctx   context.Context //nolint:containedctx // handed to one write, which ends with it
	store Store
}

// outcome brings what a write did, or why it failed, into the root.
type outcome func(*Root) tea.Cmd

// written is the answer of one write; nil has nothing to settle.
type written struct{ then outcome }

func (w written) settle(r *Root) tea.Cmd {
	r.writes.running = false
	var cmd tea.Cmd
	if w.then != nil {
		cmd = w.then(r)
	}
	return tea.Batch(cmd, r.nextWrite())
}

// write queues a change. do runs in a command, so it must close over values
// only; what it returns settles the outcome in the root.
func (r *Root) write(do func(job) outcome) tea.Cmd {
	j := job{r.ctx, r.store}
	r.writes.waiting = append(r.writes.waiting, func() tea.Msg { return written{do(j)} })
	return r.nextWrite()
}

// nextWrite starts the next change, or ends the program when it is to quit and
// none is left.
func (r *Root) nextWrite() tea.Cmd {
	switch {
	case r.writes.running:
		return nil
	case len(r.writes.waiting) > 0:
		next := r.writes.waiting[0]
		r.writes.waiting = r.writes.waiting[1:]
		r.writes.running = true
		return next
	case r.quitting:
		return tea.Quit
	}
	return nil
}

// fail reports a failed operation: what, why and what next in the status line,
// the technical detail in the log.
func (r *Root) fail(what string, err error) {
	r.log.Error(what, "error", err)
	r.say(view.LevelError, what+": "+err.Error())
}

// del moves personas to the trash.
func (r *Root) del(ids []string) tea.Cmd {
	return r.write(func(j job) outcome {
		op, err := j.store.Delete(j.ctx, ids)
		return func(r *Root) tea.Cmd {
			if err != nil {
				r.fail("Not deleted", err)
				return nil
			}
			r.list.Deselect(ids)
			r.say(view.LevelSuccess, fmt.Sprintf("%s. %s takes it back.", op.Label, r.keyOf(keymap.Undo)))
			return r.changed()
		}
	})
}

// walkLog undoes or redoes one operation of the library.
func (r *Root) walkLog(undo bool) tea.Cmd {
	return r.write(func(j job) outcome {
		walk, word, back, how := j.store.Undo, "Undone", keymap.Redo, "brings it back"
		if !undo {
			walk, word, back, how = j.store.Redo, "Done again", keymap.Undo, "takes it back"
		}
		op, err := walk(j.ctx)
		projects, listErr := j.store.Projects(j.ctx)
		return func(r *Root) tea.Cmd {
			switch {
			case errors.Is(err, model.ErrNothing):
				r.say(view.LevelInfo, err.Error())
				return nil
			case err != nil:
				r.fail("Not "+map[bool]string{true: "undone", false: "done again"}[undo], err)
				return r.changed()
			}
			r.say(view.LevelSuccess, fmt.Sprintf("%s: %s. %s %s.", word, op.Label, r.keyOf(back), how))
			if listErr == nil && r.projectGone(projects) {
				return tea.Batch(r.showProject(everything), r.changed())
			}
			return r.changed()
		}
	})
}

// move puts personas into another project, as one operation.
func (r *Root) move(ids []string, project string) tea.Cmd {
	return r.write(func(j job) outcome {
		puts := make([]model.Put, 0, len(ids))
		for _, id := range ids {
			record, err := j.store.Get(j.ctx, id)
			if err != nil {
				return failed("Not moved", err)
			}
			record.Persona.Project = project
			puts = append(puts, model.Put{Persona: record.Persona, Base: record.Revision})
		}
		label := fmt.Sprintf("Moved %s to %s", nameOrCount(puts), project)
		if _, err := j.store.Write(j.ctx, model.OperationMove, label, puts); err != nil {
			return failed("Not moved", err)
		}
		return func(r *Root) tea.Cmd {
			r.say(view.LevelSuccess, fmt.Sprintf("%s. %s takes it back.", label, r.keyOf(keymap.Undo)))
			return r.changed()
		}
	})
}

// createProject makes an empty project and goes there.
func (r *Root) createProject(name string) tea.Cmd {
	return r.write(func(j job) outcome {
		if err := j.store.CreateProject(j.ctx, name); err != nil {
			return failed("Project not created", err)
		}
		return func(r *Root) tea.Cmd {
			r.say(view.LevelSuccess, fmt.Sprintf("Created project %s; new personas go there while it is shown.", name))
			return r.showProject(name)
		}
	})
}

// renameProject renames a project and every mention of it.
func (r *Root) renameProject(from, to string) tea.Cmd {
	return r.write(func(j job) outcome {
		if _, err := j.store.RenameProject(j.ctx, from, to); err != nil {
			return failed("Project not renamed", err)
		}
		return func(r *Root) tea.Cmd {
			r.say(view.LevelSuccess, fmt.Sprintf("Renamed project %s to %s. %s takes it back.", from, to, r.keyOf(keymap.Undo)))
			if r.list.Query().Project == from {
				return tea.Batch(r.showProject(to), r.changed())
			}
			return r.changed()
		}
	})
}

// failed is the outcome of a write that the library refused.
func failed(what string, err error) outcome {
	return func(r *Root) tea.Cmd {
		r.fail(what, err)
		return nil
	}
}

// changed brings the list and the shown persona up to date after a write.
func (r *Root) changed() tea.Cmd {
	cmds := []tea.Cmd{r.apply(r.list.Refresh())}
	if r.shown.id != "" {
		cmds = append(cmds, r.show(r.shown.id))
	}
	return tea.Batch(cmds...)
}

// projectGone tells whether the list shows a project that is not there any
// more, as after its new name was taken back.
func (r *Root) projectGone(projects []model.Project) bool {
	shown := r.list.Query().Project
	return shown != everything && !slices.ContainsFunc(projects, func(p model.Project) bool { return p.Name == shown })
}

// showProject restricts the list to a project; "" shows all.
func (r *Root) showProject(name string) tea.Cmd {
	query := r.list.Query()
	query.Project = name
	return r.apply(r.list.SetQuery(query))
}

// keyOf returns the key of an action, as the screen shows it.
func (r *Root) keyOf(name keymap.Name) string {
	entry, _ := r.keys.Entry(name)
	return entry.Shown()
}

// nameOrCount names the one persona, or says how many there are.
func nameOrCount(puts []model.Put) string {
	if len(puts) == 1 {
		return puts[0].Persona.Name
	}
	return fmt.Sprintf("%d personas", len(puts))
}
