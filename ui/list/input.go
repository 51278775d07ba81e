package list

import (
	tea "charm.land/bubbletea/v2"

	"personae/ui/view"
)

// Update implements view.View.
func (l *List) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return l.typed(msg), nil
	case tea.MouseClickMsg:
		return l.click(msg.Mouse()), nil
	case tea.MouseMotionMsg:
		return l.drag(msg.Mouse()), nil
	case tea.MouseWheelMsg:
		if way := view.Wheel(msg); way != 0 {
			return l.scroll(way * view.WheelLines), nil
		}
	}
	return nil, nil
}

// Wants reports whether a key goes to the search line although it is bound.
func (l *List) Wants(msg tea.KeyPressMsg) bool {
	return l.typing && view.EditsLine(l.keys, msg.String())
}

// typed hands a key or a paste to the search line, and searches at each change.
func (l *List) typed(msg tea.Msg) view.Action {
	if !l.typing || !l.search.Update(msg) {
		return nil
	}
	query := l.query
	query.Search = l.search.Value()
	l.landing = landing{}
	return l.ask(query)
}

func (l *List) startTyping() view.Action {
	l.typing = true
	l.search.SetValue(l.query.Search)
	l.search.ToEnd()
	l.search.Focus()
	return view.PrepareSearch{}
}

// stopTyping closes the search line and keeps what it found.
func (l *List) stopTyping() {
	l.typing = false
	l.search.Blur()
}

// click moves the cursor to a row; a second click there opens it. A click on
// the signs before the name selects, one beside the rows scrolls.
func (l *List) click(m tea.Mouse) view.Action {
	if m.Button != tea.MouseLeft || l.rows.stale {
		return nil
	}
	if m.Y == 0 && l.typing {
		l.search.Click(m.X - searchLeft)
		return nil
	}
	at := m.Y - l.bodyTop()
	row := l.offset + at
	if at < 0 || at >= l.bodyHeight() {
		return nil
	}
	if l.onScrollbar(m) {
		return l.scrollTo(at)
	}
	if row >= l.rows.total {
		return nil
	}
	again := l.clicked
	asked := l.moveTo(row)
	here, ok := l.Current()
	if !ok {
		return asked
	}
	if m.X < gutterWidth-1 {
		l.toggle()
		return asked
	}
	l.clicked = here.ID
	if again == here.ID {
		l.clicked = ""
		return l.open()
	}
	return asked
}

// drag follows the mouse along the scrollbar.
func (l *List) drag(m tea.Mouse) view.Action {
	at := m.Y - l.bodyTop()
	if m.Button != tea.MouseLeft || l.rows.stale || at < 0 || !l.onScrollbar(m) {
		return nil
	}
	return l.scrollTo(at)
}

// onScrollbar reports whether the mouse is on a scrollbar that is drawn.
func (l *List) onScrollbar(m tea.Mouse) bool {
	return l.rows.total > l.bodyHeight() && m.X >= l.width-1
}

// scrollTo shows the part of the answer that a line of the scrollbar stands for.
func (l *List) scrollTo(line int) view.Action {
	return l.scroll(l.window().AtBar(line) - l.offset)
}
