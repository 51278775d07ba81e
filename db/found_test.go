package db

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// searched are the words that random libraries and searches are made of.
var searched = strings.Fields("impatient caller billing refund 東京 東京都 Élodie elodie Straße e-mail O'Brien हिन्दी กรุงเทพ ½ ﬁne x xx")

// TestNamesInMemoryFindWhatSQLiteFinds in random libraries that two handles change, by
// random searches: rows, totals, ids and places are the same.
func TestNamesInMemoryFindWhatSQLiteFinds(t *testing.T) {
	t.Parallel()
	inMemory, followed := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		path := newFile(t, memoryDir(t))
		quick, plain := mustOpen(t, path, Options{}), mustOpen(t, path, Options{})
		defer func() { _, _ = quick.Close(), plain.Close() }()
		word := rapid.SampledFrom(searched)
		added := 0
		add := func() {
			var words []string
			for range 4 {
				words = append(words, word.Draw(rt, "word"))
			}
			added++
			p := withPrompt(fmt.Sprintf("%s %s %d", words[0], words[1], added), words[2], words[3])
			p.Project = rapid.SampledFrom([]string{"Default", "Other"}).Draw(rt, "project")
			p.Description = value.Some(words[1])
			mustCreate(t, plain, p)
		}
		for range rapid.IntRange(0, 12).Draw(rt, "personas") {
			add()
		}
		if err := quick.PrepareSearch(t.Context()); err != nil {
			rt.Fatal(err)
		}
		quick.names.rare = rapid.SampledFrom([]int{1, 4, 4096}).Draw(rt, "rare")
		for range rapid.IntRange(1, 4).Draw(rt, "changes") {
			changeSomething(rt, plain, add)
			if rapid.IntRange(0, 3).Draw(rt, "poll") == 0 {
				if _, err := quick.Changed(t.Context()); err != nil {
					rt.Fatal(err)
				}
			}
			before := quick.names.at
			sameAnswers(rt, quick, plain, searchFor(rt, word))
			if quick.names.known {
				inMemory++
				if quick.names.at != before {
					followed++
				}
			}
		}
	})
	if !testing.Short() && (inMemory == 0 || followed == 0) { // few draws may try neither
		t.Errorf("%d were found in memory, %d after a change that was followed", inMemory, followed)
	}
}

func changeSomething(rt *rapid.T, d *DB, add func()) {
	ids, err := d.IDs(rt.Context(), library.Query{Trashed: rapid.Bool().Draw(rt, "in the trash")})
	if err != nil {
		rt.Fatal(err)
	}
	doing := rapid.SampledFrom([]string{"add", "rename", "delete", "restore", "purge", "undo", "redo", "move", "forget"}).Draw(rt, "change")
	if len(ids) > 0 {
		ids = ids[:rapid.IntRange(1, len(ids)).Draw(rt, "some")]
	}
	// What there is nothing to do for is refused, and changes nothing.
	switch doing {
	case "add":
		add()
	case "rename":
		for _, id := range ids {
			r, err := d.Get(rt.Context(), id)
			if err != nil {
				rt.Fatal(err)
			}
			r.Persona.Name = rapid.SampledFrom(searched).Draw(rt, "name") + " " + id[len(id)-4:]
			_, _ = d.Write(rt.Context(), library.OperationSave, "x", []library.Put{{Persona: r.Persona, Base: r.Revision}})
		}
	case "delete":
		_, _ = d.Delete(rt.Context(), ids)
	case "restore":
		_, _ = d.Restore(rt.Context(), library.Restoring{IDs: ids, Taken: library.TakenFree})
	case "purge":
		_, _ = d.PurgeAll(rt.Context())
	case "undo":
		_, _ = d.Undo(rt.Context())
	case "redo":
		_, _ = d.Redo(rt.Context())
	case "move":
		_, _ = d.RenameProject(rt.Context(), "Other", "Third")
	case "forget":
		_, _ = d.Forget(rt.Context())
	}
}

