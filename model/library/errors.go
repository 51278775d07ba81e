package library

import (
	"errors"
	"fmt"
)

// What can go wrong with a library. A store wraps these with a sentence that
// says what happened, where, and what to do next; compare with errors.Is.
var (
	ErrNotFound    = errors.New("not found")
	ErrNameTaken   = errors.New("name taken")
	ErrConflict    = errors.New("changed by someone else")
	ErrBusy        = errors.New("library is busy")
	ErrReadOnly    = errors.New("library is read-only")
	ErrFull        = errors.New("disk is full")
	ErrCorrupt     = errors.New("library is damaged")
	ErrNewerSchema = errors.New("library is from a newer version")
	ErrNotLibrary  = errors.New("not a library")
	ErrMoved       = errors.New("library file was moved or deleted")
	ErrInvalid     = errors.New("invalid")
	ErrNothing     = errors.New("nothing to do") // nothing to undo or redo
)

// NameTakenError says whose name it is, and which one like it is free.
type NameTakenError struct {
	Name, Project string
	HolderID      string
	Free          string
}

func (e *NameTakenError) Error() string {
	return fmt.Sprintf("the name %q is taken in project %q: choose another name, or another project", e.Name, e.Project)
}

// Is makes the error match ErrNameTaken.
func (e *NameTakenError) Is(target error) bool { return target == ErrNameTaken }

// ConflictError carries the record as it is now, so that a merge can start.
type ConflictError struct {
	Theirs Record
	Base   Revision // what the writer had read
	// Gone is true when the persona has been deleted since; Theirs then holds
	// what is in the trash, or nothing.
	Gone bool
}

func (e *ConflictError) Error() string {
	if e.Gone {
		return fmt.Sprintf("%q was deleted since you opened it (you had revision %d)", e.Theirs.Persona.Name, e.Base)
	}
	return fmt.Sprintf("%q was changed since you opened it: you had revision %d, it is now at %d",
		e.Theirs.Persona.Name, e.Base, e.Theirs.Revision)
}

// Is makes the error match ErrConflict.
func (e *ConflictError) Is(target error) bool { return target == ErrConflict }

// RescuedError says that a draft could not be kept in the library, why, and which file
// has it instead. It is offered from there, as any other.
type RescuedError struct {
	Path string
	Why  error
}

func (e *RescuedError) Error() string {
	return fmt.Sprintf("%s (what is typed is in %s, and is offered from there)", e.Why, e.Path)
}

func (e *RescuedError) Unwrap() error { return e.Why }
