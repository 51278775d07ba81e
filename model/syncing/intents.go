package syncing

import (
	"context"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// Who is killed between a request and its answer leaves an intent behind, and so does who
// has lost the answer. Whoever comes next finds out what became of it, before anything
// else is done.

// lookAfter ends the intents that were left behind. Of those that it cannot end it says
// why, by the persona.
func (l looker) lookAfter(ctx context.Context, o *Options) (left map[string]error, err error) {
	intents, err := l.book.Intents(ctx, l.remote.Name)
	left = map[string]error{}
	for i := 0; i < len(intents) && err == nil; i++ {
		var why error
		intent := &intents[i]
		intent.Sent.ID = intent.Persona
		switch {
		case !l.place.Can().Read:
			why, err = l.afterUnread(ctx, intent, o)
		case intent.Kind == library.IntentCreate:
			why, err = l.afterCreate(ctx, intent)
		case intent.Kind == library.IntentUpdate:
			err = l.afterUpdate(ctx, intent)
		case intent.Kind == library.IntentDelete:
			err = l.afterDelete(ctx, intent)
		}
		if why != nil {
			left[intent.Persona] = why
		}
	}
	return left, err
}

// afterUnread ends what can be sent again without harm: all but a create, of which a
// person has to say that it was not done.
func (l looker) afterUnread(ctx context.Context, intent *library.Intent, o *Options) (why, err error) {
	if intent.Kind == library.IntentCreate && !o.names(&held{Pair: Pair{Row: Row{Persona: intent.Persona}}}) {
		return leave(ErrUnclear, "the answer to its creation was lost, and %s has no documented request that reads: look there, and push it by its name to make it where it is not",
			l.remote.System.Title()), nil
	}
	return nil, l.book.Forgo(ctx, l.remote.Name, intent.Persona)
}

func (l looker) afterCreate(ctx context.Context, intent *library.Intent) (why, err error) {
	body, err := wire.Encode(&intent.Sent, l.target(wire.BodyCreate, nil))
	if err != nil {
		return nil, err
	}
	told, err := said(body, l.remote.System)
	if err != nil {
		return nil, err
	}
	var made []*wire.Imported
	err = l.named(ctx, intent.Sent.Name, func(record *wire.Imported) error {
		if record.Shape == wire.ShapeSummary {
			whole, err := l.get(ctx, record.Persona.Origin.ID(l.remote.System))
			if whole == nil || err != nil {
				return err
			}
			record = whole
		}
		if isMade(&told, &intent.Sent, record) {
			made = append(made, record)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	here, err := l.person(ctx, intent.Persona)
	switch {
	case err != nil:
		return nil, err
	case len(made) > 1:
		return leave(ErrUnclear, "the answer to its creation was lost, and there are %d records like it: delete there what is too many, and push again", len(made)), nil
	case len(made) == 0 || here == nil:
		return nil, l.book.Forgo(ctx, l.remote.Name, intent.Persona)
	}
	_, err = l.made(ctx, &intent.Sent, body, made[0])
	return nil, err
}

// isMade reports whether a record is what a create makes: with all that was said, or
// installed from the same record of the catalogue.
func isMade(told, sent *model.Persona, record *wire.Imported) bool {
	if from := record.Persona.Origin.FeatherOrg.ClonedFromID.Or(""); from != "" && from == sent.Origin.Feather.ID.Or("") {
		return true
	}
	for _, spec := range field.All() {
		carrier, _ := spec.Carrier(record.System)
		if !carries(record.System, spec) || !carrier.Read || spec.Kind == field.KindObject && spec.HasMembers(&record.Persona) {
			continue
		}
		if was := spec.Of(told).Get(); was != value.Absent && was != spec.Of(&record.Persona).Get() {
			return false
		}
	}
	return true
}

// afterUpdate counts as agreed what is there as it was here when it was sent. What no
// answer shows is not known, and is sent again.
func (l looker) afterUpdate(ctx context.Context, intent *library.Intent) error {
	record, err := l.get(ctx, intent.Record)
	if err != nil {
		return err
	}
	link, err := l.linkOf(ctx, intent.Persona)
	if err != nil {
		return err
	}
	if record == nil || link == nil {
		return l.book.Forgo(ctx, l.remote.Name, intent.Persona)
	}
	there, err := inTerms(record, l.remote.API, &intent.Sent)
	if err != nil {
		return err
	}
	for _, spec := range field.All() {
		carrier, _ := spec.Carrier(l.remote.System)
		if sent := spec.Of(&intent.Sent).Get(); carries(l.remote.System, spec) && carrier.Read && spec.Of(&there).Get() == sent {
			put(&link.Base, spec, sent)
		}
	}
	link.Stamp = ""
	return l.book.Settle(ctx, *link)
}

func (l looker) afterDelete(ctx context.Context, intent *library.Intent) error {
	record, err := l.get(ctx, intent.Record)
	switch {
	case err != nil:
		return err
	case record == nil:
		return l.book.Unlink(ctx, l.remote.Name, intent.Persona)
	}
	return l.book.Forgo(ctx, l.remote.Name, intent.Persona)
}
