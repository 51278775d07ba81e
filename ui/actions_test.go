package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"

	"personae/keymap"
	"personae/ui/flow"
)

// TestWhatHoldsEverywhereIsInItsTable holds that no key of the table is dead.
func TestWhatHoldsEverywhereIsInItsTable(t *testing.T) {
	var want, got []keymap.Name
	for _, entry := range keymap.Default().In(keymap.Everywhere) {
		want = append(want, entry.Name)
	}
	for _, g := range (&Root{flow: new(flow.Flows)}).everywhere() {
		got = append(got, g.name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the table has %v, the keymap %v", got, want)
	}
}

// TestEveryPageOpens holds that a page with keys of its own can be come to. The
// list and the detail view are always there; the form and the table of agents have actions of their own.
func TestEveryPageOpens(t *testing.T) {
	others := []keymap.Place{keymap.Everywhere, keymap.List, keymap.Detail, keymap.Form, keymap.Overview, keymap.Dialog, keymap.Input}
	pages := new(flow.Flows).Pages()
	for _, place := range keymap.Places {
		if (pages[place] != nil) == slices.Contains(others, place) {
			t.Errorf("Flows.Pages must open %s, or this test must say what does", place)
		}
	}
}

// TestEveryActionIsApplied holds that none that a view can ask for is forgotten,
// which would only show as a key that does nothing.
func TestEveryActionIsApplied(t *testing.T) {
	set := token.NewFileSet()
	parse := func(name string) *ast.File {
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	applied := map[string]bool{}
	ast.Inspect(parse("actions.go"), func(n ast.Node) bool {
		if one, ok := n.(*ast.CaseClause); ok {
			for _, expr := range one.List {
				if of, ok := expr.(*ast.SelectorExpr); ok {
					applied[of.Sel.Name] = true
				}
			}
		}
		return true
	})
	actions := 0
	ast.Inspect(parse("view/action.go"), func(n ast.Node) bool {
		declared, ok := n.(*ast.TypeSpec)
		if !ok {
			return true
		}
		body, ok := declared.Type.(*ast.StructType)
		if !ok || len(body.Fields.List) == 0 {
			return true
		}
		if first, ok := body.Fields.List[0].Type.(*ast.Ident); !ok || first.Name != "asking" && first.Name != "changing" {
			return true
		}
		actions++
		if !applied[declared.Name.Name] {
			t.Errorf("view.%s has no case in Root.apply", declared.Name.Name)
		}
		return true
	})
	if actions < 20 {
		t.Errorf("%d actions found: the test no longer sees them", actions)
	}
}
