package model

import (
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	used := map[string]bool{"a": true, "a (2)": true, "b": true, "odd (x)": true, strings.Repeat("é", 255): true}
	taken := func(name string) bool { return used[name] }
	for name, want := range map[string]string{
		"free": "free", "a": "a (3)", "a (2)": "a (3)", "b": "b (2)", "odd (x)": "odd (x) (2)",
		strings.Repeat("é", 255): strings.Repeat("é", 251) + " (2)",
	} {
		if got := FreeName(name, taken); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
