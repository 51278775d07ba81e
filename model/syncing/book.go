package syncing

import (
	"context"

	"personae/model"
	"personae/model/importing"
	"personae/model/library"
)

// Book is what a library keeps of its remotes.
type Book interface {
	// Links gives all links to a remote, in the order of their records.
	Links(ctx context.Context, remote string, do func(library.Link) error) error
	// Link returns that of a persona; library.ErrNotFound. Linked returns that of a record.
	Link(ctx context.Context, remote, persona string) (library.Link, error)
	Linked(ctx context.Context, remote, record string) (library.Link, error)
	// Settle keeps a link and ends the intent of its persona, in one change; nothing of
	// it is in the operation log.
	Settle(ctx context.Context, link library.Link) error
	// Unlink forgets a link and ends the intent of its persona.
	Unlink(ctx context.Context, remote, persona string) error
	// Saw keeps how linked personas stand there, for library.Standing: of each, by its id
	// here, whether the record was changed since both agreed, or is gone.
	Saw(ctx context.Context, remote string, seen map[string]library.SyncState) error

	// Intend keeps an intent before its request is sent. library.ErrBusy where one of a
	// process that still runs stands there; any other it replaces. library.ErrConflict for
	// a create where the persona has another link by now: somebody else made the record.
	Intend(ctx context.Context, intent library.Intent) error
	// Lose says of an intent of this process that the answer to it was lost: it stays, and
	// whoever comes next looks after it, this process too.
	Lose(ctx context.Context, remote, persona string) error
	// Intents are those to a remote that were left behind by processes that have ended, or
	// whose answer was lost; Forgo ends one without a link.
	Intents(ctx context.Context, remote string) ([]library.Intent, error)
	Forgo(ctx context.Context, remote, persona string) error

	// ImageThere returns the id that a remote gave a portrait of ours, ImageHere the other
	// way round, "" for none; PairImages keeps both.
	ImageThere(ctx context.Context, remote, here string) (string, error)
	ImageHere(ctx context.Context, remote, there string) (string, error)
	PairImages(ctx context.Context, remote, here, there string) error
	SaveImage(ctx context.Context, image library.Image) error
	Image(ctx context.Context, project, id string) (library.Image, error)

	// Get returns a persona, in the trash or not; library.ErrNotFound.
	Get(ctx context.Context, id string) (library.Record, error)
	// ByOrigin returns the persona that came from a system's record, not in the trash.
	ByOrigin(ctx context.Context, system model.System, id, project string) (library.Record, error)
	// ByName returns who holds a name in a project; library.ErrNotFound.
	ByName(ctx context.Context, project, name string) (library.Record, error)
	// Each gives whom q matches, to be read.
	Each(ctx context.Context, q library.Query, do func(library.Unread) error) error

	// Pull gives fill a library and writes what is put into it, and the links, as one
	// operation with the label that fill returns, as an import. Undo takes the links back
	// with it, where they are still as it left them.
	Pull(ctx context.Context, fill func(Pulling) (label string, err error)) (library.Operation, error)
}

// Pulling is a library while a pull is under way. A Put of who is in the trash, based on
// the revision that is there, brings it back.
type Pulling interface {
	importing.Library
	// Link keeps what both agree on now.
	Link(link library.Link) error
	// Trash moves a persona to the trash; Unlink forgets its link to the remote.
	Trash(id string, base library.Revision) error
	Unlink(remote, persona string) error
}
