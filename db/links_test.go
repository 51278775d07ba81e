package db

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
)

// linksOf are the links to a remote, "persona-record base words" each.
func linksOf(t *testing.T, d *DB, remote string) string {
	t.Helper()
	out := ""
	err := d.Links(context.Background(), remote, func(link library.Link) error {
		if link.Remote != remote || link.At.IsZero() {
			t.Errorf("%+v", link)
		}
		out += fmt.Sprintf("%s-%s %d ", link.Persona, link.Record, minWords(link.Base))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out)
}

// linkTo is a link with a base in which a knob is set.
func linkTo(remote, persona, record string, words int) library.Link {
	link := library.Link{Remote: remote, Persona: persona, Record: record, Stamp: "s"}
	link.Base = model.Persona{ID: persona, Project: "Default", Name: "A"}
	setWords(words)(&link.Base)
	return link
}

func mustSettle(t *testing.T, d *DB, links ...library.Link) {
	t.Helper()
	for _, link := range links {
		if err := d.Settle(context.Background(), link); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLinks(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	mustSaveRemotes(t, d, "one", "two")
	mustSettle(t, d, linkTo("one", "p2", "r1", 2), linkTo("one", "p1", "r2", 1), linkTo("two", "p1", "r1", 3))
	if got := linksOf(t, d, "one"); got != "p2-r1 2 p1-r2 1" {
		t.Error(got)
	}
	link, err := d.Link(ctx, "ONE", "p1")
	if err != nil || link.Remote != "one" || link.Record != "r2" || link.Stamp != "s" || minWords(link.Base) != 1 {
		t.Errorf("%+v, %v", link, err)
	}
	if link, err = d.Linked(ctx, "two", "r1"); err != nil || link.Persona != "p1" {
		t.Errorf("%+v, %v", link, err)
	}
	// A record is one persona's, and a persona is one record.
	mustSettle(t, d, linkTo("one", "p1", "r1", 5))
	if got := linksOf(t, d, "one") + "|" + linksOf(t, d, "two"); got != "p1-r1 5|p1-r1 3" {
		t.Error(got)
	}
	if err := d.Unlink(ctx, "two", "p1"); err != nil || linksOf(t, d, "two") != "" {
		t.Error(err, linksOf(t, d, "two"))
	}
	_, err = d.Link(ctx, "two", "p1")
	wantError(t, err, library.ErrNotFound)
	_, err = d.Linked(ctx, "one", "r2")
	wantError(t, err, library.ErrNotFound)
	_, err = d.Link(ctx, "three", "p1")
	wantError(t, err, library.ErrNotFound)
	wantError(t, d.Links(ctx, "three", nil), library.ErrNotFound)
	wantError(t, d.Settle(ctx, linkTo("three", "p", "r", 1)), library.ErrNotFound)
	wantError(t, d.Settle(ctx, linkTo("one", "p", "", 1)), library.ErrInvalid)
	wantError(t, d.Unlink(ctx, "three", "p"), library.ErrNotFound)
	if err := d.RemoveRemote(ctx, "one"); err != nil {
		t.Fatal(err)
	}
	if n, err := collect(ctx, d.read, scanOne[int], "SELECT count(*) FROM links"); err != nil || n[0] != 0 {
		t.Errorf("%d are left, %v", n[0], err)
	}
	wantSound(t, d)
}

// TestManyLinksAreGivenInPieces, while the library is asked for more.
func TestManyLinksAreGivenInPieces(t *testing.T) {
	d := newLibrary(t)
	mustSaveRemotes(t, d, "one")
	for i := range 2*linksAtOnce + 1 {
		mustSettle(t, d, linkTo("one", "p"+itoa(i), fmt.Sprintf("r%04d", i), i))
	}
	last, n := "", 0
	err := d.Links(t.Context(), "one", func(link library.Link) error {
		if link.Record <= last {
			t.Errorf("%s comes after %s", link.Record, last)
		}
		last = link.Record
		n++
		_, err := d.Link(t.Context(), "one", link.Persona)
		return err
	})
	if err != nil || n != 2*linksAtOnce+1 {
		t.Errorf("%d, %v", n, err)
	}
}

func TestImagesArePaired(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	mustSaveRemotes(t, d, "one", "two")
	want := func(here, there string) {
		t.Helper()
		got, err := d.ImageThere(ctx, "one", here)
		if err != nil || got != there {
			t.Errorf("%s is %q there, %v", here, got, err)
		}
		if there == "" {
			return
		}
		if got, err = d.ImageHere(ctx, "one", there); err != nil || got != here {
			t.Errorf("%s is %q here, %v", there, got, err)
		}
	}
	for _, pair := range [][2]string{{"a", "1"}, {"b", "2"}, {"b", "1"}} {
		if err := d.PairImages(ctx, "one", pair[0], pair[1]); err != nil {
			t.Fatal(err)
		}
	}
	want("b", "1")
	want("a", "")
	if got, err := d.ImageThere(ctx, "two", "b"); err != nil || got != "" {
		t.Errorf("%q, %v", got, err)
	}
	_, err := d.ImageHere(ctx, "three", "1")
	wantError(t, err, library.ErrNotFound)
}
