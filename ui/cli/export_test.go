package cli_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestADocumentIsWrittenAsThePersonaIs, however the file has it: what was kept in another
// order or spelling comes out as it is written now.
func TestADocumentIsWrittenAsThePersonaIs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	call := func(args ...string) string {
		t.Helper()
		var out, errs strings.Builder
		app := program()
		app.In, app.Out, app.Err = strings.NewReader(""), &out, &errs
		if code := app.Main(t.Context(), append(args, "--library", path)); code != 0 {
			t.Fatalf("%v: exit code %d: %s", args, code, errs.String())
		}
		return out.String()
	}
	call("new", "Ann", "prompt=You call.", "behavior_config.wait_seconds=1.5", "traits.age=41")
	call("new", "Bob", "prompt=You wait.")
	commands := [][]string{
		{"list", "--json"},
		{"export", "--to", "personae"},
		{"export", "--to", "personae", "--lines"},
		{"export", "Ann", "--to", "personae", "--report"},
		{"export", "--to", "personae", "--json"},
	}
	var before []string
	for _, args := range commands {
		before = append(before, call(args...))
	}
	if err := run(t, path,
		`UPDATE personas SET document = replace(replace(document, '"name":"Ann",', ''), '"traits":', '"name":"\u0041nn","traits":') WHERE name = 'Ann'`,
		`UPDATE personas SET document = replace(document, '"wait_seconds":1.5', '"wait_seconds":1.50')`); err != nil {
		t.Fatal(err)
	}
	for i, args := range commands {
		if after := call(args...); after != before[i] {
			t.Errorf("%v printed\n%s\nand now\n%s", args, before[i], after)
		}
	}
}
