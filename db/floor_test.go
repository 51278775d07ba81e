package db

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"personae/model"
	"personae/model/importing"
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
	for _, many := range []int{2_000, 10_000, 100_000} {
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

// BenchmarkFloor is what the parts of the library cannot do without: importing, bare
// INSERTs with the words and the log; saving, a document that comes to the disk. Those of
// searching stand beside it.
func BenchmarkFloor(b *testing.B) {
	const many = 2000
	personas := make([]model.Persona, many)
	for i := range personas {
		personas[i] = benchPersona(i)
	}
	b.Run("import", func(b *testing.B) {
		var took time.Duration
		for b.Loop() {
			took += bareInserts(b, personas)
		}
		b.ReportMetric(float64(many*b.N)/took.Seconds(), "personas/s")
	})
	b.Run("save", func(b *testing.B) {
		toDisk, document := disk(b), encode(personas[0])
		for b.Loop() {
			toDisk(document)
		}
	})
}
