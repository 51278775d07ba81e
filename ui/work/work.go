package work

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// Done brings what ran aside into the editor and says what to do next. nil has
// nothing to bring.
type Done func() tea.Cmd

// Take brings it in.
func (d Done) Take() tea.Cmd {
	if d == nil {
		return nil
	}
	return d()
}

// Aside runs do away from Update.
func Aside(do func() Done) tea.Cmd {
	return func() tea.Msg { return do() }
}

// Later runs do away from Update, after a time.
func Later(after time.Duration, do func() Done) tea.Cmd {
	return tea.Tick(after, func(time.Time) tea.Msg { return do() })
}
