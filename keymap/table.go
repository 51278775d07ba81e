package keymap

import "slices"

// Name names an action that a key can run: "list.search".
type Name string

// Place is where a binding holds. Everywhere's bindings hold in each view.
type Place string

// The places.
const (
	Everywhere Place = "everywhere"
	List       Place = "list"
	Detail     Place = "detail"
	Form       Place = "form"
	Rehearse   Place = "rehearse"
	// Overview is the table of every agent, or of several personas.
	Overview Place = "overview"
	// Bulk is a change of many personas.
	Bulk Place = "bulk"
	// Diff is two documents side by side.
	Diff Place = "diff"
	// Vary makes variants of a persona.
	Vary Place = "vary"
	// Coverage is the library as a map.
	Coverage Place = "coverage"
	Trash    Place = "trash"
	History  Place = "history" // of one persona
	Log      Place = "log"     // of the library
	// Remotes is how the personas stand to other places where they are kept.
	Remotes Place = "remotes"
	Dialog  Place = "dialog"
	// Input is inside what is typed or set in, wherever it stands: a field of the
	// form, a line of a dialog, the search. Its keys lie under those of the view.
	Input Place = "input"
)

// places is one row a place: its keys, and what is mostly done there. The names and
// the rows of a place stand in one file, with the key of another place that opens it.
var places = []struct {
	place  Place
	keys   []Entry
	mostly Name
}{
	{Everywhere, everywhereKeys, ""},
	{List, listKeys, ListOpen},
	{Detail, detailKeys, DetailEdit},
	{Form, formKeys, FormSave},
	{Rehearse, rehearseKeys, RehearsePlay},
	{Overview, overviewKeys, OverviewOpen},
	{Bulk, bulkKeys, BulkApply},
	{Diff, diffKeys, DiffAll},
	{Vary, varyKeys, VaryEnter},
	{Coverage, coverageKeys, CoverageOpen},
	{Trash, trashKeys, TrashRestore},
	{History, historyKeys, HistoryOpen},
	{Log, logKeys, LogUndoTo},
	{Remotes, remotesKeys, RemotesOpen},
	{Dialog, dialogKeys, DialogAccept},
	{Input, inputKeys, ""},
}

// Places lists the places in the order that the docs show them.
var Places = placesInOrder()

// Mostly is what is mostly done in a place: the footer keeps its hint, as it keeps
// the way out.
var Mostly = mostlyByPlace()

// Entry is one row of the table: an action, where it holds, its keys, and what
// people read of it.
type Entry struct {
	Name  Name
	Place Place
	Keys  []string // as Bubble Tea names them; none when the user unbound it
	Label string   // at most three words, for the footer and the palette
	Group string   // the heading it stands under in help
	Long  string   // one sentence, for help and the docs
	Text  bool     // must hold while letters are typed too, so no key of it may type one
}

func placesInOrder() []Place {
	out := make([]Place, len(places))
	for i, row := range places {
		out[i] = row.place
	}
	return out
}

func mostlyByPlace() map[Place]Name {
	out := map[Place]Name{}
	for _, row := range places {
		if row.mostly != "" {
			out[row.place] = row.mostly
		}
	}
	return out
}

// tableByPlace is every key, once, by place and in each place by group, as help and
// the docs list them. Few commands need it, so none waits for it at the start.
func tableByPlace() []Entry {
	var out []Entry
	for _, row := range places {
		out = append(out, row.keys...)
	}
	slices.SortStableFunc(out, func(a, b Entry) int {
		return slices.Index(Places, a.Place) - slices.Index(Places, b.Place)
	})
	return out
}

// everywhereKeys is what holds everywhere.
var everywhereKeys = []Entry{
	{Help, Everywhere, []string{"?", "f1"}, "help", "Editor", "Show the keys of the current view.", false},
	{Palette, Everywhere, []string{"ctrl+p"}, "palette", "Editor", "Find any action by name and run it.", true},
	{Undo, Everywhere, []string{"u"}, "undo", "Editor", "Take back the last saved change of the library, also after a restart.", false},
	{Redo, Everywhere, []string{"ctrl+r"}, "redo", "Editor", "Bring back what undo took.", false},
	{Back, Everywhere, []string{"esc"}, "back", "Editor", "Leave this view, or clear the search, the filters or the selection.", true},
	{Quit, Everywhere, []string{"q"}, "quit", "Editor", "Quit; asks first when a form holds changes.", false},
	{QuitNow, Everywhere, []string{"ctrl+c"}, "quit now", "Editor", "Quit at once; what is typed in a form is kept as a draft.", true},
	{Mouse, Everywhere, []string{"f3"}, "mouse", "Editor", "Leave the mouse to the terminal, to mark text with it, or take it back.", true},
	{Suspend, Everywhere, []string{"ctrl+z"}, "suspend", "Editor", "Go to the shell for a while, and come back with fg; in a form the key is its undo.", true},
}

// The actions that hold everywhere.
const (
	Help    Name = "help"
	Palette Name = "palette"
	Undo    Name = "undo"
	Redo    Name = "redo"
	Back    Name = "back"
	Quit    Name = "quit"
	QuitNow Name = "quit-now"
	Mouse   Name = "mouse"
	Suspend Name = "suspend"
)
