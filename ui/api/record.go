package api

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"personae/model"
	"personae/model/check"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// owner stands for whom the library belongs to, where a system's record must say so:
// Feather's organisation, Mr Assistant's tenant.
const owner = "00000000-0000-4000-8000-000000000001"

// find returns the persona that is a record of the system under an id: the one that
// came from such a record, or has the id itself. project narrows it, "" is any.
func (s *server) find(ctx context.Context, system model.System, id, project string) (library.Record, error) {
	isIt := func(r *library.Record) bool {
		return !r.Trashed && (project == "" || r.Persona.Project == project) && isServed(&r.Persona, system)
	}
	r, err := s.store.ByOrigin(ctx, system, id, project)
	if err == nil && isIt(&r) {
		return r, nil
	}
	if err == nil || errors.Is(err, library.ErrNotFound) {
		r, err = s.store.Get(ctx, id)
	}
	if err == nil && !isIt(&r) || errors.Is(err, library.ErrNotFound) {
		err = refuse(http.StatusNotFound, "Persona not found")
	}
	return r, err
}

// isServed reports whether a persona is a record of the system. EvalStudio and Anam
// take everyone; the others have nobody whom they would refuse. One of Feather's two
// is not the other: it becomes an organisation's by being installed.
func isServed(p *model.Persona, system model.System) bool {
	switch system {
	case model.SystemEvalStudio, model.SystemAnam:
		return true
	case model.SystemFeather, model.SystemFeatherOrg:
		return isOfFeather(p, system) && isReady(p, system)
	default:
		return isReady(p, system)
	}
}

func isReady(p *model.Persona, system model.System) bool {
	return slices.Contains(check.ReadyFor(p), system)
}

// isOfFeather reports whether a persona is no record of the other of Feather's two.
func isOfFeather(p *model.Persona, system model.System) bool {
	mine, other := p.Origin.Feather, p.Origin.FeatherOrg
	if system == model.SystemFeatherOrg {
		mine, other = other, mine
	}
	return other == model.FeatherOrigin{} || mine != model.FeatherOrigin{}
}

// idOf is the id of a persona's record: of several that came from one record, the
// others have their own.
func (s *server) idOf(ctx context.Context, p *model.Persona, system model.System) (string, error) {
	id := p.Origin.ID(system)
	if id == "" {
		return p.ID, nil
	}
	project := ""
	if system == model.SystemEvalStudio { // its addresses have one
		project = p.Project
	}
	first, err := s.store.ByOrigin(ctx, system, id, project)
	if errors.Is(err, library.ErrNotFound) || err == nil && first.Persona.ID != p.ID {
		return p.ID, nil // it went meanwhile, or another is meant by it
	}
	return id, err
}

// stampsOf are where a system's own stamps stand in a persona.
func stampsOf(p *model.Persona, system model.System) (made, changed *value.Optional[string]) {
	switch o := &p.Origin; system {
	case model.SystemFeather:
		return &o.Feather.CreatedAt, &o.Feather.UpdatedAt
	case model.SystemFeatherOrg:
		return &o.FeatherOrg.CreatedAt, &o.FeatherOrg.UpdatedAt
	case model.SystemAnam:
		return &o.Anam.CreatedAt, &o.Anam.UpdatedAt
	case model.SystemMrAssistant:
		return &o.MrAssistant.CreatedAt, &o.MrAssistant.UpdatedAt
	default:
		return &o.EvalStudio.CreatedAt, &o.EvalStudio.UpdatedAt
	}
}

// laterOf is the later of two stamps; what is none is the earlier.
func laterOf(a, b string) string {
	at, errA := time.Parse(time.RFC3339Nano, a)
	bt, errB := time.Parse(time.RFC3339Nano, b)
	if errA != nil || errB == nil && bt.After(at) {
		return b
	}
	return a
}

// record writes a persona as the answer of a system: what wire writes, its keys in the
// order of shape, with the default of shape for one that is not there, or that is null
// where that has none. A key with no default is left out.
func (s *server) record(ctx context.Context, p *model.Persona, system model.System, shape []value.Member) (value.JSON, error) {
	members, err := written(p, wire.Target{System: system, Body: wire.BodyAnswer})
	if err != nil {
		return "", err
	}
	id, err := s.idOf(ctx, p, system)
	if err != nil {
		return "", err
	}
	made, changed := stampsOf(p, system)
	given := map[string]string{
		"id": id, "created_at": made.Or(p.CreatedAt), "createdAt": made.Or(p.CreatedAt),
		"updated_at": laterOf(changed.Or(""), p.UpdatedAt), "updatedAt": laterOf(changed.Or(""), p.UpdatedAt),
	}
	var out []value.Member
	for _, key := range shape {
		v := value.Find(members, key.Name)
		if text, ok := given[key.Name]; ok {
			v = value.Text(text)
		}
		if !v.IsSet() && key.Value != "" {
			v = value.FromJSON(key.Value)
		}
		if v != value.Absent {
			out = append(out, value.Member{Name: key.Name, Value: value.JSON(v.JSON())})
		}
	}
	for _, m := range members {
		if !slices.ContainsFunc(shape, func(key value.Member) bool { return key.Name == m.Name }) {
			out = append(out, m)
		}
	}
	return value.ObjectOf(out), nil
}

// written are the members of what wire writes.
func written(p *model.Persona, t wire.Target) ([]value.Member, error) {
	body, err := wire.Encode(p, t)
	members, _ := value.JSON(body).Members()
	return members, err
}

// named is a search for all words of a text, each in a name.
func named(text string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(text) {
		if word = strings.Trim(word, `"`); word != "" {
			b.WriteString(" name:" + word)
		}
	}
	return b.String()
}
