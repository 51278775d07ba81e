package cells_test

import (
	"strings"
	"testing"

	"personae/ui/widget/cells"
)

func TestClauseEndsWhereAThoughtDoes(t *testing.T) {
	const text = "Nearly all succeed: the agent stops first. It holds on for 1.5 s, and longer."
	for _, c := range []struct {
		width, lines int
		want         string
	}{
		{100, 1, text},
		{50, 1, "Nearly all succeed: the agent stops first."},
		{24, 1, "Nearly all succeed"},
		{24, 2, "Nearly all succeed: the|agent stops first."},
		{10, 1, "Nearly al…"},
		{0, 1, ""},
		{10, 0, ""},
	} {
		if got := strings.Join(cells.Clause(text, c.width, c.lines), "|"); got != c.want {
			t.Errorf("in %d lines of %d: %q, want %q", c.lines, c.width, got, c.want)
		}
	}
}
