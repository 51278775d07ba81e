package exchange

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personae/model/library"
)

// tree writes files, by their paths with slashes, into a folder of the test.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// sourceNames lists sources by their paths below root.
func sourceNames(root string, sources []Source) string {
	var out []string
	for _, s := range sources {
		name, err := filepath.Rel(root, s.Name)
		if err != nil {
			name = s.Name
		}
		out = append(out, filepath.ToSlash(name))
	}
	return strings.Join(out, " ")
}

func TestSources(t *testing.T) {
	root := tree(t, map[string]string{
		"b.json": "{}", "a.JSONL": "{}", "deep/er/c.ndjson": "{}", "notes.txt": "", ".hidden/x.json": "", ".y.json": "",
	})
	if err := os.Symlink(filepath.Join(root, "b.json"), filepath.Join(root, "link.json")); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := os.MkdirAll(filepath.Join(root, "folder.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	sources, err := Sources([]string{root}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := sourceNames(root, sources); got != "a.JSONL b.json deep/er/c.ndjson link.json" {
		t.Errorf("got %s", got)
	}
	sources, err = Sources([]string{filepath.Join(root, "notes.txt"), Stdin}, strings.NewReader("in"))
	if err != nil || len(sources) != 2 || sources[1].Name != "standard input" {
		t.Fatalf("%v, %v", sources, err)
	}
	in, err := sources[1].Open()
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(in); err != nil || string(text) != "in" {
		t.Errorf("%q, %v", text, err)
	}
}

func TestSourcesThatAreNone(t *testing.T) {
	root := tree(t, map[string]string{"empty/notes.txt": ""})
	if _, err := Sources([]string{filepath.Join(root, "nowhere")}, nil); !errors.Is(err, fs.ErrNotExist) ||
		!strings.Contains(err.Error(), "nowhere") || strings.Count(err.Error(), "nowhere") != 1 {
		t.Errorf("got %v", err)
	}
	if _, err := Sources([]string{filepath.Join(root, "empty")}, nil); !errors.Is(err, library.ErrInvalid) {
		t.Errorf("got %v", err)
	}
}

func TestEntries(t *testing.T) {
	root := tree(t, map[string]string{"b.json": "", "A.jsonl": "", "notes.txt": "", "z/x.json": "", ".hidden/x.json": "", ".y.json": ""})
	list := func(hidden bool) string {
		entries, err := Entries(root, hidden, HasRecords)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, e := range entries {
			name := e.Name
			if e.Folder {
				name += "/"
			}
			out = append(out, name)
		}
		return strings.Join(out, " ")
	}
	if got := list(false); got != "z/ A.jsonl b.json" {
		t.Errorf("got %s", got)
	}
	if got := list(true); got != ".hidden/ z/ .y.json A.jsonl b.json" {
		t.Errorf("with hidden ones: %s", got)
	}
	if _, err := Entries(filepath.Join(root, "nowhere"), false, HasRecords); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	t.Setenv("HOME", root)
	if entries, err := Entries("~/z/", false, HasRecords); err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
	if Expand("~x") != "~x" || Expand("a~") != "a~" || Expand("~") != root {
		t.Error("a ~ that is no home was expanded")
	}
}
