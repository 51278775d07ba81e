package main_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/words"
)

// house is the module's own import path.
const house = "personae"

// draws makes rapid, the library for property tests, draw the same in every run.
const (
	draws = house + "/model/draws"
	rapid = "pgregory.net/rapid"
)

// drawers are the packages, for tests only, that draw with it for others.
var drawers = []string{house + "/model/field/fieldtest", house + "/ui/widget/widgettest"}

// rule says what packages may import. Paths are whole import paths; one that
// ends in "/..." also means everything below it.
type rule struct {
	packages []string // whom the rule is for
	own      []string // packages of this module that they may reach, even through others
	direct   []string // packages of other modules that they may import themselves
	never    []string // packages that they must not reach, even through others
	reason   string
}

// The parts that several rules name.
var (
	text    = []string{"github.com/google/uuid", "github.com/go-json-experiment/json/...", "golang.org/x/text/...", "github.com/clipperhouse/uax29/v2/graphemes"}
	charm   = []string{"charm.land/...", "github.com/charmbracelet/..."}
	storage = []string{house + "/db/...", "database/sql", "modernc.org/..."}
	// What a persona is, with the table of its fields and the checks of their values.
	persona = []string{house + "/model", house + "/model/value", house + "/model/words", house + "/model/field", house + "/model/check"}
	// The systems' JSON, and the sentences of the store's contract that it refuses with.
	systems = []string{house + "/model/wire", house + "/model/library"}
	// What the screens draw with, and the libraries for text, Markdown and fuzzy search.
	screen = slices.Concat(charm, text, []string{"github.com/yuin/goldmark/...", "github.com/sahilm/fuzzy"})
)

