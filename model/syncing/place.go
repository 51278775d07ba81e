package syncing

import (
	"context"
	"errors"
	"time"

	"personae/model/wire"
)

// What can go wrong with a remote. A Place wraps these with a sentence that says what
// happened, where, and what to do next, and never holds the key; compare with errors.Is.
var (
	ErrNotThere    = errors.New("not there")           // 404: no such record
	ErrDenied      = errors.New("key refused")         // 401, 403, or there is no key
	ErrRefused     = errors.New("refused")             // 400, 409, 413, 422: the same request would be refused again
	ErrLater       = errors.New("not now")             // 429 and 5xx that did nothing, when waiting did not help
	ErrUnreachable = errors.New("cannot be reached")   // nothing was sent
	ErrUnclear     = errors.New("its answer was lost") // it was sent, and may have been done
	ErrAnswer      = errors.New("not its answer")      // what was read is no answer of the system
	ErrCannot      = errors.New("has no such request") // the system's API cannot do this
)

// Place is a remote as it is spoken to. Its methods may be called by several goroutines;
// it keeps the remote's limits for all of them, waits as it is told to, and tries again
// only where that can do no harm. A context that ends stops it.
type Place interface {
	Can() Abilities
	// Check asks for something small and says whom the key is for, or which project it
	// is, in a sentence; "" where the system does not tell.
	Check(ctx context.Context) (string, error)
	// List gives every record once, page by page, in the order of the remote. Where
	// search is not "" it may leave out those that do not have it in their name. Records
	// of shape wire.ShapeSummary say less than Get. A page that changes while it is read
	// gives no record twice. One that cannot be read is given as a summary with its id, and
	// Get says what is wrong with it.
	List(ctx context.Context, search string, do func(*wire.Imported) error) error
	Get(ctx context.Context, record string) (*wire.Imported, error)
	// Create, Update and Install return the record as the remote answers it. Bodies are
	// as wire writes them. Install makes an own record of one of the catalogue.
	Create(ctx context.Context, body []byte) (*wire.Imported, error)
	Update(ctx context.Context, record string, body []byte) (*wire.Imported, error)
	Install(ctx context.Context, record, name string) (*wire.Imported, error)
	Delete(ctx context.Context, record string) error
	// Upload keeps a portrait there and returns its id there; Portrait returns its bytes,
	// bounded.
	Upload(ctx context.Context, name string, data []byte) (id string, err error)
	Portrait(ctx context.Context, id string) ([]byte, error)
}

// Abilities are what the API of a system can be asked for.
type Abilities struct {
	Read      bool // List and Get
	Summaries bool // List gives summaries
	Create, Update,
	Delete, Install,
	Portraits bool
	AtOnce int    // how many requests may be under way at once
	API    string // the version of Feather's API that it is spoken to in, "" for the oldest
}

// Stamp is when a record was changed last, as it says itself; "" where it does not.
func Stamp(record *wire.Imported) string { return stampOf(record) }

// Progress says how far a pull, a push or a survey is. Waiting is how long the remote
// asked to wait, 0 for not at all.
type Progress struct {
	Done, Total int // Total is 0 while it is not known
	Name        string
	Waiting     time.Duration
}
