package importing

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// shelf is a library in memory.
type shelf struct {
	records []library.Record
	made    int
	err     error // what every call fails with
}

func (s *shelf) find(fits func(library.Record) bool) (library.Record, bool, error) {
	for _, r := range s.records {
		if fits(r) {
			return r, true, s.err
		}
	}
	return library.Record{}, false, s.err
}

func (s *shelf) ByID(id string) (library.Record, bool, error) {
	return s.find(func(r library.Record) bool { return r.Persona.ID == id })
}

func (s *shelf) ByOrigin(system model.System, id, project string) (library.Record, bool, error) {
	from := func(r library.Record) bool { return !r.Trashed && r.Persona.Origin.ID(system) == id }
	if r, ok, err := s.find(func(r library.Record) bool { return from(r) && r.Persona.Project == project }); ok {
		return r, ok, err
	}
	return s.find(from)
}

func (s *shelf) ByName(project, name string) (library.Record, bool, error) {
	return s.find(func(r library.Record) bool {
		return !r.Trashed && r.Persona.Project == project && r.Persona.Name == name
	})
}

func (s *shelf) Namesakes(name string) (all []library.Record, err error) {
	for _, r := range s.records {
		if !r.Trashed && r.Persona.Name == name {
			all = append(all, r)
		}
	}
	return all, s.err
}

func (s *shelf) Put(put library.Put) (library.Record, error) {
	p := put.Persona
	holder, taken, _ := s.ByName(p.Project, p.Name)
	if s.err != nil || strings.TrimSpace(p.Name) == "" || taken && holder.Persona.ID != p.ID {
		return library.Record{}, errors.Join(s.err, fmt.Errorf("%q cannot be put", p.Name))
	}
	for i, r := range s.records {
		if r.Persona.ID == p.ID {
			if r.Revision != put.Base || r.Trashed {
				return r, fmt.Errorf("%q was put on revision %d, and it is %d", p.Name, put.Base, r.Revision)
			}
			s.records[i] = library.Record{Persona: p, Revision: r.Revision + 1}
			return s.records[i], nil
		}
	}
	if put.Base != 0 {
		return library.Record{}, fmt.Errorf("%q is not here", p.Name)
	}
	if p.ID == "" {
		s.made++
		p.ID = fmt.Sprintf("0198f0c2-0000-7000-8000-%012d", s.made)
	}
	s.records = append(s.records, library.Record{Persona: p, Revision: 1})
	return s.records[len(s.records)-1], nil
}

// anyPersona draws a persona with every field in any state.
func anyPersona(t *rapid.T, label string) model.Persona {
	p := model.Persona{Name: rapid.SampledFrom([]string{"A", "B", "A (2)"}).Draw(t, label+" name"), Project: "Default"}
	for _, spec := range field.All() {
		if spec.Required || slices.Contains(identity, spec.Path) || strings.HasPrefix(spec.Path, "extra.") && !strings.HasPrefix(spec.Path, "extra.f") {
			continue
		}
		v := value.Absent
		switch rapid.IntRange(0, 3).Draw(t, label+" "+spec.Path) {
		case 0:
			v = value.Null
		case 1, 2:
			v = someValue(t, spec)
		}
		// A value that the field cannot hold leaves it absent.
		_ = spec.Of(&p).Set(v)
	}
	return p
}

// someValue draws a value that a field can hold.
func someValue(t *rapid.T, spec *field.Spec) value.Value {
	n := rapid.IntRange(1, 3).Draw(t, spec.Path)
	switch spec.Kind {
	case field.KindInteger, field.KindNumber:
		return value.Int(n)
	case field.KindToggle:
		return value.Bool(n > 1)
	case field.KindTags:
		return value.List([]string{"a", "b", "c"}[:n-1])
	case field.KindPairs, field.KindJSON:
		return value.FromJSON(value.JSON(fmt.Sprintf(`{"k":%d.50,"unknown":[null]}`, n)))
	case field.KindObject:
		return value.FromJSON("{}")
	default:
		return value.Text(fmt.Sprintf("text %d", n))
	}
}

// answer writes p as the record that a system would answer with, and reads it.
func answer(t interface{ Fatalf(string, ...any) }, p *model.Persona, system model.System) *wire.Imported {
	body, _, err := wire.Write(p, wire.Target{System: system, Body: wire.BodyAnswer})
	if err != nil {
		t.Fatalf("write: %v", err)
	}
	record, err := wire.NewReader(strings.NewReader(string(body)), "", wire.Options{From: system}).Next()
	if err != nil {
		t.Fatalf("read %s: %v", body, err)
	}
	return record
}
