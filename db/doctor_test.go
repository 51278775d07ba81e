package db

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"personae/model/library"
)

func mustExamine(t *testing.T, path string, mend bool) map[string]library.Finding {
	t.Helper()
	findings, err := Examine(context.Background(), path, mend)
	if err != nil {
		t.Fatalf("Examine: %v", err)
	}
	byCheck := map[string]library.Finding{}
	for _, f := range findings {
		if _, twice := byCheck[f.Check]; twice || f.Text == "" {
			t.Errorf("%+v stands twice, or says nothing", f)
		}
		byCheck[f.Check] = f
	}
	return byCheck
}

func wrongOf(findings map[string]library.Finding) (checks []string) {
	for check, f := range findings {
		if f.State == library.Wrong {
			checks = append(checks, check)
		}
	}
	slices.Sort(checks)
	return checks
}

// TestDoctorFindsNothing in a sound library, open or not, and leaves it as it is.
func TestDoctorFindsNothing(t *testing.T) {
	path, _ := storyLibrary(t)
	for range 2 {
		if wrong := wrongOf(mustExamine(t, path, true)); len(wrong) > 0 {
			t.Errorf("wrong: %v", wrong)
		}
		if got := strings.Fields(dirNames(t, path)); slices.ContainsFunc(got, func(name string) bool { return strings.Contains(name, "backup") }) {
			t.Errorf("a copy was made for nothing: %v", got)
		}
		d := mustOpen(t, path, Options{}) // the second time, an editor has it open
		mustCreate(t, d, persona("While it is open"))
		mustUndo(t, d)
	}
	_, err := Examine(context.Background(), filepath.Join(t.TempDir(), "no.db"), false)
	wantError(t, err, library.ErrNotFound)
}

// TestDoctorMends tries each ill that can be mended: it is found, told with what to
// do, mended after a copy was made, and nothing but the ill has changed.
func TestDoctorMends(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("others are told apart by other means here")
	}
	ill := func(sql string) func(*testing.T, string) {
		return func(t *testing.T, path string) { t.Helper(); raw(t, path, "PRAGMA foreign_keys = 0", sql) }
	}
	for _, c := range []struct {
		name, check string
		harm        func(*testing.T, string)
		lost        []string // tables that mending changes
	}{
		{"a name in the list", "list", ill("UPDATE personas SET name = 'Other', name_key = 'other' WHERE number = 7"), nil},
		{"what it is ready for", "list", ill("UPDATE personas SET ready = 0"), nil},
		{"tags that are not there", "list", ill("INSERT INTO tags SELECT 0, 'ghost', 'Default', 5"), nil},
		{"a name that nobody holds", "list", ill("DELETE FROM names WHERE name = 'Persona 9'"), nil},
		{"a wrong count", "list", ill("UPDATE projects SET personas = personas + 1 WHERE name = 'Default'"), nil},
		{"an origin of nothing", "list", ill("INSERT INTO origins VALUES (4, 'anam', 'x')"), nil},
		{"names of nobody", "references", ill("INSERT INTO names VALUES ('Default', 'Ghost', 4711, 'ghost')"), nil},
		{"words that are gone", "search", ill("DELETE FROM personas_fts WHERE rowid = 5"), nil},
		{"words of nobody", "search", ill("INSERT INTO personas_fts (rowid, name) VALUES (4711, 'ghost')"), nil},
		{"other words", "search", ill("DELETE FROM personas_fts WHERE rowid = 5; INSERT INTO personas_fts (rowid, name, prompt) VALUES (5, 'Persona 4', 'other words')"), nil},
		{"a draft that is none", "drafts", ill("UPDATE drafts SET document = '{\"half'"), []string{"drafts"}},
		{"other rules", "list", ill("UPDATE derived SET rules = 0; UPDATE personas SET yield_words = '77'"), nil},
		{"a link of nobody", "remotes", ill("UPDATE links SET persona = 'nobody' WHERE record = 'r'"), []string{"links"}},
		{"a link with half a base", "remotes", ill("UPDATE links SET base = '{' WHERE record = 'r'"), []string{"links"}},
		{"a link to nowhere", "references", ill("INSERT INTO links SELECT 9, persona, 'x', base, stamp, at, '', '' FROM links WHERE record = 'r'"), nil},
		{"an intent of nobody", "remotes", ill("UPDATE intents SET persona = 'nobody'"), []string{"intents"}},
		{"an intent of no time", "remotes", ill("UPDATE intents SET at = 'noon'"), []string{"intents"}},
		{"access", "permissions", func(t *testing.T, path string) {
			t.Helper()
			if err := os.Chmod(path, 0o644); err != nil {
				t.Fatal(err)
			}
		}, nil},
		{"a killed backup", "leftovers", func(t *testing.T, path string) {
			t.Helper()
			left := filepath.Join(filepath.Dir(path), temporaryName(process{Host: hostName(), Number: 1 << 30})+"1")
			if err := os.WriteFile(left, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}, nil},
		{"an index", "pages", spoilIndex, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, _ := storyLibrary(t)
			d := mustOpen(t, path, Options{})
			before := map[string]string{}
			for _, table := range []string{"projects", "personas", "names", "tags", "origins", "operations", "changes", "drafts", "labels", "derived", "remotes", "links", "intents"} {
				before[table] = dump(t, d, table)
			}
			if err := d.Close(); err != nil {
				t.Fatal(err)
			}
			c.harm(t, path)
			found := mustExamine(t, path, false)
			if f := found[c.check]; f.State != library.Wrong || !strings.Contains(f.Next, "doctor --fix") {
				t.Fatalf("got %+v of %v", f, wrongOf(found))
			}
			mended := mustExamine(t, path, true)
			if wrong := wrongOf(mended); len(wrong) > 0 || mended[c.check].State != library.Mended {
				t.Errorf("after mending: %v, %+v", wrong, mended[c.check])
			}
			copies, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.backup-doctor-*"))
			if want := c.check != "permissions" && c.check != "leftovers"; (len(copies) == 1) != want {
				t.Errorf("copies: %v", copies)
			}
			d = mustOpen(t, path, Options{})
			wantSound(t, d)
			wantSearchSound(t, d)
			for table, was := range before {
				if got := dump(t, d, table); got != was && !slices.Contains(c.lost, table) {
					t.Errorf("%s is now\n%.1500s\nand was\n%.1500s", table, got, was)
				}
			}
		})
	}
}

