package syncing

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"personae/model/library"
	"personae/model/wire"
)

// few is how many personas and records are asked for one by one: of more all are listed,
// as a page has a hundred.
const few = 8

// mostSeen is how many of those that were seen are kept together.
const mostSeen = 256

// surveying is a survey under way.
type surveying struct {
	looker
	scope   Scope
	do      func(*held) error
	matched map[string]bool // the ids of those that were given, personas and records
	late    []*held
	seen    map[string]library.SyncState // not kept yet
	done    int
}

func survey(ctx context.Context, book Book, place Place, scope Scope, do func(Row) error) error {
	s := surveying{looker: newLooker(book, place, scope.Remote), scope: scope}
	return s.run(ctx, func(h *held) error {
		if h.isGone() {
			return nil
		}
		if scope.Pairs && h.State == library.SyncSame && h.link == nil {
			if err := s.note(ctx, h, &Outcome{}); err != nil {
				return err
			}
		}
		return do(h.Row)
	})
}

// isGone reports whether there is neither a persona nor a record any more.
func (h *held) isGone() bool {
	return h.Here == nil && h.There == nil && h.State != library.SyncUnknown
}

// run calls do with each pair, and each that is on one side alone.
func (s *surveying) run(ctx context.Context, do func(*held) error) error {
	s.do, s.matched, s.seen = do, map[string]bool{}, map[string]library.SyncState{}
	if s.place.Can().Read {
		if s.isFew() {
			return s.one(ctx)
		}
		err := inOrder(ctx, s.place.Can().AtOnce, func(give func(*wire.Imported) error) error {
			return s.place.List(ctx, "", give)
		}, s.listed, func(h *held) error { return s.take(ctx, h) })
		if err != nil {
			return err
		}
		for _, h := range s.late {
			if err := s.pairLate(ctx, h); err != nil {
				return err
			}
		}
	}
	if err := s.onlyHere(ctx); err != nil {
		return err
	}
	return s.keepSeen(ctx)
}

func (s *surveying) isAll() bool { return len(s.scope.Personas)+len(s.scope.Records) == 0 }

// isFew reports whether so little is looked at that a request for each is less than the
// list; a page of summaries takes one for each besides.
func (s *surveying) isFew() bool {
	return !s.isAll() && len(s.scope.Personas)+len(s.scope.Records) <= few
}

// wants reports whether a persona or a record is in the scope.
func (s *surveying) wants(persona, record string) bool {
	return s.isAll() || persona != "" && slices.Contains(s.scope.Personas, persona) || record != "" && slices.Contains(s.scope.Records, record)
}

// listed makes a pair of a record in the list; nil where it is none of the scope, or gone
// meanwhile.
func (s *surveying) listed(ctx context.Context, record *wire.Imported) (*held, error) {
	id := record.Persona.Origin.ID(s.remote.System)
	if id == "" {
		return nil, fmt.Errorf("a record of %s has no id, so it was not read (%q): %w", s.remote.Name, record.Persona.Name, ErrAnswer)
	}
	link, err := s.linkTo(ctx, id)
	if err != nil {
		return nil, err
	}
	var here *library.Record
	late := false
	if link != nil {
		here, err = s.person(ctx, link.Persona)
	} else {
		here, late, err = s.candidate(ctx, record)
	}
	if err != nil || !s.wants(idOf(link, here), id) {
		return nil, err
	}
	isWhole := record.Shape != wire.ShapeSummary
	unchanged := !isWhole && link != nil && link.Stamp != "" && link.Stamp == Stamp(record)
	if isWhole {
		err = s.asHere(ctx, record)
	} else if !unchanged {
		name := record.Persona.Name
		if record, err = s.get(ctx, id); record == nil && err == nil {
			return nil, nil //nolint:nilnil // it went between the list and this
		}
		if errors.Is(err, ErrAnswer) || errors.Is(err, ErrRefused) {
			return unknown(link, id, name, err), nil
		}
	}
	if err != nil {
		return nil, err
	}
	if unchanged {
		record = nil
	}
	h, err := s.of(link, here, record, unchanged)
	if err != nil {
		return unknown(link, id, record.Persona.Name, err), nil
	}
	h.late = late
	return h, nil
}

