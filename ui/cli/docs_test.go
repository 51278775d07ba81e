package cli

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDocsAreFresh(t *testing.T) {
	for name, want := range Docs() {
		got, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
		if err != nil || string(got) != want {
			t.Errorf("%s is not what the tables say (%v): run go generate ./...", name, err)
		}
	}
}
