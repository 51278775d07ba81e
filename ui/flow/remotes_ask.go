package flow

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"personae/model/syncing"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/remotes"
	"personae/ui/view"
)

// push asks what a push of some rows is to do, and does it. What is sent to another
// machine no undo brings back, so nothing is sent without a question.
func (r *Remotes) push(rows []remotes.Row) tea.Cmd {
	remote, _ := r.view.Remote()
	s := planPush(rows)
	if len(s.work())+len(s.gone) == 0 {
		r.Say(view.LevelInfo, s.idle("Not pushed"))
		return nil
	}
	q := dialog.Question{Title: "Push", Wide: true, Text: "Push to " + remote.Name + ", " + remote.System.Title() + "?" + s.pushWords()}
	do := func(rows []remotes.Row, deletes bool) func() tea.Cmd {
		return func() tea.Cmd { return r.send(pushing, rows, syncing.Options{Delete: deletes}, nil) }
	}
	if len(s.work()) > 0 {
		q.Buttons = append(q.Buttons, dialog.Button{Label: "Push", Danger: true, Do: do(s.work(), false)})
	}
	if len(s.gone) > 0 {
		q.Text += line(s.gone, "was deleted here and is there still", "were deleted here and are there still")
		label := "Delete there"
		if len(s.work()) > 0 {
			label = "Delete there too"
		}
		q.Buttons = append(q.Buttons, dialog.Button{Label: label, Danger: true, Do: do(append(s.work(), s.gone...), true)})
	}
	q.Text += "\nUndo does not reach what is sent."
	q.Buttons = append(q.Buttons, dialog.Button{Label: "Cancel"})
	r.question(q)
	return nil
}

// pull brings in what was changed there. It asks where something is to be deleted here,
// and which side holds where the two clash.
func (r *Remotes) pull(rows []remotes.Row) tea.Cmd {
	s := planPull(rows)
	switch {
	case len(s.work())+len(s.gone)+len(s.torn) == 0:
		r.Say(view.LevelInfo, s.idle("Not pulled"))
		return nil
	case len(rows) == 1 && len(s.torn) == 1:
		return r.merge(rows[0])
	case len(s.gone) == 0:
		return r.pullTorn(s.work(), s.torn, false)
	}
	remote, _ := r.view.Remote()
	q := dialog.Question{
		Title: "Pull", Wide: true,
		Text: "Move what was deleted at " + remote.Name + " to the trash here too? Undo brings it back." +
			line(s.gone, "was deleted there", "were deleted there"),
		Buttons: []dialog.Button{{Label: "Delete here too", Danger: true, Do: func() tea.Cmd { return r.pullTorn(append(s.work(), s.gone...), s.torn, true) }}},
	}
	if n := len(s.work()) + len(s.torn); n > 0 {
		q.Text += fmt.Sprintf("\n• %s %s pulled", words.Count(n, "other"), words.Either(n, "is", "are"))
		q.Buttons = append(q.Buttons, dialog.Button{Label: "Pull the others", Do: func() tea.Cmd { return r.pullTorn(s.work(), s.torn, false) }})
	}
	q.Buttons = append(q.Buttons, dialog.Button{Label: "Cancel"})
	r.question(q)
	return nil
}

// pullTorn pulls rows, and asks what is to become of those where the two sides clash.
func (r *Remotes) pullTorn(rows, torn []remotes.Row, deletes bool) tea.Cmd {
	if len(torn) == 0 {
		return r.send(pulling, rows, syncing.Options{Delete: deletes}, nil)
	}
	prefer := func(side syncing.Side) func() tea.Cmd {
		return func() tea.Cmd {
			return r.send(pulling, append(rows, torn...), syncing.Options{Delete: deletes, Prefer: side}, nil)
		}
	}
	q := dialog.Question{
		Title: "Pull", Wide: true,
		Text: "Which side holds where both changed the same, or where nobody knows which is newer? Undo takes back what is pulled." +
			line(torn, "clashes", "clash") + "\nMine keeps what is here, to be pushed then; theirs takes what is there. One alone is decided field by field.",
		Buttons: []dialog.Button{{Label: "Leave them", Do: func() tea.Cmd { return r.send(pulling, rows, syncing.Options{Delete: deletes}, nil) }}},
	}
	if len(rows) == 0 {
		q.Buttons = []dialog.Button{{Label: "Cancel"}}
	}
	q.Buttons = append(q.Buttons, dialog.Button{Label: "Mine", Do: prefer(syncing.PreferMine)}, dialog.Button{Label: "Theirs", Do: prefer(syncing.PreferTheirs)})
	r.question(q)
	return nil
}
