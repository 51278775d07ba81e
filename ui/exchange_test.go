package ui_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/db"
	"personae/model/importing"
	"personae/model/library"
	"personae/ui"
)

// file writes a file into a folder of the test and returns its path.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// importFile opens the preview of a file.
func (d *driver) importFile(path string) {
	d.t.Helper()
	d.press("i")
	d.see("Import a file or a folder")
	d.paste(path)
	d.press("enter")
	d.see("If a name is taken")
}

// paste sends a text at once.
func (d *driver) paste(text string) {
	d.t.Helper()
	d.update(tea.PasteMsg{Content: text})
}

// count is how many personas there are.
func count(t *testing.T, store *db.DB) int {
	t.Helper()
	ids, err := store.IDs(t.Context(), library.Query{})
	if err != nil {
		t.Fatal(err)
	}
	return len(ids)
}

const twoStudio = `[{"id":"e-1","name":"First","systemPrompt":"You call.","createdAt":"2026-01-28T10:00:00.000Z"},
	{"id":"e-2","name":"Second","systemPrompt":"You call too.","createdAt":"2026-01-28T10:00:00.000Z"}]`

func TestImportFromTheScreen(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.importFile(file(t, "two.json", twoStudio))
	d.see("2 records: 2 new")
	d.press("down", "down")
	d.see("exact: EvalStudio id, Name")
	d.press("enter")
	d.see("Imported 2 personas from two.json")
	d.see("14 personas")
	first := personaNamed(t, store, "First")
	if first.Persona.Origin.EvalStudio.ID.Or("") != "e-1" || first.Persona.Project != "Default" {
		t.Errorf("%+v", first.Persona)
	}
	d.press("u")
	d.see("Undone: Imported 2 personas")
	d.see("12 personas")
}

func TestImportPreviewWritesNothing(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.importFile(file(t, "two.json", twoStudio))
	d.see("2 records: 2 new")
	d.press("right")
	d.see("2 records: 2 new")
	d.press("esc")
	d.unsee("If a name is taken")
	if n := count(t, store); n != 12 {
		t.Errorf("%d personas", n)
	}
	if log, err := store.Operations(t.Context(), "", 0, 0); err != nil || len(log.Rows) != 0 {
		t.Errorf("the log: %+v, %v", log, err)
	}
}

func TestImportClashIsChosen(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.importFile(file(t, "taken.json", `{"name":"Silent thinker","systemPrompt":"x","headers":{}}`))
	d.see("1 clash")
	d.press("enter")
	d.see("choose what to do then")
	d.press("right")
	d.see("1 skipped")
	d.press("enter")
	d.see("There is nothing to import")
	d.press("right")
	d.see("1 updated")
	d.press("right")
	d.see("1 new")
	d.press("enter")
	d.see("Imported 1 persona")
	personaNamed(t, store, "Silent thinker (2)")
}

func TestImportRefusesAndSaysHowToChoose(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.importFile(file(t, "feather.json", `{"name":"Either","body":"x"}`))
	d.see("1 refused")
	d.press("down", "down")
	d.see("fits more than one system alike")
	d.press("enter")
	d.see("while a record is refused")
	d.press("up", "up", "up", "right", "right") // read as: ours, Feather's library
	d.see("1 record: 1 new")
	d.press("enter")
	d.see("Imported 1 persona")
	personaNamed(t, store, "Either")
}

// TestImportLeavesOutWhatIsRefused: one record that cannot be read does not keep
// the others out.
func TestImportLeavesOutWhatIsRefused(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.importFile(file(t, "three.json", `[{"name":"One","systemPrompt":"x","headers":{}},{"name":5,"systemPrompt":"x","headers":{}},{"name":"Three","systemPrompt":"x","headers":{}}]`))
	d.see("1 refused")
	d.press("down", "right")
	d.see("2 new · 1 skipped")
	d.press("enter")
	d.see("Imported 2 personas from three.json, left out 1")
	personaNamed(t, store, "One")
	personaNamed(t, store, "Three")
}

