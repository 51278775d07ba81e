package detail

import (
	tea "charm.land/bubbletea/v2"

	"personae/ui/view"
)

// Past is what is done instead with a persona that is shown as it was.
type Past struct{ Rehearse, Export func() tea.Cmd }

// SetPast says that personas are shown as they were.
func (d *Detail) SetPast(past Past) { d.past = &past }

// unlessPast makes a row's Do of what it asks for, and of what it does instead with a
// persona as it was.
func unlessPast(asks func(*Detail) view.Action, past func(Past) tea.Cmd) func(*Detail) (view.Action, tea.Cmd) {
	return func(d *Detail) (view.Action, tea.Cmd) {
		if d.past != nil {
			return nil, past(*d.past)
		}
		return asks(d), nil
	}
}
