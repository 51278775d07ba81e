package keymap_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"personae/keymap"
)

// entries returns every row, by place.
func entries(m *keymap.Map) []keymap.Entry {
	var out []keymap.Entry
	for _, place := range keymap.Places {
		out = append(out, m.In(place)...)
	}
	return out
}

func TestNoKeyIsBoundTwiceInOnePlace(t *testing.T) {
	m := keymap.Default()
	everywhere := m.In(keymap.Everywhere)
	for _, place := range keymap.Places {
		owner := map[string]keymap.Name{}
		rows := m.In(place)
		if place != keymap.Everywhere {
			rows = append(rows, everywhere...)
		}
		for _, entry := range rows {
			for _, k := range entry.Keys {
				if other, taken := owner[k]; taken && (entry.Name != keymap.Suspend || place == keymap.Everywhere) {
					t.Errorf("in %s, %q runs both %q and %q", place, k, other, entry.Name)
				}
				owner[k] = entry.Name
			}
		}
	}
}

func TestEveryActionSaysWhatItIs(t *testing.T) {
	seen := map[keymap.Name]bool{}
	for _, entry := range entries(keymap.Default()) {
		if seen[entry.Name] {
			t.Errorf("%q is in the table twice", entry.Name)
		}
		seen[entry.Name] = true
		if len(entry.Keys) == 0 {
			t.Errorf("%q has no key", entry.Name)
		}
		if words := len(strings.Fields(entry.Label)); words < 1 || words > 3 {
			t.Errorf("%q has a label of %d words (%q), want 1 to 3", entry.Name, words, entry.Label)
		}
		if entry.Group == "" {
			t.Errorf("%q stands under no heading", entry.Name)
		}
		if !strings.HasSuffix(entry.Long, ".") || len(strings.Fields(entry.Long)) < 3 ||
			strings.ToUpper(entry.Long[:1]) != entry.Long[:1] {
			t.Errorf("%q is explained by %q, want a sentence", entry.Name, entry.Long)
		}
		prefix, _, dotted := strings.Cut(string(entry.Name), ".")
		if place := keymap.Place(prefix); dotted != (entry.Place != keymap.Everywhere) || dotted && place != entry.Place {
			t.Errorf("%q holds in %s; a name begins with its place and a dot, or has no dot when it holds everywhere",
				entry.Name, entry.Place)
		}
	}
}

func TestLabelsAreToldApartInOnePlace(t *testing.T) {
	m := keymap.Default()
	for _, place := range keymap.Places {
		type line struct{ group, label string }
		owner := map[line]keymap.Name{}
		for _, entry := range m.In(place) {
			at := line{entry.Group, entry.Label}
			if other, taken := owner[at]; taken {
				t.Errorf("in %s, %q and %q are both called %q", place, other, entry.Name, entry.Label)
			}
			owner[at] = entry.Name
		}
	}
}

func TestTextActionsHaveOnlyKeysThatTypeNothing(t *testing.T) {
	m := keymap.Default()
	for _, entry := range entries(m) {
		for _, k := range entry.Keys {
			name, ok := m.Match(entry.Place, k, true)
			if entry.Text && (!ok || name != entry.Name) {
				t.Errorf("%q must hold while letters are typed, but %q does not run it", entry.Name, k)
			}
			if types := k == "space" || len([]rune(k)) == 1; types && ok {
				t.Errorf("%q types a character and runs %q while letters are typed", k, name)
			}
		}
	}
}

// row is a row of the table as it is written: the constants of its name and its
// place.
type row struct{ name, place string }

// source reads the names, the places and the rows as they stand in the files.
func source(t *testing.T) (names, places []string, rows []row) {
	t.Helper()
	inspect := func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); ok {
			switch kind.Name {
			case "Name":
				names = append(names, spec.Names[0].Name)
			case "Place":
				places = append(places, spec.Names[0].Name)
			}
		}
		if strings.HasSuffix(spec.Names[0].Name, "Keys") {
			for _, line := range spec.Values[0].(*ast.CompositeLit).Elts {
				cells := line.(*ast.CompositeLit).Elts
				rows = append(rows, row{cells[0].(*ast.Ident).Name, cells[1].(*ast.Ident).Name})
			}
		}
		return true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, inspect)
	}
	return names, places, rows
}

func TestEveryNameAndPlaceIsInTheTable(t *testing.T) {
	names, places, rows := source(t)
	if len(names) < 50 || len(places) < 5 {
		t.Fatalf("found %d names and %d places in the files: the test no longer reads them", len(names), len(places))
	}
	for _, name := range names {
		if !slices.ContainsFunc(rows, func(r row) bool { return r.name == name }) {
			t.Errorf("%s is named but not in the table", name)
		}
	}
	if got, want := len(rows), len(names); got != want {
		t.Errorf("the table has %d rows for %d names", got, want)
	}
	if got, want := len(keymap.Places), len(places); got != want {
		t.Errorf("Places lists %d places of %d", got, want)
	}
	if got, want := len(entries(keymap.Default())), len(rows); got != want {
		t.Errorf("the places hold %d of the table's %d rows", got, want)
	}
}

