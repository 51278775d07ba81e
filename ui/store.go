package ui

import (
	"context"

	"personae/model"
	"personae/model/intake"
)

// Store is the library as the screens need it. Every method may take a while
// and is called from a command, never from Update; every error is one of
// model's, wrapped in a sentence fit for the status line.
type Store interface {
	// Info says which library is open. It never blocks.
	Info() model.LibraryInfo
	// Page returns the rows [offset, offset+limit) of the answer to q.
	Page(ctx context.Context, q model.Query, offset, limit int) (model.Page, error)
	// IDs returns the ids of every persona that q matches, in its order.
	IDs(ctx context.Context, q model.Query) ([]string, error)
	// Position returns the place of persona id in the answer to q, -1 if it is not in it.
	Position(ctx context.Context, q model.Query, id string) (int, error)
	// Get returns one persona, in the trash or not; ErrNotFound.
	Get(ctx context.Context, id string) (model.Record, error)
	// Projects returns every project by name.
	Projects(ctx context.Context) ([]model.Project, error)
	// Tags returns every tag in use in project ("" = all), the most used first.
	Tags(ctx context.Context, project string) ([]model.TagCount, error)

	// Write writes all puts as one operation, or none. It stamps updated_at
	// (and created_at and id where they are missing) and returns the records
	// as written. ErrNameTaken, ErrConflict.
	Write(ctx context.Context, kind model.OperationKind, label string, puts []model.Put) ([]model.Record, error)
	// Import writes what fill puts as one operation with the label that fill
	// returns, or nothing when fill fails.
	Import(ctx context.Context, fill func(intake.Library) (label string, err error)) (model.Operation, error)
	// Preview lets fill put as Import does, keeps nothing of it, and keeps
	// nobody from writing meanwhile.
	Preview(ctx context.Context, fill func(intake.Library) error) error
	// Delete moves personas to the trash as one operation.
	Delete(ctx context.Context, ids []string) (model.Operation, error)
	// Undo takes back the newest operation in reach; Redo brings back what Undo
	// took. ErrNothing when there is none, ErrConflict when someone has built on it.
	Undo(ctx context.Context) (model.Operation, error)
	Redo(ctx context.Context) (model.Operation, error)
	// CreateProject and RenameProject; ErrNameTaken.
	CreateProject(ctx context.Context, name string) error
	RenameProject(ctx context.Context, from, to string) (model.Operation, error)

	// SaveDraft keeps what is typed in a form; DropDraft forgets it; Drafts
	// returns what an earlier run left, the newest first.
	SaveDraft(ctx context.Context, d model.Draft) error
	DropDraft(ctx context.Context, id string) error
	Drafts(ctx context.Context) ([]model.Draft, error)

	// Changed tells whether another process has committed since the last call,
	// and fails with ErrMoved when the file is no longer where it was opened.
	Changed(ctx context.Context) (bool, error)
}
