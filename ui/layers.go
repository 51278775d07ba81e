package ui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/ui/dialog"
	"personae/ui/list"
	"personae/ui/rehearse"
	"personae/ui/view"
)

// grace is how long a dialog that nobody asked for ignores keys: what is typed
// in that moment was meant for the view under it.
const grace = 350 * time.Millisecond

// timing says whether a dialog answers to a key or comes by itself.
type timing bool

const (
	promptly timing = false // the user asked for it
	graced   timing = true  // it comes out of the blue
)

// layer is a dialog and what its answer does.
type layer struct {
	dialog dialog.Dialog
	answers
	deafUntil time.Time
}

// answers is what happens with a dialog's outcome. A dialog that is left does
// nothing to the library.
type answers struct {
	one    func(*Root, view.Answer) tea.Cmd
	merged func(*Root, model.Persona) tea.Cmd
	left   func(*Root) // tidies up after a dialog that is left
}

// push opens a dialog in front of everything else.
func (r *Root) push(d dialog.Dialog, a answers, t timing) {
	l := layer{dialog: d, answers: a}
	if t == graced {
		l.deafUntil = r.now().Add(grace)
	}
	r.layers = append(r.layers, l)
	r.fit(d)
}

// pop closes the front-most dialog and returns it.
func (r *Root) pop() layer {
	if len(r.layers) == 0 {
		return layer{}
	}
	last := r.layers[len(r.layers)-1]
	r.layers = r.layers[:len(r.layers)-1]
	return last
}

// absorbs tells whether a key is swallowed because a dialog has only just come
// up unasked.
func (r *Root) absorbs(msg tea.KeyPressMsg) bool {
	if len(r.layers) == 0 || r.keys.Has(keymap.QuitNow, msg.String()) {
		return false
	}
	return r.now().Before(r.layers[len(r.layers)-1].deafUntil)
}

// openHelp shows the keys of the view in front.
func (r *Root) openHelp() tea.Cmd {
	place := r.front().Place()
	if place == keymap.Dialog {
		return nil
	}
	var signs []view.Sign
	switch place {
	case keymap.List:
		signs = list.Legend()
	case keymap.Form, keymap.Rehearse:
		signs = rehearse.Legend()
	case keymap.Everywhere, keymap.Detail, keymap.Dialog:
	}
	help := dialog.NewHelp(r.keys, r.styles, place, signs)
	if place == keymap.Form {
		help.Offer(keymap.FormSymptoms)
	}
	r.push(help, answers{
		one: func(r *Root, answer view.Answer) tea.Cmd { return r.dispatch(keymap.Name(answer.Value)) },
	}, promptly)
	return nil
}

// openPalette lists every action that applies here.
func (r *Root) openPalette() tea.Cmd {
	if len(r.layers) > 0 {
		return nil
	}
	r.push(dialog.NewPalette(r.keys, r.styles, r.commands(), r.front().Typing()), answers{
		one: func(r *Root, answer view.Answer) tea.Cmd { return r.dispatch(keymap.Name(answer.Value)) },
	}, promptly)
	return nil
}

// commands lists what can be done now: in the view in front, in the other pane
// where one is shown, and everywhere.
func (r *Root) commands() []view.Command {
	out := r.front().Commands()
	if r.form == nil && r.rehearsing.view == nil && r.wide() {
		other := view.View(r.detail)
		if r.inDetail {
			other = r.list
		}
		for _, command := range other.Commands() {
			if !r.named(out, command.Name) {
				out = append(out, command)
			}
		}
	}
	// Moving about is what the arrows are for: it comes last.
	slices.SortStableFunc(out, func(a, b view.Command) int { return r.motion(a) - r.motion(b) })
	for _, entry := range r.keys.In(keymap.Everywhere) {
		switch entry.Name {
		case keymap.Palette, keymap.QuitNow:
			continue
		case keymap.Undo, keymap.Redo:
			if r.form != nil {
				continue // the form has its own
			}
		default:
		}
		if r.named(out, entry.Name) {
			continue
		}
		out = append(out, view.Command{Name: entry.Name, Reason: r.reason(entry.Name)})
	}
	return out
}

// named tells whether commands have one that is called as name is, so that the
// palette would list two that nobody could tell apart.
func (r *Root) named(commands []view.Command, name keymap.Name) bool {
	entry, _ := r.keys.Entry(name)
	return slices.ContainsFunc(commands, func(c view.Command) bool {
		listed, _ := r.keys.Entry(c.Name)
		return listed.Name == name || listed.Label == entry.Label && listed.Group == entry.Group
	})
}

// motion is 1 for an action that only moves about, else 0.
func (r *Root) motion(c view.Command) int {
	if entry, _ := r.keys.Entry(c.Name); entry.Group == "Move" {
		return 1
	}
	return 0
}

// reason says why an action that holds everywhere cannot run now.
func (r *Root) reason(name keymap.Name) string {
	if name != keymap.Undo && name != keymap.Redo {
		return ""
	}
	switch {
	case r.rehearsing.view != nil:
		return "leave the rehearsal first"
	case r.form == nil && r.info.ReadOnly:
		return "the library is read-only"
	}
	return ""
}
