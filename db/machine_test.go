package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/field"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
)

// whole is all that a library holds of its personas, as lines to compare: documents
// to the byte, the trash and since when, names, labels, links, and beside what remotes
// stand. Revisions only rise and are not in it.
func whole(t rapid.TB, d *DB) map[string]string {
	t.Helper()
	out := map[string]string{}
	read := func(query string) {
		lines, err := collect(context.Background(), d.read, func(rows *sql.Rows) ([2]string, error) {
			var line [2]string
			err := rows.Scan(&line[0], &line[1])
			return line, err
		}, query)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range lines {
			out[line[0]] = line[1]
		}
	}
	read("SELECT id, trashed || ' ' || coalesce(trashed_at, 'never') || ' ' || document FROM personas")
	read("SELECT 'name of ' || p.id, n.project || '/' || n.name FROM names n JOIN personas p ON p.number = n.persona")
	read("SELECT 'label ' || revision || ' of ' || persona, label FROM labels WHERE persona IN (SELECT id FROM personas)")
	read("SELECT 'link ' || remote || ' of ' || persona, record || ' ' || coalesce(json_extract(base, '$.prompt'), '') FROM links")
	read("SELECT 'remote ' || name, project FROM remotes")
	return out
}

// differing lists what differs between two of them.
func differing(a, b map[string]string) string {
	var out strings.Builder
	for _, key := range slices.Sorted(maps.Keys(a)) {
		if a[key] != b[key] {
			fmt.Fprintf(&out, "%s\n  %s\n  %s\n", key, a[key], b[key])
		}
	}
	for _, key := range slices.Sorted(maps.Keys(b)) {
		if _, ok := a[key]; !ok {
			fmt.Fprintf(&out, "%s\n  nothing\n  %s\n", key, b[key])
		}
	}
	return out.String()
}

// machine does anything to a library.
type machine struct {
	rt   *rapid.T
	d    *DB
	path string
	now  *clock
}

func (m *machine) open() *DB {
	d, err := m.tryOpen()
	if err != nil {
		m.rt.Fatal(err)
	}
	if _, err := d.Remote(context.Background(), "one"); errors.Is(err, library.ErrNotFound) {
		r := remote("one")
		r.Project = "Sales"
		if err := d.SaveRemote(context.Background(), r); err != nil {
			m.rt.Fatal(err)
		}
	}
	return d
}

func (m *machine) tryOpen() (*DB, error) {
	return Open(context.Background(), m.path, Options{Now: m.now.Now, Seed: func() ([]model.Persona, error) {
		return []model.Persona{persona("A"), persona("B"), field.NewPersona("Sales", "C")}, nil
	}})
}

func (m *machine) restart() {
	if err := m.d.Close(); err != nil {
		m.rt.Fatal(err)
	}
	m.d = m.open()
}

// ids are those in the library or in the trash.
func (m *machine) ids(trashed bool) []string {
	ids, err := m.d.IDs(context.Background(), library.Query{Trashed: trashed, Sort: library.SortName})
	if err != nil {
		m.rt.Fatal(err)
	}
	return ids
}

// some draws some of the ids, at least one; none when there are none.
func (m *machine) some(ids []string) []string {
	if len(ids) == 0 {
		return nil
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, min(3, len(ids)), rapid.ID).Draw(m.rt, "ids")
}

// puts are changes of some, and perhaps a new one.
func (m *machine) puts() (puts []library.Put) {
	name := rapid.SampledFrom([]string{"A", "B", "C", "漢字"})
	for _, id := range m.some(m.ids(false)) {
		r, err := m.d.Get(context.Background(), id)
		if err != nil {
			m.rt.Fatal(err)
		}
		p := r.Persona
		setWords(rapid.IntRange(1, 5).Draw(m.rt, "words"))(&p)
		if rapid.IntRange(0, 3).Draw(m.rt, "rename") == 0 {
			p.Name = name.Draw(m.rt, "name")
		}
		puts = append(puts, library.Put{Persona: p, Base: r.Revision})
	}
	if rapid.Bool().Draw(m.rt, "new") {
		p := field.NewPersona(rapid.SampledFrom([]string{"Default", "Sales"}).Draw(m.rt, "project"), name.Draw(m.rt, "name"))
		p.Prompt = value.Some("new")
		puts = append(puts, library.Put{Persona: p})
	}
	return puts
}

