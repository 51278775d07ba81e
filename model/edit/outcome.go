package edit

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/value"
)

// Outcome is what an edit does to one persona.
type Outcome struct {
	Before, After model.Persona
	Changes       []field.Change  // in the order of the field table; none where nothing changes
	Problems      []check.Problem // that it causes
	Err           error           // why it cannot be made, nil when it can; then After is Before

	found []check.Problem // all of After, where it can be made
}

// ProblemError says what error an edit would bring into a persona.
type ProblemError struct{ Problem check.Problem }

func (e *ProblemError) Error() string { return e.Problem.Path + ": " + e.Problem.Text }

// Try makes an edit to p, whose place among those that are edited is n, from 1.
func (e Edit) Try(p model.Persona, n int) Outcome { return (&Job{Edit: e}).try(p, n) }

// try is Edit.Try after what is done first.
func (j *Job) try(p model.Persona, n int) Outcome {
	o := Outcome{Before: p, After: p}
	diff := j.Edit.diff
	if j.First != nil {
		diff = field.Diff
		if o.Err = j.First(&o.After); o.Err != nil {
			o.After = p
			return o
		}
	}
	for i := range j.Edit {
		if err := j.Edit[i].make(&o.After, n); err != nil {
			o.After, o.Err = p, fmt.Errorf("%s: %w", j.Edit[i].Name(), err)
			return o
		}
	}
	o.Changes = diff(&o.Before, &o.After)
	if len(o.Changes) == 0 {
		return o
	}
	o.found = check.Validate(&o.After)
	o.Problems = caused(&o.Before, o.found, j.Quick)
	for _, problem := range o.Problems {
		if problem.Severity == check.SeverityError {
			o.After, o.Err = p, &ProblemError{problem}
			return o
		}
	}
	return o
}

// diff is field.Diff of the rows that the edit can reach.
func (e Edit) diff(before, after *model.Persona) []field.Change {
	rows := map[*field.Spec]bool{}
	var changes []field.Change
	note := func(spec *field.Spec) {
		old, now := spec.Of(before).Get(), spec.Of(after).Get()
		if rows[spec] || old == now || spec.Kind == field.KindObject && spec.HasMembers(after) {
			return
		}
		rows[spec] = true
		changes = append(changes, field.Change{Path: spec.Path, Old: old, New: now})
	}
	for i := range e {
		note(e[i].Spec)
		for _, spec := range e[i].Spec.Inside() {
			note(spec)
		}
	}
	slices.SortFunc(changes, func(a, b field.Change) int { return field.Rank(a.Path) - field.Rank(b.Path) })
	return changes
}

// caused are the problems that before does not have; quick looks for errors only.
func caused(before *model.Persona, problems []check.Problem, quick bool) []check.Problem {
	problems = slices.Clone(problems)
	if quick {
		problems = slices.DeleteFunc(problems, func(p check.Problem) bool { return p.Severity < check.SeverityError })
	}
	if len(problems) == 0 {
		return nil
	}
	known := check.Validate(before)
	return slices.DeleteFunc(problems, func(p check.Problem) bool {
		return slices.ContainsFunc(known, func(k check.Problem) bool {
			return k.Path == p.Path && k.Severity == p.Severity && k.Text == p.Text
		})
	})
}

// rebase makes an edit to theirs, which has become of base since somebody decided on
// the edit. A field that it changes and that somebody else has changed, to another
// value, is in the way.
func (j *Job) rebase(base, theirs model.Persona, n int) (Outcome, *field.Change) {
	mine := j.try(base, n)
	for _, change := range mine.Changes {
		spec, _ := field.Find(change.Path)
		now := spec.Of(&theirs).Get()
		if now != change.Old && now != change.New && (j.First != nil || !j.Edit.joins(spec, change.Old, now)) {
			return mine, &field.Change{Path: change.Path, Old: change.Old, New: now}
		}
	}
	return j.try(theirs, n), nil
}

// joins reports whether what the edit does in a field goes together with what became
// of it: items that are added to a list or taken away, and members of free-form JSON
// that are as they were.
func (e Edit) joins(spec *field.Spec, base, theirs value.Value) bool {
	for i := range e {
		c := &e[i]
		switch {
		case c.Spec.Path == spec.Path && len(c.Member) > 0:
			was, err := inside(base, c.Member)
			is, nowErr := inside(theirs, c.Member)
			if err != nil || nowErr != nil || was != is {
				return false
			}
		case c.Spec.Path == spec.Path && (spec.Kind != field.KindTags || c.Verb != Add && c.Verb != Remove),
			strings.HasPrefix(spec.Path, c.Spec.Path+"."): // of an object that goes whole
			return false
		}
	}
	return true
}

// Brief returns the outcome without the documents but for what the persona is known
// by, for where many are kept.
func (o *Outcome) Brief() Outcome {
	known := func(p *model.Persona) model.Persona {
		return model.Persona{ID: p.ID, Project: p.Project, Name: p.Name}
	}
	return Outcome{Before: known(&o.Before), After: known(&o.After), Changes: o.Changes, Problems: o.Problems, Err: o.Err}
}
