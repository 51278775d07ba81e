//go:build long && !windows

package e2e_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personae/db"
)

// memory returns a folder in memory, where the system has such a place: a kill
// leaves what the system was given, and does not ask for a disk.
func memory(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/dev/shm", "personae-") //nolint:usetesting // which is on the disk
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

// states ask for all that a library holds, but for times and the ids of what is new.
const states = `SELECT 'persona ' || trashed || ' ' || json_remove(document, '$.id', '$.created_at', '$.updated_at') FROM personas
	UNION ALL SELECT 'name ' || project || '/' || name FROM names
	UNION ALL SELECT 'operation ' || id || ' ' || kind || ' ' || label || ' ' || personas || ' ' || undone || ' ' || closed FROM operations
	UNION ALL SELECT 'changes ' || operation || ' ' || count(*) FROM changes GROUP BY operation
	UNION ALL SELECT 'label ' || label FROM labels
	UNION ALL SELECT 'link ' || record || ' ' || json_remove(base, '$.id', '$.created_at', '$.updated_at') FROM links
	UNION ALL SELECT 'row ' || name || ' ' || interruption_mode || ' ' || tags || ' ' || revision FROM personas
	ORDER BY 1`

// state opens a library as the program does, and returns what it holds. One that is
// not sound fails the test.
func state(t *testing.T, library string) string {
	t.Helper()
	d, err := db.Open(t.Context(), library, db.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	file := url.URL{Scheme: "file", Opaque: url.PathEscape(library), RawQuery: "mode=ro"}
	raw, err := sql.Open("sqlite", file.String())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = raw.Close() }()
	if faults := column(t, raw, "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok' UNION ALL SELECT \"table\" FROM pragma_foreign_key_check"); faults != "" {
		t.Fatalf("%s is not sound: %s", library, faults)
	}
	return column(t, raw, states)
}

// spoil changes a library behind the program's back.
func spoil(t *testing.T, library, statement string) {
	t.Helper()
	raw, err := sql.Open("sqlite", library)
	if err == nil {
		_, err = raw.ExecContext(t.Context(), statement)
	}
	if err == nil {
		err = raw.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}

// column returns what a statement answers, a line a row.
func column(t *testing.T, raw *sql.DB, statement string) string {
	t.Helper()
	rows, err := raw.QueryContext(t.Context(), statement)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	var lines strings.Builder
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			t.Fatal(err)
		}
		lines.WriteString(line + "\n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return lines.String()
}

// callers writes a file of n personas into the folder, as `export --to personae` writes them.
func callers(t *testing.T, folder string, n int) {
	t.Helper()
	shipped, err := db.StarterSet()
	if err != nil {
		t.Fatal(err)
	}
	all := make([]map[string]any, n)
	for i := range all {
		document, err := json.Marshal(map[string]any{
			"name": fmt.Sprintf("Caller %d", i), "project": "Default", "prompt": shipped[i%len(shipped)].Prompt.Or(""), "tags": []string{"many"},
			"enabled": true,
		})
		if err == nil {
			err = json.Unmarshal(document, &all[i])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := json.Marshal(all)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "callers.json"), text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
