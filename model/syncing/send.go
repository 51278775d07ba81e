package syncing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"personae/model"
	"personae/model/library"
	"personae/model/wire"
)

// target says what is written for the remote.
func (l looker) target(body wire.Body, base *model.Persona) wire.Target {
	return wire.Target{System: l.remote.System, Body: body, API: l.remote.API, Strict: true, Base: base}
}

// send makes or changes the record of a pair: first what an intent says, then what the
// body that makes a record cannot hold.
func (p *pushing) send(ctx context.Context, h *held, outcome *Outcome, sent model.Persona) error {
	if h.There != nil {
		return p.update(ctx, h, outcome, sent)
	}
	if !p.place.Can().Create {
		return p.cannot("make a record")
	}
	made, err := p.create(ctx, h, outcome)
	if made == nil || err != nil || len(made.Mine) == 0 {
		return err
	}
	sent, _ = merge(made.Base, made.Here, made.There, p.remote.System)
	err = p.update(ctx, made, outcome, sent)
	switch {
	case errors.Is(err, errNothingToTell):
		return nil
	case err != nil && isOfOne(err):
		return fmt.Errorf("it was made, and could not be told all: %w", err)
	}
	return err
}

func (p *pushing) cannot(what string) error {
	return leave(ErrCannot, "%s has no request to %s: do it there", p.remote.System.Title(), what)
}

// create makes the record of a persona and returns both; nil where nothing was sent.
func (p *pushing) create(ctx context.Context, h *held, outcome *Outcome) (made *held, err error) {
	body, findings, err := wire.Write(h.Here, p.target(wire.BodyCreate, nil))
	outcome.Body, outcome.Findings = body, findings
	if err != nil || p.DryRun {
		return nil, err
	}
	isInstalled := outcome.Deed == DeedInstalled && p.place.Can().Install
	intent := library.Intent{Kind: library.IntentCreate, Persona: h.Persona, Sent: *h.Here}
	if h.link != nil {
		intent.Record = h.link.Record
	}
	err = p.ask(ctx, intent, func() (answer *wire.Imported, err error) {
		if isInstalled {
			answer, err = p.place.Install(ctx, h.Here.Origin.Feather.ID.Or(""), h.Here.Name)
			if isInstalled = !errors.Is(err, ErrNotThere); isInstalled {
				return answer, err
			}
		}
		return p.place.Create(ctx, body)
	}, func(ctx context.Context, answer *wire.Imported) error {
		if answer.Persona.Origin.ID(p.remote.System) == "" {
			return leave(ErrAnswer, "the answer of %s has no id in it: look there whether the record was made", p.remote.Name)
		}
		if !isInstalled {
			outcome.Deed = DeedCreated
		}
		link, err := p.made(ctx, h.Here, body, answer)
		if err != nil {
			return err
		}
		outcome.Record = link.Record
		made, err = p.of(link, h.here, answer, false)
		return err
	})
	return made, err
}

// made keeps the link to the record that a persona was made into. One that was installed is
// as it is there.
func (l looker) made(ctx context.Context, sent *model.Persona, body []byte, answer *wire.Imported) (*library.Link, error) {
	base, err := agreed(nil, sent, sent, body, answer, l.remote.API)
	if answer.Persona.Origin.FeatherOrg.ClonedFromID.Or("") != "" {
		base, err = inTerms(answer, l.remote.API, sent)
	}
	if err != nil {
		return nil, err
	}
	return l.settle(ctx, library.Link{Persona: sent.ID, Record: answer.Persona.Origin.ID(l.remote.System), Base: base}, sent.Project, answer)
}

// settle keeps a link after an answer. Where that says more than the base, what is there
// counts as changed.
func (l looker) settle(ctx context.Context, link library.Link, project string, answer *wire.Imported) (*library.Link, error) {
	there, err := inTerms(answer, l.remote.API, &link.Base)
	if err != nil {
		return nil, err
	}
	isAll := len(Differences(&link.Base, &there, l.remote.System)) == 0
	if isAll {
		link.Stamp = Stamp(answer)
	}
	link.Remote, link.Base.ID, link.Base.Project = l.remote.Name, link.Persona, project
	if err = l.book.Settle(ctx, link); err == nil && !isAll {
		err = l.book.Saw(ctx, l.remote.Name, map[string]library.SyncState{link.Persona: library.SyncThere})
	}
	return &link, err
}

