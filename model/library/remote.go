package library

import (
	"time"

	"personae/model"
)

// Remote is another place where personas are kept: an account of one of the systems.
// Its key is no part of it: only where that is to be read.
type Remote struct {
	Name   string // what it is called here, unique in the library
	System model.System
	URL    string // what the system's paths stand behind, without a slash at its end
	// Project is that of the library that the remote stands beside: what is new there
	// comes into it, and what is new in it goes there.
	Project string
	// ProjectID is EvalStudio's own id of the project there, "" for other systems.
	ProjectID string
	KeyEnv    string // the environment variable that holds the key, "" for none
	KeyFile   string // the file of mode 0600 that holds it, "" for none
	API       string // the version of Feather's API there, "" for the library's own
	// Lists says that a Mr Assistant there answers to requests that read: its documents
	// have none.
	Lists bool
}

// Link says which record of a remote a persona is, and what both agreed on last.
type Link struct {
	Remote  string
	Persona string // our id
	Record  string // its id there
	// Base is the last persona that both agreed on, the third side of a merge: what the
	// remote had then, and of what its answers do not show what was sent.
	Base model.Persona
	// Stamp is when the record had been changed last, as the remote says it; "" where it
	// does not say.
	Stamp string
	At    time.Time // when the two agreed
}

// IntentKind says what was to be done to a remote.
type IntentKind string

// The kinds.
const (
	IntentCreate IntentKind = "create"
	IntentUpdate IntentKind = "update"
	IntentDelete IntentKind = "delete"
)

// Intent is a request that is about to be sent to a remote: whoever ends before its
// answer is there leaves it behind, to be looked after by who comes next.
type Intent struct {
	Remote  string
	Persona string // our id
	Kind    IntentKind
	// Record is the id there; of a create that of the link that it takes the place of, ""
	// for none.
	Record string
	Sent   model.Persona
	At     time.Time
}

// SyncState says how a persona stands to a remote.
type SyncState string

// The states.
const (
	SyncSame      SyncState = "same"
	SyncHere      SyncState = "changed here"
	SyncThere     SyncState = "changed there"
	SyncBoth      SyncState = "changed on both sides"
	SyncOnlyHere  SyncState = "only here"
	SyncOnlyThere SyncState = "only there"
	SyncUnknown   SyncState = "unknown" // both have it, and no text is known that both agreed on; or it could not be read
)

// Sign is the state in one cell.
func (s SyncState) Sign() string {
	switch s {
	case SyncSame:
		return "="
	case SyncHere:
		return "↑"
	case SyncThere:
		return "↓"
	case SyncBoth:
		return "≠"
	case SyncOnlyHere:
		return "+"
	case SyncOnlyThere:
		return "-"
	default:
		return "?"
	}
}

// Standing is how a persona stands to a remote as far as the library knows without
// asking it: as it is here now, and as it was there when that was last looked at.
type Standing struct {
	Remote string
	State  SyncState
	At     time.Time // when it was last looked at there
}
