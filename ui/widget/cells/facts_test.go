package cells_test

import (
	"testing"

	"personae/ui/widget/cells"
)

func TestFactsCutTheNameThenLeaveOutTheLast(t *testing.T) {
	for _, test := range []struct {
		width int
		want  string
	}{
		{60, "Variants of a caller · a booking · typical agent"},
		{44, "Variants of a c… · a booking · typical agent"},
		{40, "Variants of a caller · a booking"},
		{26, "Variants of a… · a booking"},
		{12, "Variants of…"},
		{0, ""},
	} {
		got := cells.Facts(test.width, "Variants of a caller", "a booking", "typical agent")
		if got != test.want || cells.Width(got) > test.width {
			t.Errorf("in %d cells: %q, want %q", test.width, got, test.want)
		}
	}
}

func TestANameInPartsKeepsItsLast(t *testing.T) {
	const name = "Impatient interrupter · Cut in after words 2"
	for width, want := range map[int]string{
		60: name,
		36: "Impatient in… · Cut in after words 2",
		20: "Impatient interrupt…",
	} {
		if got := cells.CutName(name, width); got != want {
			t.Errorf("in %d: %q, want %q", width, got, want)
		}
	}
}
