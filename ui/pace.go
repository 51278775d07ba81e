package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// pace is the least time from one frame to the next. Bubble Tea asks for a frame after
// each message and paints some of them, every 8 ms: in a burst of keys, of pastes or of
// the mouse all others would be drawn in vain, and at the start the frame without rows.
const pace = time.Millisecond

// paced is the editor on a terminal, drawn no more often than pace.
type paced struct {
	*Root
	now   func() time.Time
	drawn time.Time
	frame tea.View
	owed  bool // a due is on its way
}

// due says that what was not drawn is drawn now.
type due struct{}

// Update implements tea.Model.
func (p *paced) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(due); ok {
		p.owed = false
		return p, nil
	}
	_, cmd := p.Root.Update(msg)
	if !p.owed && p.now().Sub(p.drawn) < pace {
		p.owed = true
		cmd = tea.Batch(cmd, tea.Tick(pace, func(time.Time) tea.Msg { return due{} }))
	}
	return p, cmd
}

// View implements tea.Model.
func (p *paced) View() tea.View {
	if !p.owed {
		p.frame, p.drawn = p.Root.View(), p.now()
	}
	return p.frame
}
