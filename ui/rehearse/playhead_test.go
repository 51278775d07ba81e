package rehearse

import (
	"strings"
	"testing"

	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/ui/theme"
)

// column returns what stands in one column of the lanes, from the agent's down.
func lanesAt(v *View, column int) string {
	lines := strings.Split(text(v), "\n")
	out := ""
	for _, line := range lines[v.areas().lanes[0]:v.areas().below] {
		out += string([]rune(line)[1+laneLabel+column])
	}
	return out
}

func TestThePlayheadIsALineThroughTheLanes(t *testing.T) {
	v := open(120, 33, hasty())
	press(v, "home")
	v.goTo(v.columnMs() * 40)
	if got := lanesAt(v, 40); !strings.Contains(got, "│") || strings.ContainsAny(got, "▼▲") || !strings.ContainsAny(got, "└┘") {
		t.Errorf("the column of the playhead is %q in\n%s", got, text(v))
	}
	ruler := strings.Split(text(v), "\n")[v.areas().ruler]
	v.goTo(0)
	for part := range strings.FieldsSeq(strings.ReplaceAll(ruler, "│", " ")) {
		if !strings.Contains(text(v), part) {
			t.Errorf("the playhead eats %q of the ruler", part)
		}
	}
}

func TestWordsStandInTheBarsOfAClosePicture(t *testing.T) {
	v := open(120, 33, hasty())
	for v.columnMs() > wordScale {
		if strings.Contains(strings.Join(strings.Split(text(v), "\n")[3:5], " "), "Dana") {
			t.Fatalf("at %d ms a column there are words", v.columnMs())
		}
		press(v, "+")
	}
	press(v, "home")
	if lanes := strings.Join(strings.Split(text(v), "\n")[3:5], " "); !strings.Contains(lanes, "Thanks") {
		t.Errorf("at %d ms a column no words in\n%s", v.columnMs(), lanes)
	}
	// At the closest each word stands where it is said.
	for v.columnMs() > picture.LeastScale {
		press(v, "+")
	}
	e := v.side().call.Events[0]
	grid := picture.Layout(v.side().call, 0, picture.LeastScale, 400)
	inscribe(&grid, v.side().call)
	line := ""
	for _, cell := range grid.Rows[picture.RowAgent] {
		line += string(cell.Rune)
	}
	words := strings.Fields(e.Text)
	before, _, _ := strings.Cut(line, words[1])
	at := len([]rune(before))
	if want := (e.End - e.Start) / len(words) / picture.LeastScale; e.Kind == rehearsal.KindSpeech && at != want {
		t.Errorf("the second word stands at %d, and is said at %d", at, want)
	}
}

func TestRulesAreJoined(t *testing.T) {
	v := open(120, 33, hasty())
	a := v.areas()
	for y, join := range map[int]string{a.below: "┬", a.events.Y - 1: "┤"} {
		line := []rune(strings.Split(text(v), "\n")[y])
		if got := string(line[a.event.Width]); got != join {
			t.Errorf("line %d joins with %q, want %q", y, got, join)
		}
	}
}

// TestTheBarThatIsSteppedToIsSeen: with the pen of the focus, and its words in the
// same turned round, so that no terminal draws a block in the colour of the page.
func TestTheBarThatIsSteppedToIsSeen(t *testing.T) {
	v := open(120, 33, hasty())
	for v.columnMs() > picture.LeastScale {
		press(v, "+")
	}
	press(v, "home", "tab", "shift+tab")
	lanes := strings.Join(v.Render().Lines[2:6], "\n")
	for name, pen := range map[string]theme.Pen{"the bar": v.styles.Pens.AccentStrong, "its words": v.words} {
		if !strings.Contains(lanes, pen.Open()) {
			t.Errorf("%s does not stand out in %q", name, lanes)
		}
	}
	if strings.Contains(lanes, v.styles.Pens.Selected.Open()) {
		t.Error("a block is drawn in the pen of a selected row")
	}
}
