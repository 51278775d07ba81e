package dialog

import (
	"strings"
	"testing"

	"personae/keymap"
	"personae/ui/theme"
)

// TestHelpLosesNoWordToTheScrollBar holds that no sentence of the help is cut
// where it does not all fit and the bar takes the last column.
func TestHelpLosesNoWordToTheScrollBar(t *testing.T) {
	for _, place := range keymap.Places {
		for width := 50; width <= helpWidth; width++ {
			h := NewHelp(keymap.Default(), theme.New(true), place, nil)
			h.SetSize(width, 10)
			for range len(h.lines) {
				for _, line := range h.Render().Lines {
					if strings.Contains(line, "…") {
						t.Fatalf("%s in %d columns is cut: %s", place, width, line)
					}
				}
				h.scroll(1)
			}
		}
	}
}
