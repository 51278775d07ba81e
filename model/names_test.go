package model

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run
)

func TestFreeName(t *testing.T) {
	family := strings.Repeat("👩‍👩‍👧", 51) // 255 characters, 51 signs
	used := map[string]bool{
		"a": true, "a (2)": true, "b": true, "odd (x)": true, "Caller (angry)": true, "Caller (angry) (2)": true,
		strings.Repeat("é", 255): true, family: true,
	}
	taken := func(name string) bool { return used[name] }
	for name, want := range map[string]string{
		"free": "free", "a": "a (3)", "a (2)": "a (3)", "b": "b (2)", "odd (x)": "odd (x) (2)",
		"Caller (angry)":         "Caller (angry) (3)",
		"Caller (angry) (2)":     "Caller (angry) (3)",
		strings.Repeat("é", 255): strings.Repeat("é", 251) + " (2)",
		family:                   strings.Repeat("👩‍👩‍👧", 50) + " (2)",
		"A":                      "A", // names that differ in case are different
	} {
		if got := FreeName(name, taken); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// TestFreeNamesAreKnown: whatever the name, what FreeName makes of it fits and is
// known to be made of it, and so is what it makes of that.
func TestFreeNamesAreKnown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		original := rapid.StringMatching(`[ab (é👩‍👧]{0,3}( \([a2]\)){0,2}`).Draw(t, "name") +
			strings.Repeat(rapid.SampledFrom([]string{"", "x", "é ", "👩‍👩‍👧"}).Draw(t, "part"), rapid.IntRange(0, 255).Draw(t, "times"))
		original = string([]rune(original)[:min(255, utf8.RuneCountInString(original))])
		names := TakenNames{{"P", original}: true}
		for range 12 {
			name := names.Free("P", original)
			if !IsFreeName(name, original) || utf8.RuneCountInString(name) > 255 {
				t.Fatalf("%q of %q", name, original)
			}
		}
		if IsFreeName(original+"!", original) {
			t.Fatalf("%q! is no free name", original)
		}
	})
}
