package view

import (
	"personae/model"
	"personae/model/intake"
	"personae/model/wire"
)

// Import asks which file to bring in.
type Import struct{}

// Export asks how personas shall be written, and writes them.
type Export struct {
	IDs    []string
	System model.System // to start from; "" is the first
}

// ReadFolder asks what lies in a folder; the answer comes to the file dialog's
// SetEntries with the same Generation. Folder is as it was typed; Hidden also
// wants names that begin with a dot.
type ReadFolder struct {
	Folder     string
	Hidden     bool
	Generation int
}

// Entry is a file or a folder in the answer to ReadFolder.
type Entry struct {
	Name   string
	Folder bool
}

// PlanImport asks what an import would do; the answer comes to the import
// dialog's SetPlan with the same Generation.
type PlanImport struct {
	From       model.System // "" recognises each record
	OnClash    intake.Clash
	Generation int
}

// PlanExport asks what an export would lose; the answer comes to the export
// dialog's SetPlan with the same Generation.
type PlanExport struct {
	Target     wire.Target
	Generation int
}

func (Import) action()     {}
func (Export) action()     {}
func (ReadFolder) action() {}
func (PlanImport) action() {}
func (PlanExport) action() {}
