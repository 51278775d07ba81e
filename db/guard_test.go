package db

import (
	"context"
	"testing"

	"personae/model/library"
)

// TestAKnobIsSavedInFewPages: those of the row, of the four indexes of the list, of the
// log and of the mark, and none of the full-text index.
func TestAKnobIsSavedInFewPages(t *testing.T) {
	const most = 20
	d := newLibrary(t)
	var puts []library.Put
	for i := range 300 {
		puts = append(puts, library.Put{Persona: benchPersona(i)})
	}
	records := mustWrite(t, d, library.OperationImport, "Imported", puts...)
	if _, err := d.write.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	mustSave(t, d, records[150], setWords(77))
	if all, words := pagesWritten(t, d, "%"), pagesWritten(t, d, "personas_fts%"); all == 0 || all > most || words > 0 {
		t.Errorf("%d pages were written, at most %d, and %d of the full-text index", all, most, words)
	}
}

// pagesWritten counts the pages of some tables that the log holds.
func pagesWritten(t *testing.T, d *DB, tables string) (written int) {
	t.Helper()
	pages := map[uint32]bool{}
	if err := eachPage(d.file+"-wal", func(number uint32, _ []byte) bool { pages[number] = true; return true }); err != nil {
		t.Fatal(err)
	}
	of, err := collect(t.Context(), d.read, scanOne[uint32], "SELECT pageno FROM dbstat WHERE name LIKE ?", tables)
	if err != nil || len(of) == 0 {
		t.Fatalf("%s has %d pages, %v", tables, len(of), err)
	}
	for _, number := range of {
		if pages[number] {
			written++
		}
	}
	return written
}

// TestARedoWritesNoDocumentOfTheLog: what it knows of revisions stands apart.
func TestARedoWritesNoDocumentOfTheLog(t *testing.T) {
	d := newLibrary(t)
	if err := importAll(d, manyOf(100), false); err != nil {
		t.Fatal(err)
	}
	mustUndo(t, d)
	if _, err := d.write.ExecContext(context.Background(), "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		t.Fatal(err)
	}
	mustRedo(t, d)
	if all, log := pagesWritten(t, d, "%"), pagesWritten(t, d, "changes"); all == 0 || log > 0 {
		t.Errorf("of %d pages %d are of the log", all, log)
	}
}

// TestAnOpeningAsksLittle, with the first page of the list.
func TestAnOpeningAsksLittle(t *testing.T) {
	const most = 8
	d := mustOpen(t, newFile(t, t.TempDir()), Options{})
	if _, err := d.Page(t.Context(), library.Query{}, 0, 60); err != nil {
		t.Fatal(err)
	}
	if asked := d.write.prepared.Load() + d.read.prepared.Load() + d.watch.prepared.Load(); asked == 0 || asked > most {
		t.Errorf("%d statements were prepared, at most %d", asked, most)
	}
}

// TestAConnectionHoldsLittle of the file in memory, also after many were written, and of
// its temporary tables: all that connections may hold, one that reads beside another does.
func TestAConnectionHoldsLittle(t *testing.T) {
	d := newLibrary(t)
	if err := importAll(d, manyOf(3), false); err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]*pool{"write": d.write, "read": d.read, "watch": d.watch} {
		for pragma, want := range map[string]int{"main.cache_size": -256, "temp.cache_size": 8} {
			var size int
			if err := p.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&size); err != nil || size != want {
				t.Errorf("%s of the one to %s is %d, want %d; %v", pragma, name, size, want, err)
			}
		}
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
