package api

import (
	"net/http"

	"personae/model"
	"personae/model/importing"
	"personae/model/value"
	"personae/model/wire"
)

// Mr Assistant (systems.md §4): its documents have two requests, to make a persona and
// to change one, and so have we. They do not say the status of a success (200, as its
// framework answers where nothing is said), that of a name that is taken (409), nor
// what null does in a change: it empties what may be null, and else leaves it as it was.

var mrAssistantRecord = []value.Member{
	{Name: "id"},
	{Name: "tenant_id", Value: `"` + owner + `"`},
	{Name: "specialist_type", Value: `""`},
	{Name: "agent_id", Value: `""`},
	{Name: "display_name"},
	{Name: "description", Value: "null"},
	{Name: "config_overrides", Value: "null"},
	{Name: "tags", Value: "null"},
	{Name: "enabled", Value: "true"},
	{Name: "created_at"},
	{Name: "updated_at"},
	{Name: "agent_name", Value: "null"},
}

func (s *server) mrAssistant() *face {
	return &face{
		title: "Mr Assistant", base: "/mrassistant", shows: "/personas (POST), /personas/ID (PATCH)", refuse: refuseMrAssistant,
		routes: map[string]methods{
			"/personas":              {"POST": s.createMrAssistant},
			"/personas/{persona_id}": {"PATCH": s.updateMrAssistant},
		},
	}
}

func refuseMrAssistant(_ *http.Request, f *refusal) (int, value.JSON) {
	if f.status == http.StatusUnprocessableEntity {
		return f.status, object("detail", f.detail())
	}
	return f.status, object("detail", f.text)
}

func (s *server) createMrAssistant(r *http.Request) (*answer, error) {
	body, err := readBody(r)
	if err == nil {
		err = s.refusedIn(body, model.SystemMrAssistant, wire.BodyCreate, http.StatusUnprocessableEntity)
	}
	if err != nil {
		return nil, err
	}
	in, err := read(body, model.SystemMrAssistant, wire.ShapeCreate)
	if err != nil {
		return nil, err
	}
	in.Persona.Project = importing.DefaultProject
	made, err := s.create(r.Context(), in.Persona, model.SystemMrAssistant)
	return s.mrAssistantAnswer(r, made, err)
}

func (s *server) updateMrAssistant(r *http.Request) (*answer, error) {
	found, err := s.find(r.Context(), model.SystemMrAssistant, r.PathValue("persona_id"), "")
	if err != nil {
		return nil, err
	}
	body, err := readBody(r)
	if err != nil {
		return nil, err
	}
	if members, ok := value.JSON(body).Members(); ok {
		var kept []value.Member
		for _, m := range members {
			switch {
			case m.Value == "null" && (m.Name == "agent_id" || m.Name == "display_name" || m.Name == "enabled"):
			default:
				kept = append(kept, m)
			}
		}
		body = []byte(value.ObjectOf(kept))
	}
	if err := s.refusedIn(body, model.SystemMrAssistant, wire.BodyUpdate, http.StatusUnprocessableEntity); err != nil {
		return nil, err
	}
	in, err := read(body, model.SystemMrAssistant, wire.ShapeUpdate)
	if err != nil {
		return nil, err
	}
	after, err := s.change(r.Context(), found.Persona.ID, in, nil)
	return s.mrAssistantAnswer(r, after, err)
}

func (s *server) mrAssistantAnswer(r *http.Request, p *model.Persona, err error) (*answer, error) {
	if err != nil {
		return nil, err
	}
	body, err := s.record(r.Context(), p, model.SystemMrAssistant, mrAssistantRecord)
	return ok(body), err
}
