package syncing

import (
	"context"
	"errors"

	"personae/model/library"
)

// one brings one persona to the remote.
func (p *pushing) one(ctx context.Context, id string) (*Outcome, error) {
	h, err := p.pairOf(ctx, id)
	if err != nil {
		return p.failed(h, err)
	}
	outcome := &Outcome{Row: h.Row}
	if why, isLeft := p.left[id]; isLeft {
		outcome.Deed, outcome.Err = DeedLeftOut, why
		return outcome, nil
	}
	deed, sent, why := p.pushed(h)
	outcome.Deed, outcome.Err = deed, why
	switch deed {
	case DeedLeftOut:
		return outcome, nil
	case DeedNone:
		return outcome, p.settleNothing(ctx, h, outcome)
	case DeedDeleted:
		err = p.remove(ctx, h)
	default:
		err = p.send(ctx, h, outcome, sent)
	}
	if err == nil {
		return outcome, nil
	}
	if !isOfOne(err) {
		return nil, err
	}
	outcome.Deed, outcome.Err = DeedLeftOut, err
	p.stop(err)
	return outcome, nil
}

// failed is the outcome of a persona whose record could not be read.
func (p *pushing) failed(h *held, err error) (*Outcome, error) {
	if !isOfOne(err) || h == nil {
		return nil, err
	}
	outcome := &Outcome{Row: h.Row, Deed: DeedLeftOut, Err: err}
	outcome.State = library.SyncUnknown
	p.stop(err)
	return outcome, nil
}

// isOfOne reports whether an error is a matter of one persona and its record; others are
// the library's, and end the push.
func isOfOne(err error) bool {
	for _, known := range []error{
		ErrNotThere, ErrDenied, ErrRefused, ErrLater, ErrUnreachable, ErrUnclear, ErrAnswer, ErrCannot,
		library.ErrInvalid, library.ErrConflict, library.ErrBusy,
	} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// pairOf reads a persona and, where anything is to be sent, its record. Where that fails
// the pair is what was known before.
func (p *pushing) pairOf(ctx context.Context, id string) (*held, error) {
	link, err := p.linkOf(ctx, id)
	if err != nil {
		return nil, err
	}
	here, err := p.person(ctx, id)
	if err != nil {
		return nil, err
	}
	known, err := p.of(link, here, nil, link != nil)
	if err != nil || p.left[id] != nil {
		return known, err
	}
	isMeant := p.names(known) || p.Resolved[id].Base != 0
	var h *held
	switch {
	case link == nil && (here == nil || here.Trashed || known.Why != ""), link != nil && known.State == library.SyncSame && !isMeant,
		link != nil && known.Here == nil && !p.Delete:
		return known, nil
	case !p.place.Can().Read:
		h, err = p.unread(link, here)
	case link != nil:
		h, err = p.again(ctx, id, "")
	default:
		h, err = p.unlinked(ctx, here)
	}
	if err != nil {
		return known, err
	}
	return h, nil
}

// unlinked looks for the record of a persona that has no link.
func (p *pushing) unlinked(ctx context.Context, here *library.Record) (*held, error) {
	if p.index == nil {
		h, err := p.find(ctx, here)
		if err == nil && h.record != nil && !p.claim(h.Record) {
			return p.of(nil, here, nil, false)
		}
		return h, err
	}
	ids := p.index.names[here.Persona.Name]
	if origin := here.Persona.Origin.ID(p.remote.System); p.index.origins[origin] {
		ids = append([]string{origin}, ids...)
	}
	for _, id := range ids {
		if !p.claim(id) {
			continue
		}
		record, err := p.get(ctx, id)
		if record != nil || err != nil {
			return p.orError(here, record, err)
		}
	}
	return p.of(nil, here, nil, false)
}

// settleNothing keeps that both agree, or that neither is there any more.
func (p *pushing) settleNothing(ctx context.Context, h *held, outcome *Outcome) error {
	switch {
	case p.DryRun:
		return nil
	case h.isGone() && h.link != nil:
		return p.book.Unlink(ctx, p.remote.Name, h.Persona)
	case h.State == library.SyncSame && h.record != nil:
		return p.note(ctx, h, outcome)
	}
	return nil
}
