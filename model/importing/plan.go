package importing

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/wire"
	"personae/model/words"
)

// Import brings one record into the library, or says why not. An error is the
// library's, and ends the import; what is wrong with the record is in the item.
func Import(lib Library, record *wire.Imported, options Options) (Item, error) {
	i := recordImport{Library: lib, Imported: record, Options: options, item: Item{
		Number: record.Number, System: record.System, Shape: record.Shape, API: record.API,
		Name: record.Persona.Name, Project: record.Persona.Project, Report: record.Report,
	}}
	before, ok, err := i.before()
	switch {
	case err != nil:
		return i.item, err
	case ok:
		err = i.update(before, true)
	case strings.TrimSpace(record.Persona.Name) == "":
		i.refuse("It has no name, and no persona here came from it: a new persona needs a name.")
	default:
		err = i.add()
	}
	return i.item, err
}

// Refused is the item of a record that could not be read.
func Refused(source string, err error) Item {
	item := Item{Source: source, Outcome: OutcomeRefused, Bad: true, Why: err.Error()}
	if readError, ok := errors.AsType[*wire.ReadError](err); ok {
		item.Number, item.Name, item.Why = readError.Record, readError.Title, readError.Reason
		if readError.Path != "" {
			item.Why = readError.Path + ": " + item.Why
		}
	}
	return item
}

// Skip leaves a bad record out instead of refusing it.
func (i *Item) Skip() {
	if i.Outcome == OutcomeRefused {
		i.Outcome, i.Why = OutcomeSkipped, "Left out: "+i.Why
	}
}

// recordImport is one record on its way in.
type recordImport struct {
	Library
	*wire.Imported
	Options
	item Item
}

// before returns the persona that came from the record earlier.
func (i *recordImport) before() (library.Record, bool, error) {
	if i.System == model.SystemPersonae {
		if i.Persona.ID == "" {
			return library.Record{}, false, nil
		}
		record, ok, err := i.ByID(i.Persona.ID)
		if ok && record.Trashed {
			i.Persona.ID = "" // the one in the trash keeps its id and can come back
			return record, false, err
		}
		return record, ok, err
	}
	id := i.Persona.Origin.ID(i.System)
	if id == "" {
		return library.Record{}, false, nil
	}
	return i.ByOrigin(i.System, id, i.Project)
}

func (i *recordImport) add() error {
	p := i.Persona
	p.Project = cmp.Or(i.Project, p.Project, DefaultProject)
	i.item.Project = p.Project
	if !model.IsUUID(p.ID) {
		p.ID = ""
	}
	holder, taken, err := i.ByName(p.Project, p.Name)
	if err != nil {
		return err
	}
	if !taken && i.OnClash == ClashUpdate && i.Project == "" && i.Persona.Project == "" {
		if holder, taken, err = i.elsewhere(p.Name); err != nil || i.item.Outcome != "" {
			return err
		}
	}
	if !taken {
		return i.put(OutcomeNew, library.Put{Persona: p})
	}
	switch i.OnClash {
	case ClashSkip:
		i.leave(OutcomeSkipped, "Left out: %s holds a %q already.", p.Project, p.Name)
	case ClashUpdate:
		other, id := holder.Persona.Origin.ID(i.System), i.Persona.Origin.ID(i.System)
		if other != "" && id != "" && other != id { // a request's body has none
			i.leave(OutcomeClash, "The %q in %s is another record of %s (%s), so it was not updated: import this one as a copy, or into another project.",
				p.Name, p.Project, i.System.Title(), other)
			return nil
		}
		i.item.Why = "It has the name of a persona that is here, and updates it."
		return i.update(holder, false)
	case ClashCopy:
		name, err := i.free(p.Project, p.Name)
		if err != nil {
			return err
		}
		i.item.Why = fmt.Sprintf("%q is taken in %s, so it is called %q.", p.Name, p.Project, name)
		p.Name = name
		return i.put(OutcomeNew, library.Put{Persona: p})
	default:
		i.leave(OutcomeClash, "%s holds a %q already: skip it, update the one that is there, or import a copy.", p.Project, p.Name)
	}
	return nil
}