func searchFor(rt *rapid.T, word *rapid.Generator[string]) library.Query {
	var terms []string
	for range rapid.IntRange(1, 3).Draw(rt, "terms") {
		runes := []rune(word.Draw(rt, "word"))
		from := rapid.IntRange(0, len(runes)-1).Draw(rt, "from")
		text := string(runes[from:rapid.IntRange(from+1, len(runes)).Draw(rt, "to")])
		if rapid.Bool().Draw(rt, "whole") {
			text = `"` + text + `"`
		}
		terms = append(terms, rapid.SampledFrom([]string{"", "", "", "-"}).Draw(rt, "sign")+
			rapid.SampledFrom([]string{"", "", "", "name:", "prompt:", "description:", "tag:", "project:", "label:"}).Draw(rt, "place")+text)
	}
	terms = append(terms, rapid.SampledFrom([]string{"", "", "", "interrupts:unset", "ready:feather", "language:unset", `"'`, "(", "\u0301", "\xff"}).Draw(rt, "other"))
	q := library.Query{
		Search: strings.Join(terms, " "), Trashed: rapid.IntRange(0, 5).Draw(rt, "trash") == 0,
		Sort: rapid.SampledFrom(library.SortKeys).Draw(rt, "sort"), Backward: rapid.Bool().Draw(rt, "backward"),
	}
	if rapid.IntRange(0, 3).Draw(rt, "filtered") == 0 {
		q.Project, q.Ready = rapid.SampledFrom([]string{"", "Other"}).Draw(rt, "project"), model.SystemFeather
	}
	return q
}

// sameAnswers asks both, one of which has never read the names, and asks also as if
// what is found were too many to be listed.
func sameAnswers(rt *rapid.T, quick, plain *DB, q library.Query) {
	ctx := rt.Context()
	want, wantErr := plain.Page(ctx, q, 0, 100)
	got, err := quick.Page(ctx, q, 0, 100)
	if fmt.Sprint(err) != fmt.Sprint(wantErr) || fmt.Sprint(got) != fmt.Sprint(want) {
		rt.Fatalf("%+v: %+v, %v; want %+v, %v", q, got, err, want, wantErr)
	}
	if err != nil {
		return
	}
	ids, _ := plain.IDs(ctx, q)
	if same, err := quick.IDs(ctx, q); err != nil || !slices.Equal(same, ids) {
		rt.Fatalf("%+v: ids %v, %v; want %v", q, same, err, ids)
	}
	for i, id := range ids {
		if at, err := quick.Position(ctx, q, id); err != nil || at != i {
			rt.Fatalf("%+v: %s is at %d, %v; want %d", q, id, at, err, i)
		}
	}
	from, err := quick.sourceOf(ctx, quick.read, q)
	if err != nil || from.found == nil {
		return
	}
	from.only, from.few = false, nil
	query, args, err := pageStatement(q, from, false)
	if err != nil {
		rt.Fatal(err)
	}
	walked, err := collect(ctx, quick.read, scanSummary, query, append(args, 100, 0)...)
	if err != nil || fmt.Sprint(walked) != fmt.Sprint(want.Rows) {
		rt.Fatalf("%+v: a walk finds %v, %v; want %v", q, walked, err, want.Rows)
	}
}

// TestANumberThatPassesOn to another persona, as that of a creation which is undone,
// takes no name along.
func TestANumberThatPassesOn(t *testing.T) {
	d := newLibrary(t)
	mustCreate(t, d, persona("Ann"), persona("Bob"))
	if err := d.PrepareSearch(t.Context()); err != nil {
		t.Fatal(err)
	}
	mustUndo(t, d)
	if got := names(t, d, library.Query{Search: "ob"}); len(got) > 0 {
		t.Errorf("found %v", got)
	}
	mustCreate(t, d, persona("Cid"))
	if got := names(t, d, library.Query{Search: "ob"}); len(got) > 0 {
		t.Errorf("found %v by the name of another", got)
	}
	if _, err := d.Changed(t.Context()); err != nil || !d.names.known {
		t.Errorf("the names are not read again: %v", err)
	}
	if got := names(t, d, library.Query{Search: "id"}); !slices.Equal(got, []string{"Cid"}) {
		t.Errorf("found %v", got)
	}
}
