package db

import (
	"testing"

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
