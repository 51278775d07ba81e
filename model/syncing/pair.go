package syncing

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"personae/model"
	"personae/model/check"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
	"personae/model/words"
)

// looker reads both sides of a remote.
type looker struct {
	book   Book
	place  Place
	remote library.Remote
}

// newLooker looks at a remote, in the version of the API in which it is spoken to.
func newLooker(book Book, place Place, remote library.Remote) looker {
	remote.API = cmp.Or(remote.API, place.Can().API)
	return looker{book, place, remote}
}

// held is a pair, and what it was made of.
type held struct {
	Pair
	link   *library.Link   // nil where they are not linked
	here   *library.Record // in the trash or not, nil where there is none
	record *wire.Imported  // nil where there is none, or where it is known not to have changed
	stamp  string          // of the record
	late   bool            // paired by name alone, while the persona may be that of another record
}

// of joins a persona and a record. here, link and record are nil where there is none;
// unchanged says that the record is what the link's base is.
func (l looker) of(link *library.Link, here *library.Record, record *wire.Imported, unchanged bool) (*held, error) {
	h := &held{link: link, here: here, record: record}
	if here != nil && !here.Trashed {
		h.Here = &here.Persona
	}
	base := &model.Persona{Project: l.remote.Project}
	switch {
	case link != nil:
		base = &link.Base
		h.Base = base
	case h.Here != nil:
		base = h.Here
	}
	switch {
	case unchanged:
		h.There, h.stamp = h.Base, link.Stamp
	case record != nil:
		here := h.Here
		if here == nil {
			here = base
		}
		old, there, err := together(record, l.remote.API, base, here)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrAnswer, err)
		}
		if h.There, h.stamp = &there, Stamp(record); h.Base != nil {
			h.Base = &old
		}
	}
	h.Row = compare(h.Base, h.Here, h.There, l.remote.System)
	l.name(h)
	return h, nil
}

// name fills in who it is.
func (l looker) name(h *held) {
	if h.link != nil {
		h.Persona, h.Record = h.link.Persona, h.link.Record
	}
	if h.record != nil {
		h.Record = h.record.Persona.Origin.ID(l.remote.System)
	}
	h.Project = l.remote.Project
	switch {
	case h.Here != nil:
		h.Persona, h.Revision = h.here.Persona.ID, h.here.Revision
		h.Name, h.Project = h.Here.Name, h.Here.Project
		if h.There == nil && h.link == nil {
			h.Why = unready(h.Here, l.remote.System)
		}
	case h.There != nil:
		h.Name = h.There.Name
	}
	h.Deleted = h.link != nil && (h.Here == nil) != (h.There == nil)
}

// unready says why a system would not take a persona, "" where it would.
func unready(p *model.Persona, system model.System) string {
	var reasons []string
	for _, problem := range check.Readiness(p, system) {
		if problem.Severity == check.SeverityError {
			reasons = append(reasons, problem.Text)
		}
	}
	if len(reasons) > 1 {
		return fmt.Sprintf("%s And %s more.", reasons[0], words.Count(len(reasons)-1, "reason"))
	}
	return words.List(reasons)
}

// unknown is a record that could not be read.
func unknown(link *library.Link, record, name string, err error) *held {
	h := &held{link: link, Pair: Pair{Row: Row{State: library.SyncUnknown, Record: record, Name: name, Why: words.Sentence(err.Error())}}}
	if link != nil {
		h.Persona, h.Name, h.Project = link.Persona, link.Base.Name, link.Base.Project
	}
	return h
}

// get reads a record whole, its portrait as it is called here; nil where there is none.
func (l looker) get(ctx context.Context, id string) (*wire.Imported, error) {
	record, err := l.place.Get(ctx, id)
	if errors.Is(err, ErrNotThere) {
		return nil, nil //nolint:nilnil // there is none, and nothing is wrong
	}
	if err != nil {
		return nil, err
	}
	return record, l.asHere(ctx, record)
}

// asHere calls the portrait of a record as we do, where we have it.
func (l looker) asHere(ctx context.Context, record *wire.Imported) error {
	there := record.Persona.EvalStudio.ImageURL.Or("")
	if there == "" {
		return nil
	}
	here, err := l.book.ImageHere(ctx, l.remote.Name, there)
	if here != "" {
		record.Persona.EvalStudio.ImageURL = value.Some(here)
	}
	return err
}

// person reads a persona; nil where there is none.
func (l looker) person(ctx context.Context, id string) (*library.Record, error) {
	record, err := l.book.Get(ctx, id)
	return orNone(record, err)
}

// linkOf and linkTo read the link of a persona and that of a record; nil where there is
// none.
func (l looker) linkOf(ctx context.Context, persona string) (*library.Link, error) {
	link, err := l.book.Link(ctx, l.remote.Name, persona)
	return orNone(link, err)
}

func (l looker) linkTo(ctx context.Context, record string) (*library.Link, error) {
	link, err := l.book.Linked(ctx, l.remote.Name, record)
	return orNone(link, err)
}

// orNone is nil for what was not found.
func orNone[T any](found T, err error) (*T, error) {
	if errors.Is(err, library.ErrNotFound) {
		return nil, nil //nolint:nilnil // there is none, and nothing is wrong
	}
	return &found, err
}

// look reads both sides of a row again.
func look(ctx context.Context, book Book, place Place, remote library.Remote, row Row) (Pair, error) {
	l := newLooker(book, place, remote)
	h, err := l.again(ctx, row.Persona, row.Record)
	if err != nil {
		return Pair{}, err
	}
	return h.Pair, nil
}

// again reads a persona and a record, either of which may be "", and their link.
func (l looker) again(ctx context.Context, persona, record string) (*held, error) {
	var link *library.Link
	var here *library.Record
	var err error
	if persona != "" {
		link, err = l.linkOf(ctx, persona)
	} else if record != "" {
		link, err = l.linkTo(ctx, record)
	}
	if link != nil {
		persona, record = link.Persona, link.Record
	}
	if err == nil && persona != "" {
		here, err = l.person(ctx, persona)
	}
	if err != nil {
		return nil, err
	}
	if !l.place.Can().Read {
		return l.unread(link, here)
	}
	var there *wire.Imported
	if record != "" {
		if there, err = l.get(ctx, record); err != nil {
			return nil, err
		}
	}
	return l.of(link, here, there, false)
}

// unread is a pair of a remote that has no request that reads: what is there is taken for
// what was sent last, and that is said.
func (l looker) unread(link *library.Link, here *library.Record) (*held, error) {
	h, err := l.of(link, here, nil, link != nil)
	if err == nil && link != nil {
		h.Why = "Compared with what was sent last, as " + l.remote.System.Title() + " has no documented request that reads: what was changed there since is not known."
	}
	return h, err
}
