package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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
