package db

import (
	"context"
	"testing"

	"modernc.org/sqlite"

	"personae/model/library"
)

// TestNamesAreHeldOnceASearchIsToCome, and no byte more of them than they have.
func TestNamesAreHeldOnceASearchIsToCome(t *testing.T) {
	const head = 4 + 4 + 1 // bytes a name takes beside its own: where it ends, whose it is, and what ends it
	d := newLibrary(t)
	mustCreate(t, d, persona("Ann"), persona("Bob"))
	if _, err := d.Changed(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := &d.names; n.known || n.text != nil {
		t.Errorf("%d bytes of names are held, and nobody has searched", cap(n.text))
	}
	if err := d.PrepareSearch(t.Context()); err != nil {
		t.Fatal(err)
	}
	n := &d.names
	if held, want := cap(n.text)+4*cap(n.ends)+4*cap(n.whose), len("AnnBob")+2*head; !n.known || held != want {
		t.Errorf("%d bytes are held, want %d", held, want)
	}
}

// TestASearchThatWasNotPreparedHasTheNamesRead by the next poll.
func TestASearchThatWasNotPreparedHasTheNamesRead(t *testing.T) {
	d := newLibrary(t)
	mustCreate(t, d, persona("Ann"))
	if got := names(t, d, library.Query{Search: "nn"}); len(got) != 1 || d.names.known {
		t.Errorf("found %v; the names are known: %v", got, d.names.known)
	}
	if _, err := d.Changed(t.Context()); err != nil || !d.names.known {
		t.Errorf("they are not read, %v", err)
	}
}

// TestConnectionsThatReadTogetherHoldLittle of the file, also where one of them looks for
// words, for which SQLite makes a temporary table.
func TestConnectionsThatReadTogetherHoldLittle(t *testing.T) {
	const most = 3 * (256 + 64) << 10 // bytes
	d := newLibrary(t)
	if err := importAll(d, manyOf(300), false); err != nil {
		t.Fatal(err)
	}
	if _, err := collect(t.Context(), d.read, scanOne[string], makeVocabulary); err != nil {
		t.Fatal(err)
	}
	pools := []*pool{d.read, d.watch, d.write}
	for range 10 { // each takes what the one before it holds, and that one takes new memory
		for _, p := range pools {
			if _, err := collect(t.Context(), p, scanOne[int], "SELECT sum(length(block)) FROM personas_fts_data"); err != nil {
				t.Fatal(err)
			}
		}
	}
	held := 0
	for _, p := range pools {
		held += cached(t, p)
	}
	if held > most {
		t.Errorf("%d bytes are held, at most %d", held, most)
	}
}

// cached returns how many bytes of its file a connection holds.
func cached(t *testing.T, p *pool) (bytes int) {
	conn, err := p.Conn(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	err = conn.Raw(func(c any) error {
		bytes, _, err = c.(*keeping).connection.(sqlite.DBStatus).Status(sqlite.DBStatusCacheUsed, false) //nolint:forcetypeassert // it is no other
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}
