package db

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"personae/model/library"
)

// TestASavePreparesNothing that a save before it has prepared, and neither does looking
// at the list.
func TestASavePreparesNothing(t *testing.T) {
	d := newLibrary(t)
	r := mustCreate(t, d, persona("Ann"))[0]
	work := func(words int) {
		r = mustSave(t, d, r, setWords(words))
		if _, err := d.Page(t.Context(), library.Query{Search: "ann"}, 0, 9); err != nil {
			t.Fatal(err)
		}
	}
	work(7)
	written, read := d.write.prepared.Load(), d.read.prepared.Load()
	if written == 0 || read == 0 {
		t.Fatalf("%d and %d were prepared: they are not counted", written, read)
	}
	work(8)
	if w, r := d.write.prepared.Load()-written, d.read.prepared.Load()-read; w+r > 0 {
		t.Errorf("a second save prepared %d statements, a second look %d", w, r)
	}
}

// TestKeptStatements are bounded, are not shared by two who ask at once, and let the
// file go.
func TestKeptStatements(t *testing.T) {
	d := newLibrary(t)
	mustCreate(t, d, persona("Ann"), persona("Bob"))
	ctx := context.Background()
	conn, err := d.read.Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	const all = "SELECT name FROM personas ORDER BY name"
	outer, err := conn.QueryContext(ctx, all)
	if err != nil {
		t.Fatal(err)
	}
	pairs := ""
	for outer.Next() {
		name, err := scanOne[string](outer)
		if err != nil {
			t.Fatal(err)
		}
		inner, err := collect(ctx, conn, scanOne[string], all)
		if err != nil {
			t.Fatal(err)
		}
		pairs += name + ":" + strings.Join(inner, "+") + " "
	}
	if err := outer.Err(); err != nil || pairs != "Ann:Ann+Bob Bob:Ann+Bob " {
		t.Errorf("one in another: %q, %v", pairs, err)
	}
	_ = outer.Close() //nolint:sqlclosecheck // before the connection
	for i := range 3 * mostKept {
		if _, err := collect(ctx, conn, scanOne[int], fmt.Sprintf("SELECT %d", i)); err != nil {
			t.Fatal(err)
		}
	}
	err = conn.Raw(func(c any) error {
		if n := len(c.(*keeping).kept); n > mostKept {
			return fmt.Errorf("%d are kept", n)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	_ = conn.Close()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(d.file + "-wal"); err == nil {
		t.Error("a statement keeps the file open")
	}
}
