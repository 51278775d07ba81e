package importing

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/wire"
)

// Take brings one record into the library, or says why not. An error is the
// library's, and ends the import; what is wrong with the record is in the item.
func Take(lib Library, record *wire.Imported, options Options) (Item, error) {
	t := taking{Library: lib, Imported: record, Options: options, item: Item{
		Number: record.Number, System: record.System, Shape: record.Shape, API: record.API,
		Name: record.Persona.Name, Project: record.Persona.Project, Report: record.Report,
	}}
	before, ok, err := t.before()
	switch {
	case err != nil:
		return t.item, err
	case ok:
		err = t.update(before, true)
	case strings.TrimSpace(record.Persona.Name) == "":
		t.refuse("It has no name, and no persona here came from it: a new persona needs a name.")
	default:
		err = t.add()
	}
	return t.item, err
}

// Refused is the item of a record that could not be read.
func Refused(source string, err error) Item {
	item := Item{Source: source, Outcome: OutcomeRefused, Why: err.Error()}
	if readError, ok := errors.AsType[*wire.ReadError](err); ok {
		item.Number, item.Why = readError.Record, readError.Reason
		if readError.Path != "" {
			item.Why = readError.Path + ": " + item.Why
		}
	}
	return item
}

// taking is one record on its way in.
type taking struct {
	Library
	*wire.Imported
	Options
	item Item
}

// before returns the persona that came from the record earlier.
func (t *taking) before() (library.Record, bool, error) {
	if t.System == model.SystemPersonae {
		if t.Persona.ID == "" {
			return library.Record{}, false, nil
		}
		record, ok, err := t.ByID(t.Persona.ID)
		if ok && record.Trashed {
			t.Persona.ID = "" // the one in the trash keeps its id and can come back
			return record, false, err
		}
		return record, ok, err
	}
	id := t.Persona.Origin.ID(t.System)
	if id == "" {
		return library.Record{}, false, nil
	}
	return t.ByOrigin(t.System, id, t.Project)
}

// add brings in a record that is not here yet.
func (t *taking) add() error {
	p := t.Persona
	p.Project = cmp.Or(t.Project, p.Project, DefaultProject)
	t.item.Project = p.Project
	if !model.IsUUID(p.ID) {
		p.ID = ""
	}
	holder, taken, err := t.ByName(p.Project, p.Name)
	if err != nil {
		return err
	}
	if !taken {
		return t.put(OutcomeNew, library.Put{Persona: p})
	}
	switch t.OnClash {
	case ClashSkip:
		t.leave(OutcomeSkipped, "Left out: %s holds a %q already.", p.Project, p.Name)
	case ClashUpdate:
		if other := t.otherRecord(holder); other != "" {
			t.leave(OutcomeClash, "The %q in %s is another record of %s (%s), so it was not updated: import this one as a copy, or into another project.",
				p.Name, p.Project, t.System.Title(), other)
			return nil
		}
		t.item.Why = "It has the name of a persona that is here, and updates it."
		return t.update(holder, false)
	case ClashCopy:
		return t.copy(p)
	default:
		t.leave(OutcomeClash, "%s holds a %q already: skip it, update the one that is there, or import a copy.", p.Project, p.Name)
	}
	return nil
}

// otherRecord returns the id of the record of the same system that holder came
// from, when that is another one.
func (t *taking) otherRecord(holder library.Record) string {
	id := holder.Persona.Origin.ID(t.System)
	if id == t.Persona.Origin.ID(t.System) {
		return ""
	}
	return id
}

// copy brings a record in under the next free name.
func (t *taking) copy(p model.Persona) error {
	name, err := t.free(p.Project, p.Name)
	if err != nil {
		return err
	}
	t.item.Why = fmt.Sprintf("%q is taken in %s, so it is called %q.", p.Name, p.Project, name)
	p.Name = name
	return t.put(OutcomeNew, library.Put{Persona: p})
}

