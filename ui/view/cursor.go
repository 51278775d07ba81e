package view

import tea "charm.land/bubbletea/v2"

// RowCursor is the real cursor at the row that has the focus, where nothing is
// typed: what a screen reader reads from. It does not blink, and a line under the
// cell hides nothing.
func RowCursor(x, y int) *tea.Cursor {
	c := tea.NewCursor(x, y)
	c.Shape, c.Blink = tea.CursorUnderline, false
	return c
}
