package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/view"
)

// grace is how long a dialog that nobody asked for ignores keys: what is typed
// in that moment was meant for the view under it.
const grace = 350 * time.Millisecond

// Open opens a dialog that the user asked for, in front of everything else.
func (s *Screen) Open(d view.Dialog) { s.add(layer{dialog: d}) }

// Interrupt opens a dialog that comes out of the blue.
func (s *Screen) Interrupt(d view.Dialog) { s.add(layer{dialog: d, deafUntil: s.now().Add(grace)}) }

func (s *Screen) add(l layer) {
	s.dialogs = append(s.dialogs, l)
	s.place(&s.dialogs[len(s.dialogs)-1])
}

// HasDialog reports whether a dialog is open.
func (s *Screen) HasDialog() bool { return len(s.dialogs) > 0 }

// Close closes the front-most dialog.
func (s *Screen) Close() {
	if n := len(s.dialogs); n > 0 {
		s.dialogs = s.dialogs[:n-1]
	}
}

// CloseAll closes every dialog without an answer.
func (s *Screen) CloseAll() { s.dialogs = nil }

// hold is keys and pastes that wait for a view that is being opened, or for a
// selection that is being made: they are meant for it.
type hold struct {
	on   bool
	kept []tea.Msg
}

// Hold keeps keys and pastes back from now on.
func (s *Screen) Hold() { s.hold.on = true }

// Takes returns the view that a key or a paste is for; nil where it waits for a view
// that is being opened, or where a dialog has only just come up unasked. The key that
// quits at once never waits.
func (s *Screen) Takes(msg tea.Msg) view.View {
	if key, ok := msg.(tea.KeyPressMsg); ok && s.keys.Has(keymap.QuitNow, key.String()) {
		return s.Front()
	}
	if s.hold.on {
		s.hold.kept = append(s.hold.kept, msg)
		return nil
	}
	if n := len(s.dialogs); n > 0 && s.now().Before(s.dialogs[n-1].deafUntil) {
		return nil
	}
	return s.Front()
}

// Release ends Hold and returns what was kept back.
func (s *Screen) Release() []tea.Msg {
	kept := s.hold.kept
	s.hold = hold{}
	return kept
}

// Opened reports whether a view that keys wait for has come: another one than
// before, and not a question in its place, for which they were not meant.
func (s *Screen) Opened(before view.View) bool {
	_, question := s.Front().(interface{ Question() })
	return !question && s.Front() != before
}
