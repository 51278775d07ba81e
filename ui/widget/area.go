package widget

// Wide is the columns from which on there is room for two panes side by side.
const Wide = 110

// Area is a rectangle of a screen or of a view, in cells.
type Area struct{ X, Y, Width, Height int }

// Contains reports whether a cell is in the area.
func (a Area) Contains(x, y int) bool {
	return x >= a.X && x < a.X+a.Width && y >= a.Y && y < a.Y+a.Height
}
