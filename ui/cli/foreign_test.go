package cli_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personae/db/promise"

	_ "modernc.org/sqlite"

	"personae/db"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// foreign is a kind of file that is no library of ours, or no sound one.
type foreign struct {
	make func(t *testing.T, path string) error
	// reads says that reading it succeeds: what is wrong with it is met by changes alone.
	reads bool
}

// content makes a file of that text.
func content(text string) foreign {
	return foreign{make: func(_ *testing.T, path string) error { return os.WriteFile(path, []byte(text), 0o600) }}
}

// database makes a file with SQLite alone.
func database(statements ...string) foreign {
	return foreign{make: func(t *testing.T, path string) error {
		t.Helper()
		return run(t, path, statements...)
	}}
}

func run(t *testing.T, path string, statements ...string) error {
	t.Helper()
	p, err := sql.Open("sqlite", path)
	for _, s := range statements {
		if err == nil {
			_, err = p.ExecContext(t.Context(), s)
		}
	}
	return errors.Join(err, p.Close())
}

// changed makes a library and changes its bytes.
func changed(change func(text []byte) []byte) foreign {
	return foreign{make: func(t *testing.T, path string) error {
		t.Helper()
		d, err := db.Open(t.Context(), path, db.Options{Seed: db.StarterSet})
		if err == nil {
			err = d.Close()
		}
		if err != nil {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(path, change(text), 0o600)
	}}
}

// grown makes a library of some megabytes and overwrites what stands at a part of it.
func grown(megabytes int, part float64) foreign {
	return foreign{reads: true, make: func(t *testing.T, path string) error {
		t.Helper()
		d, err := db.Open(t.Context(), path, db.Options{Seed: db.StarterSet})
		if err != nil {
			return err
		}
		var puts []library.Put
		for i := range megabytes {
			p := field.NewPersona("Default", fmt.Sprintf("Large %d", i))
			p.Traits = value.Some(value.ObjectOf([]value.Member{{Name: "much", Value: value.JSON(value.Text(strings.Repeat("x", 1<<19)).JSON())}}))
			puts = append(puts, library.Put{Persona: p}) // the log holds each a second time
		}
		_, err = d.Write(t.Context(), library.OperationImport, "Imported", puts)
		if err := errors.Join(err, d.Close()); err != nil {
			return err
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		info, err := f.Stat()
		if err == nil {
			_, err = f.WriteAt(bytes.Repeat([]byte{0xff}, page), int64(float64(info.Size()/page-1)*part)*page)
		}
		return errors.Join(err, f.Close())
	}}
}

// page is the bytes of a page of our libraries.
const page = 4096

// flipped turns bits of a page, counted from the end when it is negative.
func flipped(number int, reads bool) foreign {
	f := changed(func(text []byte) []byte {
		at := number * page
		if number < 0 {
			at += len(text)
		}
		for i := range 200 {
			text[at+i] ^= 0xff
		}
		return text
	})
	f.reads = reads
	return f
}

// ours are statements that give a database our mark, in a format.
func ours(format int, tables ...string) []string {
	out := []string{"PRAGMA application_id = 1347572558", fmt.Sprintf("PRAGMA user_version = %d", format)}
	for _, name := range tables {
		out = append(out, "CREATE TABLE "+name+" (a, b)")
	}
	return out
}

var (
	firstTables = strings.Fields("projects personas names tags personas_fts gone operations changes drafts images")
	allTables   = append(slices.Clone(firstTables), strings.Fields("origins derived agents labels label_changes settings")...)
)

// beside makes a file beside the one of another kind.
func (f foreign) beside(end, text string) foreign {
	return foreign{make: func(t *testing.T, path string) error {
		t.Helper()
		return errors.Join(f.make(t, path), os.WriteFile(path+end, []byte(text), 0o600))
	}}
}

func foreigners() map[string]foreign {
	cut := func(keep func(size int) int) foreign {
		return changed(func(text []byte) []byte { return text[:keep(len(text))] })
	}
	wal := "PRAGMA journal_mode = WAL"
	return map[string]foreign{
		"empty":                            content(""),
		"one byte":                         content("x"),
		"a short text":                     content("Dear diary"),
		"a long text":                      content(strings.Repeat("Dear diary, ", 2000)),
		"zeros":                            content(strings.Repeat("\x00", 5*page)),
		"JSON":                             content(`[{"name":"A"}]`),
		"a picture":                        content("\x89PNG\r\n\x1a\n" + strings.Repeat("\x01\x02", page)),
		"SQLite's first bytes alone":       content("SQLite format 3\x00"),
		"SQLite's first bytes, then text":  content("SQLite format 3\x00" + strings.Repeat("text ", 2000)),
		"a text with a log":                content("Dear diary").beside("-wal", "Dear log"),
		"an empty file with a log":         content("").beside("-wal", strings.Repeat("\x00", page)),
		"without tables":                   database("CREATE TABLE t (a)", "DROP TABLE t"),
		"without tables, WAL":              database(wal, "CREATE TABLE t (a)", "DROP TABLE t"),
		"another program's":                database("CREATE TABLE personas (id TEXT)"),
		"another program's, WAL":           database(wal, "CREATE TABLE personas (id TEXT)"),
		"another program's number":         database("PRAGMA application_id = 7", "CREATE TABLE t (a)"),
		"a number and no tables":           database("PRAGMA application_id = 7"),
		"a version and no tables":          database("PRAGMA user_version = 3"),
		"our tables without our mark":      database(ours(7, allTables...)[1:]...),
		"our mark and no version":          database(ours(0, allTables...)...),
		"our mark and no tables":           database(ours(7)...),
		"our mark and another table":       database(ours(7, "notes")...),
		"our mark, other columns":          database(ours(7, allTables...)...),
		"our mark, older, another table":   database(ours(1, "notes")...),
		"our mark, older, other columns":   database(ours(1, firstTables...)...),
		"a later format":                   database(ours(99, allTables...)...),
		"one byte short":                   cut(func(size int) int { return size - 1 }),
		"half a page short":                cut(func(size int) int { return size - page/2 }),
		"half of it":                       cut(func(size int) int { return size / 2 / page * page }),
		"its first page alone":             cut(func(int) int { return page }),
		"its first bytes flipped":          flipped(0, false),
		"its last page flipped":            flipped(-1, true),
		"a page in its middle overwritten": flipped(20, true),
		"5 MB, its middle overwritten":     grown(5, 0.5),
		"5 MB, its last page overwritten":  grown(5, 1),
		"50 MB, its middle overwritten":    grown(50, 0.5),
	}
}

// TestForeignFiles runs commands on files that are not ours, or not sound: each that is
// refused says which file, what is wrong and that nothing was written, and not a byte
// of the file changes, and nothing comes to lie beside it.
func TestForeignFiles(t *testing.T) {
	commands := map[string][]string{
		"list": {"list"}, "show": {"show", "Impatient interrupter"}, "new": {"new", "Another"}, "rm": {"rm", "Impatient interrupter"},
		"set": {"set", "Impatient interrupter", "description=x"}, "undo": {"undo"}, "import": {"import", "-"},
	}
	reading := []string{"list", "show"}
	promise.Kept(t, len(foreigners())*len(commands), "commands on such files")
	for kind, f := range foreigners() {
		t.Run(kind, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file.db")
			if err := f.make(t, path); err != nil {
				t.Fatal(err)
			}
			before := folder(t, path)
			for _, name := range slices.Sorted(maps.Keys(commands)) {
				app := program()
				var out, says bytes.Buffer
				app.In, app.Out, app.Err = strings.NewReader(`{"name":"Imported","prompt":"You call."}`), &out, &says
				code := app.Main(context.Background(), append(commands[name], "--library", path))
				if code == 0 && (!f.reads || !slices.Contains(reading, name)) {
					t.Errorf("%s: it works: %s", name, out.String())
				}
				if code != 0 && !strings.Contains(says.String(), "file.db") {
					t.Errorf("%s does not name the file: %s", name, says.String())
				}
				if code != 0 && (strings.Contains(says.String(), "SQL") && !strings.Contains(says.String(), "SQLite")) {
					t.Errorf("%s speaks of SQL: %s", name, says.String())
				}
				if after := folder(t, path); !maps.Equal(after, before) {
					t.Fatalf("%s changed files: there are %v, there were %v", name, slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
				}
			}
		})
	}
}

// folder is the files beside path and what is in them.
func folder(t *testing.T, path string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(path), e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(text)
	}
	return out
}
