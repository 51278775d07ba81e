package ui_test

import (
	"strings"
	"testing"
)

// TestNothingIsCutAt80Columns: what has room on the smallest common screen, where it is
// laid out for that, is there whole.
func TestNothingIsCutAt80Columns(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		keys  []string
		whole []string // to be seen
	}{
		"agents to choose": {[]string{"r", "a"}, []string{
			"reply     stop  gives way  to uh-huh  figures",
			"gpt-realtime-2-minimal  1.29 s   0.57 s      100 %       98 %  measured",
		}},
		"defaults":                 {[]string{"r", "v"}, []string{"first speaker, cut in after words, cut in after time"}},
		"trash":                    {[]string{"d", "T"}, []string{"P purge", "space select"}},
		"trash with some selected": {[]string{"d", "T", "space"}, []string{"P purge", "space select", "esc clear selection"}},
		"names of variants":        {[]string{"V", "tab", "tab", "tab"}, []string{"A name that is"}},
		"rows of traits":           {[]string{"ctrl+p", "=traits", "enter"}, []string{"ctrl+x removes a row, ctrl+e opens JSON"}},
		"a number out of range":    {[]string{"e", "pgdown", "down", "9", "9", "9", "9", "9", "9"}, []string{"999999 "}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, openLibrary(t, putLibrary(t, starters)), 80, 24)
			d.see("12 personas")
			d.settle()
			for _, key := range test.keys {
				if text, typed := strings.CutPrefix(key, "="); typed && text != "" {
					d.paste(text)
				} else {
					d.press(key)
				}
				d.settle()
			}
			for _, text := range test.whole {
				d.see(text)
			}
		})
	}
}

// TestALogIsSearchedInALineThatFits: nothing stands between what is typed and how many
// operations have it.
func TestALogIsSearchedInALineThatFits(t *testing.T) {
	t.Parallel()
	d := drive(t, openLibrary(t, putLibrary(t, starters)), 80, 24)
	d.see("12 personas")
	d.press("d")
	d.see("Deleted ")
	d.press("H", "/")
	d.paste("deleted")
	d.see("1 operation")
	if head := strings.Split(d.screen(), "\n")[1]; strings.Contains(head, "…") {
		t.Errorf("the line is cut: %q", head)
	}
}

// TestASheetIsAsHighAsWhatItShows: no blank lines below a file that cannot be read.
func TestASheetIsAsHighAsWhatItShows(t *testing.T) {
	t.Parallel()
	d := drive(t, openLibrary(t, putLibrary(t, starters)), 120, 36)
	d.see("12 personas")
	d.press("i")
	d.settle()
	d.paste("/nowhere.json")
	d.press("enter")
	d.see("no such file")
	_, below, _ := strings.Cut(d.screen(), "no such file")
	if lines := strings.Split(below, "\n"); !strings.Contains(lines[2], "╰") {
		t.Errorf("the sheet is higher:\n%s", d.screen())
	}
}