// rules are DESIGN §2, "Who may import whom". The first rule whose packages
// hold a package is the one for it.
var rules = []rule{
	{
		packages: []string{house + "/model/words"},
		own:      []string{house + "/model/words"},
		never:    slices.Concat(charm, storage, []string{house + "/ui/..."}),
		reason:   "words is the grammar of sentences, for everyone who writes one, so it knows the standard library only and no persona",
	},
	{
		packages: []string{draws},
		direct:   []string{rapid},
		reason:   "draws sets up the library for property tests, and nothing else",
	},
	{
		packages: []string{house + "/model/field/fieldtest"},
		own:      []string{house + "/model/..."},
		direct:   slices.Concat(text, []string{"pgregory.net/rapid"}),
		never:    slices.Concat(charm, storage),
		reason:   "fieldtest draws personas for tests",
	},
	{
		packages: []string{house + "/model/value", house + "/model/words"},
		own:      []string{house + "/model/value", house + "/model/words"},
		direct:   text,
		never:    slices.Concat(charm, storage),
		reason:   "values and words know no persona",
	},
	{
		packages: []string{house + "/model"},
		own:      []string{house + "/model", house + "/model/value", house + "/model/words"},
		direct:   text,
		never:    slices.Concat(charm, storage),
		reason:   "what a persona is stands below the table of its fields and all that reads it",
	},
	{
		packages: []string{house + "/model/field"},
		own:      []string{house + "/model", house + "/model/value", house + "/model/words", house + "/model/field"},
		direct:   text,
		never:    slices.Concat(charm, storage),
		reason:   "the field table stands below the checks, the library and the systems",
	},
	{
		packages: []string{house + "/model/check"},
		own:      persona,
		direct:   text,
		never:    slices.Concat(charm, storage),
		reason:   "the checks read the field table, and know no store and no system's JSON",
	},
	{
		packages: []string{house + "/model/library", house + "/model/wire", house + "/model/importing"},
		own:      slices.Concat(persona, []string{house + "/model/library", house + "/model/wire", house + "/model/importing"}),
		direct:   text,
		never:    slices.Concat(charm, storage),
		reason:   "what a library can do, the systems' JSON and the plan of an import know personas and each other, no search and no rehearsal",
	},
	{
		packages: []string{house + "/model/rehearsal/picture"},
		own: slices.Concat(persona, systems, []string{
			house + "/model/rehearsal", house + "/model/rehearsal/format", house + "/model/rehearsal/picture",
		}),
		direct: text,
		never:  slices.Concat(charm, storage),
		reason: "a picture is drawn from what was played: it plays nothing and tells nothing",
	},
	{
		packages: []string{house + "/model/rehearsal/..."},
		own:      slices.Concat(persona, systems, []string{house + "/model/rehearsal/..."}),
		direct:   text,
		never:    slices.Concat(charm, storage),
		reason:   "a rehearsal plays a persona: it asks the systems what an absent knob means there, and knows no import and no search",
	},
	{
		packages: []string{house + "/model/diff"},
		own:      slices.Concat(persona, systems, []string{house + "/model/diff"}),
		direct:   slices.Concat(text, []string{"github.com/clipperhouse/uax29/v2/...", "znkr.io/diff"}),
		never:    slices.Concat(charm, storage),
		reason:   "what differs between two personas is said of their fields and of their own documents, by a library that compares texts",
	},
	{
		packages: []string{house + "/model/portrait"},
		own:      []string{house + "/model", house + "/model/value", house + "/model/words", house + "/model/portrait"},
		direct:   []string{"golang.org/x/image/webp", "golang.org/x/image/draw"},
		never:    slices.Concat(charm, storage),
		reason:   "a portrait is pixels of a persona: it knows libraries that decode and scale them, and no library of personas",
	},
	{
		packages: []string{house + "/model/beside"},
		own:      []string{house + "/model/beside"},
		direct:   []string{"golang.org/x/sync/semaphore"},
		never:    slices.Concat(charm, storage),
		reason:   "beside knows nothing of what it makes, and holds no more of it than a semaphore has room for",
	},
	{
		packages: []string{house + "/model/..."},
		own:      []string{house + "/model/..."},
		direct:   text,
		never:    slices.Concat(charm, storage, []string{house + "/ui/..."}),
		reason: "model says what a persona is, with the standard library and a UUID, JSON or text library only: " +
			"no screen, no SQL, no files, no clock, so that all else can trust it and test it",
	},
	{
		packages: []string{house + "/db/remote"},
		own:      []string{house + "/model/..."},
		never:    slices.Concat(charm, storage, []string{house + "/ui/..."}),
		reason:   "remote speaks with the systems' own APIs by net/http alone, no SDK, and knows no library's file: whom it serves hands it what is to be sent",
	},
	{
		packages: []string{house + "/db/..."},
		own:      []string{house + "/model/...", house + "/db/..."},
		direct:   slices.Concat(text, []string{"modernc.org/sqlite/...", "modernc.org/libc/...", "github.com/adrg/xdg", "golang.org/x/sync/errgroup", "golang.org/x/sys/..."}),
		never:    charm,
		reason:   "db keeps personas in SQLite, through model and modernc's driver; it must never know of the screen",
	},
	{
		packages: []string{house + "/keymap"},
		own:      []string{house + "/keymap", house + "/model/words"},
		direct:   []string{"charm.land/bubbles/v2/key"},
		never:    slices.Concat(storage, []string{"charm.land/bubbletea/...", "charm.land/lipgloss/..."}),
		reason: "keymap is read by every part of the screen, so of charm it imports bubbles' key and nothing else; of the model " +
			"it knows the words of sentences, which know no persona, to propose the name that was meant",
	},
	{
		packages: []string{house + "/ui/widget/widgettest"},
		own:      []string{house + "/ui/theme", house + "/ui/widget/widgettest"},
		direct:   slices.Concat(charm, []string{rapid}),
		never:    storage,
		reason:   "widgettest draws text for the tests of every widget, so it stands below all of them",
	},
	{
		packages: []string{house + "/ui/theme"},
		own:      []string{house + "/ui/theme"},
		direct:   screen,
		never:    storage,
		reason:   "theme knows no persona and no widget: it is colours by their meaning",
	},
	{
		packages: []string{house + "/ui/widget/cells"},
		own:      []string{house + "/model/words", house + "/ui/theme", house + "/ui/widget/cells"},
		direct:   screen,
		never:    storage,
		reason:   "cells is text on the screen, below everything that draws; what may not be drawn, words says for the command line too",
	},
	{
		packages: []string{house + "/ui/widget"},
		own:      []string{house + "/model/words", house + "/ui/theme", house + "/ui/widget/cells", house + "/ui/widget"},
		direct:   screen,
		never:    storage,
		reason:   "widgets know no persona and no input: what they draw is handed to them as text and numbers",
	},
	{
		packages: []string{house + "/ui/widget/markdown"},
		own:      []string{house + "/model/words", house + "/ui/theme", house + "/ui/widget/cells", house + "/ui/widget/markdown"},
		direct:   screen,
		never:    storage,
		reason:   "markdown is drawn text: it needs cells and colours only",
	},
	{
		packages: []string{house + "/ui/widget/picture"},
		own:      []string{house + "/ui/widget/picture"},
		direct:   screen,
		never:    storage,
		reason:   "a picture is pixels and the cells that they take: it knows no text and no colour by its meaning",
	},
	{
		packages: []string{house + "/ui/widget/input"},
		own:      []string{house + "/model/words", house + "/ui/theme", house + "/ui/widget/cells", house + "/ui/widget", house + "/ui/widget/input"},
		direct:   screen,
		never:    storage,
		reason:   "inputs know no persona: what they hold is handed to them as text and numbers, and so are their keys",
	},
	{
		packages: []string{house + "/ui/view"},
		own:      []string{house + "/model/...", house + "/keymap", house + "/ui/theme", house + "/ui/widget/..."},
		direct:   charm,
		never:    storage,
		reason:   "view is the contract between the views, so it may know none of them",
	},
	{
		packages: []string{house + "/ui/form/editor"},
		own:      []string{house + "/model/...", house + "/keymap", house + "/ui/theme", house + "/ui/widget/..."},
		direct:   screen,
		never:    storage,
		reason:   "an editor knows its field and its widget, and answers for itself: the form asks it and knows no kind",
	},
	{
		packages: []string{house + "/ui/work"},
		direct:   []string{"charm.land/bubbletea/..."},
		never:    storage,
		reason:   "work orders what runs aside; what that is, it is handed",
	},
	{
		packages: []string{house + "/ui/screen"},
		own: []string{
			house + "/model/...", house + "/keymap", house + "/ui/view", house + "/ui/theme", house + "/ui/widget/...", house + "/ui/screen",
		},
		direct: screen,
		never:  storage,
		reason: "screen is where views stand: it knows their contract and none of them, no dialog, no store and no flow",
	},
	{
		packages: []string{house + "/ui/flow"},
		own:      []string{house + "/model/...", house + "/keymap", house + "/ui/..."},
		direct:   screen,
		never:    slices.Concat(storage, []string{house + "/ui", house + "/ui/cli"}),
		reason:   "flows know the views that they open and the Host that they are given, never the root: imports run down",
	},
	{
		packages: []string{house + "/ui/exchange"},
		own:      []string{house + "/model/..."},
		direct:   text,
		never:    slices.Concat(charm, storage),
		reason:   "exchange moves personas between a library and files for the command line and the editor, so it knows no screen and no SQL",
	},
	{
		packages: []string{house + "/ui/api"},
		own:      []string{house + "/model/...", house + "/ui/api"},
		direct:   text,
		never:    slices.Concat(charm, storage),
		reason:   "api serves a library that it is given to other programs, so it knows no screen, no command line and no SQL",
	},
	{
		packages: []string{house + "/ui/cli"},
		own:      []string{house + "/model/...", house + "/keymap", house + "/ui/exchange", house + "/ui/api"},
		direct:   slices.Concat(screen, []string{"github.com/spf13/cobra/...", "github.com/spf13/pflag"}),
		never:    storage,
		reason:   "the command line is the same library without a screen: main hands it the store, as it does to ui",
	},
	{
		packages: []string{house + "/ui"},
		own:      []string{house + "/model/...", house + "/keymap", house + "/ui/..."},
		direct:   slices.Concat(screen, []string{"golang.org/x/sys/unix"}),
		never:    slices.Concat(storage, []string{house + "/ui/cli", house + "/ui/api"}),
		reason:   "ui declares the Store that it needs; main joins it and db",
	},
	{
		packages: []string{house},
		own:      []string{house + "/..."},
		direct:   slices.Concat(charm, []string{"github.com/adrg/xdg"}),
		reason:   "main is wiring only: it joins db, ui and the command line",
	},
}

