package api

import (
	"context"

	"personae/model"
	"personae/model/edit"
	"personae/model/library"
)

// Store is the library as it is served.
type Store interface {
	Info() library.Info
	Get(ctx context.Context, id string) (library.Record, error)
	// ByOrigin returns the persona that came from a system's record, of several the one
	// in project, else the oldest; library.ErrNotFound.
	ByOrigin(ctx context.Context, system model.System, id, project string) (library.Record, error)
	// Following gives whom q matches in the order of their creation, from the one behind
	// a mark on, until more is false.
	Following(ctx context.Context, q library.Query, mark string, do func(mark string, r *library.Record) (more bool, err error)) error
	Page(ctx context.Context, q library.Query, offset, limit int) (library.Page, error)
	Projects(ctx context.Context) ([]library.Project, error)
	CreateProject(ctx context.Context, name string) error
	Write(ctx context.Context, kind library.OperationKind, label string, puts []library.Put) ([]library.Record, error)
	Edit(ctx context.Context, kind library.OperationKind, change func(edit.Library) (label string, err error)) (library.Operation, error)
	Delete(ctx context.Context, ids []string) (library.Operation, error)
	// The portraits of a project; those of a role in the order in which they came.
	SaveImage(ctx context.Context, image library.Image) error
	Image(ctx context.Context, project, id string) (library.Image, error)
	Images(ctx context.Context, project, role string) (ids []string, err error)
	DeleteImage(ctx context.Context, project, id string) error
}
