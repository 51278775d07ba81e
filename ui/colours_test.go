package ui_test

import (
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// TestColoursAreThoseOfTheTerminal: what is drawn follows the ground and the
// number of colours that the terminal tells of, in whatever order.
func TestColoursAreThoseOfTheTerminal(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	drawn := func() string { return d.root.View().Content }
	if !strings.Contains(drawn(), "38;2;183;156;255") {
		t.Error("the brand is not violet in all colours on a dark ground")
	}
	d.update(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
	if strings.Contains(drawn(), "38;2;") || !strings.Contains(drawn(), "\x1b[1;95mPersonae") && !strings.Contains(drawn(), "95m Personae") {
		t.Errorf("with 16 colours others are drawn: %q", strings.SplitN(drawn(), "\n", 2)[0])
	}
	d.update(tea.BackgroundColorMsg{Color: color.White})
	if strings.Contains(drawn(), "95m Personae") || !strings.Contains(drawn(), "35m Personae") {
		t.Errorf("on a light ground the brand is not dark: %q", strings.SplitN(drawn(), "\n", 2)[0])
	}
}