// idOf is the id of the persona of a link, or of one that may belong to a record.
func idOf(link *library.Link, here *library.Record) string {
	switch {
	case link != nil:
		return link.Persona
	case here != nil:
		return here.Persona.ID
	}
	return ""
}

// candidate returns who belongs to a record that is not linked: who came from it, or else
// who has its name in the remote's project. late is true where the latter came from
// another record, which may stand here too.
func (l looker) candidate(ctx context.Context, record *wire.Imported) (here *library.Record, late bool, err error) {
	id := record.Persona.Origin.ID(l.remote.System)
	if here, err = l.unlinkedOnly(ctx)(l.book.ByOrigin(ctx, l.remote.System, id, l.remote.Project)); here != nil || err != nil {
		return here, false, err
	}
	if record.Persona.Name == "" {
		return nil, false, nil
	}
	here, err = l.unlinkedOnly(ctx)(l.book.ByName(ctx, l.remote.Project, record.Persona.Name))
	late = here != nil && here.Persona.Origin.ID(l.remote.System) != ""
	return here, late, err
}

// unlinkedOnly passes a persona on that was found and has no record of the remote.
func (l looker) unlinkedOnly(ctx context.Context) func(library.Record, error) (*library.Record, error) {
	return func(found library.Record, err error) (*library.Record, error) {
		here, err := orNone(found, err)
		if here == nil || err != nil {
			return nil, err
		}
		link, err := l.linkOf(ctx, here.Persona.ID)
		if link != nil || err != nil {
			return nil, err
		}
		return here, nil
	}
}

// take gives a pair on. No persona has two records.
func (s *surveying) take(ctx context.Context, h *held) error {
	switch {
	case h == nil:
		return nil
	case h.late:
		s.late = append(s.late, h)
		return nil
	case h.Persona != "" && s.matched[h.Persona]:
		return s.alone(ctx, h)
	}
	return s.give(ctx, h)
}

// alone gives the record of a pair on without a persona, which has another.
func (s *surveying) alone(ctx context.Context, h *held) error {
	if h.link != nil || !s.wants("", h.Record) {
		return nil
	}
	alone, err := s.of(nil, nil, h.record, false)
	if err != nil {
		return err
	}
	return s.give(ctx, alone)
}

// pairLate gives those on that have the same name and, as is known by now, no other record.
func (s *surveying) pairLate(ctx context.Context, h *held) error {
	h.late = false
	return s.take(ctx, h)
}

func (s *surveying) give(ctx context.Context, h *held) error {
	s.matched[h.Persona], s.matched[h.Record] = true, true
	if h.link != nil {
		s.seen[h.Persona] = h.stands()
		if len(s.seen) >= mostSeen {
			if err := s.keepSeen(ctx); err != nil {
				return err
			}
		}
	}
	s.done++
	if s.scope.Progress != nil {
		s.scope.Progress(Progress{Done: s.done, Name: h.Name})
	}
	return s.do(h)
}

// stands is what a library keeps of how a record was found: what is there, beside the base.
func (h *held) stands() library.SyncState {
	switch {
	case h.State == library.SyncUnknown:
		return library.SyncUnknown
	case h.There == nil:
		return library.SyncOnlyHere
	case len(h.Theirs) > 0:
		return library.SyncThere
	}
	return library.SyncSame
}

func (s *surveying) keepSeen(ctx context.Context) error {
	if !s.place.Can().Read {
		return nil
	}
	err := s.book.Saw(ctx, s.remote.Name, s.seen)
	s.seen = map[string]library.SyncState{}
	return err
}
