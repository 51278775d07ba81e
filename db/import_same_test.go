package db

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/importing"
	"personae/model/library"
)

// importStep is one thing that an import does: it looks, and may put what it has found
// under another name, or somebody new.
type importStep struct {
	look          string
	name, project string
	origin, id    string
	put, rename   bool
	twice         bool
}

func drawSteps(rt *rapid.T, ids []string) []importStep {
	name := rapid.SampledFrom([]string{"Ann", "Bob", "Cid", "Dan", "Eve"})
	return rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) importStep {
		return importStep{
			look: rapid.SampledFrom([]string{"name", "origin", "id", "namesakes"}).Draw(rt, "look"),
			name: name.Draw(rt, "name"), project: rapid.SampledFrom([]string{"Default", "Other"}).Draw(rt, "project"),
			origin: rapid.SampledFrom([]string{"f-1", "f-2", "f-3", "f-4"}).Draw(rt, "origin"),
			id:     rapid.SampledFrom(append([]string{"01980000-0000-7000-8000-000000000001"}, ids...)).Draw(rt, "id"),
			put:    rapid.Bool().Draw(rt, "put"), rename: rapid.Bool().Draw(rt, "rename"), twice: rapid.Bool().Draw(rt, "twice"),
		}
	}), 1, 12).Draw(rt, "steps")
}

func lookFor(l importing.Library, s importStep) (found []library.Record, err error) {
	var r library.Record
	var ok bool
	switch s.look {
	case "name":
		r, ok, err = l.ByName(s.project, s.name)
	case "origin":
		r, ok, err = l.ByOrigin(model.SystemFeather, s.origin, s.project)
	case "id":
		r, ok, err = l.ByID(s.id)
	default:
		return l.Namesakes(s.name)
	}
	if ok {
		found = append(found, r)
	}
	return found, err
}

// asWritten looks as lookFor does, in the transaction itself.
func asWritten(i *importRun, s importStep) (list []stored, err error) {
	if err := i.writer.settle(); err != nil {
		return nil, err
	}
	switch s.look {
	case "name":
		return i.t.all(byName, s.project, s.name)
	case "origin":
		return i.t.all(byOrigin+" LIMIT 1", model.SystemFeather, s.origin, s.project)
	case "id":
		return i.t.all("id = ?", s.id)
	}
	return i.t.all(namesakes, fold(s.name), s.name)
}

// take does one step, and tells what came of it; ids are drawn at random.
func (s importStep) take(l importing.Library) string {
	found, err := lookFor(l, s)
	told := fmt.Sprint(s.look, " ", err)
	for _, r := range found {
		told += fmt.Sprintf(" %s/%s %s r%d %v", r.Persona.Project, r.Persona.Name, r.Persona.Origin.ID(model.SystemFeather), r.Revision, r.Trashed)
	}
	if !s.put {
		return told
	}
	put := library.Put{Persona: imported(s.name, "feather", s.origin)}
	put.Persona.Project = s.project
	if len(found) > 0 && !found[0].Trashed {
		put = library.Put{Persona: found[0].Persona, Base: found[0].Revision}
		if s.rename {
			put.Persona.Name = s.name + " the other"
		}
		put.Persona.Project = s.project
	}
	for range map[bool]int{false: 1, true: 2}[s.twice] {
		r, err := l.Put(put)
		told += fmt.Sprintf(", put %s r%d %v", r.Persona.Name, r.Revision, isTaken(err))
		put = library.Put{Persona: r.Persona, Base: r.Revision}
		setWords(int(r.Revision) + 40)(&put.Persona)
		if err != nil {
			break
		}
	}
	return told
}

func isTaken(err error) string {
	taken, ok := errors.AsType[*library.NameTakenError](err)
	if ok {
		return "taken: " + taken.Name + ", free: " + taken.Free
	}
	return fmt.Sprint(err)
}

// TestAnImportSeesWhatItsWriterHasYetToWrite in random libraries by random steps, and a
// preview tells the same.
func TestAnImportSeesWhatItsWriterHasYetToWrite(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		d := mustOpen(t, newFile(t, memoryDir(t)), Options{})
		defer func() { _ = d.Close() }()
		var ids []string
		for i, name := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"Ann", "Bob", "Cid"}), 0, 3, rapid.ID).Draw(rt, "there") {
			ids = append(ids, mustCreate(t, d, imported(name, "feather", fmt.Sprint("f-", i%2+1)))[0].Persona.ID)
		}
		if len(ids) > 0 && rapid.Bool().Draw(rt, "trash") {
			if _, err := d.Delete(t.Context(), ids[:1]); err != nil {
				rt.Fatal(err)
			}
		}
		steps := drawSteps(rt, ids)
		run := func(l importing.Library, check bool) (told []string) {
			for _, s := range steps {
				told = append(told, s.take(l))
				if !check {
					continue
				}
				got, err := lookFor(l, s)
				want, wantErr := asWritten(l.(*importRun), s)
				if fmt.Sprint(err) != fmt.Sprint(wantErr) || len(got) != len(want) {
					rt.Fatalf("%+v finds %d, %v; want %d, %v", s, len(got), err, len(want), wantErr)
				}
				for i := range got {
					if got[i].Persona.ID != want[i].id || got[i].Revision != want[i].revision || encode(got[i].Persona) != want[i].document {
						rt.Fatalf("%+v finds %+v; want %+v", s, got[i], want[i])
					}
				}
			}
			return told
		}
		var previewed, checked, imported []string
		if err := d.Preview(t.Context(), func(l importing.Library) error { previewed = run(l, false); return nil }); err != nil {
			rt.Fatal(err)
		}
		stop := errors.New("only a try")
		if _, err := d.Import(t.Context(), func(l importing.Library) (string, error) { checked = run(l, true); return "", stop }); !errors.Is(err, stop) {
			rt.Fatal(err)
		}
		if _, err := d.Import(t.Context(), func(l importing.Library) (string, error) { imported = run(l, false); return "x", nil }); err != nil {
			rt.Fatal(err)
		}
		for i := range imported {
			if previewed[i] != imported[i] || checked[i] != imported[i] {
				rt.Fatalf("%+v: the preview says %q, an import that looks twice %q, the import %q", steps[i], previewed[i], checked[i], imported[i])
			}
		}
		wantSound(rt, d)
		if _, err := d.Undo(t.Context()); err != nil && !errors.Is(err, library.ErrNothing) {
			rt.Fatal(err)
		}
		wantSound(rt, d)
	})
}
