package cli_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personae/db"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// damages are what befalls a page, with another page of the same tree beside it.
var damages = []func(at, other []byte){
	func(at, _ []byte) { clear(at) },
	func(at, _ []byte) { flip(at[:200]) },
	func(at, _ []byte) { flip(at[2000:2200]) },
	func(at, _ []byte) { flip(at[len(at)-200:]) },
	func(at, other []byte) { copy(at, other) },
}

func flip(part []byte) {
	for i := range part {
		part[i] ^= 0xff
	}
}

// readings are commands that read, each by other tables and indexes.
var readings = []string{
	"list", "list --sort name", "list --project Billing", "list --tag tag3", "list --search word3", "list --search Caller", "list --trash",
	"show 003", "show 003 --rev 1", "history 003", "log", "export --to personae", "check", "undo --dry-run",
}

// TestNoDamageIsPassedOver: whatever page of a library is damaged, and whether a command
// needs it or only reads past it, the command says what there is, or that the library
// is damaged, and what to do.
func TestNoDamageIsPassedOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	trees := manyPages(t, path)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, call := range readings {
		code, out, says := read(path, call)
		if code != 0 {
			t.Fatal(call, says)
		}
		want[call] = out
	}
	for i, tree := range slices.Sorted(maps.Keys(trees)) {
		pages, kind := trees[tree], i%len(damages)
		damaged := bytes.Clone(sound)
		at := func(file []byte, number int) []byte { return file[(number-1)*page : number*page] }
		last := pages[len(pages)-1]
		damages[kind](at(damaged, last), at(sound, pages[0]))
		if bytes.Equal(damaged, sound) {
			continue
		}
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		for j := range 4 {
			call := readings[(i*3+j*4)%len(readings)]
			code, out, says := read(path, call)
			if code == 0 && out != want[call] {
				t.Errorf("damage %d of page %d (%s): personae %s is silent about it", kind, last, tree, call)
			}
			if code != 0 && (code != 1 && out != want[call] || !strings.Contains(says, "personae rescue") && !strings.Contains(says, "personae doctor")) {
				t.Errorf("damage %d of page %d (%s): personae %s does not say what to do, exit code %d: %s", kind, last, tree, call, code, says)
			}
		}
	}
}

func read(path, call string) (code int, out, says string) {
	var stdout, stderr bytes.Buffer
	app := program()
	app.Out, app.Err = &stdout, &stderr
	args := strings.Fields(strings.Replace(call, "003", "Caller_003", 1))
	code = app.Main(context.Background(), append(args, "--library", path))
	return code, stdout.String(), stderr.String()
}

// manyPages makes a library that has a page of each kind, and returns the numbers of
// the pages of each tree.
func manyPages(t *testing.T, path string) map[string][]int {
	t.Helper()
	d, err := db.Open(t.Context(), path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var puts []library.Put
	for i := range 100 {
		p := field.NewPersona([]string{"Default", "Billing"}[i%2], fmt.Sprintf("Caller_%03d", i))
		p.Prompt = value.Some(strings.Repeat(fmt.Sprintf("You are caller %d and word%d. ", i, i%7), 10+i%40*8))
		p.Tags = value.Some(value.Strings{fmt.Sprintf("tag%d", i%5)})
		puts = append(puts, library.Put{Persona: p})
	}
	made, err := d.Write(t.Context(), library.OperationCreate, "Created", puts)
	for i := range made {
		made[i].Persona.Description = value.Some("Edited")
		puts[i] = library.Put{Persona: made[i].Persona, Base: made[i].Revision}
	}
	if err == nil {
		_, err = d.Write(t.Context(), library.OperationSave, "Edited", puts)
	}
	if err == nil {
		_, err = d.Delete(t.Context(), []string{made[80].Persona.ID, made[81].Persona.ID})
	}
	if err = errors.Join(err, d.Close()); err != nil {
		t.Fatal(err)
	}
	p, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	rows, err := p.QueryContext(t.Context(), "SELECT name || ' ' || pagetype, pageno FROM dbstat ORDER BY pageno")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	trees := map[string][]int{}
	for rows.Next() {
		var tree string
		var number int
		if err := rows.Scan(&tree, &number); err != nil {
			t.Fatal(err)
		}
		if number > 1 {
			trees[tree] = append(trees[tree], number)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return trees
}