// elsewhere returns who has a name in another project than the usual: a system's
// record says nothing of ours, so the one with its name is meant. It leaves the
// record out when that may be several.
func (i *recordImport) elsewhere(name string) (library.Record, bool, error) {
	all, err := i.Namesakes(name)
	switch len(all) {
	case 0:
		return library.Record{}, false, err
	case 1:
		return all[0], true, err
	}
	i.leave(OutcomeClash, "There is a %q in %s: say with a project which one it updates.",
		name, words.Comma(all, func(r library.Record) string { return r.Persona.Project }))
	return library.Record{}, false, err
}

// free returns the first name after name that nobody holds.
func (i *recordImport) free(project, name string) (string, error) {
	var failed error
	free := model.FreeName(name, func(name string) bool {
		_, taken, err := i.ByName(project, name)
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
func (i *recordImport) update(before library.Record, known bool) error {
	ours := before.Persona
	i.item.ID, i.item.Project, i.item.Name = ours.ID, ours.Project, ours.Name
	merged, kept, err := Merge(&ours, i.Imported)
	if err != nil {
		i.refuse("%s", err)
		return nil
	}
	if known && merged.Name != ours.Name {
		if stop, err := i.rename(&merged, &ours); stop || err != nil {
			return err
		}
	}
	i.item.Kept = kept
	i.item.Report = slices.DeleteFunc(slices.Clone(i.item.Report), func(f wire.Finding) bool {
		spec, known := field.Find(f.Path)
		return f.Kind == wire.KindExact && known && spec.Of(&merged).Get() != spec.Of(&i.Imported.Persona).Get()
	})
	// Our own stamp is no change.
	i.item.Changes = slices.DeleteFunc(field.Diff(&ours, &merged), func(c field.Change) bool { return c.Path == "updated_at" })
	if len(i.item.Changes) == 0 {
		i.done(OutcomeUnchanged, &ours, check.Validate(&ours))
		return nil
	}
	return i.put(OutcomeUpdated, library.Put{Persona: merged, Base: before.Revision})
}

// rename decides on the new name that a record gives to a persona. stop is true
// when the record does not come in.
func (i *recordImport) rename(merged, ours *model.Persona) (stop bool, err error) {
	_, taken, err := i.ByName(merged.Project, merged.Name)
	if err != nil || !taken {
		return false, err
	}
	if model.IsFreeName(ours.Name, merged.Name) {
		// It was imported as a copy, and is called so already.
		merged.Name = ours.Name
		return false, nil
	}
	switch i.OnClash {
	case ClashFail:
	case ClashSkip:
		i.leave(OutcomeSkipped, "Left out: it renames %q to %q, and that name is taken in %s.", ours.Name, merged.Name, merged.Project)
		return true, nil
	case ClashUpdate:
		i.item.Why = fmt.Sprintf("It renames %q to %q, which is taken in %s; the name stays as it was.", ours.Name, merged.Name, merged.Project)
		merged.Name = ours.Name
		return false, nil
	case ClashCopy:
		name, err := i.free(merged.Project, merged.Name)
		i.item.Why = fmt.Sprintf("It renames %q to %q, which is taken in %s, so it is called %q.", ours.Name, merged.Name, merged.Project, name)
		merged.Name = name
		return false, err
	}
	i.leave(OutcomeClash, "It renames %q to %q, and that name is taken in %s.", ours.Name, merged.Name, merged.Project)
	return true, nil
}

// put validates what it puts, once: what the library adds are stamps of its own, with
// which nothing is wrong.
func (i *recordImport) put(outcome Outcome, put library.Put) error {
	put.Persona.UpdatedAt = ""
	problems := check.Validate(&put.Persona)
	ready := check.ReadyGiven(&put.Persona, problems)
	put.Ready = &ready
	record, err := i.Put(put)
	if err == nil {
		i.done(outcome, &record.Persona, problems)
	}
	return err
}

// done notes the persona as it is in the library now.
func (i *recordImport) done(outcome Outcome, p *model.Persona, problems []check.Problem) {
	i.item.Outcome, i.item.ID, i.item.Name, i.item.Project = outcome, p.ID, p.Name, p.Project
	i.item.Problems = slices.DeleteFunc(problems, func(problem check.Problem) bool { return problem.Severity == check.SeverityHint })
}

func (i *recordImport) leave(outcome Outcome, format string, args ...any) {
	i.item.Outcome, i.item.Why = outcome, fmt.Sprintf(format, args...)
}

func (i *recordImport) refuse(format string, args ...any) {
	i.item.Bad = true
	i.leave(OutcomeRefused, format, args...)
}
