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

// ui is the folder that answers to the keys.
var ui = filepath.Join("..", "ui")

// walk reads every source file below a folder. Folders in but are left out.
func walk(t *testing.T, folder string, but []string, read func(*ast.File)) {
	t.Helper()
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
		if err == nil {
			read(file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// nameIn returns what e names in a package; "" where it is no such name.
func nameIn(pkg string, e ast.Expr) string {
	selector, ok := e.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	if of, ok := selector.X.(*ast.Ident); !ok || of.Name != pkg {
		return ""
	}
	return selector.Sel.Name
}

// column returns what a row that is written out has in a column; nil for nothing.
func column(row *ast.CompositeLit, name string) ast.Expr {
	for _, element := range row.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			if key, ok := pair.Key.(*ast.Ident); ok && key.Name == name {
				return pair.Value
			}
		}
	}
	return nil
}

// handled returns the names of the keymap that code below a folder switches on, or
// has in a column "name". Folders in but are left out.
func handled(t *testing.T, folder string, but ...string) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	walk(t, folder, but, func(file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			var by []ast.Expr
			switch n := n.(type) {
			case *ast.CaseClause:
				by = n.List
			case *ast.CompositeLit:
				by = []ast.Expr{column(n, "name")}
			}
			for _, e := range by {
				names[nameIn("keymap", e)] = true
			}
			return true
		})
	})
	return names
}

// TestEveryActionWithoutATableIsHandled is for what holds everywhere, which the
// root does, and for the dialogs, each of which does a few of theirs.
func TestEveryActionWithoutATableIsHandled(t *testing.T) {
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

// tabled counts the rows that name each action in the tables of the views, and the
// tables. A row is written out, and then does something, or made by a function
// whose first argument is the name, or is one of view.Paging.
func tabled(t *testing.T) (rows map[string]int, tables int) {
	t.Helper()
	rows = map[string]int{}
	walk(t, ui, nil, func(file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			if nameIn("view", literal.Type) == "PageKeys" {
				for _, element := range literal.Elts {
					rows[nameIn("keymap", element.(*ast.KeyValueExpr).Value)]++
				}
			}
			of, ok := literal.Type.(*ast.IndexExpr)
			if !ok || nameIn("view", of.X) != "Table" {
				return true
			}
			tables++
			for _, element := range literal.Elts {
				name, does := "", true
				switch row := element.(type) {
				case *ast.CallExpr:
					name = nameIn("keymap", row.Args[0])
				case *ast.CompositeLit:
					name, does = nameIn("keymap", column(row, "Name")), column(row, "Do") != nil
				}
				if name == "" || !does {
					t.Errorf("a row of a table has no name or does nothing: %q", name)
				}
				rows[name]++
			}
			return false
		})
	})
	return rows, tables
}

// TestEveryActionHasOneRow holds the tables of the views to the keymap, both ways.
func TestEveryActionHasOneRow(t *testing.T) {
	got, tables := tabled(t)
	_, places, entries := source(t)
	want := map[string]int{"Back": 0}
	for _, place := range places {
		if !slices.Contains([]string{"Everywhere", "Dialog", "Input"}, place) {
			want["Back"]++
		}
	}
	if tables != want["Back"] {
		t.Errorf("%d tables for %d places", tables, want["Back"])
	}
	for _, entry := range entries {
		if !slices.Contains([]string{"Everywhere", "Dialog", "Input"}, entry.place) {
			want[entry.name] = 1
		}
	}
	for name, count := range want {
		if got[name] != count {
			t.Errorf("%d rows in the tables of the views for %s, want %d", got[name], name, count)
		}
	}
	for name := range got {
		if want[name] == 0 {
			t.Errorf("a table of a view has a row for %s, which is no key of a view", name)
		}
	}
}
