package db

import (
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// originRows reads the table as "persona name, system, record" lines.
func originRows(t *testing.T, d *DB) string {
	t.Helper()
	list, err := collect(context.Background(), d.read, scanOne[string],
		`SELECT p.name || ' ' || o.system || ' ' || o.record FROM origins o JOIN personas p ON p.number = o.persona ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(list, "\n")
}

// imported returns a persona that came from records, given as system and id.
func imported(name string, records ...string) model.Persona {
	p := persona(name)
	for i := 0; i < len(records); i += 2 {
		spec, _ := field.Find("origin." + records[i] + ".id")
		if err := spec.Of(&p).Set(value.Text(records[i+1])); err != nil {
			panic(err)
		}
	}
	return p
}

func TestOriginsFollowThePersona(t *testing.T) {
	d := newLibrary(t)
	r := mustCreate(t, d, imported("A", "feather", "f-1", "feather-org", "o-1"), imported("B", "anam", "a-1"), persona("C"))[0]
	want := "A feather f-1\nA feather-org o-1\nB anam a-1"
	if got := originRows(t, d); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	r = mustSave(t, d, r, setWords(4))
	r = mustSave(t, d, r, func(p *model.Persona) {
		p.Origin.FeatherOrg = model.FeatherOrigin{}
		p.Origin.Feather.ID = value.Some("f-2")
	})
	if got := originRows(t, d); got != "A feather f-2\nB anam a-1" {
		t.Errorf("after a change: %q", got)
	}
	mustUndo(t, d)
	if got := originRows(t, d); got != want {
		t.Errorf("after an undo: %q", got)
	}
	if _, err := d.Delete(context.Background(), []string{r.Persona.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Purge(context.Background(), []string{r.Persona.ID}); err != nil {
		t.Fatal(err)
	}
	if got := originRows(t, d); got != "B anam a-1" {
		t.Errorf("after a purge: %q", got)
	}
	wantSound(t, d)
}

// TestOriginsOfAnOlderLibrary brings a library of the first format up to date:
// the table is filled from the documents.
func TestOriginsOfAnOlderLibrary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "older.db")
	d := mustOpen(t, path, Options{})
	deep := imported("Deep", "anam", "a-9")
	deep.Traits = value.Some(value.JSON(strings.Repeat("[", 1000) + strings.Repeat("]", 1000)))
	null := persona("Null")
	null.Origin.Feather.ID = value.NullOf[string]()
	mustCreate(t, d, imported("A", "feather-org", "o-1", "mrassistant", "m-1"), imported("Empty", "anam", ""), null, deep, persona("None"))
	trashed := mustCreate(t, d, imported("Gone", "evalstudio", "e-1"))[0]
	if _, err := d.Delete(context.Background(), []string{trashed.Persona.ID}); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	toFirstFormat(t, path)

	d = mustOpen(t, path, Options{})
	want := "A feather-org o-1\nA mrassistant m-1\nGone evalstudio e-1"
	if got := originRows(t, d); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	// What SQLite could not read is entered by the next save.
	record, err := d.Find(context.Background(), "Deep")
	if err != nil {
		t.Fatal(err)
	}
	mustSave(t, d, record, setWords(9))
	if got := originRows(t, d); !strings.Contains(got, "Deep anam a-9") {
		t.Errorf("after a save: %q", got)
	}
	wantSound(t, d)
	if page, err := d.Page(context.Background(), library.Query{Search: "mpty"}, 0, 5); err != nil || page.Total != 1 {
		t.Errorf("search in a name: %+v, %v", page, err)
	}
	if copies, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "older.backup-v1-*.db")); len(copies) != 1 {
		t.Errorf("the copy before the upgrade: %v", copies)
	}
}

const firstDrafts = `CREATE TABLE drafts (id TEXT PRIMARY KEY, document TEXT NOT NULL, base INTEGER NOT NULL, base_document TEXT,
	at TEXT NOT NULL, editor TEXT NOT NULL, host TEXT NOT NULL, process INTEGER NOT NULL) STRICT`

// toFirstFormat takes back what the later migrations did.
func toFirstFormat(t *testing.T, path string) {
	t.Helper()
	file, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	for _, statement := range []string{"DROP TABLE renumbered", "DROP TABLE image_pairs", "DROP TABLE intents", "DROP TABLE link_changes", "DROP TABLE links", "DROP TABLE remotes", "DROP INDEX images_by_role", "ALTER TABLE images DROP COLUMN project", "ALTER TABLE projects DROP COLUMN personas", "DROP TABLE origins", "DROP TABLE derived", "DROP TABLE agents", "DROP TABLE settings", "DROP TABLE labels", "DROP TABLE label_changes", "DROP INDEX personas_by_trashed", "DROP INDEX operations_to_redo", "ALTER TABLE names DROP COLUMN name_key", "DROP TABLE drafts", firstDrafts, "PRAGMA user_version = 1"} {
		if _, err := file.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
}
