package flow

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMissingEditorIsNamedWithWhatToDo(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for _, program := range []string{"no-such-editor", filepath.Join(t.TempDir(), "no-such-editor")} {
		t.Setenv("VISUAL", "")
		t.Setenv("EDITOR", program)
		s := &editSession{text: "kept", extension: "md"}
		err := s.Run()
		if err == nil || !strings.HasPrefix(err.Error(), "there is no program "+program+"; set EDITOR") || s.text != "kept" {
			t.Errorf("%s: error %v, text %q", program, err, s.text)
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
		if err := s.Run(); err != nil || s.text != c.want {
			t.Errorf("%s: %q, error %v", c.script, s.text, err)
		}
	}
}

func TestAnEditorThatFailsChangesNothing(t *testing.T) {
	for script, why := range map[string]string{
		`printf two > "$1"; exit 3`: "your editor ended with an error: exit status 3",
		`rm "$1"`:                   "read back what the editor saved: ",
	} {
		scripted(t, script)
		s := &editSession{text: "kept", extension: "md"}
		if err := s.Run(); err == nil || !strings.HasPrefix(err.Error(), why) || s.text != "kept" {
			t.Errorf("%s: error %v, text %q", script, err, s.text)
		}
	}
}