// spoilIndex lets an index know less than its table.
func spoilIndex(t *testing.T, path string) {
	t.Helper()
	raw(t, "file:"+path+"?_pragma=writable_schema(1)",
		"CREATE INDEX spare ON changes (revision)",
		"UPDATE sqlite_schema SET sql = 'CREATE INDEX spare ON changes (base)' WHERE name = 'spare'",
	)
}

// TestDoctorOnWhatItCannotMend says what to do instead, and changes nothing.
func TestDoctorOnWhatItCannotMend(t *testing.T) {
	for _, c := range []struct {
		name, check, next string
		harm              func(*testing.T, string)
	}{
		{"a document", "documents", "personae rescue", func(t *testing.T, path string) {
			t.Helper()
			raw(t, path, "UPDATE personas SET document = '{\"id\":' WHERE number = 9")
		}},
		{"a document of the history", "history", "personae rescue", func(t *testing.T, path string) {
			t.Helper()
			raw(t, path, "UPDATE changes SET after = 'x' WHERE operation = 3")
		}},
		{"an agent", "agents", "--drop", func(t *testing.T, path string) { t.Helper(); raw(t, path, "INSERT INTO agents VALUES ('ours', '{')") }},
		{"a page", "pages", "personae rescue", func(t *testing.T, path string) { t.Helper(); overwrite(t, path, rootOf(t, path, "personas")) }},
		{"the first page", "opening", "", func(t *testing.T, path string) { t.Helper(); overwrite(t, path, 1) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, _ := storyLibrary(t)
			c.harm(t, path)
			for _, mend := range []bool{false, true} {
				found := mustExamine(t, path, mend)
				if f := found[c.check]; f.State != library.Wrong || !strings.Contains(f.Next, c.next) {
					t.Errorf("got %+v of %v", f, wrongOf(found))
				}
			}
			if copies, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.backup-doctor-*")); len(copies) > 0 {
				t.Errorf("copies for nothing: %v", copies)
			}
		})
	}
}

// rootOf returns the first page of a table.
func rootOf(t *testing.T, path, table string) (page int64) {
	t.Helper()
	p, err := newPool(path, readOnly, lockWait)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	if err := p.QueryRowContext(context.Background(), "SELECT rootpage FROM sqlite_schema WHERE name = ?", table).Scan(&page); err != nil {
		t.Fatal(err)
	}
	return page
}

// overwrite fills a page with zeros.
func overwrite(t *testing.T, path string, page int64) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt(make([]byte, 4096), (page-1)*4096); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
