package screen

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"personae/ui/view"
)

func TestSentencesEnd(t *testing.T) {
	s := bare()
	shows := func() bool {
		content, _ := s.Draw()
		return strings.Contains(ansi.Strip(content), "said so")
	}
	for level, fades := range map[view.Level]bool{
		view.LevelInfo: true, view.LevelSuccess: true, view.LevelWarning: false, view.LevelError: false, view.LevelProgress: false,
	} {
		before := s.Said()
		s.Say(level, "said so")
		if _, ok := s.Fades(); ok != fades {
			t.Errorf("level %d fades: %v", level, ok)
		}
		if s.Hush(before); !shows() {
			t.Errorf("level %d is taken away by what came before it", level)
		}
		if s.Hush(s.Said()); shows() != (level == view.LevelProgress) {
			t.Errorf("level %d stands after a key: %v", level, shows())
		}
	}
	s.Say(view.LevelInfo, "")
	if _, ok := s.Fades(); ok {
		t.Error("nothing fades")
	}
}
