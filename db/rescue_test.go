package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personae/model/library"
	"personae/model/syncing"
)

// storyLibrary is a closed library with a bit of everything in it.
func storyLibrary(tb testing.TB) (path string, want map[string]string) {
	tb.Helper()
	ctx := context.Background()
	d := mustOpen(tb, newFile(tb, memoryDir(tb)), Options{})
	want = map[string]string{}
	var records []library.Record
	for i := range 60 {
		long := strings.Repeat("some words ", 20+i%7*300)
		records = append(records, mustCreate(tb, d, withPrompt("Persona "+itoa(i), long))...)
	}
	for i := 0; i < 60; i += 3 {
		records[i] = mustSave(tb, d, records[i], setWords(i))
	}
	check := func(_ any, err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	check(d.Delete(ctx, []string{records[1].Persona.ID, records[2].Persona.ID}))
	check(d.Purge(ctx, []string{records[2].Persona.ID}))
	mustSave(tb, d, records[3], setWords(5))
	mustUndo(tb, d)
	check(d.Label(ctx, records[4].Persona.ID, 1, "the first"))
	check(nil, d.KeepDraft(ctx, library.Draft{Persona: records[5].Persona, Base: 1, BasePersona: records[5].Persona}))
	check(nil, d.SaveImage(ctx, library.Image{ID: "x.png", Project: "Default", Role: "portrait", Data: []byte("picture")}))
	check(nil, d.SetAPI(ctx, "1.90"))
	check(nil, d.CreateProject(ctx, "Nobody's"))
	mustSaveRemotes(tb, d, "one", "two")
	check(d.Pull(ctx, func(p syncing.Pulling) (string, error) {
		r := mustPut(tb, p, withPrompt("Pulled", "some words"), 0)
		return "Pulled", linkAll(p, r.Persona)
	}))
	check(nil, d.Settle(ctx, library.Link{Remote: "two", Persona: records[6].Persona.ID, Record: "r", Base: records[6].Persona}))
	check(nil, d.Intend(ctx, library.Intent{Remote: "two", Persona: records[7].Persona.ID, Kind: library.IntentUpdate, Sent: records[7].Persona}))
	check(nil, d.PairImages(ctx, "two", "x.png", "y.png"))
	records = append(records, mustFind(tb, d, "Pulled"))
	for _, r := range records {
		if document := documentOf(tb, d, r.Persona.ID); document != "" {
			want[r.Persona.ID] = document
		}
	}
	check(nil, d.Close())
	return d.file, want
}

// TestRescueOfASoundFile brings all of it, and takes the place of nothing.
func TestRescueOfASoundFile(t *testing.T) {
	path, want := storyLibrary(t)
	out := filepath.Join(t.TempDir(), "out.db")
	told, err := Rescue(context.Background(), path, out)
	if err != nil || !told.Whole() || told.Personas != len(want) {
		t.Fatalf("got %+v, %v", told, err)
	}
	wantAlike(t, path, out)
	_, err = Rescue(context.Background(), path, out)
	wantError(t, err, fs.ErrExist)
}

// TestRescueReadsTheLog: what a killed editor had committed counts, and neither file
// is touched.
func TestRescueReadsTheLog(t *testing.T) {
	d := mustOpen(t, newFile(t, memoryDir(t)), Options{})
	mustCreate(t, d, persona("In the file"))
	raw(t, d.file, "PRAGMA wal_checkpoint(TRUNCATE)")
	r := mustCreate(t, d, withPrompt("In the log", strings.Repeat("some words ", 3000)))[0]
	copied := filepath.Join(t.TempDir(), "copy.db")
	for _, suffix := range []string{"", "-wal"} {
		text, err := os.ReadFile(d.file + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if suffix == "-wal" { // a write that was under way is none
			text = append(text, text[32:32+24+4096]...)
		}
		if err := os.WriteFile(copied+suffix, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := dirNames(t, copied)
	out := filepath.Join(t.TempDir(), "out.db")
	told, err := Rescue(context.Background(), copied, out)
	if err != nil || !told.Whole() || told.Personas != 2 || dirNames(t, copied) != before {
		t.Errorf("got %+v, %v, and the folder holds %s", told, err, dirNames(t, copied))
	}
	if got := documentOf(t, mustOpen(t, out, Options{}), r.Persona.ID); got != documentOf(t, d, r.Persona.ID) {
		t.Errorf("got %.80s", got)
	}
}

// TestRescueOfOlderFormats brings them up to date.
func TestRescueOfOlderFormats(t *testing.T) {
	story, want := storyLibrary(t)
	all, err := embeddedMigrations()
	if err != nil {
		t.Fatal(err)
	}
	for version := 1; version < len(all); version++ {
		path := filepath.Join(memoryDir(t), "old.db")
		statements := []string{fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)}
		for _, m := range all[:version] {
			statements = append(statements, m.sql)
		}
		statements = append(statements, "ATTACH '"+story+"' AS story; "+
			"INSERT INTO projects (name, name_key, created_at) SELECT name, name_key, created_at FROM story.projects; INSERT INTO personas SELECT * FROM story.personas; "+
			"INSERT INTO operations SELECT * FROM story.operations; INSERT INTO changes SELECT * FROM story.changes")
		raw(t, path, strings.Join(statements, ";"))
		out := filepath.Join(filepath.Dir(path), "out.db")
		told, err := Rescue(context.Background(), path, out)
		if err != nil || told.Personas != len(want) || !told.Whole() {
			t.Errorf("format %d: got %+v, %v", version, told, err)
			continue
		}
		d := mustOpen(t, out, Options{MustExist: true})
		wantSound(t, d)
		wantSearchSound(t, d)
		for id, document := range want {
			if documentOf(t, d, id) != document {
				t.Errorf("format %d: %s differs", version, id)
			}
		}
	}
}

// TestRescueRefusals leaves nothing behind.
func TestRescueRefusals(t *testing.T) {
	folder := t.TempDir()
	place := func(name string) string { return filepath.Join(folder, name) }
	raw(t, place("foreign.db"), "CREATE TABLE t (a TEXT)", "INSERT INTO t VALUES ('x')")
	d := mustOpen(t, place("newer.db"), Options{})
	mustCreate(t, d, persona("A"))
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, place("newer.db"), "CREATE TABLE something_new (a TEXT)", "PRAGMA user_version = 99")
	for name, text := range map[string]string{"empty.db": "", "text.db": strings.Repeat("Dear diary, ", 2000), "zeros.db": strings.Repeat("\x00", 50000)} {
		if err := os.WriteFile(place(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := dirNames(t, place("x"))
	for name, kind := range map[string]error{
		"missing.db": library.ErrNotFound, "foreign.db": library.ErrNotLibrary, "newer.db": library.ErrNewerSchema,
		"empty.db": library.ErrNotLibrary, "text.db": library.ErrNotLibrary, "zeros.db": library.ErrNotLibrary,
	} {
		_, err := Rescue(context.Background(), place(name), place("out.db"))
		wantError(t, err, kind)
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	story, _ := storyLibrary(t)
	ended, end := context.WithCancel(context.Background())
	end()
	if _, err := Rescue(ended, story, place("out.db")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got := dirNames(t, place("x")); got != before {
		t.Errorf("the folder holds %s", got)
	}
}

// wantAlike compares every table of two libraries.
func wantAlike(t *testing.T, a, b string) {
	t.Helper()
	d, e := mustOpen(t, a, Options{}), mustOpen(t, b, Options{})
	wantSound(t, e)
	wantSearchSound(t, e)
	for _, table := range []string{
		"projects", "personas", "names", "tags", "origins", "gone", "operations", "changes", "drafts", "images", "agents", "labels", "label_changes", "settings", "derived",
		"remotes", "links", "link_changes", "intents", "image_pairs", "renumbered",
	} {
		if x, y := dump(t, d, table), dump(t, e, table); x != y {
			t.Errorf("%s differs:\n%.2000s\n%.2000s", table, x, y)
		}
	}
}

// dump prints a table.
func dump(t *testing.T, d *DB, table string) string {
	t.Helper()
	rows, err := d.read.QueryContext(context.Background(), "SELECT * FROM "+table+" ORDER BY 1")
	if err != nil {
		t.Fatal(err)
	}
	columns, _ := rows.Columns()
	lines, err := readAll(rows, err, func(rows *sql.Rows) (string, error) {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		err := rows.Scan(values...)
		line := ""
		for _, v := range values {
			line += fmt.Sprintf("%s | ", *v.(*any))
		}
		if strings.HasPrefix(line, markName) { // each change has its own
			line = markName
		}
		return line, err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
