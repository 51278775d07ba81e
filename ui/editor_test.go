package ui

import (
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

func TestRefusedKeysSayWhatIsWrongFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys.json")
	for text, want := range map[string]string{
		`{"list.serch": ["/"]}`: `there is no action "list.serch"; did you mean "list.search"`,
		`{bad`:                  "",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		keys, err := UserKeys(path)
		if err == nil || !strings.HasPrefix(err.Error(), want) || !strings.HasSuffix(err.Error(), "(in "+path+")") || keys == nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
