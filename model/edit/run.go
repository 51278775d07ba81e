package edit

import (
	"errors"
	"fmt"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
)

// Library is a library while many of its personas are edited: what is put shows in
// what is got, and none of it stays unless all does.
type Library interface {
	// Get returns a persona, in the trash or not; library.ErrNotFound.
	Get(id string) (library.Record, error)
	// At returns what a persona was at a revision; library.ErrNotFound.
	At(id string, revision library.Revision) (model.Persona, error)
	// Holder returns who holds a name in a project, "" for nobody.
	Holder(project, name string) (id string, err error)
	// Put writes a persona. A name may go from one to another in any order. The error
	// may be of a persona that was put before: then nothing stays.
	Put(put library.Put) error
}

// Job is an edit of personas to be made.
type Job struct {
	First func(*model.Persona) error // made before the edit, and part of it; nil is nothing
	Edit  Edit
	IDs   []string
	// Seen is, by id, the revision that the edit was decided on. A persona that has
	// another one by now is edited as it is, unless somebody has changed a field that
	// the edit changes. One that is not in it is edited as it is.
	Seen map[string]library.Revision
	// Quick looks for no problems that stop nobody: those of an outcome are then
	// errors only.
	Quick bool
	// LeaveOut leaves out the personas that cannot be edited, instead of editing none.
	LeaveOut bool
	// Each is called with what becomes of each persona, in the order of IDs; nil is
	// for nobody. An error ends the edit.
	Each func(Outcome) error
}

// Counts is how many personas an edit changes, leaves as they are, and cannot be
// made to.
type Counts struct{ Changed, Same, Refused int }

// Count adds an outcome.
func (c *Counts) Count(o *Outcome) {
	switch {
	case o.Err != nil:
		c.Refused++
	case len(o.Changes) == 0:
		c.Same++
	default:
		c.Changed++
	}
}

// Words says the counts: "3 personas change, 1 stays as it is, 2 cannot".
func (c *Counts) Words() string {
	text := words.Count(c.Changed, "persona") + words.Either(c.Changed, " changes", " change")
	if c.Same > 0 {
		text += fmt.Sprintf(", %d %s", c.Same, words.Either(c.Same, "stays as it is", "stay as they are"))
	}
	if c.Refused > 0 {
		text += fmt.Sprintf(", %d cannot", c.Refused)
	}
	return text
}

// RefusedError says why nothing was edited: some personas cannot be. It matches
// the error of the first.
type RefusedError struct {
	Counts Counts
	Name   string // of the first
	First  error
}

func (e *RefusedError) Error() string {
	all := e.Counts.Changed + e.Counts.Same + e.Counts.Refused
	if all == 1 {
		return e.First.Error()
	}
	return fmt.Sprintf("%d of %s cannot be, the first %q: %s", e.Counts.Refused, words.Count(all, "persona"), e.Name, e.First)
}

func (e *RefusedError) Unwrap() error { return e.First }

// DryRun says what Run would do, and puts nothing. Errors as of Run.
func DryRun(lib Looking, job Job) (counts Counts, err error) { return Run(looked{lib}, job) }

// Looking is a Library to which nothing is put.
type Looking interface {
	Get(id string) (library.Record, error)
	Holder(project, name string) (id string, err error)
}

// looked puts nothing. It has no past: what is only looked at is seen as it is.
type looked struct{ Looking }

func (l looked) At(id string, _ library.Revision) (model.Persona, error) {
	record, err := l.Get(id)
	return record.Persona, err
}

func (looked) Put(library.Put) error { return nil }

// Label names the operation of an edit in the log: of one persona by its name, of
// several by how many there are.
func Label(e Edit, kind library.OperationKind, personas string) string {
	if kind == library.OperationSave {
		return "Saved " + personas
	}
	const most = 80 // characters
	what := []rune(e.Words())
	if len(what) > most {
		what = append(what[:most], '…')
	}
	if len(what) == 0 {
		return "Changed " + personas
	}
	return "Changed " + personas + ": " + string(what)
}

// Run makes an edit. Errors: *RefusedError, and those of the library.
func Run(lib Library, job Job) (counts Counts, err error) {
	r := run{Library: lib, job: &job}
	if job.renames() {
		if err := r.plan(); err != nil {
			return counts, err
		}
	}
	var refused *RefusedError
	for i, id := range job.IDs {
		record, o, err := r.decide(i, id)
		if err != nil {
			return counts, err
		}
		counts.Count(&o)
		switch {
		case o.Err != nil && refused == nil:
			refused = &RefusedError{Name: o.Before.Name, First: o.Err}
		case o.Err == nil && len(o.Changes) > 0 && (refused == nil || job.LeaveOut):
			ready := check.ReadyGiven(&o.After, o.found)
			if err := lib.Put(library.Put{Persona: o.After, Base: record.Revision, Ready: &ready}); err != nil {
				return counts, err
			}
		}
		if job.Each != nil {
			if err := job.Each(o); err != nil {
				return counts, err
			}
		}
	}
	if refused != nil && !job.LeaveOut {
		refused.Counts = counts
		return counts, refused
	}
	return counts, nil
}

func (j *Job) renames() bool { return j.First != nil || j.Edit.Renames() }

type run struct {
	Library
	job     *Job
	clashes map[int]error
}

// plan looks through all personas for names that are taken.
func (r *run) plan() error {
	plan := &Plan{renames: true, place: map[string]int{}}
	for i, id := range r.job.IDs {
		_, o, err := r.decide(i, id)
		if err != nil {
			return err
		}
		plan.place[id] = i
		plan.note(o)
	}
	var err error
	r.clashes, err = plan.Clashes(r.Holder)
	return err
}

// decide works out what becomes of a persona.
func (r *run) decide(i int, id string) (record library.Record, o Outcome, err error) {
	record, err = r.Get(id)
	if errors.Is(err, library.ErrNotFound) {
		return record, Outcome{Err: err}, nil
	}
	if err != nil {
		return record, o, err
	}
	seen, known := r.job.Seen[id]
	switch {
	case record.Trashed:
		o = Outcome{Before: record.Persona, Err: &library.ConflictError{Theirs: record, Base: seen, Gone: true}}
	case known && seen != record.Revision:
		if o, err = r.rebase(record, seen, i+1); err != nil {
			return record, o, err
		}
	default:
		o = r.job.try(record.Persona, i+1)
	}
	if clash := r.clashes[i]; clash != nil {
		o.Err = clash
	}
	return record, o, nil
}

// rebase edits a persona that somebody has changed since the edit was decided on.
func (r *run) rebase(record library.Record, seen library.Revision, n int) (Outcome, error) {
	refuse := func(what string) Outcome {
		return Outcome{Before: record.Persona, After: record.Persona, Err: &conflict{what}}
	}
	base, err := r.At(record.Persona.ID, seen)
	switch {
	case errors.Is(err, library.ErrNotFound): // what it was is gone from the history
		return refuse("look at it again"), nil
	case err != nil:
		return Outcome{}, err
	}
	o, theirs := r.job.rebase(base, record.Persona, n)
	if theirs != nil {
		o = refuse(field.Describe(*theirs))
	}
	return o, nil
}
