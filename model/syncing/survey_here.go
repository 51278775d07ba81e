package syncing

import (
	"context"

	"personae/model/library"
	"personae/model/wire"
)

// asked is a persona or a record of a scope of few.
type asked struct{ persona, record string }

// one asks for each of a scope by itself.
func (s *surveying) one(ctx context.Context) error {
	err := inOrder(ctx, s.place.Can().AtOnce, func(give func(asked) error) error {
		for _, id := range s.scope.Personas {
			if err := give(asked{persona: id}); err != nil {
				return err
			}
		}
		for _, id := range s.scope.Records {
			if err := give(asked{record: id}); err != nil {
				return err
			}
		}
		return nil
	}, s.ask, func(h *held) error {
		if h == nil || h.Persona != "" && s.matched[h.Persona] {
			return nil
		}
		if h.Record != "" && s.matched[h.Record] { // of the same name, in another project
			var err error
			if h, err = s.of(nil, h.here, nil, false); err != nil {
				return err
			}
		}
		return s.give(ctx, h)
	})
	if err != nil {
		return err
	}
	return s.keepSeen(ctx)
}

// ask reads one of a scope; nil where there is none.
func (s *surveying) ask(ctx context.Context, a asked) (*held, error) {
	h, err := s.again(ctx, a.persona, a.record)
	if err != nil || h.link != nil {
		return h, err
	}
	switch {
	case h.Here != nil:
		return s.find(ctx, h.here)
	case h.record == nil:
		return nil, nil //nolint:nilnil // neither is there
	}
	here, _, err := s.candidate(ctx, h.record)
	if err != nil {
		return nil, err
	}
	return s.of(nil, here, h.record, false)
}

// find looks for the record of a persona that is not linked: of its origin, or of its name.
func (l looker) find(ctx context.Context, here *library.Record) (*held, error) {
	if id := here.Persona.Origin.ID(l.remote.System); id != "" {
		link, err := l.linkTo(ctx, id)
		if err != nil {
			return nil, err
		}
		if link == nil {
			record, err := l.get(ctx, id)
			if record != nil || err != nil {
				return l.orError(here, record, err)
			}
		}
	}
	var found *wire.Imported
	err := l.named(ctx, here.Persona.Name, func(record *wire.Imported) error {
		if found == nil {
			found = record
		}
		return nil
	})
	if err == nil && found != nil && found.Shape == wire.ShapeSummary {
		found, err = l.get(ctx, found.Persona.Origin.ID(l.remote.System))
	}
	return l.orError(here, found, err)
}

func (l looker) orError(here *library.Record, record *wire.Imported, err error) (*held, error) {
	if err != nil {
		return nil, err
	}
	return l.of(nil, here, record, false)
}

// named calls do with each record that has a name and is not linked.
func (l looker) named(ctx context.Context, name string, do func(*wire.Imported) error) error {
	return l.place.List(ctx, name, func(record *wire.Imported) error {
		if record.Persona.Name != name {
			return nil
		}
		link, err := l.linkTo(ctx, record.Persona.Origin.ID(l.remote.System))
		if err == nil && link == nil && record.Shape != wire.ShapeSummary {
			err = l.asHere(ctx, record)
		}
		if link != nil || err != nil {
			return err
		}
		return do(record)
	})
}

// onlyHere gives those on that have no record: of the remote's project by name, then those
// that are linked and stand elsewhere.
func (s *surveying) onlyHere(ctx context.Context) error {
	if !s.isAll() {
		for _, id := range s.scope.Personas {
			if err := s.without(ctx, id); err != nil {
				return err
			}
		}
		return nil
	}
	q := library.Query{Project: s.remote.Project, Sort: library.SortName}
	err := s.book.Each(ctx, q, func(unread library.Unread) error {
		here, err := unread.Record()
		if err != nil || s.matched[here.Persona.ID] {
			return err
		}
		return s.here(ctx, here)
	})
	if err != nil {
		return err
	}
	return s.book.Links(ctx, s.remote.Name, func(link library.Link) error {
		if s.matched[link.Persona] {
			return nil
		}
		return s.without(ctx, link.Persona)
	})
}

// without gives a persona on that has no record.
func (s *surveying) without(ctx context.Context, persona string) error {
	if s.matched[persona] {
		return nil
	}
	here, err := s.person(ctx, persona)
	if err != nil {
		return err
	}
	if here == nil {
		here = &library.Record{Trashed: true}
		here.Persona.ID = persona
	}
	return s.here(ctx, here)
}

func (s *surveying) here(ctx context.Context, here *library.Record) error {
	link, err := s.linkOf(ctx, here.Persona.ID)
	if err != nil || link == nil && here.Trashed {
		return err
	}
	of := func() (*held, error) { return s.of(link, here, nil, false) }
	if !s.place.Can().Read {
		of = func() (*held, error) { return s.unread(link, here) }
	}
	h, err := of()
	if err != nil {
		return err
	}
	return s.give(ctx, h)
}
