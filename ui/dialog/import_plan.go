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

// PlanImport asks what an import would do.
type PlanImport struct {
	From    model.System // "" recognises each record
	OnClash importing.Clash

	asker      *Import
	generation int
}

// Read tells the dialog how many records have been read so far.
func (q PlanImport) Read(records int) {
	if q.generation == q.asker.generation {
		q.asker.read = records
	}
}

// Answer hands the dialog what the import would do. An answer that comes too late
// is dropped.
func (q PlanImport) Answer(plan ImportPlan) {
	if q.generation == q.asker.generation {
		q.asker.plan = &plan
		q.asker.mark(q.asker.marked)
	}
}

// ImportCalls is what the import dialog calls for.
type ImportCalls struct {
	Plan func(PlanImport) tea.Cmd                                            // finds out what it would do
	Then func(from model.System, onClash importing.Clash, total int) tea.Cmd // imports; total is how many records it will read
	Left func() tea.Cmd                                                      // tidies up after the dialog was left
}
