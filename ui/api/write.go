package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"personae/model"
	"personae/model/check"
	"personae/model/edit"
	"personae/model/field"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// readBody reads the body of a request.
func readBody(r *http.Request) ([]byte, error) {
	body, err := io.ReadAll(r.Body)
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, refuse(http.StatusRequestEntityTooLarge, "Request body is too large")
	}
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "The body did not come whole: %s", err)
	}
	return body, nil
}

// refusedIn says what a system would refuse in a body, nil for nothing.
func (s *server) refusedIn(body []byte, system model.System, sends wire.Body, status int) error {
	members, isObject := value.JSON(body).Members()
	f := &refusal{status: status, text: "The body is not as it should be"}
	for _, found := range wire.Problems(body, wire.Target{System: system, Body: sends, API: s.api, Strict: true}) {
		if !found.Refused {
			continue
		}
		p := problem{in: "body", path: keyOf(found.Path, system), text: found.Text}
		if isTop := p.path != "" && !strings.Contains(p.path, "."); isObject && isTop && value.Find(members, p.path) == value.Absent {
			p.kind = "missing"
		}
		f.problems = append(f.problems, p)
	}
	if len(f.problems) == 0 {
		return nil
	}
	f.text = f.problems[0].text
	if path := f.problems[0].path; path != "" {
		f.text = path + ": " + f.text
	}
	return f
}

// keyOf is what a system calls a field, or what is no field's path.
func keyOf(path string, system model.System) string {
	spec, ok := field.Find(path)
	if !ok {
		return path
	}
	if carrier, ok := spec.Carrier(system); ok {
		return carrier.Key
	}
	return path
}

// read reads the persona of a body that a system takes. Keys that we do not know are
// dropped, as the systems do that take them.
func read(body []byte, system model.System, shape wire.Shape) (*wire.Imported, error) {
	in, err := wire.Decode(body, system, shape)
	if err != nil {
		return nil, refuse(http.StatusBadRequest, "The body cannot be kept here: %s", err)
	}
	in.Persona.Extra = model.Extra{}
	return in, nil
}

// create makes a new persona.
func (s *server) create(ctx context.Context, p model.Persona, system model.System) (*model.Persona, error) {
	p.ID, p.CreatedAt, p.UpdatedAt = "", "", ""
	records, err := s.store.Write(ctx, library.OperationCreate, label("Created", &p, system), []library.Put{{Persona: p}})
	if err != nil {
		return nil, err
	}
	return &records[0].Persona, nil
}

func label(did string, p *model.Persona, system model.System) string {
	return fmt.Sprintf("%s %s through the API of %s", did, p.Name, system.Title())
}

// change brings a partial update into what stands there at that moment. first, if
// there is one, is what the system does before. Where nothing else changes, the
// system's own stamp does.
func (s *server) change(ctx context.Context, id string, in *wire.Imported, first func(ours *model.Persona)) (*model.Persona, error) {
	var after model.Persona
	_, err := s.store.Edit(ctx, library.OperationSave, func(lib edit.Library) (string, error) {
		now, err := lib.Get(id)
		if err != nil || now.Trashed {
			return "", refuse(http.StatusNotFound, "Persona not found")
		}
		ours := now.Persona
		if first != nil {
			first(&ours)
		}
		if after, _, err = importing.Merge(&ours, in); err != nil {
			return "", refuse(http.StatusBadRequest, "The update cannot be kept here: %s", err)
		}
		if !isServed(&after, in.System) { // it was until now, and would be lost to who asked
			return "", unready(&after, in.System)
		}
		if len(field.Diff(&now.Persona, &after)) == 0 {
			_, changed := stampsOf(&after, in.System)
			*changed = value.Some(model.Stamp(s.Now()))
			if len(field.Diff(&now.Persona, &after)) == 0 {
				return "", nil // twice at one moment
			}
		}
		return label("Changed", &after, in.System), lib.Put(library.Put{Persona: after, Base: now.Revision})
	})
	if err != nil {
		return nil, err
	}
	r, err := s.store.Get(ctx, id)
	return &r.Persona, err
}

// unready says what a system would refuse in a persona as an update would leave it.
func unready(p *model.Persona, system model.System) error {
	f := &refusal{status: http.StatusUnprocessableEntity, text: "It would be no record of " + system.Title() + " any more"}
	for _, found := range check.Readiness(p, system) {
		if found.Severity == check.SeverityError {
			f.problems = append(f.problems, problem{in: "body", path: keyOf(found.Path, system), text: found.Text})
		}
	}
	return f
}

// remove moves a persona to the trash.
func (s *server) remove(ctx context.Context, id string) error {
	_, err := s.store.Delete(ctx, []string{id})
	if errors.Is(err, library.ErrNothing) {
		return refuse(http.StatusNotFound, "Persona not found")
	}
	return err
}
