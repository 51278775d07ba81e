package ui_test

import (
	"runtime"
	"strings"
	"testing"

	"personae/ui"
)

func TestNoUTF8(t *testing.T) {
	if runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		t.Skip("terminals show UTF-8 here, whatever the locale says")
	}
	for _, c := range []struct {
		all, kind, lang string
		want            bool
	}{
		{"", "", "", false},
		{"C", "", "en_US.UTF-8", true},
		{"", "POSIX", "en_US.UTF-8", true},
		{"", "", "C", true},
		{"C.UTF-8", "", "C", false},
		{"", "", "en_US.utf8", false},
		{"", "", "de_DE.ISO-8859-1@euro", true},
		{"", "", "de_DE.UTF-8@euro", false},
		{"", "", "en_US", false},
	} {
		environment := map[string]string{"LC_ALL": c.all, "LC_CTYPE": c.kind, "LANG": c.lang}
		if got := ui.NoUTF8(func(name string) string { return environment[name] }); got != c.want {
			t.Errorf("%v: %t", environment, got)
		}
	}
}

// TestASCIIScreens walks through pages and finds nothing but ASCII.
func TestASCIIScreens(t *testing.T) {
	d := driveWith(t, newLibrary(t, starters), 120, 36, ui.Options{ASCII: true})
	look := func() {
		t.Helper()
		d.settle()
		for line := range strings.SplitSeq(d.screen(), "\n") {
			if strings.ContainsFunc(line, func(r rune) bool { return r > 0x7e || r < 0x20 }) {
				t.Errorf("drawn as %q", line)
			}
		}
	}
	d.see("12 personas")
	for _, keys := range [][]string{{"?"}, {"esc", "r"}, {"esc", "e"}, {"esc", "ctrl+p"}, {"esc", "x"}, {"esc", "C"}} {
		d.press(keys...)
		look()
	}
}
