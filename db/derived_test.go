package db

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
)

// TestRenewal: a library that other rules filled is filled anew when it is
// opened, and nothing else in it changes.
func TestRenewal(t *testing.T) {
	d := newLibrary(t)
	records := mustCreate(t, d, withPrompt("Ready", "words"), persona("Not ready"), withPrompt("Trashed", "words"))
	if _, err := d.Delete(context.Background(), []string{records[2].Persona.ID}); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	before := contents(t, d.file)
	for _, older := range []string{
		"UPDATE personas SET ready = 2, interruption_mode = 'old', name_key = 'old', tags = '[\"old\"]'",
		"UPDATE names SET name_key = 'old'",
		"INSERT INTO tags (trashed, tag, project, persona) SELECT trashed, 'old', project, number FROM personas",
		"UPDATE personas SET document = 'damaged' WHERE name = 'Not ready'",
		"UPDATE derived SET rules = 0",
	} {
		raw(t, d.file, older)
	}

	read := mustOpen(t, d.file, Options{ReadOnly: true})
	if got := readyFor(t, read, "Ready"); !slices.Equal(got, []model.System{model.SystemFeatherOrg}) {
		t.Errorf("opened for reading only, it was renewed: %v", got)
	}
	if err := read.Close(); err != nil {
		t.Fatal(err)
	}
	var told []string
	d = mustOpen(t, d.file, Options{Progress: func(done, total int) { told = append(told, fmt.Sprint(done, " of ", total)) }})
	if len(told) != 0 {
		t.Errorf("what takes a second at most was told: %v", told)
	}
	if got := readyFor(t, d, "Ready"); !slices.Equal(got, []model.System{
		model.SystemFeather, model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam,
	}) {
		t.Errorf("ready for %v", got)
	}
	if got := readyFor(t, d, "Not ready"); !slices.Equal(got, []model.System{model.SystemFeatherOrg}) {
		t.Errorf("a document that cannot be read keeps its row: %v", got)
	}
	if got := names(t, d, library.Query{Tags: []string{"old"}}); !slices.Equal(got, []string{"Not ready"}) {
		t.Errorf("tagged old: %v", got)
	}
	if _, err := d.write.Exec("UPDATE personas SET document = (SELECT after FROM changes WHERE persona = personas.id) WHERE name = 'Not ready'"); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, d.file, "UPDATE derived SET rules = 99") // of a later program
	d = mustOpen(t, d.file, Options{})
	wantSound(t, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, d.file); got != before {
		t.Errorf("got\n%s\nwant\n%s", got, before)
	}
}

// TestRenewalOfMany: past a second it says how far it is.
func TestRenewalOfMany(t *testing.T) {
	d := newLibrary(t)
	var puts []library.Put
	for i := range 2*renewAtOnce + 1 {
		puts = append(puts, library.Put{Persona: persona(fmt.Sprint(i))})
	}
	mustWrite(t, d, library.OperationImport, "Imported", puts...)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	raw(t, d.file, "UPDATE derived SET rules = 0")
	var told []string
	mustOpen(t, d.file, Options{Progress: func(done, total int) { told = append(told, fmt.Sprint(done, " of ", total)) }})
	if !slices.Equal(told, []string{"1000 of 1001", "1001 of 1001"}) { // the clock of tests moves a second at each look
		t.Errorf("told %v", told)
	}
}

// TestDerivedRulesAreRaised fails when a persona's row comes out otherwise than by
// the rules of the number that files hold.
func TestDerivedRulesAreRaised(t *testing.T) {
	hash := sha256.New()
	_, _ = fmt.Fprintln(hash, model.Systems)
	for _, document := range []string{
		`{"name":"Bare"}`,
		`{"name":"Prompted","prompt":"You call.","tags":["b","A",""],"enabled":false}`,
		`{"name":"Ünder 1","project":"ÄÖ","prompt":"You call.","created_at":"2026-01-01T00:00:00+01:00","tags":[` +
			strings.Repeat(`"x",`, 20) + `"y"],"behavior_config":{"interruption_mode":"high","background_noise":"office",` +
			`"yield_on_overlap":{"after_words":null,"after_seconds":1.50}}}`,
		`{"name":"Anam","prompt":"You call.","anam":{"avatarId":"a","voiceId":"b","voiceDetectionOptions":{"endOfSpeechSensitivity":7}}}`,
		`{"name":"` + strings.Repeat("Long ", 60) + `","prompt":"You call."}`,
		`{"name":"Assistant","mrassistant":{"specialist_type":"billing","agent_id":"0198f0c2-0000-7000-8000-000000000001"}}`,
	} {
		p, err := decode(document)
		if err != nil {
			t.Fatal(err)
		}
		c := columnsOf(library.Record{Persona: p}, nil)
		_, _ = fmt.Fprintf(hash, "%+v\n", c)
	}
	const rules, want = 2, "3eec940e25400e1c"
	if got := hex.EncodeToString(hash.Sum(nil))[:16]; model.DerivedRules != rules || got != want {
		t.Errorf("the rows are %s, by the rules %d they are %s: "+
			"raise DerivedRules in model/system.go when rows come out otherwise, and write both here", got, rules, want)
	}
}

// readyFor returns the systems that the list shows for a name.
func readyFor(t *testing.T, d *DB, name string) []model.System {
	t.Helper()
	page, err := d.Page(context.Background(), library.Query{}, 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range page.Rows {
		if row.Name == name {
			return row.Ready
		}
	}
	t.Fatalf("%s is not in the list", name)
	return nil
}

// contents reads everything that a library holds, in words.
func contents(t *testing.T, file string) string {
	t.Helper()
	p, err := newPool(file, readOnly, lockWait)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	var all strings.Builder
	for _, table := range []string{"personas", "names", "tags", "operations", "changes", "gone", "origins", "projects", "derived"} {
		rowsOf(t, p, table, &all)
	}
	return all.String()
}

// rowsOf writes the rows of a table, in words.
func rowsOf(t *testing.T, p *pool, table string, all *strings.Builder) {
	t.Helper()
	rows, err := p.Query("SELECT * FROM " + table)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	columns, _ := rows.Columns()
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		all.WriteString(table + ":")
		for _, v := range values {
			held, _ := v.(*any)
			_, _ = fmt.Fprintf(all, " %v", *held)
		}
		all.WriteString("\n")
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}
