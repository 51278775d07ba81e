package db

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// shelf is a library as simple as can be: what TestSequences holds DB to. Each
// side of an undo is a copy of all of it.
type shelf struct {
	states   []map[string]kept // after each operation; the first is empty
	at       int               // the one that shows
	revision map[string]library.Revision
}

// kept is a persona on the shelf.
type kept struct {
	document string
	trashed  bool
}

// now returns what is on the shelf.
func (s *shelf) now() map[string]kept { return s.states[s.at] }

// do adds an operation and forgets what could have been redone.
func (s *shelf) do(change func(map[string]kept)) {
	next := make(map[string]kept, len(s.now()))
	maps.Copy(next, s.now())
	change(next)
	s.states = append(s.states[:s.at+1], next)
	s.at++
}

// ids returns those on the shelf or in the trash, in order.
func (s *shelf) ids(trashed bool) []string {
	var list []string
	for id, k := range s.now() {
		if k.trashed == trashed {
			list = append(list, id)
		}
	}
	slices.Sort(list)
	return list
}

// takes reports whether the documents can stand together.
func (s *shelf) takes(change func(map[string]kept)) bool {
	copied := &shelf{states: []map[string]kept{s.now()}}
	copied.do(change)
	held := map[string]bool{}
	for _, k := range copied.now() {
		if k.trashed {
			continue
		}
		p, err := decode(k.document)
		if err != nil {
			panic(err)
		}
		key := p.Project + "\x00" + p.Name
		if held[key] {
			return false
		}
		held[key] = true
	}
	return true
}

// TestSequences does anything in any order, restarts in between, and compares
// the library with a shelf after each step: rows, trash, search, projects,
// revisions.
func TestSequences(t *testing.T) {
	t.Parallel()
	folder := memoryDir(t)
	rapid.Check(t, func(rt *rapid.T) {
		ctx := context.Background()
		path := newFile(t, folder)
		c := newClock()
		open := func() *DB {
			d, err := Open(ctx, path, Options{Now: c.Now})
			if err != nil {
				rt.Fatal(err)
			}
			return d
		}
		d := open()
		defer func() { _ = d.Close() }()
		s := &shelf{states: []map[string]kept{{}}, revision: map[string]library.Revision{}}
		name := rapid.SampledFrom([]string{"A", "B", "a", "Ä", "漢字"})
		project := rapid.SampledFrom([]string{"Default", "Sales", "sales"})

		// put writes a batch of new and changed personas.
		put := func(rt *rapid.T) {
			var puts []library.Put
			seen := map[string]bool{}
			for range rapid.IntRange(1, 3).Draw(rt, "puts") {
				p := field.NewPersona(project.Draw(rt, "project"), name.Draw(rt, "name"))
				base := library.Revision(0)
				if ids := s.ids(false); len(ids) > 0 && rapid.Bool().Draw(rt, "known") {
					id := rapid.SampledFrom(ids).Draw(rt, "id")
					if seen[id] {
						continue
					}
					seen[id] = true
					r, err := d.Get(ctx, id)
					if err != nil {
						rt.Fatal(err)
					}
					base, p.ID, p.CreatedAt = r.Revision, id, r.Persona.CreatedAt
				}
				p.Prompt = value.Some(rapid.SampledFrom([]string{"alpha", "beta", "漢"}).Draw(rt, "prompt"))
				puts = append(puts, library.Put{Persona: p, Base: base})
			}
			if len(puts) == 0 {
				return
			}
			records, err := d.Write(ctx, library.OperationBulk, "Wrote", puts)
			if err != nil {
				wouldClash := !s.takes(func(m map[string]kept) {
					for i, put := range puts {
						id := put.Persona.ID
						if id == "" {
							id = fmt.Sprint("new ", i)
						}
						m[id] = kept{document: encode(put.Persona)}
					}
				})
				if !errors.Is(err, library.ErrNameTaken) || !wouldClash {
					rt.Fatalf("Write: %v", err)
				}
				return
			}
			changed := false
			for _, r := range records {
				changed = changed || s.now()[r.Persona.ID].document != encode(r.Persona)
			}
			if changed {
				s.do(func(m map[string]kept) {
					for _, r := range records {
						m[r.Persona.ID] = kept{document: encode(r.Persona)}
					}
				})
			}
		}

		// move puts some into the trash or takes them out.
		move := func(trashed bool, call func(context.Context, []string) (library.Operation, error)) func(*rapid.T) {
			return func(rt *rapid.T) {
				ids := s.ids(!trashed)
				if len(ids) == 0 {
					return
				}
				some := rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, min(2, len(ids)), rapid.ID).Draw(rt, "ids")
				change := func(m map[string]kept) {
					for _, id := range some {
						m[id] = kept{m[id].document, trashed}
					}
				}
				possible := s.takes(change)
				switch _, err := call(ctx, some); {
				case err == nil && possible:
					s.do(change)
				case errors.Is(err, library.ErrNameTaken) && !possible:
				default:
					rt.Fatalf("moved with %v, possible: %v", err, possible)
				}
			}
		}

		// walk undoes or redoes.
		walk := func(by int, call func(context.Context) (library.Operation, error)) func(*rapid.T) {
			return func(rt *rapid.T) {
				to := s.at + by
				_, err := call(ctx)
				if to < 0 || to >= len(s.states) {
					if !errors.Is(err, library.ErrNothing) {
						rt.Fatalf("walked past the end with %v", err)
					}
					return
				}
				if err != nil {
					rt.Fatal(err)
				}
				s.at = to
			}
		}

		rt.Repeat(map[string]func(*rapid.T){
			"put":  put,
			"put ": put, // more often than the others
			"delete": func(rt *rapid.T) {
				move(true, d.Delete)(rt)
			},
			"restore": func(rt *rapid.T) {
				move(false, func(ctx context.Context, ids []string) (library.Operation, error) {
					return d.Restore(ctx, library.Restoring{IDs: ids})
				})(rt)
			},
			"undo": func(rt *rapid.T) { walk(-1, d.Undo)(rt) },
			"redo": func(rt *rapid.T) { walk(+1, d.Redo)(rt) },
			"rename project": func(rt *rapid.T) {
				from, to := project.Draw(rt, "from"), rapid.SampledFrom([]string{"Sales", "Support"}).Draw(rt, "to")
				if _, err := d.RenameProject(ctx, from, to); err != nil {
					return // missing, taken, or the same
				}
				s.do(func(m map[string]kept) {
					for id, k := range m {
						if p, err := decode(k.document); err == nil && p.Project == from {
							m[id] = kept{documentOf(t, d, id), k.trashed}
						}
					}
				})
			},
			"restart": func(rt *rapid.T) {
				if err := d.Close(); err != nil {
					rt.Fatal(err)
				}
				d = open()
			},
			"": func(rt *rapid.T) { compare(rt, d, s) },
		})
		wantSound(t, d)
		wantSearchSound(t, d)
	})
}

