package ui_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTheTourWorksAsItIsWritten follows the README's tour, key by key.
func TestTheTourWorksAsItIsWritten(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, tour, _ := strings.Cut(string(readme), "## A tour")
	tour, _, _ = strings.Cut(tour, "\n## ")
	var keys []string
	for _, quoted := range regexp.MustCompile("`[^`]+`").FindAllString(tour, -1) {
		keys = append(keys, strings.Trim(quoted, "`"))
	}
	if want := []string{
		"go run .", "↑ ↓", "/", "refund", "esc", "e", "ctrl+_", "interr", "enter", "→", "←", "tab", "pgdown", "/", "ctrl+s", "esc",
		"u", "ctrl+r", "A", "b", "tags", "enter", "tuned", "ctrl+s", "u", "h", "ctrl+p", "?", "q",
	}; !slices.Equal(keys, want) {
		t.Fatalf("the tour has other keys than this test: %q", keys)
	}

	d, store := start(t)
	d.see("12 personas")
	d.press("down", "up", "/")
	d.typed("refund")
	d.see("of 12")
	d.press("esc")
	d.see("12 personas")
	d.press("e")
	d.see("rev 1")
	d.press("ctrl+_")
	d.see("Which field?")
	d.typed("interr")
	d.press("enter")
	d.see("▌  Interrupts")
	d.settle()
	d.press("right")
	d.see("• 1 change")
	d.see("cut-ins tried 0 → ")
	if strings.Contains(d.screen(), "the same call") {
		t.Error("the saved call does not stand under the one that is changed")
	}
	d.press("tab", "pgdown", "/")
	d.see("Which field?")
	d.press("esc", "ctrl+s")
	d.see("Saved: Interrupts off → low")
	d.press("esc")
	d.see("12 personas")
	d.press("u")
	d.see("Undone")
	d.settle()
	d.see("Terse texter                    off ")
	d.press("ctrl+r")
	d.see("Terse texter                    low ")
	if got := personaNamed(t, store, "Terse texter").Persona.Behavior.InterruptionMode.Or(""); got != "low" {
		t.Errorf("the tour ends with %s", got)
	}
	d.press("A", "b")
	d.see("Change which field?")
	d.chooseField("tags")
	d.typed("tuned")
	d.see("12 personas change")
	d.press("ctrl+s")
	d.see("Changed 12 personas")
	d.press("u")
	d.see("Undone")
	d.settle()
	if tags := personaNamed(t, store, "Terse texter").Persona.Tags.Or(nil); slices.Contains(tags, "tuned") {
		t.Errorf("after one undo it has the tags %v", tags)
	}
	d.press("h")
	d.see("History of ")
	d.press("esc", "ctrl+p")
	d.see("What to do")
	d.press("esc", "?")
	d.see("Keys: list")
	d.press("esc", "q")
	d.ended()
}