// free returns the first name after name that nobody holds.
func (t *taking) free(project, name string) (string, error) {
	var failed error
	free := model.FreeName(name, func(name string) bool {
		_, taken, err := t.ByName(project, name)
		if err != nil {
			failed = err
			return false
		}
		return taken
	})
	return free, failed
}

// update brings a record into the persona that is there; known is true when the
// persona came from the same record.
func (t *taking) update(before library.Record, known bool) error {
	ours := before.Persona
	t.item.ID, t.item.Project, t.item.Name = ours.ID, ours.Project, ours.Name
	merged, kept, err := Merge(&ours, t.Imported)
	if err != nil {
		t.refuse("%s", err)
		return nil
	}
	if known && merged.Name != ours.Name {
		if stop, err := t.rename(&merged, &ours); stop || err != nil {
			return err
		}
	}
	t.item.Kept = kept
	t.item.Changes = changesBetween(&ours, &merged)
	if len(t.item.Changes) == 0 {
		t.item.Outcome = OutcomeUnchanged
		t.judge(&ours)
		return nil
	}
	return t.put(OutcomeUpdated, library.Put{Persona: merged, Base: before.Revision})
}

// rename settles the new name that a record gives to a persona. stop is true
// when the record does not come in.
func (t *taking) rename(merged, ours *model.Persona) (stop bool, err error) {
	_, taken, err := t.ByName(merged.Project, merged.Name)
	if err != nil || !taken {
		return false, err
	}
	if model.IsFreeName(ours.Name, merged.Name) {
		// It was imported as a copy, and is called so already.
		merged.Name = ours.Name
		return false, nil
	}
	switch t.OnClash {
	case ClashFail:
	case ClashSkip:
		t.leave(OutcomeSkipped, "Left out: it renames %q to %q, and that name is taken in %s.", ours.Name, merged.Name, merged.Project)
		return true, nil
	case ClashUpdate:
		t.item.Why = fmt.Sprintf("It renames %q to %q, which is taken in %s; the name stays as it was.", ours.Name, merged.Name, merged.Project)
		merged.Name = ours.Name
		return false, nil
	case ClashCopy:
		name, err := t.free(merged.Project, merged.Name)
		t.item.Why = fmt.Sprintf("It renames %q to %q, which is taken in %s, so it is called %q.", ours.Name, merged.Name, merged.Project, name)
		merged.Name = name
		return false, err
	}
	t.leave(OutcomeClash, "It renames %q to %q, and that name is taken in %s.", ours.Name, merged.Name, merged.Project)
	return true, nil
}

// changesBetween lists the fields that an update changes, our own stamp apart.
func changesBetween(before, after *model.Persona) []field.Change {
	changes := field.Diff(before, after)
	out := changes[:0]
	for _, change := range changes {
		if change.Path != "updated_at" {
			out = append(out, change)
		}
	}
	return out
}

// put writes the persona.
func (t *taking) put(outcome Outcome, put library.Put) error {
	record, err := t.Put(put)
	if err != nil {
		return err
	}
	t.item.Outcome = outcome
	t.item.ID, t.item.Name, t.item.Project = record.Persona.ID, record.Persona.Name, record.Persona.Project
	t.judge(&record.Persona)
	return nil
}

// judge notes what is wrong with the persona as it is in the library.
func (t *taking) judge(p *model.Persona) {
	for _, problem := range check.Validate(p) {
		if problem.Severity > check.SeverityHint {
			t.item.Problems = append(t.item.Problems, problem)
		}
	}
}

// leave keeps a record out.
func (t *taking) leave(outcome Outcome, format string, args ...any) {
	t.item.Outcome, t.item.Why = outcome, fmt.Sprintf(format, args...)
}

// refuse says why no library could hold the record.
func (t *taking) refuse(format string, args ...any) { t.leave(OutcomeRefused, format, args...) }
