package ui

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/dialog"
	"personae/ui/view"
)

// opening is a view, or a selection, that was asked for and still loads. The keys
// that are pressed meanwhile are meant for it, so they wait.
type opening struct {
	on   bool
	held []tea.Msg
}

// opens marks that what cmd loads will open a view.
func (r *Root) opens(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	r.opening.on = true
	return func() tea.Msg { return opened{cmd()} }
}

// holds keeps a key or a paste for the view that is opening. The key that quits
// at once never waits.
func (r *Root) holds(msg tea.Msg) bool {
	if key, ok := msg.(tea.KeyPressMsg); ok && r.keys.Has(keymap.QuitNow, key.String()) {
		return false
	}
	if r.opening.on {
		r.opening.held = append(r.opening.held, msg)
	}
	return r.opening.on
}

// opened is the answer of a load that opens a view.
type opened struct{ loaded tea.Msg }

// settle opens the view and hands it the keys that waited. Where it did not open,
// or a question came in its place, they are dropped: they were meant for neither.
func (m opened) settle(r *Root) tea.Cmd {
	before, held := r.front(), r.opening.held
	r.opening = opening{}
	cmds := []tea.Cmd{r.handle(m.loaded)}
	if !m.arrived(before, r.front()) {
		return cmds[0]
	}
	for _, msg := range held {
		cmds = append(cmds, r.handle(msg))
	}
	return tea.Batch(cmds...)
}

// arrived tells whether what the keys waited for is there now.
func (m opened) arrived(before, now view.View) bool {
	if ids, selection := m.loaded.(idsLoaded); selection {
		return ids.err == nil
	}
	_, question := now.(*dialog.Ask)
	return !question && now != before
}