// viewRule is the rule for one view: it may know itself but no other view.
func viewRule(view string) rule {
	return rule{
		packages: []string{view},
		own: []string{
			view + "/...", house + "/model/...", house + "/keymap", house + "/ui/view", house + "/ui/theme", house + "/ui/widget/...",
		},
		direct: screen,
		never:  storage,
		reason: "a view imports view, theme, widget, model and keymap, and no other view: it asks for another by an Action",
	}
}

// ruleFor returns the rule that a package stands under; ok is false when the
// design has no place for it.
func ruleFor(importPath string) (r rule, ok bool) {
	for _, r := range rules {
		if matches(importPath, r.packages) {
			return r, true
		}
	}
	if rest, below := strings.CutPrefix(importPath, house+"/ui/"); below {
		view, _, _ := strings.Cut(rest, "/")
		return viewRule(house + "/ui/" + view), true
	}
	return rule{}, false
}

// matches reports whether an import path is one of the patterns.
func matches(importPath string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		if root, below := strings.CutSuffix(pattern, "/..."); below {
			return importPath == root || strings.HasPrefix(importPath, root+"/")
		}
		return importPath == pattern
	})
}

// goPackage is what go list tells of a package; its imports leave out the tests'.
type goPackage struct {
	ImportPath, Dir string
	Standard        bool
	GoFiles         []string
	Imports, Deps   []string
}

