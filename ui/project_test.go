package ui_test

import (
	"slices"
	"strings"
	"testing"

	"personae/db"
	"personae/model/library"
)

func TestSelectedPersonasMoveToANewProject(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.press("space", "down", "space", "m")
	d.see("Move 2 personas to project")
	d.typed("Clinic")
	d.press("ctrl+n")
	d.see("New project")
	d.press("enter")
	d.see("Moved 2 personas to Clinic")
	ids, err := store.IDs(t.Context(), library.Query{Project: "Clinic"})
	if err != nil || len(ids) != 2 {
		t.Errorf("%d personas moved, error %v", len(ids), err)
	}
	d.press("u")
	d.see("Undone: Moved 2 personas to Clinic")
	if ids, err = store.IDs(t.Context(), library.Query{Project: "Clinic"}); err != nil || len(ids) != 0 {
		t.Errorf("%d personas are still there, error %v", len(ids), err)
	}
}

func TestOnePersonaMovesToAProjectThatIsThere(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	if err := store.CreateProject(t.Context(), "Clinic"); err != nil {
		t.Fatal(err)
	}
	d.press("m")
	d.see("Move to project")
	d.typed("clin")
	d.press("enter")
	d.see("to Clinic. u takes it back")
}

func TestTheListIsRestrictedAndSorted(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	tags, err := store.Tags(t.Context(), "")
	if err != nil || len(tags) == 0 {
		t.Fatalf("tags %v, error %v", tags, err)
	}
	d.press("#")
	d.see("Show only the tag")
	d.press("down", "enter")
	d.see("#" + tags[0].Tag)
	d.press("#")
	d.see("Show only the tag")
	if !strings.Contains(d.dialog(), "• #"+tags[0].Tag) && !strings.Contains(d.dialog(), "› #"+tags[0].Tag) {
		t.Errorf("the tag in force is not marked:\n%s", d.screen())
	}
	d.press("up", "enter")
	d.see("12 personas")
	d.press("f")
	d.see("Show only what is ready for")
	d.typed("anam")
	d.press("enter")
	d.see("ready for Anam")
	d.press("esc", "s")
	d.see("Sort by")
	d.typed("name")
	d.press("enter")
	d.see("sort: name")
	d.settle()
	page, err := store.Page(t.Context(), library.Query{Sort: library.SortName}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if first := strings.Split(d.screen(), "\n")[3]; !strings.Contains(first, page.Rows[0].Name[:20]) {
		t.Errorf("%s does not come first:\n%s", page.Rows[0].Name, d.screen())
	}
}

func TestOnlyAProjectIsRenamed(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("p")
	d.see("All projects")
	d.press("ctrl+e")
	d.see("Mark the project to rename first.")
	d.press("p")
	d.see("All projects")
	d.press("down", "ctrl+e")
	d.see("Rename project Default")
	d.press("enter")
	d.unsee("Rename project Default")
	d.settle()
	if strings.Contains(d.screen(), "Renamed") {
		t.Error("a project was renamed to its own name")
	}
}

func TestAReadOnlyLibraryKeepsItsProjectsAndItsLog(t *testing.T) {
	path := putLibrary(t, starters)
	store, err := db.Open(t.Context(), path, db.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	d := drive(t, store, 120, 36)
	d.see("12 personas")
	d.press("u")
	d.see("Nothing to undo here: the library is read-only.")
	d.press("p")
	d.see("All projects")
	d.press("down", "ctrl+e")
	d.see("The library is read-only.")
}

func TestCopiesOfACopiedPersonaAreCountedOn(t *testing.T) {
	d, store := start(t)
	d.see("12 personas")
	d.searchFor("Silent thinker")
	d.press("c")
	d.see("2 of 13")
	d.press("end") // on the original, of which the next name is taken
	d.press("c")
	d.see("3 of 14")
	d.press("A")
	d.see("✓ 3 selected")
	d.press("c")
	d.see("Cloned as 3 copies")
	page, err := store.Page(t.Context(), library.Query{Search: "Silent thinker", Sort: library.SortName}, 0, 9)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range page.Rows {
		names = append(names, strings.TrimPrefix(row.Name, "Silent thinker"))
	}
	if slices.Sort(names); !slices.Equal(names, []string{"", " (2)", " (3)", " (4)", " (5)", " (6)"}) {
		t.Errorf("the copies are called %q", names)
	}
}