// TestEveryViewHasWhatIsMostlyDone holds that the footer of no view can drop it. Only
// what lies over or under a view has no view of its own.
func TestEveryViewHasWhatIsMostlyDone(t *testing.T) {
	for _, place := range keymap.Places {
		name, has := keymap.Mostly[place]
		if entry, _ := keymap.Default().Entry(name); has && entry.Place != place {
			t.Errorf("what is mostly done in %s is %q, which does not hold there", place, name)
		}
		if over := place == keymap.Everywhere || place == keymap.Input; has == over {
			t.Errorf("the row of %s in the table of places must say what is mostly done there, or this test why not", place)
		}
	}
}

func TestGroupsStandInOnePiece(t *testing.T) {
	for _, place := range keymap.Places {
		var groups []string
		for _, entry := range keymap.Default().In(place) {
			if len(groups) == 0 || groups[len(groups)-1] != entry.Group {
				groups = append(groups, entry.Group)
			}
		}
		for i, group := range groups {
			if slices.Contains(groups[:i], group) {
				t.Errorf("in %s, the group %q is in two pieces", place, group)
			}
		}
	}
}

func TestSign(t *testing.T) {
	for k, want := range map[string]string{
		"up": "↑", "down": "↓", "left": "←", "right": "→",
		"shift+left": "shift+←", "ctrl+alt+shift+up": "ctrl+alt+shift+↑",
		"a": "a", "+": "+", "ctrl++": "ctrl++", "pgup": "pgup", "ctrl+s": "ctrl+s", "": "",
	} {
		if got := keymap.Sign(k); got != want {
			t.Errorf("Sign(%s) = %q, want %q", strconv.Quote(k), got, want)
		}
	}
}

func TestBothIsOneHintForTwoActions(t *testing.T) {
	both := keymap.Default().Both(keymap.DialogLeft, keymap.DialogRight, "change")
	if both.Help().Key != "← →" || both.Help().Desc != "change" || !slices.Equal(both.Keys(), []string{"left", "right"}) {
		t.Errorf("got %v, %+v", both.Keys(), both.Help())
	}
}

func TestMatch(t *testing.T) {
	m := keymap.Default()
	for _, c := range []struct {
		place  keymap.Place
		key    string
		typing bool
		want   keymap.Name
	}{
		{keymap.List, "k", false, keymap.ListUp},
		{keymap.List, "k", true, ""},
		{keymap.List, "up", true, keymap.ListUp},
		{keymap.List, "space", false, keymap.ListSelect},
		{keymap.List, "space", true, ""},
		{keymap.List, "u", false, keymap.Undo},
		{keymap.Form, "u", true, ""},
		{keymap.Form, "ctrl+s", true, keymap.FormSave},
		{keymap.Form, "esc", true, keymap.Back},
		{keymap.Detail, "=", false, ""},
		{keymap.Dialog, "n", false, keymap.DialogNo},
		{keymap.Place("nowhere"), "ctrl+p", false, keymap.Palette},
		{keymap.List, "", false, ""},
	} {
		if got, ok := m.Match(c.place, c.key, c.typing); got != c.want || ok != (c.want != "") {
			t.Errorf("Match(%s, %q, %t) = %q, %t, want %q", c.place, c.key, c.typing, got, ok, c.want)
		}
	}
}

func TestShownTypingLeavesOutLetters(t *testing.T) {
	for keys, want := range map[string]string{"? f1": "f1", "q": "", "up k": "↑", "space ctrl+p": "ctrl+p", "": ""} {
		if got := (keymap.Entry{Keys: strings.Fields(keys)}).ShownTyping(); got != want {
			t.Errorf("%q shows %q while typing, want %q", keys, got, want)
		}
	}
}

func TestBinding(t *testing.T) {
	m := keymap.Default()
	up := m.Binding(keymap.ListUp)
	if !up.Enabled() || up.Help().Key != "↑" || up.Help().Desc != "up" || !slices.Equal(up.Keys(), []string{"up", "k"}) {
		t.Errorf("Binding(list.up) = %v, %+v", up.Keys(), up.Help())
	}
	if m.Binding("no.such").Enabled() {
		t.Error("an action that is not there has a binding that is on")
	}
	two := m.Bindings(keymap.ListUp, keymap.ListDown)
	if len(two) != 2 || two[1].Help().Desc != "down" {
		t.Errorf("Bindings gave %d, want up and down", len(two))
	}
}

func TestRowsGivenOutAreCopies(t *testing.T) {
	m := keymap.Default()
	entry, _ := m.Entry(keymap.ListUp)
	entry.Keys[0] = "broken"
	m.In(keymap.List)[0].Keys[0] = "broken"
	if fresh, _ := keymap.Default().Entry(keymap.ListUp); fresh.Keys[0] != "up" {
		t.Error("writing into a row changed the table")
	}
	if again, _ := m.Entry(keymap.ListUp); again.Keys[0] != "up" {
		t.Error("writing into a row changed the map")
	}
	if _, ok := m.Entry("no.such"); ok {
		t.Error("Entry found an action that is not there")
	}
}
