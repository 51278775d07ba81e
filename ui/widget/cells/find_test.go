package cells

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"personae/ui/widget/widgettest"
)

func TestFind(t *testing.T) {
	page := []string{"\x1b[31mThe Party\x1b[m has an art", "  nobody else is  ", "誰も Zoë 田中さん"}
	for _, c := range []struct {
		words  []string
		begins bool
		want   string
	}{
		{[]string{"art"}, false, "[{0 5 8} {0 17 20}]"},
		{[]string{"art"}, true, "[{0 17 20}]"},
		{[]string{"ART nobody"}, true, "[{0 17 20} {1 2 8}]"},
		{[]string{"zoe", "中"}, true, "[{2 5 8} {2 11 13}]"},
		{[]string{"else", "nobody  else"}, true, "[{1 2 13}]"},
		{[]string{"", "nowhere"}, false, "[]"},
	} {
		widgettest.Same(t, fmt.Sprint(c.words), fmt.Sprint(Find(page, c.words, c.begins)), c.want)
	}
}

func TestFindStaysInTheLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string { return Clean(widgettest.AnyText(t, "line")) }), 0, 4).Draw(t, "lines")
		word := widgettest.AnyText(t, "word")
		for _, r := range Find(lines, []string{word}, rapid.Bool().Draw(t, "begins")) {
			if r.Line < 0 || r.Line >= len(lines) || r.From < 0 || r.UpTo > ansi.StringWidth(lines[r.Line]) || r.From > r.UpTo {
				t.Fatalf("%q in %q: %+v", word, lines, r)
			}
		}
	})
}

// TestFindTakesFewBytesASign: a search that is typed looks through the whole prompt at
// each letter. (The race detector takes some beside.)
func TestFindTakesFewBytesASign(t *testing.T) {
	text := strings.Repeat("The Party has an art. ", 5000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	found := Find([]string{text}, []string{"art"}, true)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; len(found) != 5000 || took > 60*uint64(len(text)) {
		t.Errorf("%d places in %d bytes took %d", len(found), len(text), took)
	}
}
