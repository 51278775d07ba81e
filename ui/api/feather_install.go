package api

import (
	"cmp"
	"context"
	"errors"
	"net/http"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// install makes an organisation's persona of one of the library.
func (s *server) install(r *http.Request) (*answer, error) {
	found, err := featherRecords{s, model.SystemFeather, featherLibrary}.one(r)
	if err != nil {
		return nil, err
	}
	name, err := nameOverride(r)
	if err != nil {
		return nil, err
	}
	from, err := s.idOf(r.Context(), &found.Persona, model.SystemFeather)
	if err != nil {
		return nil, err
	}
	p := found.Persona
	p.Name, p.Project = cmp.Or(name, p.Name), model.SystemFeatherOrg.Title()
	p.Origin, p.Extra, p.Lineage = model.Origin{}, model.Extra{}, value.Optional[string]{}
	p.Origin.FeatherOrg.OrganizationID, p.Origin.FeatherOrg.ClonedFromID = value.Some(owner), value.Some(from)
	made, err := s.installed(r.Context(), p, name == "")
	if err != nil {
		return nil, err
	}
	body, err := featherRecords{s, model.SystemFeatherOrg, featherOrg}.write(r.Context(), made)
	return created(body), err
}

// installed makes a persona, under a name like its own where it may be another.
func (s *server) installed(ctx context.Context, p model.Persona, mayRename bool) (*model.Persona, error) {
	for {
		made, err := s.create(ctx, p, model.SystemFeatherOrg)
		taken, is := errors.AsType[*library.NameTakenError](err)
		if !is || !mayRename {
			return made, err
		}
		p.Name = taken.Free
	}
}

// nameOverride reads the body of an installation; "" is none.
func nameOverride(r *http.Request) (string, error) {
	body, err := readBody(r)
	if err != nil {
		return "", err
	}
	spec, _ := field.Find("name")
	wrong := &refusal{status: http.StatusUnprocessableEntity}
	members, isObject := value.JSON(body).Members()
	if !isObject {
		wrong.problems = append(wrong.problems, problem{in: "body", text: "Give an object, as {\"name_override\": null}"})
	}
	name := ""
	for _, m := range members {
		v := value.FromJSON(m.Value)
		text, isText := v.Text()
		switch {
		case m.Name != "name_override":
			wrong.problems = append(wrong.problems, problem{"body", m.Name, "extra_forbidden", "Extra inputs are not permitted"})
		case v == value.Null:
		case !isText || spec.Of(&model.Persona{}).Set(v) != nil || text == "" || len([]rune(text)) > model.MaxName:
			wrong.problems = append(wrong.problems, problem{in: "body", path: m.Name, text: "A name has 1 to 255 characters"})
		default:
			name = text
		}
	}
	if len(wrong.problems) > 0 {
		return "", wrong
	}
	return name, nil
}
