package syncing

import (
	"context"
	"errors"
	"path"

	"github.com/google/uuid"

	"personae/model"
	"personae/model/library"
	"personae/model/portrait"
	"personae/model/value"
)

// A portrait has an id there and another here. A record names it as it is called there; a
// persona, and what both agreed on, as it is called here.

// fetchPortraits brings the portraits of what is to be written into the library: images
// are no part of an operation.
func (p *pulling) fetchPortraits(ctx context.Context) error {
	if !p.place.Can().Portraits {
		return nil
	}
	return inOrder(ctx, p.place.Can().AtOnce, func(give func(planned) error) error {
		for _, plan := range p.plans {
			if plan.record == nil || plan.record.Persona.EvalStudio.ImageURL.Or("") == "" {
				continue
			}
			if err := give(plan); err != nil {
				return err
			}
		}
		return nil
	}, p.fetchPortrait, func(struct{}) error { return nil })
}

func (p *pulling) fetchPortrait(ctx context.Context, plan planned) (none struct{}, err error) {
	there := plan.record.Persona.EvalStudio.ImageURL.Or("")
	known, err := p.book.ImageThere(ctx, p.remote.Name, there)
	if known != "" || err != nil {
		return none, err // it is called as here already
	}
	data, err := p.place.Portrait(ctx, there)
	if errors.Is(err, ErrNotThere) || errors.Is(err, ErrAnswer) || errors.Is(err, ErrRefused) {
		return none, nil // the record names a picture that nobody has, and so does the persona
	}
	if err != nil {
		return none, err
	}
	here := uuid.NewString() + path.Ext(there)
	if plan.link != nil && plan.link.Base.EvalStudio.ImageURL == plan.record.Persona.EvalStudio.ImageURL {
		here = there // the persona calls it so, without having it
	}
	err = p.book.SaveImage(ctx, library.Image{ID: here, Project: plan.row.Project, Role: portrait.RoleAvatar, Data: data})
	if err == nil {
		err = p.book.PairImages(ctx, p.remote.Name, here, there)
	}
	plan.record.Persona.EvalStudio.ImageURL = value.Some(here)
	return none, err
}

// asThere returns a persona with its portrait called as it is there, where it is sent
// first if it is not there yet.
func (l looker) asThere(ctx context.Context, p model.Persona, send bool) (model.Persona, error) {
	here := p.EvalStudio.ImageURL.Or("")
	if here == "" || !l.place.Can().Portraits {
		return p, nil
	}
	there, err := l.book.ImageThere(ctx, l.remote.Name, here)
	if err == nil && there == "" && send {
		there, err = l.upload(ctx, here)
	}
	if there != "" {
		p.EvalStudio.ImageURL = value.Some(there)
	}
	return p, err
}

// upload sends a portrait and returns its id there, "" where the library does not have it.
func (l looker) upload(ctx context.Context, here string) (there string, err error) {
	image, err := orNone(l.book.Image(ctx, "", here))
	if image == nil || err != nil {
		return "", err
	}
	if there, err = l.place.Upload(ctx, here, image.Data); err != nil {
		return "", err
	}
	return there, l.book.PairImages(ctx, l.remote.Name, here, there)
}