// listPackages returns the packages of the module, and which import paths are
// the standard library's.
func listPackages(t *testing.T) (ours []goPackage, standard map[string]bool) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Dir,Standard,GoFiles,Imports,Deps", "./...")
	command.Stderr = os.Stderr
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	standard = map[string]bool{"C": true, "unsafe": true}
	for decoder := json.NewDecoder(out); ; {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		standard[p.ImportPath] = p.Standard || standard[p.ImportPath]
		if matches(p.ImportPath, []string{house + "/..."}) {
			ours = append(ours, p)
		}
	}
	if err := command.Wait(); err != nil {
		t.Fatal("go list: ", err)
	}
	return ours, standard
}

func TestWhoMayImportWhom(t *testing.T) {
	ours, standard := listPackages(t)
	if len(ours) < 10 {
		t.Fatalf("go list found %d packages of the module: the test no longer sees them", len(ours))
	}
	for _, p := range ours {
		r, ok := ruleFor(p.ImportPath)
		if !ok {
			t.Errorf("%s: DESIGN §2 has no place for this package; put it under model, db, keymap or ui", p.ImportPath)
			continue
		}
		for _, broken := range r.broken(p, standard) {
			t.Errorf("%s %s.\n\tWhy not: %s.", p.ImportPath, broken, r.reason)
		}
	}
}

// broken returns what a package imports against the rule.
func (r rule) broken(p goPackage, standard map[string]bool) []string {
	var out []string
	for _, dependency := range p.Deps {
		switch {
		case matches(dependency, r.never):
			out = append(out, "reaches "+dependency)
		case matches(dependency, []string{house + "/..."}) && !matches(dependency, r.own):
			out = append(out, "reaches "+dependency)
		}
	}
	for _, imported := range p.Imports {
		foreign := !standard[imported] && !matches(imported, []string{house + "/..."})
		if foreign && !matches(imported, r.direct) {
			out = append(out, "imports "+imported)
		}
	}
	return out
}

