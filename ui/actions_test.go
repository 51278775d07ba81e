package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"

	"personae/keymap"
)

// TestWhatHoldsEverywhereIsInItsTable holds that no key of the table is dead.
func TestWhatHoldsEverywhereIsInItsTable(t *testing.T) {
	var want, got []keymap.Name
	for _, entry := range keymap.Default().In(keymap.Everywhere) {
		want = append(want, entry.Name)
	}
	for _, g := range new(Root).everywhere() {
		got = append(got, g.name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the table has %v, the keymap %v", got, want)
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
	for _, declared := range parse("view/action.go").Decls {
		method, ok := declared.(*ast.FuncDecl)
		if !ok || method.Name.Name != "action" {
			continue
		}
		actions++
		if of, ok := method.Recv.List[0].Type.(*ast.Ident); ok && !applied[of.Name] {
			t.Errorf("view.%s has no case in Root.apply", of.Name)
		}
	}
	if actions < 20 {
		t.Errorf("%d actions found: the test no longer sees them", actions)
	}
}
