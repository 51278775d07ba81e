package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/work"
)

func (r *Root) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.screen.Resize(msg.Width, msg.Height)
		r.flow.Pictures.Lost()
		return r.flow.Browse.Resized()
	case tea.EnvMsg:
		return r.flow.Pictures.Ask(msg.Getenv)
	case tea.BackgroundColorMsg:
		r.restyle(msg.IsDark(), r.screen.Styles().Profile)
		return nil
	case tea.ColorProfileMsg:
		r.restyle(r.screen.Styles().Dark, msg.Profile)
		return nil
	case tea.KeyPressMsg:
		v := r.screen.Takes(msg)
		if v == nil {
			return nil
		}
		return r.hushing(r.acts(v, msg), func() tea.Cmd { return r.pressed(v, msg) })
	case tea.PasteMsg:
		v := r.screen.Takes(msg)
		if v == nil {
			return nil
		}
		return r.hushing(true, func() tea.Cmd { return r.update(v, msg) })
	case tea.MouseMsg:
		if pressed, ok := r.screen.HintUnder(msg); ok {
			return r.hushing(true, func() tea.Cmd { return r.ran(pressed) })
		}
		v, local := r.screen.Under(msg)
		if v == nil {
			return nil
		}
		do := func() tea.Cmd { return r.update(v, local) }
		if _, clicked := msg.(tea.MouseClickMsg); clicked {
			return r.hushing(true, func() tea.Cmd { return r.flow.Browse.Reach(v, do) })
		}
		return do()
	case Stop:
		return r.flow.Quit.AtOnce()
	case work.Done:
		return msg.Take()
	}
	if r.flow.Pictures.Answered(msg) {
		return nil
	}
	return r.broadcast(msg)
}

func (r *Root) restyle(dark bool, profile colorprofile.Profile) {
	if old := r.screen.Styles(); old.Dark != dark || old.Profile != profile {
		styles := theme.For(dark, profile)
		r.flow.Rehearsals.SetStyles(styles)
		r.flow.Pictures.Forget()
		r.screen.Restyle(styles)
	}
}

// broadcast hands a message that the root does not know to every live view:
// cursor blinks, ticks, and the like. Each view knows its own.
func (r *Root) broadcast(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for _, v := range r.screen.Views() {
		cmds = append(cmds, r.update(v, msg))
	}
	return tea.Batch(cmds...)
}

// update hands a message to a view and does what it asks for.
func (r *Root) update(v view.View, msg tea.Msg) tea.Cmd {
	action, cmd := v.Update(msg)
	return tea.Batch(cmd, r.apply(action))
}

// hushing does what the user asked for, and takes away what stood in the status
// line before, which was about something else.
func (r *Root) hushing(acts bool, do func() tea.Cmd) tea.Cmd {
	said := r.screen.Said()
	cmd := do()
	if acts {
		r.screen.Hush(said)
	}
	return cmd
}

// ran does what a key is bound to, for the hint that was clicked.
func (r *Root) ran(pressed string) tea.Cmd {
	front := r.screen.Front()
	name, _ := r.keys.Match(front.Place(), pressed, false)
	return r.dispatch(name)
}

// acts reports whether a key does something in a view.
func (r *Root) acts(v view.View, msg tea.KeyPressMsg) bool {
	_, bound := r.keys.Match(v.Place(), msg.String(), v.Typing())
	return bound || v.Typing() || wants(v, msg)
}

// pressed routes a key: to the action it is bound to, or, as it came, to the
// view that has the keys.
func (r *Root) pressed(v view.View, msg tea.KeyPressMsg) tea.Cmd {
	if r.screen.TooSmall() {
		if name, ok := r.keys.Match(keymap.Everywhere, msg.String(), false); ok && (name == keymap.QuitNow || name == keymap.Quit) {
			return r.dispatch(name)
		}
		return nil
	}
	if name, ok := r.keys.Match(v.Place(), msg.String(), v.Typing()); ok && !wants(v, msg) {
		return r.dispatch(name)
	}
	return r.update(v, msg)
}

// wants reports whether a view takes a key as it came although it is bound: a
// text that is being typed needs its own arrows and its own backspace.
func wants(v view.View, msg tea.KeyPressMsg) bool {
	raw, ok := v.(interface{ Wants(tea.KeyPressMsg) bool })
	return ok && raw.Wants(msg)
}