// TestTheImportRulesCanFail holds the test above to account: each of these must
// be found.
func TestTheImportRulesCanFail(t *testing.T) {
	standard := map[string]bool{"database/sql": true, "fmt": true}
	for _, c := range []struct{ from, to string }{
		{"model", "charm.land/lipgloss/v2"},
		{"model/wire", "database/sql"},
		{"model", house + "/keymap"},
		{"db", "charm.land/bubbletea/v2"},
		{"db", house + "/ui"},
		{"db/remote", house + "/db"},
		{"db/remote", "database/sql"},
		{"db/remote", "github.com/openai/openai-go"},
		{"keymap", "charm.land/bubbletea/v2"},
		{"keymap", house + "/model"},
		{"model/value", house + "/model"},
		{"model", house + "/model/field"},
		{"model/field", house + "/model/check"},
		{"model/check", house + "/model/library"},
		{"model/library", house + "/model/search"},
		{"model/wire", house + "/model/rehearsal"},
		{"model/importing", house + "/model/rehearsal/tell"},
		{"model/rehearsal", house + "/model/importing"},
		{"model/rehearsal/sim", house + "/model/search"},
		{"model/rehearsal/picture", house + "/model/rehearsal/tell"},
		{"model/portrait", house + "/model/library"},
		{"ui/widget/picture", house + "/model/portrait"},
		{"keymap", house + "/model/wire"},
		{"model/words", house + "/model"},
		{"model/words", "golang.org/x/text/cases"},
		{"ui", house + "/db"},
		{"ui", house + "/ui/cli"},
		{"ui/list", "modernc.org/sqlite"},
		{"ui/list", house + "/ui/detail"},
		{"ui/list", house + "/ui"},
		{"ui/theme", house + "/model"},
		{"ui/theme", house + "/ui/widget/cells"},
		{"ui/widget", house + "/keymap"},
		{"ui/widget", house + "/ui/widget/input"},
		{"ui/widget/cells", house + "/ui/widget"},
		{"ui/widget/cells", house + "/model"},
		{"ui/widget/input", house + "/keymap"},
		{"ui/widget/input", house + "/ui/widget/markdown"},
		{"ui/widget/markdown", house + "/ui/widget"},
		{"ui/view", house + "/ui/list"},
		{"ui/screen", house + "/ui/dialog"},
		{"ui/screen", house + "/ui/work"},
		{"ui/work", house + "/ui/screen"},
		{"ui/flow", house + "/ui"},
		{"ui/flow", house + "/ui/cli"},
		{"ui/list", house + "/ui/flow"},
		{"ui/dialog", house + "/ui/screen"},
		{"ui/cli", house + "/db"},
		{"ui/api", house + "/db"},
		{"ui/api", house + "/ui/cli"},
		{"ui", house + "/ui/api"},
		{"ui/form", "github.com/spf13/cobra"},
		{"ui/form/editor", house + "/ui/form"},
		{"ui/form/editor", house + "/ui/view"},
	} {
		p := goPackage{ImportPath: house + "/" + c.from, Imports: []string{"fmt", c.to}, Deps: []string{"fmt", c.to}}
		r, _ := ruleFor(p.ImportPath)
		if len(r.broken(p, standard)) == 0 {
			t.Errorf("%s may import %s", c.from, c.to)
		}
		p.Imports, p.Deps = []string{"fmt"}, []string{"fmt", "database/sql/driver"}
		if got := r.broken(p, standard); len(got) > 0 {
			t.Errorf("%s may not reach database/sql/driver, which google/uuid imports: %v", c.from, got)
		}
	}
	if _, ok := ruleFor(house + "/util"); ok {
		t.Error("a package outside the design has a rule")
	}
}

// TestTopLevel holds the list of DESIGN §2 with the tests that need the whole
// program. What .gitignore names, a build or a library, may lie there too.
func TestTopLevel(t *testing.T) {
	allowed := []string{
		"main.go", "main_test.go", "ui", "model", "db", "keymap", "go.mod", "go.sum", "README.md", "LICENSE",
		".ci", ".git", ".gitignore", ".golangci.yml",
	}
	ignore, err := os.ReadFile(".gitignore")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		ignored := slices.ContainsFunc(strings.Fields(string(ignore)), func(pattern string) bool {
			match, err := path.Match(strings.TrimPrefix(pattern, "/"), entry.Name())
			return err == nil && match
		})
		if !ignored && !slices.Contains(allowed, entry.Name()) {
			t.Errorf("%s lies at the top level, where DESIGN §2 allows only %s", entry.Name(), strings.Join(allowed, ", "))
		}
	}
}

// TestReadmeIsShortAndLeadsOn holds that the README can be read in one go, and
// that what it points to is there.
func TestReadmeIsShortAndLeadsOn(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(text, []byte("\n")); n > 250 {
		t.Errorf("the README has %d lines, at most 250: move what describes one package beside it", n)
	}
	letters := "`" + strings.Join(model.Letters, "` `") + "` for " + words.List(model.Makers)
	if prose := strings.Join(strings.Fields(string(text)), " "); !strings.Contains(prose, letters) {
		t.Errorf("the README does not say %q of the letters in the list", letters)
	}
	links := regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllSubmatch(text, -1)
	if len(links) == 0 {
		t.Error("the README links nothing: this test no longer sees it")
	}
	for _, link := range links {
		if _, err := os.Stat(filepath.FromSlash(string(link[1]))); err != nil {
			t.Errorf("the README links %s: %v", link[1], err)
		}
	}
}

// maxLines is the ceiling for a file that is no test: a file has one idea.
const maxLines = 300

// sourceFile is a Go file that is no test.
type sourceFile struct {
	path  string // from the top level, with slashes
	tree  *ast.File
	lines int
	set   *token.FileSet
}

// sources parses every Go file below dir that is no test.
func sources(t *testing.T, dir string) []sourceFile {
	t.Helper()
	var out []sourceFile
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") && name != ".") {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		out = append(out, sourceFile{filepath.ToSlash(name), tree, set.File(tree.Pos()).LineCount(), set})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatalf("no Go file below %s: the test no longer sees them", dir)
	}
	slices.SortFunc(out, func(a, b sourceFile) int { return cmp.Compare(a.path, b.path) })
	return out
}

