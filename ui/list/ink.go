package list

import (
	"charm.land/lipgloss/v2"

	"personae/ui/theme"
)

type look uint8

// The looks.
const (
	lookPlain   look = iota
	lookCursor       // under the cursor, in the focused pane
	lookBlurred      // under the cursor, while the focus is elsewhere
	looks
)

type ink struct {
	name, off, text, faint theme.Pen
	marked, tag, match     theme.Pen
	lacks                  theme.Pen
}

func inksOf(s *theme.Styles) [looks]ink {
	var out [looks]ink
	for l, under := range map[look]lipgloss.Style{
		lookPlain: {}, lookCursor: s.Selected, lookBlurred: s.SelectedBlurred,
	} {
		on := func(style lipgloss.Style) theme.Pen {
			if l == lookPlain {
				return theme.NewPen(style)
			}
			return s.On(under, style)
		}
		out[l] = ink{
			name: on(s.Text), off: on(s.Muted), text: on(s.Muted), faint: on(s.Faint),
			marked: on(s.Marked), tag: on(s.Tag), match: on(s.Match),
			lacks: on(s.Warning),
		}
	}
	return out
}