// pull puts, moves to the trash and back, links and unlinks some.
func (m *machine) pull(p syncing.Pulling) error {
	trashed := m.some(m.ids(true))
	linked := append(m.some(m.ids(false)), trashed...)
	var puts []library.Put
	if rapid.Bool().Draw(m.rt, "puts") {
		puts = m.puts()
	}
	for _, put := range puts {
		r, err := p.Put(put)
		if err != nil {
			return err
		}
		linked = append(linked, r.Persona.ID)
	}
	for _, id := range trashed {
		r, _, err := p.ByID(id)
		if err == nil {
			_, err = p.Put(library.Put{Persona: r.Persona, Base: r.Revision})
		}
		if err != nil {
			return err
		}
	}
	for _, id := range linked {
		var err error
		switch rapid.IntRange(0, 4).Draw(m.rt, "link") {
		case 0:
			var r library.Record
			if r, _, err = p.ByID(id); err == nil && !r.Trashed && !slices.Contains(trashed, id) {
				err = p.Trash(id, r.Revision)
			}
		case 1:
			err = p.Unlink("one", id)
		default:
			base := model.Persona{ID: id, Prompt: value.Some(rapid.SampledFrom([]string{"x", "y"}).Draw(m.rt, "base"))}
			err = p.Link(library.Link{Remote: "one", Persona: id, Record: rapid.SampledFrom([]string{"r1", "r2", "r3"}).Draw(m.rt, "record"), Base: base})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// revision draws one of a persona's, in the trash or not.
func (m *machine) revision() (id string, rev library.Revision) {
	ids := append(m.ids(false), m.ids(true)...)
	if len(ids) == 0 {
		return "nobody", 1
	}
	id = rapid.SampledFrom(ids).Draw(m.rt, "id")
	page, err := m.d.History(context.Background(), id, 0, 0)
	if err != nil || len(page.Rows) == 0 {
		m.rt.Fatalf("%v, %v", page, err)
	}
	return id, rapid.SampledFrom(page.Rows).Draw(m.rt, "revision").Revision
}

// changes are what changes a library, by name. Each does one operation, or none.
func (m *machine) changes() map[string]func() error {
	ctx := context.Background()
	return map[string]func() error{
		"write": func() error {
			_, err := m.d.Write(ctx, library.OperationBulk, "Wrote", m.puts())
			return err
		},
		"import": func() error {
			puts := m.puts()
			_, err := m.d.Import(ctx, func(l importing.Library) (string, error) {
				for _, put := range puts {
					if _, err := l.Put(put); err != nil {
						return "", err
					}
				}
				return "Imported", nil
			})
			return err
		},
		"pull": func() error {
			_, err := m.d.Pull(ctx, func(p syncing.Pulling) (string, error) { return "Pulled", m.pull(p) })
			return err
		},
		"delete": func() error {
			_, err := m.d.Delete(ctx, m.some(m.ids(false)))
			return err
		},
		"restore": func() error {
			policy := rapid.SampledFrom([]library.TakenPolicy{library.TakenRefuse, library.TakenFree, library.TakenLeave}).Draw(m.rt, "taken")
			_, err := m.d.Restore(ctx, library.Restoring{IDs: m.some(m.ids(true)), Taken: policy})
			return err
		},
		"restore revision": func() error {
			id, rev := m.revision()
			var paths []string
			if rapid.Bool().Draw(m.rt, "one field") {
				paths = []string{"behavior_config.cut_in"}
			}
			_, err := m.d.RestoreRevision(ctx, id, rev, paths, "")
			return err
		},
		"label": func() error {
			id, rev := m.revision()
			_, err := m.d.Label(ctx, id, rev, rapid.SampledFrom([]string{"", "sent to QA", "good"}).Draw(m.rt, "label"))
			return err
		},
		"purge": func() error {
			_, err := m.d.Purge(ctx, m.some(m.ids(true)))
			return err
		},
		"purge all": func() error {
			_, err := m.d.PurgeAll(ctx)
			return err
		},
		"rename project": func() error {
			_, err := m.d.RenameProject(ctx, "Sales", rapid.SampledFrom([]string{"Support", "Sales"}).Draw(m.rt, "to"))
			return err
		},
	}
}

// steps are all that an editor does with a library: changes, undo and redo, and a
// restart.
func (m *machine) steps() map[string]func() error {
	ctx := context.Background()
	steps := m.changes()
	steps["undo"] = func() error { _, err := m.d.Undo(ctx); return err }
	steps["redo"] = func() error { _, err := m.d.Redo(ctx); return err }
	steps["restart"] = func() error { m.restart(); return nil }
	return steps
}

// anything does steps in any order, each through do, which gets its name.
func (m *machine) anything(do func(name string, step func() error) error) {
	rt := m.rt
	actions := map[string]func(*rapid.T){}
	for name, step := range m.steps() {
		actions[name] = func(rt *rapid.T) {
			m.rt = rt
			if err := do(name, step); err != nil && !refused(err) {
				rt.Fatal(err)
			}
		}
	}
	rt.Repeat(actions)
	m.rt = rt
}

// refused reports whether a change may be refused so here.
func refused(err error) bool {
	for _, kind := range []error{library.ErrNameTaken, library.ErrNothing, library.ErrNotFound, library.ErrConflict, library.ErrInvalid} {
		if errors.Is(err, kind) {
			return len(err.Error()) > 20
		}
	}
	return false
}

// TestEverythingIsUndoneAndRedone does anything in any order, with restarts in
// between, and undoes it to the start and redoes it to the end, by one and all at
// once.
func TestEverythingIsUndoneAndRedone(t *testing.T) {
	t.Parallel()
	folder := memoryDir(t)
	count := 0
	rapid.Check(t, func(rt *rapid.T) {
		ctx := context.Background()
		count++
		m := &machine{rt: rt, path: fmt.Sprintf("%s/%d.db", folder, count), now: newClock()}
		m.d = m.open()
		defer func() { _ = m.d.Close() }()
		first := whole(rt, m.d)
		m.anything(func(_ string, step func() error) error { return step() })
		last := whole(rt, m.d)
		steps := 0
		for ; ; steps++ {
			if _, err := m.d.Undo(ctx); errors.Is(err, library.ErrNothing) {
				break
			} else if err != nil {
				rt.Fatal(err)
			}
		}
		if got := differing(whole(rt, m.d), first); got != "" {
			rt.Fatalf("undone to the start after %d steps:\n%s", steps, got)
		}
		m.restart()
		for range steps {
			if _, err := m.d.Redo(ctx); err != nil {
				rt.Fatal(err)
			}
		}
		if got := differing(whole(rt, m.d), last); got != "" {
			rt.Fatalf("redone to the end:\n%s", got)
		}
		m.undoToStart(first)
		wantSound(t, m.d)
	})
}

// undoToStart undoes everything at once, and as it was planned.
func (m *machine) undoToStart(first map[string]string) {
	ctx := context.Background()
	page, err := m.d.Operations(ctx, "", 0, 0)
	if err != nil {
		m.rt.Fatal(err)
	}
	oldest := int64(0)
	for _, op := range page.Rows {
		if !op.Undone && op.Reachable {
			oldest = op.ID
		}
	}
	if oldest == 0 {
		return
	}
	plan, err := m.d.PlanUndo(ctx, oldest)
	if err != nil {
		m.rt.Fatal(err)
	}
	done, err := m.d.UndoTo(ctx, oldest)
	if err != nil || len(done) != len(plan.Operations) || done[len(done)-1].ID != oldest {
		m.rt.Fatalf("planned %+v, undid %+v, %v", plan.Operations, done, err)
	}
	if got := differing(whole(m.rt, m.d), first); got != "" {
		m.rt.Fatalf("undone at once:\n%s", got)
	}
}

// ofThePersona forgets who took the labels of a persona along that is undone: one of
// them may have been undone itself while the persona was gone, which nobody could see.
func ofThePersona(by map[string]*machine, id string) {
	for key := range by {
		if strings.HasPrefix(key, "label ") && strings.HasSuffix(key, " of "+id) {
			by[key] = nil
		}
	}
}

// TestNothingCommittedIsLost has two editors on one file, which do and undo in any
// order: an undo changes nothing that the other did since, or is refused, says why,
// and changes nothing. Every document that was ever committed can be had from the
// history, and all can be undone to the start by one who comes later.
func TestNothingCommittedIsLost(t *testing.T) {
	t.Parallel()
	folder := memoryDir(t)
	count := 0
	rapid.Check(t, func(rt *rapid.T) {
		ctx := context.Background()
		count++
		one := &machine{rt: rt, path: fmt.Sprintf("%s/two-%d.db", folder, count), now: newClock()}
		one.d = one.open()
		two := &machine{rt: rt, path: one.path, now: one.now}
		two.d = two.open()
		defer func() { _, _ = one.d.Close(), two.d.Close() }()

		by := map[string]*machine{} // who changed what last
		committed := map[string]map[string]bool{}
		step := func(rt *rapid.T, m *machine, undoing bool, do func() error) {
			one.rt, two.rt = rt, rt
			before := whole(rt, m.d)
			err := do()
			after := whole(rt, m.d)
			if err != nil {
				if !refused(err) {
					rt.Fatal(err)
				}
				if got := differing(before, after); got != "" {
					rt.Fatalf("refused with %v, and yet:\n%s", err, got)
				}
				return
			}
			for _, keys := range []map[string]string{before, after} {
				for key := range keys {
					if before[key] == after[key] {
						continue
					}
					if undoing && by[key] != nil && by[key] != m {
						rt.Fatalf("an undo changed what the other editor did:\n%s", differing(before, after))
					}
					if by[key] = m; undoing {
						by[key] = nil // it is again what somebody did before
						ofThePersona(by, key)
					}
				}
			}
			for key, line := range after {
				if _, document, isPersona := strings.Cut(line, "{"); isPersona {
					if committed[key] == nil {
						committed[key] = map[string]bool{}
					}
					committed[key]["{"+document] = true
				}
			}
		}
		actions := map[string]func(*rapid.T){}
		for who, m := range map[string]*machine{"one": one, "two": two} {
			for name, change := range m.changes() {
				actions[who+" "+name] = func(rt *rapid.T) { step(rt, m, false, change) }
			}
			actions[who+" writes"] = actions[who+" write"] // more often than the others
			actions[who+" undo"] = func(rt *rapid.T) {
				step(rt, m, true, func() error { _, err := m.d.Undo(ctx); return err })
			}
			actions[who+" redo"] = func(rt *rapid.T) {
				step(rt, m, true, func() error { _, err := m.d.Redo(ctx); return err })
			}
		}
		rt.Repeat(actions)

		for id, documents := range committed {
			kept, err := collect(ctx, one.d.read, scanOne[string], `SELECT coalesce(before, '') FROM changes WHERE persona = ?1
				UNION SELECT after FROM changes WHERE persona = ?1 UNION SELECT document FROM personas WHERE id = ?1`, id)
			if err != nil {
				rt.Fatal(err)
			}
			for document := range documents {
				if !slices.Contains(kept, document) {
					rt.Fatalf("lost: %s", document)
				}
			}
		}
		wantSound(t, one.d)
	})
}
