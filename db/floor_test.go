package db

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"personae/model"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// importAll imports personas as one operation, or previews that.
func importAll(d *DB, personas []model.Persona, preview bool) error {
	fill := func(lib importing.Library) (string, error) {
		for _, p := range personas {
			item, err := importing.Import(lib, &wire.Imported{System: model.SystemPersonae, Persona: p}, importing.Options{})
			if err != nil || item.Outcome != importing.OutcomeNew {
				return "", fmt.Errorf("%v: %w", item.Outcome, err)
			}
		}
		return "Imported", nil
	}
	if preview {
		return d.Preview(context.Background(), func(lib importing.Library) error { _, err := fill(lib); return err })
	}
	_, err := d.Import(context.Background(), fill)
	return err
}

// bareInserts are the floor of an import: the documents with their words and the log,
// in one transaction, and nothing else.
func bareInserts(b *testing.B, personas []model.Persona) time.Duration {
	b.Helper()
	p, err := newPool(newFile(b, b.TempDir()), readWrite, lockWait)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	ctx := context.Background()
	for _, statement := range []string{
		largeCache, "CREATE TABLE bare (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, document TEXT NOT NULL) STRICT",
	} {
		if _, err := p.ExecContext(ctx, statement); err != nil {
			b.Fatal(err)
		}
	}
	documents := make([]string, len(personas))
	for i, persona := range personas {
		documents[i] = encode(persona)
	}
	began := time.Now()
	tx, err := p.BeginTx(ctx, nil)
	if err != nil {
		b.Fatal(err)
	}
	run := func(query string) func(args ...any) {
		s, err := tx.PrepareContext(ctx, query)
		if err != nil {
			b.Fatal(err)
		}
		return func(args ...any) {
			if _, err := s.ExecContext(ctx, args...); err != nil {
				b.Fatal(err)
			}
		}
	}
	row := run("INSERT INTO bare (id, name, document) VALUES (?, ?, ?)")
	words := run("INSERT INTO personas_fts (rowid, name, description, prompt, tags) VALUES (?, ?, ?, ?, ?)")
	operation := run("INSERT INTO operations (id, kind, label, at, personas, editor, touched) VALUES (1, 'import', '', '', 0, '', 1)")
	log := run(`INSERT INTO changes (operation, persona, base, revision, base_now, made_now, before_trashed, after_trashed, after)
		VALUES (1, ?, 0, 1, 0, 1, 0, 0, ?)`)
	operation()
	for i, persona := range personas {
		id, text := fmt.Sprintf("%08d-0000-7000-8000-%012d", i, i), searchTextOf(persona)
		row(id, persona.Name, documents[i])
		words(i+1, text.name, text.description, text.prompt, text.tags)
		log(id, documents[i])
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

// BenchmarkImport imports, previews, undoes and redoes, and says how fast the import is
// beside bare INSERTs of the same run: "of-floor"; the others as parts of the import.
func BenchmarkImport(b *testing.B) {
	for _, many := range []int{2_000, 10_000} {
		b.Run(itoa(many), func(b *testing.B) {
			personas := make([]model.Persona, many)
			for i := range personas {
				personas[i] = benchPersona(i)
			}
			var floor, imported, previewed, undone, redone time.Duration
			clocked := func(total *time.Duration, do func() error) {
				began := time.Now()
				if err := do(); err != nil {
					b.Fatal(err)
				}
				*total += time.Since(began)
			}
			for b.Loop() {
				d := newLibrary(b)
				floor += bareInserts(b, personas)
				clocked(&previewed, func() error { return importAll(d, personas, true) })
				clocked(&imported, func() error { return importAll(d, personas, false) })
				clocked(&undone, func() error { _, err := d.Undo(b.Context()); return err })
				clocked(&redone, func() error { _, err := d.Redo(b.Context()); return err })
			}
			b.ReportMetric(float64(many*b.N)/imported.Seconds(), "personas/s")
			b.ReportMetric(floor.Seconds()/imported.Seconds(), "of-floor")
			b.ReportMetric(previewed.Seconds()/imported.Seconds(), "preview")
			b.ReportMetric(undone.Seconds()/imported.Seconds(), "undo")
			b.ReportMetric(redone.Seconds()/imported.Seconds(), "redo")
		})
	}
}

// TestAnImportAllocatesLittle for each record: it takes as long as there is to collect.
func TestAnImportAllocatesLittle(t *testing.T) {
	const many, most = 300, 215
	d := newLibrary(t)
	personas := make([]model.Persona, many)
	for i := range personas {
		personas[i] = benchPersona(i)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := importAll(d, personas, false); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if each := (after.Mallocs - before.Mallocs) / many; each > most {
		t.Errorf("%d allocations for a record, at most %d", each, most)
	}
}

// BenchmarkSave saves a knob and a prompt, in a library with a short log and with a long
// one, and says how many times as long that takes as the document takes to the disk.
func BenchmarkSave(b *testing.B) {
	for _, operations := range []int{0, 50_000} {
		d := newLibrary(b)
		var puts []library.Put
		for i := range 1000 {
			puts = append(puts, library.Put{Persona: benchPersona(i)})
		}
		r := mustWrite(b, d, library.OperationImport, "Imported", puts...)[0]
		if _, err := d.write.ExecContext(b.Context(), `INSERT INTO operations (kind, label, at, personas, editor, touched)
			SELECT 'save', '', '2026-11-22T10:15:00.000Z', 0, '', 1000 + value FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT ?) SELECT value FROM n)
			WHERE value <= ?`, max(operations, 1), operations); err != nil {
			b.Fatal(err)
		}
		n := 0
		for name, change := range map[string]func(*model.Persona){
			"knob":   func(p *model.Persona) { setWords(n)(p) },
			"prompt": func(p *model.Persona) { p.Prompt = value.Some(fmt.Sprint(p.Prompt.Or("")[:1900], n)) },
		} {
			b.Run(fmt.Sprintf("%s/%d operations", name, operations), func(b *testing.B) {
				var floor, saved []time.Duration
				toDisk := disk(b)
				for b.Loop() {
					n++
					b.StopTimer()
					floor = append(floor, toDisk(encode(r.Persona)))
					r = mustGet(b, d, r.Persona.ID) // as the form does
					b.StartTimer()
					began := time.Now()
					r = mustSave(b, d, r, change)
					saved = append(saved, time.Since(began))
				}
				b.ReportMetric(times(saved, floor, 2), "x-disk")
				b.ReportMetric(times(saved, floor, 10), "x-disk-calm")
			})
		}
		b.Run(fmt.Sprintf("undo and redo/%d operations", operations), func(b *testing.B) {
			for b.Loop() {
				mustUndo(b, d)
				mustRedo(b, d)
			}
		})
	}
}

// times says how many times as long as the others some measurements took, by those of
// which one in so many took no longer: 2 for the middle, more for calm moments of a busy machine.
func times(list, others []time.Duration, oneIn int) float64 {
	slices.Sort(list)
	slices.Sort(others)
	return float64(list[len(list)/oneIn]) / float64(others[len(others)/oneIn])
}

// disk opens a file to which a text is appended until it is on the disk.
func disk(b *testing.B) (write func(text string) time.Duration) {
	b.Helper()
	f, err := os.OpenFile(filepath.Join(b.TempDir(), "floor"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = f.Close() })
	return func(text string) time.Duration {
		began := time.Now()
		if _, err := f.WriteString(text); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
		return time.Since(began)
	}
}

// TestAnOpeningConnectsTwice: once to write, once to read. The connection that watches
// is opened by the first poll, which still sees what was committed before it.
func TestAnOpeningConnectsTwice(t *testing.T) {
	path := newFile(t, t.TempDir())
	d, other := mustOpen(t, path, Options{}), mustOpen(t, path, Options{})
	if _, err := d.Page(t.Context(), library.Query{}, 0, 100); err != nil {
		t.Fatal(err)
	}
	if w, r, watch := d.write.opened.Load(), d.read.opened.Load(), d.watch.opened.Load(); w != 1 || r != 1 || watch != 0 {
		t.Errorf("%d connections to write, %d to read, %d to watch", w, r, watch)
	}
	mustCreate(t, other, persona("Ann"))
	if changed, err := d.Changed(t.Context()); err != nil || !changed {
		t.Errorf("a change before the first poll: %v, %v", changed, err)
	}
	if changed, err := d.Changed(t.Context()); err != nil || changed {
		t.Errorf("nothing since: %v, %v", changed, err)
	}
	mustCreate(t, d, persona("Bob"))
	if changed, err := d.Changed(t.Context()); err != nil || changed {
		t.Errorf("an own change: %v, %v", changed, err)
	}
}
