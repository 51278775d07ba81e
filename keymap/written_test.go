package keymap_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"personae/keymap"
)

// notCodes are the names of Bubble Tea that begin like a key's and are none.
var notCodes = map[string]bool{
	"Key": true, "KeyMsg": true, "KeyPressMsg": true, "KeyReleaseMsg": true, "KeyMod": true, "KeyboardEnhancementsMsg": true,
}

// isKey reports whether text is the name of a key that an override could use.
func isKey(text string) bool {
	_, err := keymap.Default().Override(map[string][]string{"list.clone": {text}})
	return err == nil || strings.Contains(err.Error(), "would run both")
}

// writtenKeys returns the places where a file writes a key: a literal that is a
// key's name and is compared, switched on, looked up or bound; a key held with
// others, wherever it stands; and the code of a key. A single character counts
// only where it is held against something that was pressed, and a word like
// "end" only where it is held against anything.
func writtenKeys(file *ast.File) (found []ast.Node) {
	pressed := map[string]bool{} // variables that hold what was pressed
	named := func(e ast.Expr) bool {
		id, ok := e.(*ast.Ident)
		return ok && (pressed[id.Name] || slices.Contains([]string{"key", "pressed", "press", "k"}, id.Name))
	}
	from := func(e ast.Expr) bool {
		call, ok := e.(*ast.CallExpr)
		if !ok {
			return named(e)
		}
		method, ok := call.Fun.(*ast.SelectorExpr)
		return ok && method.Sel.Name == "String" && len(call.Args) == 0
	}
	hold := func(e, against ast.Expr) {
		lit, ok := e.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING && lit.Kind != token.CHAR {
			return
		}
		text, err := strconv.Unquote(lit.Value)
		code, isCode := against.(*ast.SelectorExpr)
		switch {
		case err != nil:
		case lit.Kind == token.CHAR:
			if isCode && code.Sel.Name == "Code" {
				found = append(found, lit)
			}
		case utf8.RuneCountInString(text) == 1 && !from(against):
		case !strings.Contains(text, "+") && isKey(text):
			found = append(found, lit)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, to := range n.Lhs {
				if id, ok := to.(*ast.Ident); ok && i < len(n.Rhs) && from(n.Rhs[i]) {
					pressed[id.Name] = true
				}
			}
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				hold(n.X, n.Y)
				hold(n.Y, n.X)
			}
		case *ast.SwitchStmt:
			for _, clause := range n.Body.List {
				for _, e := range clause.(*ast.CaseClause).List {
					hold(e, n.Tag)
				}
			}
		case *ast.KeyValueExpr:
			hold(n.Key, nil)
		case *ast.CallExpr:
			if method, ok := n.Fun.(*ast.SelectorExpr); ok && (method.Sel.Name == "WithKeys" || method.Sel.Name == "SetKeys") {
				for _, e := range n.Args {
					hold(e, ast.NewIdent("key"))
				}
			}
		case *ast.BasicLit:
			text, err := strconv.Unquote(n.Value)
			if err == nil && n.Kind == token.STRING && strings.Contains(text, "+") && text != "+" && isKey(text) {
				found = append(found, n)
			}
		case *ast.SelectorExpr:
			if of, ok := n.X.(*ast.Ident); ok && of.Name == "tea" && strings.HasPrefix(n.Sel.Name, "Key") && !notCodes[n.Sel.Name] {
				found = append(found, n)
			}
		}
		return true
	})
	return found
}

func TestKeysAreWrittenHereOnly(t *testing.T) {
	files := 0
	err := filepath.WalkDir(filepath.Join("..", "ui"), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			return err
		}
		for _, n := range writtenKeys(file) {
			t.Errorf("%s writes a key: give the action a row in keymap and ask the map for its name, so that the key is in "+
				"help, can be overridden and is checked for clashes", set.Position(n.Pos()))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 100 {
		t.Errorf("read %d files: the test no longer sees them", files)
	}
}

// TestAWrittenKeyIsFound holds the test above to account.
func TestAWrittenKeyIsFound(t *testing.T) {
	for body, want := range map[string]int{
		`if msg.String() == "left" {}`:                                     1,
		`if "ctrl+c" != msg.String() {}`:                                   1,
		`switch msg.String() { case "enter", "x": }`:                       2,
		`switch k := msg.String(); k { case "?", "f1", "q": }`:             3,
		`pressed := msg.String(); ok := pressed == "home"`:                 1,
		`ok := map[string]bool{"shift+left": true}`:                        1,
		`m := map[string]int{"backspace": 1}`:                              1,
		`b := key.NewBinding(key.WithKeys("y", "tab"))`:                    2,
		`ok := slices.Contains([]string{"alt+enter"}, k)`:                  1,
		`if msg.Code == tea.KeyEnter {}`:                                   1,
		`if msg.Code == 'q' {}`:                                            1,
		`if name == "-" || title.String() == "a long title" {}`:            0,
		`switch answer { case "yes", "ctrl and x", "é": }`:                 0,
		`say("Press ctrl+x to take it away"); f(tea.KeyPressMsg{Text: x})`: 0,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\nfunc f() {\n"+body+"\n}", 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(writtenKeys(file)); got != want {
			t.Errorf("%s: found %d, want %d", body, got, want)
		}
	}
}
