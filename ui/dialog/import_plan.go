package dialog

import (
	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/importing"
)

// ImportPlan is what an import would do.
type ImportPlan struct {
	Items  []importing.Item // the first ones, those that stop it before all others
	Counts importing.Counts
	More   bool  // a page says that more records stand on another
	Err    error // why nothing can be said
}

// ImportCalls is what the import dialog calls for. The system is "" to recognise
// each record.
type ImportCalls struct {
	Plan func(from model.System, onClash importing.Clash) tea.Cmd            // finds out what it would do, for SetRead and SetPlan
	Then func(from model.System, onClash importing.Clash, total int) tea.Cmd // imports; total is how many records it will read
	Left func() tea.Cmd                                                      // tidies up after the dialog was left
}
