package flow

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
