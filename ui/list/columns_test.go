package list

import (
	"strings"
	"testing"

	"personae/model"
)

func TestARowSaysInWordsWhatItIs(t *testing.T) {
	b := newTestList(t, 13, 54, 18)
	b.lib.rows[0].Ready, b.lib.rows[0].InterruptionMode = model.Vendors, "high"
	b.apply(b.Refresh())
	lines := strings.Split(b.text(), "\n")
	for _, title := range []string{"Name", "Cuts in", "Yields", "Lacks"} {
		if !strings.Contains(lines[1], title) {
			t.Errorf("the header lacks %q: %s", title, lines[1])
		}
	}
	if got := strings.Fields(lines[2]); strings.Join(got, " ") != "› Impatient caller high 2 words" {
		t.Errorf("a persona that is enabled and ready for all is drawn as %s", lines[2])
	}
	if !strings.Contains(lines[3], "○ Elderly") || !strings.Contains(lines[3], " EAM ") {
		t.Errorf("one that is off and ready for Feather alone is drawn as %s", lines[3])
	}
}

func TestNamesTakeTheSlack(t *testing.T) {
	for width := 46; width <= 200; width++ {
		for remotes := range 4 {
			if c := columnsFor(width, true, remotes); c.name < leastName || c.there > 0 && c.there < remotes {
				t.Errorf("at %d with %d remotes the name has %d cells, those %d", width, remotes, c.name, c.there)
			}
		}
		if alone := columnsFor(width, false, 0); width >= 62 && alone.name < comfortName {
			t.Errorf("at %d the name has %d cells, and others that say less have room", width, alone.name)
		}
	}
	if wide := columnsFor(82, true, 0); wide.project == 0 || columnsFor(82, false, 0).project != 0 {
		t.Errorf("projects side by side must show theirs: %+v", wide)
	}
}

func TestASearchThatCannotBeMeantSaysWhatCan(t *testing.T) {
	b := newTestList(t, 40, 80, 12)
	b.press("/")
	b.typeText("interrupts:")
	if text := b.text(); !strings.Contains(text, "off, low, medium, high") || !strings.Contains(text, "not searched") {
		t.Errorf("half a term shows\n%s", text)
	}
	if b.Refresh() != nil {
		t.Error("what cannot be meant is searched for")
	}
	b.hold = true
	b.typeText("h")
	b.press("backspace")
	b.release()
	if b.rows.total != 0 {
		t.Error("the answer to the search before is shown")
	}
	b.press("esc")
	if b.rows.total != 40 {
		t.Errorf("%d personas once it is cleared", b.rows.total)
	}
}

func TestVariantsAreToldApart(t *testing.T) {
	b := newTestList(t, 13, 54, 18)
	b.lib.rows[0].Name, b.lib.rows[1].Name = "Impatient caller with a long name · Wait 1 s", "Impatient caller with a long name · Wait 2 s"
	b.apply(b.Refresh())
	if text := b.text(); !strings.Contains(text, "… · Wait 1 s") || !strings.Contains(text, "… · Wait 2 s") {
		t.Errorf("two look the same:\n%s", text)
	}
}
