package db

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// signs are how personas stand, by their ids in order: "one= two+".
func signs(t *testing.T, d *DB, ids ...string) string {
	t.Helper()
	standings, err := d.Standings(context.Background(), ids)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, id := range ids {
		of := ""
		for _, s := range standings[id] {
			if s.At.IsZero() {
				t.Errorf("%+v has no time", s)
			}
			of += s.Remote + s.State.Sign()
		}
		out = append(out, of)
	}
	return strings.Join(out, " ")
}

func TestStandings(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	rs := mustCreate(t, d, persona("A"), persona("B"), persona("C"))
	a, b, c := rs[0].Persona.ID, rs[1].Persona.ID, rs[2].Persona.ID
	if got, err := d.Standings(ctx, []string{a, b}); err != nil || len(got) != 0 {
		t.Errorf("without remotes: %v, %v", got, err)
	}
	mustSaveRemotes(t, d, "one", "two")
	want := func(what, state string) {
		t.Helper()
		if got := signs(t, d, a, b, c); got != state {
			t.Errorf("%s: %q, want %q", what, got, state)
		}
	}
	want("nothing is known", "  ")
	for _, r := range rs[:2] {
		mustSettle(t, d, library.Link{Remote: "one", Persona: r.Persona.ID, Record: r.Persona.Name, Base: r.Persona})
	}
	want("linked", strings.Repeat("one= ", 2))
	saw := func(states ...library.SyncState) {
		t.Helper()
		seen := map[string]library.SyncState{}
		for i, state := range states {
			seen[[]string{a, b}[i]] = state
		}
		if err := d.Saw(ctx, "one", seen); err != nil {
			t.Fatal(err)
		}
	}
	saw(library.SyncSame, library.SyncThere)
	want("looked at", "one= one↓ one+")
	mustSave(t, d, rs[0], func(p *model.Persona) { p.Prompt = value.Some("other") })
	mustSave(t, d, rs[1], func(p *model.Persona) { p.Prompt = value.Some("other") })
	want("changed here", "one↑ one≠ one+")
	saw(library.SyncOnlyHere, library.SyncUnknown)
	want("gone, and not to be read", "one+ one? one+")
	now := mustGet(t, d, a)
	mustSettle(t, d, library.Link{Remote: "one", Persona: a, Record: "A", Base: now.Persona})
	want("agreed again", "one= one? one+")
	// Anam carries no knob of Feather's, and no project.
	mustSave(t, d, now, setWords(11))
	want("changed where it is not carried", "one= one? one+")
	if err := d.Saw(ctx, "two", nil); err != nil {
		t.Fatal(err)
	}
	want("the other was looked at", "one=two+ one?two+ one+two+")
	if _, err := d.RenameProject(ctx, "Default", "Other"); err != nil {
		t.Fatal(err)
	}
	want("under another name", "one=two+ one?two+ one+two+")
	if _, err := d.Delete(ctx, []string{a}); err != nil {
		t.Fatal(err)
	}
	want("in the trash", " one?two+ one+two+")
	wantError(t, d.Saw(ctx, "three", nil), library.ErrNotFound)

	reader := mustOpen(t, d.file, Options{ReadOnly: true})
	if err := reader.Saw(ctx, "one", map[string]library.SyncState{b: library.SyncSame}); err != nil {
		t.Errorf("who only reads keeps nothing, and does not fail: %v", err)
	}
	if got := signs(t, reader, b); got != "one?two+" {
		t.Error(got)
	}
}

// BenchmarkStandings asks for those of a tall screen: without remotes, and where all are
// linked to two and were changed here.
func BenchmarkStandings(b *testing.B) {
	ctx := context.Background()
	d := mustOpen(b, newFile(b, memoryDir(b)), Options{Now: time.Now})
	var ids []string
	var puts []library.Put
	for i := range 60 {
		puts = append(puts, library.Put{Persona: benchPersona(i)})
	}
	records := mustWrite(b, d, library.OperationImport, "Imported", puts...)
	for _, r := range records {
		ids = append(ids, r.Persona.ID)
	}
	run := func(name string, want int) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if got, err := d.Standings(ctx, ids); err != nil || len(got) != want {
					b.Fatal(len(got), err)
				}
			}
		})
	}
	run("no remotes", 0)
	for i, name := range []string{"one", "two"} {
		remote := remote(name)
		if err := d.SaveRemote(ctx, remote); err != nil {
			b.Fatal(err)
		}
		for _, r := range records {
			base := r.Persona
			base.Prompt = value.Some(fmt.Sprint(i))
			if err := d.Settle(ctx, library.Link{Remote: name, Persona: r.Persona.ID, Record: r.Persona.ID, Base: base}); err != nil {
				b.Fatal(err)
			}
		}
	}
	run("two", len(ids))
}
