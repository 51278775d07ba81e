package importing

import (
	"personae/model"
	"personae/model/library"
)

// Library is a library while an import is under way: what is put shows in what
// is found, and none of it stays unless the whole import does.
type Library interface {
	// ByID returns the persona with our id, in the trash or not; ok is false
	// when there is none.
	ByID(id string) (record library.Record, ok bool, err error)
	// ByOrigin returns the persona that came from a system's record and is not in
	// the trash; of several the one in project, else the oldest.
	ByOrigin(system model.System, id, project string) (record library.Record, ok bool, err error)
	// ByName returns who holds a name in a project.
	ByName(project, name string) (record library.Record, ok bool, err error)
	// Namesakes returns all who have a name, in whatever project.
	Namesakes(name string) ([]library.Record, error)
	// Put writes one persona and returns it as it was written.
	Put(put library.Put) (library.Record, error)
}

// Clash says what to do with a record whose name another persona holds.
type Clash string

// The ways out of a clash.
const (
	ClashFail   Clash = "fail"   // import nothing
	ClashSkip   Clash = "skip"   // leave the record out
	ClashUpdate Clash = "update" // update the persona that has the name
	ClashCopy   Clash = "copy"   // import it under the next free name
)

// Clashes lists the ways out in the order they are offered.
var Clashes = []Clash{ClashFail, ClashSkip, ClashUpdate, ClashCopy}

// Help says what choosing c does.
func (c Clash) Help() string {
	return map[Clash]string{
		ClashFail:   "Import nothing while a name is taken.",
		ClashSkip:   "Leave out the records whose name is taken.",
		ClashUpdate: "Update the persona that has the name.",
		ClashCopy:   "Import under the next free name, such as “name (2)”.",
	}[c]
}

// Options say where records go.
type Options struct {
	Project string // of new personas; "" is the document's own, or Default
	OnClash Clash  // "" is ClashFail
	// SkipBad leaves out the records that cannot be read or held, instead of
	// importing nothing.
	SkipBad bool
}

// DefaultProject is where new personas go when nothing says otherwise.
const DefaultProject = "Default"