func TestImportGoesToTheProjectShown(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.press("p")
	d.see("All projects")
	d.typed("Clinic")
	d.press("ctrl+n")
	d.see("New project")
	d.press("enter")
	d.see("Created project Clinic")
	d.importFile(file(t, "two.json", twoStudio))
	d.see("2 records: 2 new")
	d.press("enter")
	d.see("Imported 2 personas")
	if p := personaNamed(t, store, "First").Persona.Project; p != "Clinic" {
		t.Errorf("it went to %s", p)
	}
}

func TestImportOfAFileThatIsNotThere(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.importFile(filepath.Join(t.TempDir(), "nowhere.json"))
	d.see("cannot read")
	d.press("enter", "esc")
	d.unsee("If a name is taken")
}

func TestFileIsCompleted(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	dir := t.TempDir()
	for _, name := range []string{"personas-one.json", "personas-two.json", "other.json"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(twoStudio), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.press("i")
	d.see("Import a file or a folder")
	d.paste(dir + "/")
	d.see("personas-one.json")
	d.typed("per")
	d.unsee("other.json")
	d.press("tab")
	d.wait("the common part", func() bool { return strings.Contains(d.screen(), "/personas-") })
	d.typed("t")
	d.press("tab", "enter")
	d.see("2 records: 2 new")
}

// slow is a store whose imports wait between the records until they are stopped,
// and its previews too if looks is set.
type slow struct {
	ui.Store
	looks bool
}

// waiting is a library that waits.
type waiting struct {
	importing.Library
	ctx context.Context
}

func (w waiting) Put(put library.Put) (library.Record, error) {
	record, err := w.Library.Put(put)
	if put.Persona.Name == "Second" {
		<-w.ctx.Done()
	}
	return record, err
}

func (s slow) Import(ctx context.Context, fill func(importing.Library) (string, error)) (library.Operation, error) {
	return s.Store.Import(ctx, func(l importing.Library) (string, error) { return fill(waiting{l, ctx}) })
}

func (s slow) Preview(ctx context.Context, fill func(importing.Library) error) error {
	return s.Store.Preview(ctx, func(l importing.Library) error {
		if s.looks {
			l = waiting{l, ctx}
		}
		return fill(l)
	})
}

func TestImportIsStopped(t *testing.T) {
	store := newLibrary(t, starters)
	d := drive(t, slow{store, false}, 120, 36)
	d.see("12 personas")
	d.importFile(file(t, "two.json", twoStudio))
	d.see("2 records: 2 new")
	d.press("enter")
	d.see("of 2. esc stops it")
	d.press("i")
	d.see("An import is under way")
	d.press("esc")
	d.see("The import was stopped, and nothing of it was written")
	if n := count(t, store); n != 12 {
		t.Errorf("%d personas", n)
	}
}

func TestPreviewThatIsLeftStops(t *testing.T) {
	store := newLibrary(t, starters)
	d := drive(t, slow{store, true}, 120, 36)
	d.see("12 personas")
	d.importFile(file(t, "two.json", twoStudio))
	d.see("records so far")
	d.press("esc")
	d.unsee("If a name is taken")
	d.press("d") // a write that waits its turn behind the preview
	d.see("11 personas")
}

func TestExportToAFile(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.searchFor("Silent thinker")
	path := filepath.Join(t.TempDir(), "out.json")
	for i := range 2 {
		d.exportTo(path)
		if i > 0 {
			d.see("Replace it?")
			d.press("r")
		}
		d.settle() // what it wrote the first time still shows
		d.see("Wrote 1 persona for Feather library")
		d.unsee("Export to a file")
	}
	text, err := os.ReadFile(path)
	var body map[string]any
	if err != nil || json.Unmarshal(text, &body) != nil || body["name"] != "Silent thinker" {
		t.Errorf("%s, %v", text, err)
	}
}

// exportTo asks for an export of the persona in focus to a file.
func (d *driver) exportTo(path string) {
	d.t.Helper()
	d.press("x")
	d.see("1 persona would be taken")
	d.press("down", "down", "down", "down", "right", "enter")
	d.see("Export to a file")
	d.clear()
	d.paste(path)
	d.press("enter")
}

// TestExportNeverGoesOverALibrary: neither over the one that is open, nor over what
// lies beside it, nor over a file that was not meant by a hasty enter.
func TestExportNeverGoesOverALibrary(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	open := store.Info().Path
	for _, path := range []string{open, open + "-wal", open + "-shm"} {
		d.exportTo(path)
		d.settle()
		d.see("Not exported: cannot write " + path[:20])
		d.unsee("Replace it?")
	}
	if n := count(t, store); n != 12 {
		t.Errorf("%d personas", n)
	}
	kept := file(t, "kept.json", "kept")
	d.exportTo(kept)
	d.see("Replace it?")
	d.press("enter")
	d.unsee("Replace it?")
	d.settle()
	if text, err := os.ReadFile(kept); err != nil || string(text) != "kept" {
		t.Errorf("%q, %v", text, err)
	}
}

// TestExportToAFolderIsReadBack: a file a persona, and what is there already is asked
// about.
func TestExportToAFolderIsReadBack(t *testing.T) {
	d, store := start(t)
	path := filepath.Join(t.TempDir(), "out") + "/"
	for i := range 2 {
		d.see("12 personas")
		d.press("A")
		d.see("12 selected")
		d.press("x")
		d.see("12 personas would be taken")
		d.press("left") // our own document
		d.see("Everything, to bring it back")
		d.press("up", "down", "down", "down", "down", "right", "right")
		d.see("A file a persona")
		d.settle()
		d.press("enter")
		d.see("Export to a folder")
		d.clear()
		d.paste(path)
		d.see("made if it is not there")
		d.press("enter")
		if i > 0 {
			d.see("12 files of")
			d.press("r")
		}
		d.settle()
		d.see("Wrote 12 personas for Personae")
		d.press("esc")
		d.unsee("selected")
	}
	entries, err := os.ReadDir(path)
	if err != nil || len(entries) != 12 {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	if _, err := os.Stat(filepath.Join(path, "silent-thinker.json")); err != nil {
		t.Error(err)
	}
	before := all(t, store)
	d.importFile(path)
	d.see("12 records: 12 unchanged")
	if after := all(t, store); after != before {
		t.Errorf("%s\n%s", before, after)
	}
}

// clear empties the line that is typed in.
func (d *driver) clear() {
	d.t.Helper()
	d.press("end")
	for range 120 {
		d.press("backspace")
	}
}

func TestExportToTheClipboardAndRefusal(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("A")
	d.see("12 selected")
	d.press("x")
	d.see("12 personas would be taken")
	d.press("enter")
	d.see("Copied 12 personas for Feather library to the clipboard")
	d.press("x")
	d.see("12 personas would be taken")
	d.press("right", "right", "right", "right")
	d.see("Mr Assistant would refuse")
	d.press("enter")
	d.see("so nothing is written")
	d.see("Export 12 personas")
	d.press("esc")
	d.unsee("Export 12 personas")
}

func TestExportFromTheJSONTab(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("enter")
	d.see("rev 1")
	d.press("shift+tab", "right", "right", "right", "right")
	d.see("The create body for Anam")
	d.press("x")
	d.see("Export 1 persona")
	d.see("‹ Anam ›")
}

func TestNothingIsImportedReadOnly(t *testing.T) {
	store, err := db.Open(t.Context(), putLibrary(t, starters), db.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("i")
	d.see("read-only")
	d.press("x")
	d.see("Export 1 persona")
	d.see("1 persona would be taken")
}

func TestALongImportShowsItsFirstRecords(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	var b strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&b, `{"id":"e-%d","name":"Caller %d","systemPrompt":"x","createdAt":"2026-01-28T10:00:00.000Z"}`+"\n", i, i)
	}
	d.importFile(file(t, "many.jsonl", b.String()))
	d.see("1500 records: 1500 new")
	d.see("1000 more records are like these")
	d.press("enter")
	d.see("Imported 1500 personas")
	if n := count(t, store); n != 1512 {
		t.Errorf("%d personas", n)
	}
}
