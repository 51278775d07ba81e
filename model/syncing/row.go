package syncing

import (
	"context"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/wire"
)

// Row is how one persona, or one record of the remote, stands.
type Row struct {
	State         library.SyncState
	Persona       string // our id, "" where it is only there
	Record        string // its id there, "" where it is only here
	Name, Project string
	// Deleted is with SyncOnlyHere that the remote had it and has it no more, with
	// SyncOnlyThere that it was linked and is in our trash, or gone.
	Deleted bool
	// Mine and Theirs are what changed on each side since both agreed, as far as the
	// system carries it; without a base Theirs is what differs from here. Conflicts are
	// the fields that both changed to different values.
	Mine, Theirs []field.Change
	Conflicts    []field.Conflict
	// Why is a sentence: of SyncUnknown what could not be read, of SyncOnlyHere why the
	// system would not take it, and of a remote that cannot be read what it is compared with.
	Why string
}

// Scope is what of a remote is looked at.
type Scope struct {
	Remote   library.Remote
	Personas []string // our ids; with no Records either: all
	Records  []string // ids there
	// Pairs has a survey link who is the same on both sides and not linked yet, so that it
	// is known from then on what either changed. A pull and a push do so in any case.
	Pairs    bool
	Progress func(Progress) // may be called by several goroutines
}

// Survey looks at a remote and gives do a row for each persona: those that are there in
// the order of the remote, then those that are only here, by name. Without summaries that
// is one request a page; with them, one more for each record that may have changed. It
// changes nothing but what the library knows for library.Standing, and what Scope.Pairs says.
func Survey(ctx context.Context, book Book, place Place, scope Scope, do func(Row) error) error {
	return survey(ctx, book, place, scope, do)
}

// Pair is a persona and its record, whole.
type Pair struct {
	Row
	Here, Base, There *model.Persona // nil where there is none; There is in our terms: Base with what the record says
	Revision          library.Revision
}

// Look reads both sides of a row again.
func Look(ctx context.Context, book Book, place Place, remote library.Remote, row Row) (Pair, error) {
	return look(ctx, book, place, remote, row)
}

// Side is whose value wins where both sides changed a field, or where no base is known.
type Side string

// The sides; "" leaves such personas out.
const (
	PreferMine   Side = "mine"
	PreferTheirs Side = "theirs"
)

// Options say what a pull or a push is to do.
type Options struct {
	Scope
	DryRun bool // do nothing, and say what would be done
	// Delete follows deletions: a pull moves to the trash here what is gone there, a push
	// deletes there what is in the trash here.
	Delete bool
	// Prefer says whose value is taken where both changed a field; a push takes theirs from
	// nobody, and leaves such personas out.
	Prefer Side
	// Resolved are, by our ids, personas as a person merged them, from the revision that
	// was looked at: what was changed since is left out.
	Resolved map[string]library.Put
	// Each is called with what became of each, as it is known; nil is for nobody.
	Each func(Outcome) error
}

// Deed is what was done to a persona, or would be.
type Deed string

// The deeds.
const (
	DeedNone      Deed = "nothing"   // the two are the same
	DeedCreated   Deed = "created"   // here by a pull, there by a push
	DeedInstalled Deed = "installed" // there, from Feather's catalogue
	DeedUpdated   Deed = "updated"
	DeedMerged    Deed = "merged" // updated, and both sides had changed
	DeedDeleted   Deed = "deleted"
	DeedLinked    Deed = "linked"   // only the library's note of who is who, with nothing else to do
	DeedLeftOut   Deed = "left out" // Outcome.Err says why
)

// Outcome is what became of one persona.
type Outcome struct {
	Row
	Deed Deed
	// Err is why it was left out; errors.Is with the errors of a Place, or with
	// library.ErrConflict where both sides changed a field.
	Err error
	// Body is what was sent, or would be; Findings say what of the persona the system does
	// not take
	Body     []byte
	Findings []wire.Finding
}

// Report counts what was done.
type Report struct {
	Deeds     map[Deed]int
	Operation library.Operation // of a pull that changed something
	Requests  int               // that were sent
}

// Pull brings what was changed there into the library: one operation, after everything
// was read. What only we changed stays, and what both changed is merged.
func Pull(ctx context.Context, book Book, place Place, options Options) (Report, error) {
	return pull(ctx, book, place, options)
}

// Push brings what was changed here to the remote, one persona after the other, several
// at once. What was changed there as well is left out, as a pull merges it, unless the
// update says nothing of that.
func Push(ctx context.Context, book Book, place Place, options Options) (Report, error) {
	return push(ctx, book, place, options)
}