var errNothingToTell = errors.New("nothing to tell")

// update sends what was changed here, and keeps what both agree on then.
func (p *pushing) update(ctx context.Context, h *held, outcome *Outcome, sent model.Persona) error {
	if !p.place.Can().Update {
		return p.cannot("change a record")
	}
	if len(Differences(h.There, &sent, p.remote.System)) == 0 { // it was merged into what is there
		outcome.Deed = DeedNone
		return nil
	}
	base, old := h.Base, h.Base
	if base == nil { // nothing is known of what was taken away
		base, old = h.There, h.Here
	}
	named, err := p.asThere(ctx, sent, !p.DryRun)
	if err != nil {
		return err
	}
	body, findings, err := wire.Write(&named, p.target(wire.BodyUpdate, base))
	if outcome.Body == nil {
		outcome.Body, outcome.Findings = body, findings
	}
	if err != nil {
		return err
	}
	told, err := said(body, p.remote.System)
	if err != nil {
		return err
	}
	if left := untellable(h, &sent, &told, p.remote.System); len(left) > 0 {
		return leave(errors.Join(ErrCannot, errNothingToTell), "%s takes no update of %s: change it there", p.remote.System.Title(), labels(left))
	}
	if p.DryRun {
		return nil
	}
	intent := library.Intent{Kind: library.IntentUpdate, Persona: h.Persona, Record: h.Record, Sent: *h.Here}
	err = p.ask(ctx, intent, func() (*wire.Imported, error) {
		return p.place.Update(ctx, h.Record, body)
	}, func(ctx context.Context, answer *wire.Imported) error {
		agrees, err := agreed(old, h.Here, &sent, body, answer, p.remote.API)
		if err != nil {
			return err
		}
		link := library.Link{Persona: h.Persona, Record: cmp.Or(answer.Persona.Origin.ID(p.remote.System), h.Record), Base: agrees}
		_, err = p.settle(ctx, link, h.Project, answer)
		return err
	})
	if errors.Is(err, ErrNotThere) {
		return leave(ErrNotThere, "it was deleted there just now: push it by its name to make it again, or pull with deletions to move it to the trash here")
	}
	return err
}

// ask sends a request that writes, with its intent before it, and keeps what the answer
// says, also where ctx has ended meanwhile. Where the request did nothing for certain the
// intent ends; where that is not known it stays, to be looked after.
func (p *pushing) ask(
	ctx context.Context, intent library.Intent, request func() (*wire.Imported, error), keep func(context.Context, *wire.Imported) error,
) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	intent.Remote = p.remote.Name
	if err := p.book.Intend(ctx, intent); err != nil {
		return err
	}
	answer, err := request()
	ctx = context.WithoutCancel(ctx)
	if err != nil && didNothing(err) {
		return errors.Join(err, p.book.Forgo(ctx, p.remote.Name, intent.Persona))
	}
	if err == nil && answer != nil {
		err = p.asHere(ctx, answer)
	}
	if err == nil {
		err = keep(ctx, answer)
	}
	if err != nil {
		return errors.Join(err, p.book.Lose(ctx, p.remote.Name, intent.Persona))
	}
	return nil
}

// didNothing reports whether a request that failed for certain did nothing there.
func didNothing(err error) bool {
	if errors.Is(err, ErrUnclear) || errors.Is(err, ErrAnswer) {
		return false
	}
	return slices.ContainsFunc([]error{ErrNotThere, ErrRefused, ErrDenied, ErrUnreachable, ErrLater, ErrCannot}, func(known error) bool {
		return errors.Is(err, known)
	})
}

// remove deletes the record of a persona that is deleted here.
func (p *pushing) remove(ctx context.Context, h *held) error {
	if !p.place.Can().Delete {
		return p.cannot("delete a record")
	}
	if p.DryRun {
		return nil
	}
	intent := library.Intent{Kind: library.IntentDelete, Persona: h.Persona, Record: h.Record, Sent: *h.There}
	return p.ask(ctx, intent, func() (*wire.Imported, error) {
		err := p.place.Delete(ctx, h.Record)
		if errors.Is(err, ErrNotThere) {
			err = nil
		}
		return nil, err
	}, func(ctx context.Context, _ *wire.Imported) error {
		return p.book.Unlink(ctx, p.remote.Name, h.Persona)
	})
}
