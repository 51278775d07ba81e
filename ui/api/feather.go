package api

import (
	"cmp"
	"context"
	"errors"
	"net/http"

	"personae/model"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// Feather (systems.md §1): a library that all may read, and an organisation's personas
// that are installed from it. Its documents do not say in which order a list stands
// (here that of creation), what becomes of a name that is taken (409), nor how a search
// matches (here each word is in the name). The organisation's own personas go to a
// project of its name, so that one can be called as the library persona it came from.

var featherLibrary = []value.Member{
	{Name: "id"},
	{Name: "name"},
	{Name: "description", Value: "null"},
	{Name: "body", Value: `""`},
	{Name: "traits", Value: "{}"},
	{Name: "behavior_config", Value: "{}"},
	{Name: "tags", Value: "[]"},
	{Name: "created_by", Value: "null"},
	{Name: "created_at"},
	{Name: "updated_at"},
}

var featherOrg = []value.Member{
	{Name: "id"},
	{Name: "organization_id", Value: `"` + owner + `"`},
	{Name: "name"},
	{Name: "description", Value: "null"},
	{Name: "is_active", Value: "true"},
	{Name: "body", Value: `""`},
	{Name: "traits", Value: "{}"},
	{Name: "behavior_config", Value: "{}"},
	{Name: "cloned_from_id", Value: "null"},
	{Name: "created_by", Value: "null"},
	{Name: "created_at"},
	{Name: "updated_at"},
}

func (s *server) feather() *face {
	catalogue := featherRecords{s, model.SystemFeather, featherLibrary}
	organisation := featherRecords{s, model.SystemFeatherOrg, featherOrg}
	return &face{
		title: "Feather", base: "/feather", shows: "/v1/personas, /v1/library/personas", key: "x-api-key", refuse: refuseFeather,
		routes: map[string]methods{
			"/v1/identity/whoami":                       {"GET": s.whoAmI},
			"/v1/library/personas":                      {"GET": catalogue.list, "POST": catalogue.create},
			"/v1/library/personas/{persona_id}":         {"GET": catalogue.get, "PUT": catalogue.update, "DELETE": catalogue.delete},
			"/v1/library/personas/{persona_id}/install": {"POST": s.install},
			"/v1/personas":                              {"GET": organisation.list, "POST": organisation.create},
			"/v1/personas/{persona_id}":                 {"GET": organisation.get, "PUT": organisation.update, "DELETE": organisation.delete},
		},
	}
}

var featherCodes = map[int]string{
	400: "bad_request", 401: "authentication_required", 403: "forbidden", 404: "not_found", 405: "method_not_allowed", 409: "conflict",
	413: "payload_too_large", 415: "unsupported_media_type", 429: "rate_limited", 500: "internal_error", 503: "service_unavailable",
}

func refuseFeather(_ *http.Request, f *refusal) (int, value.JSON) {
	if f.status == http.StatusUnprocessableEntity {
		return f.status, object("detail", f.detail())
	}
	body := []any{"error", cmp.Or(featherCodes[f.status], "error"), "message", f.text, "retryable", f.after > 0, "retry_after", value.Null}
	if f.after > 0 {
		body[7] = f.after
	}
	return f.status, object(body...)
}

// whoAmI is by what a client finds out whether its key is good.
func (s *server) whoAmI(*http.Request) (*answer, error) {
	return ok(object("user_id", owner, "clerk_user_id", "user_local", "email", value.Null, "display_name", value.Null, "role", "org:admin",
		"organization_id", owner, "organization_name", s.store.Info().Name, "kb_clearance_level", 0, "kb_acl_enabled", false, "is_internal", false)), nil
}

// featherRecords are one of Feather's two kinds.
type featherRecords struct {
	*server
	system model.System
	shape  []value.Member
}

// write writes a persona as Feather keeps it: with every knob, as the version of its
// API would have it that the library targets.
func (k featherRecords) write(ctx context.Context, p *model.Persona) (value.JSON, error) {
	sent, err := written(p, wire.Target{System: k.system, API: k.api, Strict: true})
	if err != nil {
		return "", err
	}
	whole, err := k.record(ctx, p, k.system, k.shape)
	members, _ := whole.Members()
	for i, m := range members {
		if m.Name == "behavior_config" {
			members[i].Value = value.JSON(value.Find(sent, m.Name).JSON())
		}
	}
	return value.ObjectOf(members), err
}

// one finds the persona that a path names.
func (k featherRecords) one(r *http.Request) (library.Record, error) {
	id := r.PathValue("persona_id")
	found, err := k.find(r.Context(), k.system, id, "")
	if why, is := errors.AsType[*refusal](err); is && why.status == http.StatusNotFound && !model.IsUUID(id) {
		return found, &refusal{status: http.StatusUnprocessableEntity, problems: []problem{{"path", "persona_id", "uuid_parsing", "Input should be a valid UUID"}}}
	}
	return found, err
}

func (k featherRecords) get(r *http.Request) (*answer, error) {
	found, err := k.one(r)
	if err != nil {
		return nil, err
	}
	body, err := k.write(r.Context(), &found.Persona)
	return ok(body), err
}

func (k featherRecords) create(r *http.Request) (*answer, error) {
	in, _, err := k.body(r, wire.BodyCreate)
	if err != nil {
		return nil, err
	}
	p := in.Persona
	p.Project = importing.DefaultProject
	if k.system == model.SystemFeatherOrg {
		p.Project, p.Origin.FeatherOrg.OrganizationID = k.system.Title(), value.Some(owner)
	} else {
		p.Origin.Feather.CreatedBy = value.NullOf[string]()
	}
	made, err := k.server.create(r.Context(), p, k.system)
	if err != nil {
		return nil, err
	}
	body, err := k.write(r.Context(), made)
	return created(body), err
}

// body reads the body of a request, and its keys.
func (k featherRecords) body(r *http.Request, sends wire.Body) (*wire.Imported, []value.Member, error) {
	body, err := readBody(r)
	if err == nil {
		err = k.refusedIn(body, k.system, sends, http.StatusUnprocessableEntity)
	}
	if err != nil {
		return nil, nil, err
	}
	members, _ := value.JSON(body).Members()
	in, err := read(body, k.system, wire.Shape(sends))
	return in, members, err
}

// update changes what a body names; a behavior_config in it replaces the old one whole.
func (k featherRecords) update(r *http.Request) (*answer, error) {
	found, err := k.one(r)
	if err != nil {
		return nil, err
	}
	in, keys, err := k.body(r, wire.BodyUpdate)
	if err != nil {
		return nil, err
	}
	after, err := k.change(r.Context(), found.Persona.ID, in, func(ours *model.Persona) {
		if value.Find(keys, "behavior_config") != value.Absent {
			ours.Behavior = model.BehaviorConfig{}
		}
	})
	if err != nil {
		return nil, err
	}
	body, err := k.write(r.Context(), after)
	return ok(body), err
}

func (k featherRecords) delete(r *http.Request) (*answer, error) {
	found, err := k.one(r)
	if err == nil {
		err = k.remove(r.Context(), found.Persona.ID)
	}
	return &answer{status: http.StatusNoContent}, err
}
