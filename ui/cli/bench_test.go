package cli_test

import (
	"bufio"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personae/db"
	"personae/model/field"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/cli"
)

// benchLibrary is a library of so many personas, with prompts of about 2 KB.
func benchLibrary(b *testing.B, personas int) (path string) {
	b.Helper()
	path = filepath.Join(b.TempDir(), "library.db")
	d, err := db.Open(b.Context(), path, known(path))
	if err != nil {
		b.Fatal(err)
	}
	_, err = d.Import(b.Context(), func(lib importing.Library) (string, error) {
		for i := range personas {
			p := field.NewPersona("Default", fmt.Sprintf("Caller %d", i))
			p.Prompt = value.Some(strings.Repeat("You want to know about a bill and do not like to wait. ", 36))
			if _, err := lib.Put(library.Put{Persona: p}); err != nil {
				return "", err
			}
		}
		return "Imported", nil
	})
	if err := cmp.Or(err, d.Close()); err != nil {
		b.Fatal(err)
	}
	return path
}

// known opens a library as the program does: what it has found sound is noted, and not
// looked through for damage again at each command.
func known(path string) db.Options {
	return db.Options{Looked: filepath.Join(filepath.Dir(path), "looked")}
}

// BenchmarkReading runs the commands that read a whole library; beside them, one opening,
// and what nothing can do without: the columns that a list shows and the documents, read
// one after the other in the order in which they lie, and written.
func BenchmarkReading(b *testing.B) {
	for _, personas := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(personas), func(b *testing.B) { benchReading(b, benchLibrary(b, personas)) })
	}
}

func benchReading(b *testing.B, path string) {
	b.Helper()
	out := filepath.Join(b.TempDir(), "out.json")
	for name, call := range map[string][]string{
		"show": {"show", "Caller 1", "--json"}, "list": {"list"}, "documents": {"list", "--json"}, "check": {"check"},
		"export": {"export", "--to", "personae", "--out", out}, "export to another": {"export", "--to", "feather", "--lines", "--out", out},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				app := program()
				app.Out, app.Err = io.Discard, io.Discard
				app.Open = func(ctx context.Context, _ cli.Opening) (cli.Library, error) { return db.Read(ctx, path, known(path)) }
				if code := app.Main(context.Background(), append(call, "--library", path)); code != 0 {
					b.Fatal(code)
				}
			}
		})
	}
	b.Run("bare columns", func(b *testing.B) { bareRead(b, path, out, "id || project || name || tags || ready") })
	b.Run("bare documents", func(b *testing.B) { bareRead(b, path, out, "document") })
}

func bareRead(b *testing.B, path, out, column string) {
	b.Helper()
	for b.Loop() {
		file, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
		if err != nil {
			b.Fatal(err)
		}
		to, err := os.Create(out)
		if err != nil {
			b.Fatal(err)
		}
		lines := bufio.NewWriterSize(to, 1<<16)
		rows, err := file.QueryContext(b.Context(), "SELECT "+column+" FROM personas")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			var text sql.RawBytes
			if err := rows.Scan(&text); err != nil {
				b.Fatal(err)
			}
			_, _ = lines.Write(append(text, '\n'))
		}
		for _, err := range []error{rows.Err(), rows.Close(), lines.Flush(), to.Close(), file.Close()} { //nolint:sqlclosecheck // they are
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
