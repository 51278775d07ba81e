package screen

import (
	"time"

	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

// readFor is how long news stand in the status line: time to read the longest.
const readFor = 6 * time.Second

// status is the last outcome, and how many have been said before it.
type status struct {
	level view.Level
	text  string
	said  int
}

// Say puts a sentence into the status line, in the place of the last one.
func (s *Screen) Say(level view.Level, text string) {
	s.status = status{level, text, s.status.said + 1}
}

// Said counts the sentences: another count, another sentence.
func (s *Screen) Said() int { return s.status.said }

// Fades returns after which time the sentence is to be taken away; ok is false for
// one that stays until a key, or until what it tells of has ended.
func (s *Screen) Fades() (after time.Duration, ok bool) {
	news := s.status.level == view.LevelInfo || s.status.level == view.LevelSuccess
	return readFor, news && s.status.text != ""
}

// Hush takes the sentence of that count away, unless another stands there
// meanwhile, or it tells of what still goes on.
func (s *Screen) Hush(said int) {
	if s.status.said == said && s.status.level != view.LevelProgress {
		s.status.text = ""
	}
}

// drawStatus draws the last outcome, its seriousness by a sign and by colour.
func (s *Screen) drawStatus() string {
	if s.status.text == "" {
		return cells.Fit("", s.width)
	}
	style, sign := s.styles.Muted, theme.SignMuted
	switch s.status.level {
	case view.LevelSuccess:
		style, sign = s.styles.Good, theme.SignGood
	case view.LevelWarning:
		style, sign = s.styles.Warning, theme.SignWarning
	case view.LevelError:
		style, sign = s.styles.Bad, theme.SignBad
	case view.LevelInfo, view.LevelProgress:
	}
	return cells.Fit(" "+style.Render(sign+" "+cells.Clean(s.status.text)), s.width)
}
