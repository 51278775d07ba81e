package keymap_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// handled returns the names of the keymap that code below a folder switches on,
// by their constants. Folders in but are left out.
func handled(t *testing.T, folder string, but ...string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains(but, entry.Name()):
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			var by []ast.Expr // a case of a switch, or the name of a row in a table
			switch n := n.(type) {
			case *ast.CaseClause:
				by = n.List
			case *ast.KeyValueExpr:
				if column, ok := n.Key.(*ast.Ident); ok && column.Name == "name" {
					by = []ast.Expr{n.Value}
				}
			}
			for _, e := range by {
				selector, ok := e.(*ast.SelectorExpr)
				if !ok {
					continue
				}
				if of, ok := selector.X.(*ast.Ident); ok && of.Name == "keymap" {
					names[selector.Sel.Name] = true
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestEveryActionWithoutATableIsHandled is for what holds everywhere, which the
// root does, and for the dialogs, each of which does a few of theirs. The other
// places have tables of their own, which their packages hold to the keymap.
func TestEveryActionWithoutATableIsHandled(t *testing.T) {
	ui := filepath.Join("..", "ui")
	by := map[string]map[string]bool{
		"Everywhere": handled(t, ui, "list", "detail", "form", "rehearse", "dialog", "view", "widget", "cli"),
		"Dialog":     handled(t, filepath.Join(ui, "dialog")),
	}
	_, _, rows := source(t)
	for _, row := range rows {
		if names, ok := by[row.place]; ok && !names[row.name] {
			t.Errorf("%s has a key, but nothing does it", row.name)
		}
	}
}
