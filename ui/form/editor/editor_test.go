package editor

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/model/field"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
)

// keys is the keys that nobody has changed.
var keys = Keys{Names: keymap.Default(), Edits: view.InputKeys(keymap.Default())}

// TestEveryFieldHasAnEditor: whatever a field may hold, its editor suits it,
// draws as it must, and says what its keys do.
func TestEveryFieldHasAnEditor(t *testing.T) {
	offered := func() []string { return []string{"Default", "Support"} }
	for _, spec := range field.All() {
		for _, v := range []value.Value{value.Absent, value.Null, spec.Default, value.FromJSON("[1]")} {
			e := New(spec, v, keys, offered, func(stamp string) string { return stamp })
			e.SetStyles(theme.New(true))
			e.SetContent(Content{Value: v})
			if !e.Suits(v) {
				t.Errorf("%s: what New gives does not suit %q", spec.Path, v.JSON())
			}
			if e.Help() == "" {
				t.Errorf("%s: nothing is said of the keys", spec.Path)
			}
			for _, focused := range []bool{false, true} {
				if e.Blur(); focused {
					e.Focus()
				}
				for width := 1; width < 60; width += 7 {
					lines := e.Draw(width, 5)
					if len(lines) > 5 || len(lines) == 0 && (focused || e.Note() == "") {
						t.Errorf("%s draws %d lines of 5 and notes %q", spec.Path, len(lines), e.Note())
					}
					for _, line := range lines {
						if got := ansi.StringWidth(line); got != width {
							t.Errorf("%s draws %d cells of %d: %q", spec.Path, got, width, line)
						}
					}
				}
			}
			if _, _, ok := e.Text(); ok != e.Typing() {
				t.Errorf("%s: letters are text there, but not for the user's own editor, or the other way round", spec.Path)
			}
		}
	}
}