// at says where a node stands.
func (f sourceFile) at(n ast.Node) string {
	return fmt.Sprintf("%s:%d", f.path, f.set.Position(n.Pos()).Line)
}

func TestFilesAreSmall(t *testing.T) {
	for _, file := range sources(t, ".") {
		if file.lines > maxLines {
			t.Errorf("%s has %d lines, at most %d: a file has one idea, so move the second one out", file.path, file.lines, maxLines)
		}
	}
}

func TestEveryPackageSaysItsRules(t *testing.T) {
	documented := map[string]bool{".": true} // main.go says what the program is
	for _, file := range sources(t, ".") {
		dir := path.Dir(file.path)
		has := path.Base(file.path) == "doc.go" && len(file.tree.Doc.Text()) > 0
		documented[dir] = documented[dir] || has
		if dir == "." && file.tree.Doc == nil {
			t.Errorf("%s does not say what the program is", file.path)
		}
	}
	for dir, has := range documented {
		if !has {
			t.Errorf("%s has no doc.go that says its rules", dir)
		}
	}
}

// TestPropertyTestsDrawTheSame holds that `go test ./...` gives the same answer
// to everybody: a package whose tests draw values draws them from a fixed seed.
func TestPropertyTestsDrawTheSame(t *testing.T) {
	command := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Deps,TestImports,XTestImports", "./...")
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	drawing := 0
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			ImportPath                      string
			Deps, TestImports, XTestImports []string
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(p.Deps, rapid) && p.ImportPath != draws && !slices.Contains(drawers, p.ImportPath) {
			t.Errorf("%s reaches %s outside its tests", p.ImportPath, rapid)
		}
		imports := slices.Concat(p.TestImports, p.XTestImports)
		if !slices.Contains(imports, rapid) {
			continue
		}
		drawing++
		if !slices.Contains(imports, draws) {
			t.Errorf("the tests of %s draw other values in every run: import _ %q in one of them", p.ImportPath, draws)
		}
	}
	if drawing == 0 {
		t.Error("no test draws values: this test no longer sees them")
	}
}

func TestNoGoroutineIsStartedInUI(t *testing.T) {
	for _, file := range sources(t, "ui") {
		ast.Inspect(file.tree, func(n ast.Node) bool {
			if statement, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s starts a goroutine: a panic in it would leave the terminal broken, and it would race with Update; "+
					"return a tea.Cmd instead", file.at(statement))
			}
			return true
		})
	}
}

// TestModelIsPure holds that model's answers follow from its arguments alone.
func TestModelIsPure(t *testing.T) {
	banned := map[string]string{
		"os": "files and the environment", "os/exec": "processes", "os/signal": "signals", "os/user": "the user",
		"syscall": "the system", "net": "the network", "net/http": "the network", "log": "a log", "log/slog": "a log",
		"crypto/rand": "chance; take an io.Reader", "math/rand": "hidden chance; use math/rand/v2 with a seed",
		"unsafe": "memory", "runtime": "the machine",
	}
	impure := map[string][]string{
		"time": {"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Sleep", "Local", "LoadLocation"},
		"math/rand/v2": {
			"Int", "IntN", "Int32", "Int32N", "Int64", "Int64N", "Uint32", "Uint32N", "Uint64", "Uint64N", "UintN", "N",
			"Float32", "Float64", "NormFloat64", "ExpFloat64", "Perm", "Shuffle",
		},
	}
	for _, file := range sources(t, "model") {
		names := map[string]string{} // what a package is called in the file → its import path
		for _, spec := range file.tree.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			if what, bad := banned[imported]; bad {
				t.Errorf("%s imports %s: model must not touch %s", file.at(spec), imported, what)
			}
			name := path.Base(strings.TrimSuffix(imported, "/v2"))
			if spec.Name != nil {
				name = spec.Name.Name
			}
			names[name] = imported
		}
		ast.Inspect(file.tree, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if of, ok := selector.X.(*ast.Ident); ok && slices.Contains(impure[names[of.Name]], selector.Sel.Name) {
				t.Errorf("%s uses %s.%s: model has no clock and no chance of its own; take the time or the source as an argument",
					file.at(selector), of.Name, selector.Sel.Name)
			}
			return true
		})
	}
}
