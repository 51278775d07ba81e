package db

import (
	"path/filepath"
	"strings"
	"testing"

	"personae/model/library"
	"personae/model/value"
)

// importedFive is a library in which five were imported beside two, and their ids.
func importedFive(t *testing.T) (d *DB, ids []string) {
	t.Helper()
	return importedMany(t, 5)
}

// importedMany is importedFive for so many. Of the two, one is in the trash.
func importedMany(t *testing.T, many int) (d *DB, ids []string) {
	t.Helper()
	d = newLibrary(t)
	stay := mustCreate(t, d, withPrompt("Cyd", "words that stay"), withPrompt("Dee", "words that stay"))
	if _, err := d.Delete(t.Context(), []string{stay[1].Persona.ID}); err != nil {
		t.Fatal(err)
	}
	personas := manyOf(many)
	for i := range personas {
		p := &personas[i]
		p.Project, p.Tags, p.Prompt = "Other", value.Some(value.Strings{"imported"}), value.Some("imported words")
		p.Origin.Feather.ID = value.Some("f-" + itoa(i))
	}
	if err := importAll(d, personas, false); err != nil {
		t.Fatal(err)
	}
	ids, err := d.IDs(t.Context(), library.Query{Project: "Other"})
	if err != nil || len(ids) != len(personas) {
		t.Fatalf("imported %v, %v", ids, err)
	}
	return d, ids
}

// TestAnImportIsUndoneWhole: rows, names, tags, origins, words and counts; and it comes
// back as it was. Nothing is missing of who stays, be they few or many beside it.
func TestAnImportIsUndoneWhole(t *testing.T) {
	for _, many := range []int{5, 3 * fewStay} {
		t.Run(itoa(many), func(t *testing.T) { undoneWhole(t, many) })
	}
}

func undoneWhole(t *testing.T, many int) {
	t.Helper()
	d, ids := importedMany(t, many)
	before := documents(t, d, ids)
	found := func(want int) {
		t.Helper()
		if got := names(t, d, library.Query{Search: "imported"}); len(got) != want {
			t.Errorf("found %v", got)
		}
		for _, trashed := range []bool{false, true} {
			if got := names(t, d, library.Query{Search: "stay", Trashed: trashed}); len(got) != 1 {
				t.Errorf("of who stays, in the trash %v, found %v", trashed, got)
			}
		}
		wantSound(t, d)
		wantWords(t, d)
	}
	for range 2 {
		mustUndo(t, d)
		found(0)
		for _, table := range []string{"tags", "origins", "names WHERE project = 'Other'", "personas WHERE project = 'Other'", "projects WHERE name = 'Other' AND personas <> 0"} {
			if n, err := collect(t.Context(), d.read, scanOne[int], "SELECT count(*) FROM "+table); err != nil || n[0] != 0 {
				t.Errorf("%d are left in %s, %v", n, table, err)
			}
		}
		mustRedo(t, d)
		found(len(ids))
		if got := documents(t, d, ids); got != before {
			t.Errorf("redone is\n%s\nwas\n%s", got, before)
		}
	}
	if r := mustGet(t, d, ids[0]); r.Revision != 5 {
		t.Errorf("revision %d: it rises with each undo and redo", r.Revision)
	}
}

// wantWords checks that the full-text index holds what the documents say.
func wantWords(t *testing.T, d *DB) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := d.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if wrong := wrongOf(mustExamine(t, path, false)); len(wrong) > 0 {
		t.Errorf("the doctor finds %v", wrong)
	}
}

// TestAnImportThatWasBuiltOnStays, all of it, and it is said what was done since.
func TestAnImportThatWasBuiltOnStays(t *testing.T) {
	for said, since := range map[string]func(*DB, string) error{
		`"P2" was changed since in another editor ("Saved P2")`: func(other *DB, id string) error {
			mustSave(t, other, mustGet(t, other, id), setWords(9))
			return nil
		},
		`another editor has labelled a revision of "P2" since`: func(other *DB, id string) error {
			_, err := other.Label(t.Context(), id, 1, "good")
			return err
		},
		`"P2" was changed since in another editor ("Deleted P2")`: func(other *DB, id string) error {
			_, err := other.Delete(t.Context(), []string{id})
			return err
		},
	} {
		d, ids := importedFive(t)
		var second string
		for _, id := range ids {
			if mustGet(t, d, id).Persona.Name == "P2" {
				second = id
			}
		}
		if err := since(mustOpen(t, d.file, Options{}), second); err != nil {
			t.Fatal(err)
		}
		before := documents(t, d, ids)
		_, err := d.Undo(t.Context())
		wantError(t, err, library.ErrConflict)
		if !strings.Contains(err.Error(), said) {
			t.Errorf("said %q, want %q in it", err, said)
		}
		if documents(t, d, ids) != before {
			t.Error("something was taken away")
		}
		wantSound(t, d)
	}
}

// TestWhatCameAfterAnImportIsRedoneBehindIt: the persona that was changed comes back
// under a new number, and what changed it is told.
func TestWhatCameAfterAnImportIsRedoneBehindIt(t *testing.T) {
	d, ids := importedFive(t)
	mustSave(t, d, mustGet(t, d, ids[1]), setWords(9))
	if _, err := d.Delete(t.Context(), ids[2:3]); err != nil {
		t.Fatal(err)
	}
	after := documents(t, d, ids)
	for range 2 {
		for range 3 {
			mustUndo(t, d)
		}
		for range 3 {
			mustRedo(t, d)
		}
		if got := documents(t, d, ids); got != after {
			t.Errorf("redone is\n%s\nwas\n%s", got, after)
		}
	}
	wantSound(t, d)
}

// TestAnImportIsRenumberedByAnIndex: its changes hold all its documents.
func TestAnImportIsRenumberedByAnIndex(t *testing.T) {
	plan := planOf(t, newLibrary(t), renumberOwn, 1)
	if !strings.Contains(plan, "SEARCH a USING COVERING INDEX") {
		t.Errorf("the plan is\n%s", plan)
	}
}
