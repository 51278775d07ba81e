package syncing

import (
	"slices"

	"personae/model"
	"personae/model/field"
	"personae/model/importing"
	"personae/model/value"
	"personae/model/wire"
)

// A system says some things otherwise than we do: it fills in what we leave open, has ""
// for what we have none of, rounds a number. A record that is what it would be after an
// update with a persona is that persona, in our terms.

// inTerms returns a record as a persona: what it does not show is as in ours, and what
// means the same is spelt as there.
func inTerms(record *wire.Imported, api string, ours *model.Persona) (model.Persona, error) {
	raw, _, err := importing.Merge(ours, record)
	if err != nil {
		return raw, err
	}
	return spelt(&raw, ours, record.System, api)
}

// spelt returns what is there with the fields that mean what ours do as ours have them.
func spelt(raw, ours *model.Persona, system model.System, api string) (model.Persona, error) {
	there := *raw
	apart := Differences(raw, ours, system)
	if len(apart) == 0 {
		return there, nil
	}
	said, err := saying(ours, raw, system, api)
	if err != nil {
		return there, err
	}
	for _, change := range apart {
		spec, _ := field.Find(change.Path)
		if means(spec.Of(&said).Get(), change.New, change.Old) {
			put(&there, spec, change.New)
		}
	}
	return there, nil
}

// together returns what both agreed on last and what a record says now, so that both can
// be compared with the persona here: what means the same is spelt as here.
func together(record *wire.Imported, api string, old, here *model.Persona) (base, there model.Persona, err error) {
	base = *old
	raw, _, err := importing.Merge(old, record)
	if err != nil {
		return base, raw, err
	}
	if there, err = spelt(&raw, old, record.System, api); err != nil {
		return base, there, err
	}
	asHere, err := spelt(&raw, here, record.System, api)
	if err != nil {
		return base, there, err
	}
	for _, change := range Differences(&there, here, record.System) {
		spec, _ := field.Find(change.Path)
		if spec.Of(&asHere).Get() != change.New {
			continue
		}
		if spec.Of(&base).Get() == change.Old {
			put(&base, spec, change.New)
		}
		put(&there, spec, change.New)
	}
	return base, there, nil
}

// saying returns what an update with a persona tells a system that has there, as it is
// read: without what it cannot be told.
func saying(persona, there *model.Persona, system model.System, api string) (model.Persona, error) {
	body, err := wire.Encode(persona, wire.Target{System: system, Body: wire.BodyUpdate, API: api, Base: there})
	if err != nil {
		return model.Persona{}, err
	}
	return said(body, system)
}

// said reads the body of a request.
func said(body []byte, system model.System) (model.Persona, error) {
	record, err := wire.Decode(body, system, wire.ShapeUpdate)
	if err != nil {
		return model.Persona{}, err
	}
	return record.Persona, nil
}

// means reports whether a field there is what ours comes to: what an update says of it, or
// nothing where ours is nothing and the update has no more to say.
func means(said, ours, there value.Value) bool {
	return said != value.Absent && said == there || slices.Contains(empty, said) && slices.Contains(nothing, ours) && slices.Contains(nothing, there)
}

// nothing is what a field has where nobody gave it anything: an object without members is
// for those to say. empty is what an update has instead.
var (
	nothing = []value.Value{value.Absent, value.Null, value.FromJSON("{}")}
	empty   = append(slices.Clone(nothing), value.Text(""), value.FromJSON("[]"))
)

// agreed returns what both agree on after a body with sent in it was answered: old is what
// they agreed on before, nil for a new record, and here the persona as it is in the
// library. The answer speaks of what was said. Of what could not be said both keep
// what they have, and what was sent to please the other side is yet to come here.
func agreed(old, here, sent *model.Persona, body []byte, answer *wire.Imported, api string) (model.Persona, error) {
	base, err := inTerms(answer, api, sent)
	if err != nil {
		return base, err
	}
	told, err := said(body, answer.System)
	if err != nil {
		return base, err
	}
	if old == nil {
		old = &model.Persona{}
	}
	for _, spec := range field.All() {
		if !carries(answer.System, spec) {
			continue
		}
		switch mine := spec.Of(here).Get(); {
		case spec.Of(sent).Get() != mine:
			put(&base, spec, mine)
		case spec.Of(&told).Get() == value.Absent:
			put(&base, spec, spec.Of(old).Get())
		}
	}
	return base, nil
}

// put gives a field a value that it had in another persona.
func put(p *model.Persona, spec *field.Spec, v value.Value) {
	if err := spec.Of(p).Set(v); err != nil {
		panic("syncing: " + spec.Path + " refuses a value of its own: " + err.Error())
	}
}