// compare holds the library to the shelf. A search takes longer than all else,
// so each step looks for one of the words.
func compare(rt *rapid.T, d *DB, s *shelf) {
	ctx := context.Background()
	word := rapid.SampledFrom([]string{"alpha", "beta", "漢"}).Draw(rt, "word") // the last is in a name too
	projects := map[string]int{}
	for _, trashed := range []bool{false, true} {
		ids, err := d.IDs(ctx, library.Query{Trashed: trashed})
		if err != nil {
			rt.Fatal(err)
		}
		slices.Sort(ids)
		if want := s.ids(trashed); !slices.Equal(ids, want) {
			rt.Fatalf("trashed %v: got %v, want %v", trashed, ids, want)
		}
		found := 0
		for _, id := range ids {
			r, err := d.Get(ctx, id)
			if err != nil {
				rt.Fatal(err)
			}
			if want := s.now()[id]; encode(r.Persona) != want.document || r.Trashed != want.trashed {
				rt.Fatalf("got %+v, want %+v", r, want)
			}
			if r.Revision < s.revision[id] {
				rt.Fatalf("%s fell from revision %d to %d", id, s.revision[id], r.Revision)
			}
			s.revision[id] = r.Revision
			if strings.Contains(r.Persona.Name+r.Persona.Prompt.Or(""), word) {
				found++
			}
			if !trashed {
				projects[r.Persona.Project]++
			}
		}
		page, err := d.Page(ctx, library.Query{Trashed: trashed, Search: word}, 0, 100)
		if err != nil {
			rt.Fatal(err)
		}
		if page.Total != found || len(page.Rows) != found || page.All != len(ids) {
			rt.Fatalf("search %q: %d rows, total %d of %d, want %d of %d", word, len(page.Rows), page.Total, page.All, found, len(ids))
		}
	}
	list, err := d.Projects(ctx)
	if err != nil {
		rt.Fatal(err)
	}
	for _, p := range list {
		if projects[p.Name] != p.Personas {
			rt.Fatalf("project %q has %d, want %d", p.Name, p.Personas, projects[p.Name])
		}
		delete(projects, p.Name)
	}
	if len(projects) != 0 {
		rt.Fatalf("projects that are not listed: %v", projects)
	}
}
