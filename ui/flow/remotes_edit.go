package flow

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/view"
	"personae/ui/widget/cells"
	"personae/ui/work"
)

// add asks what a new remote is.
func (r *Remotes) add() tea.Cmd {
	system := model.SystemFeatherOrg
	return r.ask(library.Remote{System: system, URL: library.RemoteURL(system), Project: r.Browse.List.Query().Project}, false)
}

// edit asks what the remote that is shown is to be.
func (r *Remotes) edit() tea.Cmd {
	remote, _ := r.view.Remote()
	return r.ask(remote, true)
}

func (r *Remotes) ask(remote library.Remote, known bool) tea.Cmd {
	return r.Await(attempt(r.Host, "Not edited", r.Store.Projects, func(projects []library.Project) tea.Cmd {
		names := make([]string, len(projects))
		for i, p := range projects {
			names[i] = p.Name
		}
		if remote.Project == "" && len(names) > 0 {
			remote.Project = names[0]
		}
		r.Screen.Open(dialog.NewRemote(r.Keys, r.Screen.Styles(), remote, known, names, func(to library.Remote) tea.Cmd { return r.keep(to, known) }))
		return nil
	}))
}

// keep keeps a remote, and shows it; where that is refused, it is asked for again.
func (r *Remotes) keep(remote library.Remote, known bool) tea.Cmd {
	return r.Queue.Add(func() work.Done {
		err := r.named(r.Context, remote, known)
		if err == nil {
			err = r.Store.SaveRemote(r.Context, remote)
		}
		return func() tea.Cmd {
			if err != nil {
				cmd := r.ask(remote, known)
				r.Fail("Not kept", err)
				return cmd
			}
			r.Say(view.LevelSuccess, "Kept the remote "+remote.Name+".")
			return r.changed(remote.Name)
		}
	})
}

// named fails where a remote that is new has the name of another.
func (r *Remotes) named(ctx context.Context, remote library.Remote, known bool) error {
	list, err := r.Store.Remotes(ctx)
	if err != nil || known {
		return err
	}
	for _, other := range list {
		if strings.EqualFold(other.Name, remote.Name) {
			return fmt.Errorf("there is a remote %s already: choose another name, or edit that one", other.Name)
		}
	}
	return nil
}

// changed follows a change of the remotes.
func (r *Remotes) changed(name string) tea.Cmd {
	if r.view == nil {
		return r.Browse.Standings()
	}
	return tea.Batch(r.Browse.Standings(), r.turn(name))
}

// askRemove asks before a remote is forgotten.
func (r *Remotes) askRemove() tea.Cmd {
	remote, _ := r.view.Remote()
	r.question(dialog.Question{
		Title: "Forget a remote",
		Text: "Forget " + remote.Name + ", with which record each persona is there and what both agreed on last? " +
			"No persona is touched, here or there; undo does not bring this back.",
		Buttons: []dialog.Button{
			{Label: "Forget", Danger: true, Do: func() tea.Cmd {
				forget := func(ctx context.Context) (string, error) { return remote.Name, r.Store.RemoveRemote(ctx, remote.Name) }
				return r.Queue.Add(attempt(r.Host, "Not forgotten", forget, func(name string) tea.Cmd {
					r.Say(view.LevelSuccess, "Forgot the remote "+name+".")
					return r.changed("")
				}))
			}},
			{Label: "Cancel"},
		},
	})
	return nil
}

// check asks the remote for something small, and says what it answered.
func (r *Remotes) check() tea.Cmd {
	remote, _ := r.view.Remote()
	r.giveUp()
	speak := r.place(remote)
	return r.start("Asking "+remote.Name, true, func(run *remoteRun) work.Done {
		place, err := speak()
		said := ""
		if err == nil {
			said, err = place.Check(run.ctx)
		}
		return func() tea.Cmd {
			q := dialog.Question{Wide: true, Buttons: []dialog.Button{{Label: "Close"}}}
			switch {
			case run.stopped || r.view == nil:
				return nil
			case err != nil:
				r.Log.Error("remote not asked", "remote", remote.Name, "error", err)
				q.Title, q.Text = "No answer from "+remote.Name, words.Sentence(cells.Clean(err.Error()))
			default:
				q.Title, q.Text = remote.Name+" answers", strings.TrimSpace(cells.Clean(said)+"\n"+canWords(place.Can()))
				q.Buttons = []dialog.Button{{Label: "Look", Do: r.lookUnlessGone}, {Label: "Close"}}
			}
			r.question(q)
			return nil
		}
	})
}

func (r *Remotes) lookUnlessGone() tea.Cmd {
	if r.view == nil || r.run != nil {
		return nil
	}
	return r.look()
}

// canWords say what can be asked of a remote, and what cannot.
func canWords(can syncing.Abilities) string {
	var able, unable []string
	for _, a := range []struct {
		can bool
		say string
	}{
		{can.Read, "read"}, {can.Create, "make"}, {can.Update, "update"}, {can.Delete, "delete"}, {can.Install, "install"}, {can.Portraits, "keep portraits"},
	} {
		if a.can {
			able = append(able, a.say)
		} else {
			unable = append(unable, a.say)
		}
	}
	text := "• It can " + words.List(able) + "."
	if len(unable) > 0 {
		text += "\n• It cannot " + words.List(unable) + "."
	}
	return text
}
