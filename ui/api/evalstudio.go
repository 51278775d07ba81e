package api

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// EvalStudio (systems.md §3): projects, their personas and images. A project's id is
// its name here, so that a second of one name is refused. There is no provider of
// models, and so no portrait is generated.

var evalStudioRecord = []value.Member{
	{Name: "id"},
	{Name: "name"},
	{Name: "description"},
	{Name: "systemPrompt"},
	{Name: "headers"},
	{Name: "createdAt"},
	{Name: "updatedAt"},
	{Name: "imageUrl"},
}

const evalStudioBase = "/evalstudio"

// asks is a request below a project.
type asks struct {
	*http.Request
	project string
	body    script
}

func (s *server) evalStudio() *face {
	const in = "/api/projects/{project}"
	return &face{
		title: "EvalStudio", base: evalStudioBase, shows: "/api/projects/PROJECT/personas", refuse: refuseEvalStudio,
		routes: map[string]methods{
			"/api/projects":                      {"GET": s.listProjects, "POST": s.createProject},
			in + "/personas":                     {"GET": s.inProject(s.listEvalStudio), "POST": s.inProject(s.createEvalStudio)},
			in + "/personas/{id}":                {"GET": s.inProject(s.getEvalStudio), "PUT": s.inProject(s.updateEvalStudio), "DELETE": s.inProject(s.deleteEvalStudio)},
			in + "/personas/{$}":                 {"GET": s.inProject(s.getEvalStudio)}, // nobody has no id
			in + "/personas/{id}/generate-image": {"POST": s.inProject(s.generateImage)},
			in + "/images":                       {"GET": s.inProject(s.listImages), "POST": s.inProject(s.createImage)},
			in + "/images/{id}":                  {"GET": s.inProject(s.getImage), "DELETE": s.inProject(s.deleteImage)},
		},
	}
}

func refuseEvalStudio(r *http.Request, f *refusal) (int, value.JSON) {
	if f.noRoute {
		path := strings.TrimPrefix(r.URL.RequestURI(), evalStudioBase)
		return http.StatusNotFound, object("message", fmt.Sprintf("Route %s:%s not found", r.Method, path), "error", "Not Found", "statusCode", http.StatusNotFound)
	}
	return f.status, object("error", f.text)
}

// inProject reads the body, and only then looks whether there is such a project.
func (s *server) inProject(act func(asks) (*answer, error)) func(*http.Request) (*answer, error) {
	return func(r *http.Request) (*answer, error) {
		body, err := readScript(r)
		if err != nil {
			return nil, err
		}
		project := r.PathValue("project")
		all, err := s.store.Projects(r.Context())
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(all, func(p library.Project) bool { return p.Name == project }) {
			return nil, refuse(http.StatusInternalServerError, "Project %q not found in workspace config", project)
		}
		return act(asks{r, project, body})
	}
}

func (s *server) listProjects(r *http.Request) (*answer, error) {
	all, err := s.store.Projects(r.Context())
	var list []string
	for _, p := range all {
		list = append(list, string(object("id", p.Name, "name", p.Name)))
	}
	return ok(value.JSON("[" + strings.Join(list, ",") + "]")), err
}

func (s *server) createProject(r *http.Request) (*answer, error) {
	body, err := readScript(r)
	if err == nil {
		err = body.needs("name")
	}
	if err != nil {
		return nil, err
	}
	name, isText := body.find("name").Text()
	switch {
	case falsy(body.find("name")):
		return nil, refuse(http.StatusBadRequest, "Name is required")
	case !isText:
		return nil, refuse(http.StatusBadRequest, "The name of a project is a text in this library")
	}
	return created(object("id", name, "name", name)), s.store.CreateProject(r.Context(), name)
}

func (s *server) evalStudioAnswer(r asks, p *model.Persona) (*answer, error) {
	body, err := s.record(r.Context(), p, model.SystemEvalStudio, evalStudioRecord)
	return ok(body), err
}

// listEvalStudio gives out a project whole, as it is read.
func (s *server) listEvalStudio(r asks) (*answer, error) {
	return &answer{status: http.StatusOK, stream: func(w io.Writer) error {
		before := "["
		err := s.store.Following(r.Context(), library.Query{Project: r.project}, "", func(_ string, found *library.Record) (bool, error) {
			item, err := s.record(r.Context(), &found.Persona, model.SystemEvalStudio, evalStudioRecord)
			if err == nil {
				_, err = io.WriteString(w, before+string(item))
				before = ","
			}
			return true, err
		})
		if err == nil {
			_, err = io.WriteString(w, strings.TrimPrefix(before, ",")+"]")
		}
		return err
	}}, nil
}

func (s *server) oneOf(r asks) (library.Record, error) {
	return s.find(r.Context(), model.SystemEvalStudio, r.PathValue("id"), r.project)
}

func (s *server) getEvalStudio(r asks) (*answer, error) {
	found, err := s.oneOf(r)
	if err != nil {
		return nil, err
	}
	return s.evalStudioAnswer(r, &found.Persona)
}

// taken reads what EvalStudio takes of a body: it passes over all else.
func taken(body script, shape wire.Shape, keys ...string) (*wire.Imported, error) {
	var members []value.Member
	for _, key := range keys {
		if v := body.find(key); v != value.Absent {
			members = append(members, value.Member{Name: key, Value: objectOf(v)})
		}
	}
	return read([]byte(value.ObjectOf(members)), model.SystemEvalStudio, shape)
}

func (s *server) createEvalStudio(r asks) (*answer, error) {
	if err := r.body.needs("name"); err != nil {
		return nil, err
	}
	if falsy(r.body.find("name")) {
		return nil, refuse(http.StatusBadRequest, "Name is required")
	}
	in, err := taken(r.body, wire.ShapeCreate, "name", "description", "systemPrompt", "headers")
	if err != nil {
		return nil, err
	}
	in.Persona.Project = r.project
	made, err := s.create(r.Context(), in.Persona, model.SystemEvalStudio)
	if err != nil {
		return nil, nameTaken(err)
	}
	a, err := s.evalStudioAnswer(r, made)
	a.status = http.StatusCreated
	return a, err
}

// nameTaken says in EvalStudio's words that a name is taken.
func nameTaken(err error) error {
	if is, ok := errors.AsType[*library.NameTakenError](err); ok {
		return refuse(http.StatusConflict, `Persona with name "%s" already exists`, is.Name)
	}
	return err
}

// updateEvalStudio changes what a body names. A text that is null stays as it was.
func (s *server) updateEvalStudio(r asks) (*answer, error) {
	if err := r.body.needs("name"); err != nil {
		return nil, err
	}
	found, err := s.oneOf(r)
	if err != nil {
		return nil, err
	}
	if r.body.find("name") == value.Text("") {
		return nil, refuse(http.StatusBadRequest, "A persona needs a name in this library: leave it out to keep the one it has")
	}
	r.body.members = slices.DeleteFunc(r.body.members, func(m value.Member) bool { return m.Value == "null" && m.Name != "headers" })
	in, err := taken(r.body, wire.ShapeUpdate, "name", "description", "systemPrompt", "imageUrl", "headers")
	if err != nil {
		return nil, err
	}
	after, err := s.change(r.Context(), found.Persona.ID, in, nil)
	if err != nil {
		return nil, nameTaken(err)
	}
	return s.evalStudioAnswer(r, after)
}

func (s *server) deleteEvalStudio(r asks) (*answer, error) {
	found, err := s.oneOf(r)
	if err == nil {
		err = s.remove(r.Context(), found.Persona.ID)
	}
	return &answer{status: http.StatusNoContent}, err
}
