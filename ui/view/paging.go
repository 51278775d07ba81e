package view

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/widget"
)

// PageKeys are the actions that move through a long list.
type PageKeys struct{ Up, Down, Top, Bottom, PageUp, PageDown keymap.Name }

// Paging is the rows of a table that only move the cursor of a view's list; follow
// asks for what the cursor has come to.
func Paging[V, T any](keys PageKeys, list func(V) *widget.Paged[T], follow func(V) tea.Cmd) Table[V] {
	filled := Unless("Nothing is listed.", func(v V) bool { return list(v).Total > 0 })
	row := func(name keymap.Name, move func(*widget.Paged[T])) Row[V] {
		return Row[V]{Name: name, Needs: []Need[V]{filled}, Quiet: true, Do: func(v V) (Action, tea.Cmd) {
			move(list(v))
			return nil, follow(v)
		}}
	}
	return Table[V]{
		row(keys.Up, func(p *widget.Paged[T]) { p.To(p.Cursor - 1) }),
		row(keys.Down, func(p *widget.Paged[T]) { p.To(p.Cursor + 1) }),
		row(keys.Top, func(p *widget.Paged[T]) { p.To(0) }),
		row(keys.Bottom, func(p *widget.Paged[T]) { p.To(p.Total) }),
		row(keys.PageUp, func(p *widget.Paged[T]) { p.Page(-1) }),
		row(keys.PageDown, func(p *widget.Paged[T]) { p.Page(1) }),
	}
}

// Point moves the cursor of a list that stands below so many lines of its view, as the
// mouse says: with the wheel, or to the row that was clicked. on says that there is
// one, again that the cursor was on it already.
func Point[T any](p *widget.Paged[T], msg tea.MouseMsg, head int) (on, again bool) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		p.Scroll(Wheel(msg) * max(1, WheelLines/max(1, p.Lines)))
	case tea.MouseClickMsg:
		row := p.RowAt(msg.Y - head)
		if on = msg.Button == tea.MouseLeft && row >= 0; on {
			again = row == p.Cursor
			p.To(row)
		}
	}
	return on, again
}
