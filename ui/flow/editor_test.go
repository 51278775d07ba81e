package flow

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"personae/db/promise"
)

func TestMissingEditorIsNamedWithWhatToDo(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for _, program := range []string{"no-such-editor", filepath.Join(t.TempDir(), "no-such-editor")} {
		t.Setenv("VISUAL", "")
		t.Setenv("EDITOR", program)
		s := &editSession{text: "kept", saved: "kept", extension: "md"}
		err := s.Run()
		if err == nil || !strings.HasPrefix(err.Error(), "there is no program "+program+"; set VISUAL or EDITOR") || s.saved != "kept" {
			t.Errorf("%s: error %v, text %q", program, err, s.saved)
		}
	}
	left, err := os.ReadDir(os.Getenv("TMPDIR"))
	if err != nil || len(left) > 0 {
		t.Errorf("the editor's file is left over: %v, %v", left, err)
	}
}

// scripted makes a program the user's editor; it finds the file's path in $1.
func scripted(t *testing.T, script string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the editor is a script for sh")
	}
	path := filepath.Join(t.TempDir(), "editor")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", path)
}

func TestTheEditorsTextIsTakenBack(t *testing.T) {
	for _, c := range []struct{ text, script, want string }{
		{"one", `printf 'two\n' > "$1"`, "two"},     // the newline that editors add
		{"one\n", `printf 'two\n' > "$1"`, "two\n"}, // one of its own
		{"one", `printf 'two\r\nthree' > "$1"`, "two\nthree"},
		{"one", `case "$1" in *.md) cat - >> "$1";; esac`, "one and what was typed"},
	} {
		scripted(t, c.script)
		s := &editSession{text: c.text, extension: "md"}
		s.SetStdin(strings.NewReader(" and what was typed"))
		s.SetStdout(io.Discard)
		s.SetStderr(io.Discard)
		if err := s.Run(); err != nil || s.saved != c.want {
			t.Errorf("%s: %q, error %v", c.script, s.saved, err)
		}
	}
}

func TestAnEditorThatFails(t *testing.T) {
	failing := []struct{ script, why, saved string }{
		{`printf two > "$1"; exit 3`, "your editor ended with an error: exit status 3", "two"}, // what it saved is not lost
		{`printf two > "$1"; kill -9 $$`, "your editor ended with an error: signal: killed", "two"},
		{`exit 1`, "your editor ended with an error: exit status 1", "kept"},
		{`rm "$1"`, "read back what the editor saved: ", "kept"},
		{`rm "$1"; exit 1`, "your editor ended with an error: exit status 1", "kept"},
	}
	promise.Kept(t, len(failing), "failing editors")
	for _, c := range failing {
		scripted(t, c.script)
		s := &editSession{text: "kept", saved: "kept", extension: "md"}
		if err := s.Run(); err == nil || !strings.HasPrefix(err.Error(), c.why) || s.saved != c.saved {
			t.Errorf("%s: error %v, text %q", c.script, err, s.saved)
		}
	}
}

// TestTheEditorsFileIsPrivateAndGoes: in a folder of its own, with the copies that
// editors put beside it.
func TestTheEditorsFileIsPrivateAndGoes(t *testing.T) {
	scripted(t, `cp "$1" "$1~"; ls -l "$1" | cut -c1-10 > "$1.new"; ls -ld "$(dirname "$1")" | cut -c1-10 >> "$1.new"; mv "$1.new" "$1"`)
	root := t.TempDir()
	s := &editSession{text: "x\n", extension: "md", folder: filepath.Join(root, "own")}
	if err := s.Run(); err != nil || s.saved != "-rw-------\ndrwx------\n" {
		t.Errorf("modes %q, error %v", s.saved, err)
	}
	if left, err := os.ReadDir(root); err != nil || len(left) > 0 {
		t.Errorf("left are %v, %v", left, err)
	}
}

func TestEditorCommand(t *testing.T) {
	spaced := filepath.Join(t.TempDir(), "my editor")
	if err := os.WriteFile(spaced, []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		visual, editor string
		want           []string
	}{
		{"code --wait", "ed", []string{"code", "--wait"}},
		{"", "ed  -s", []string{"ed", "-s"}},
		{" ", spaced, []string{spaced}},
		{"'" + spaced + "' -n", "", []string{spaced, "-n"}},
		{`"` + spaced + `" "" 'it''s'`, "", []string{spaced, "", "its"}},
		{`one\ two "a\"b" 'c\d'`, "", []string{"one two", `a"b`, `c\d`}},
	} {
		t.Setenv("VISUAL", c.visual)
		t.Setenv("EDITOR", c.editor)
		if got, err := editorCommand(); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q, %q: %q, %v", c.visual, c.editor, got, err)
		}
	}
	t.Setenv("VISUAL", "'ed")
	if got, err := editorCommand(); err == nil {
		t.Errorf("half a quote is taken as %q", got)
	}
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "")
	usual := t.TempDir()
	t.Setenv("PATH", usual)
	if got, err := editorCommand(); err == nil || !strings.Contains(err.Error(), "set VISUAL or EDITOR") {
		t.Errorf("without any: %q, %v", got, err)
	}
	for _, name := range []string{"nano", "vi"} {
		if err := os.WriteFile(filepath.Join(usual, name), []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		if got, err := editorCommand(); err != nil || !slices.Equal(got, []string{name}) {
			t.Errorf("with %s: %q, %v", name, got, err)
		}
	}
	if words, ok := commandWords(`"C:\Program Files\ed.exe" -n`, false); !ok || words[0] != `C:\Program Files\ed.exe` {
		t.Errorf("got %q", words)
	}
}
