package ui_test

import (
	"context"
	"errors"
	"os"
	"testing"

	"personae/model/library"
	"personae/ui"
)

// failing is a store that can still show its list, and nothing else.
type failing struct{ ui.Store }

var errFails = errors.New("the disk does not answer: look at its cable")

func (failing) Get(context.Context, string) (library.Record, error) {
	return library.Record{}, errFails
}
func (failing) IDs(context.Context, library.Query) ([]string, error)     { return nil, errFails }
func (failing) Projects(context.Context) ([]library.Project, error)      { return nil, errFails }
func (failing) Tags(context.Context, string) ([]library.TagCount, error) { return nil, errFails }
func (failing) Delete(context.Context, []string) (library.Operation, error) {
	return library.Operation{}, errFails
}

func (failing) Undo(context.Context) (library.Operation, error) { return library.Operation{}, errFails }

func (failing) Redo(context.Context) (library.Operation, error) { return library.Operation{}, errFails }
func (failing) Drafts(context.Context) ([]library.Draft, error) { return nil, errFails }

// TestWhatFailsSaysSo holds that each flow says what was not done, why and what
// next, and that keys which were meant for what did not open are dropped.
func TestWhatFailsSaysSo(t *testing.T) {
	store := newLibrary(t, starters)
	d := drive(t, failing{store}, 120, 36)
	d.see("Drafts not read: " + errFails.Error())
	d.see("The persona could not be read")
	for _, c := range []struct{ key, says string }{
		{"p", "Nothing to choose from"},
		{"#", "Nothing to choose from"},
		{"e", "Not opened"},
		{"m", "Not moved"},
		{"r", "Not rehearsed"},
		{"c", "Not cloned"},
		{"d", "Not deleted"},
		{"u", "Not undone"},
		{"ctrl+r", "Not done again"},
		{"A", "Not selected"},
	} {
		d.press(c.key)
		d.settle()
		d.see(c.says + ": " + errFails.Error())
	}
	d.press("e", "?")
	d.settle()
	d.see("Not opened")
	if d.press("esc"); d.root.View().Content == "" || count(t, store) != 12 {
		t.Error("something was written")
	}
	d.press("x")
	d.see(errFails.Error()) // in the dialog, which cannot say what is lost
}

// moved is a store whose file is gone.
type moved struct{ hasty }

func (moved) Changed(context.Context) (bool, error) { return false, library.ErrMoved }

func TestALibraryThatIsGoneIsSaid(t *testing.T) {
	store := newLibrary(t, starters)
	d := drive(t, moved{hasty{store}}, 120, 36)
	d.see("Nothing is saved any more")
	d.see("Save a copy")
	d.answer("n", "Nothing is saved any more")
}

func TestAFileThatGoesAfterItsPreviewIsNotImported(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	path := file(t, "two.json", twoStudio)
	d.importFile(path)
	d.see("2 records: 2 new")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d.press("enter")
	d.see("Not imported")
	if n := count(t, store); n != 12 {
		t.Errorf("%d personas", n)
	}
}

func TestAnImportSaysWhatItUpdatedAndLeftOut(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.importFile(file(t, "two.json", twoStudio))
	d.see("2 records: 2 new")
	d.press("enter")
	d.see("14 personas")
	d.press("i")
	d.see("Import a file or a folder")
	d.clear()
	d.paste(file(t, "again.json", `[{"id":"e-1","name":"First","systemPrompt":"You write.","createdAt":"2026-01-28T10:00:00.000Z"},
	{"id":"e-9","name":"Second","systemPrompt":"Another.","createdAt":"2026-01-28T10:00:00.000Z"}]`))
	d.press("enter")
	d.see("1 clash")
	d.press("right")
	d.see("1 skipped")
	d.press("enter")
	d.see("(1 updated), left out 1")
}
