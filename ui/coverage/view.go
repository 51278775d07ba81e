package coverage

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/coverage"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// panel is what is listed beside the map.
type panel uint8

const (
	panelHere  panel = iota // who stands in the cell
	panelTwins              // the nearest pairs
	panelEmpty              // the empty cells, the farthest from everyone first
	panels
)

// View is the map, with a list beside or below it. Make one with New.
type View struct {
	keys   *keymap.Map
	styles *theme.Styles
	info   library.Info
	scope  string               // which personas it is of
	open   func(string) tea.Cmd // opens a persona, by its id

	read, total int // personas so far, while they are read
	survey      *coverage.Survey
	x, y        coverage.Axis
	chart       coverage.Map
	corners     []coverage.Corner
	twins       []coverage.Pair
	paired      bool // the twins are found

	width, height int
	column, row   int // the cell under the cursor
	left, top     int // the first in sight
	panel         panel
	inPanel       bool // the keys are the list's
	at, offset    int  // its line under the cursor, and the first in sight
}

var _ view.View = (*View)(nil)

// New returns a map that waits for its survey. scope says which personas it is of,
// and open opens one.
func New(keys *keymap.Map, styles *theme.Styles, info library.Info, scope string, open func(id string) tea.Cmd) *View {
	return &View{keys: keys, styles: styles, info: info, scope: scope, open: open, x: coverage.DefaultX, y: coverage.DefaultY}
}

// SetProgress says how many of the personas are read.
func (v *View) SetProgress(read, total int) { v.read, v.total = read, total }

// SetSurvey takes the personas in. The twins are to be found among them anew.
func (v *View) SetSurvey(s *coverage.Survey) {
	v.survey, v.twins, v.paired = s, nil, false
	v.Relay()
}

// SetTwins takes the nearest pairs in.
func (v *View) SetTwins(twins []coverage.Pair) { v.twins, v.paired = twins, true }

// Survey is what is on the map, nil while it is read.
func (v *View) Survey() *coverage.Survey { return v.survey }

// Axes are what the map is over, the columns' first.
func (v *View) Axes() (x, y coverage.Axis) { return v.x, v.y }

// SetAxes lays the map out anew.
func (v *View) SetAxes(x, y coverage.Axis) {
	v.x, v.y = x, y
	v.column, v.row, v.inPanel = 0, 0, false
	v.Relay()
}

// Relay lays the map out anew when figures have come in.
func (v *View) Relay() {
	if v.survey == nil {
		return
	}
	v.chart = v.survey.Map(v.x, v.y)
	v.corners = v.chart.Corners(len(v.chart.Columns) * len(v.chart.Rows))
	v.move(0, 0)
}

// WantsFigures reports whether an axis is one, and so must be measured.
func (v *View) WantsFigures() bool { return v.survey != nil && (v.x.IsFigure() || v.y.IsFigure()) }

// SetSize implements view.View.
func (v *View) SetSize(width, height int) {
	v.width, v.height = max(width, 0), max(height, 0)
	v.move(0, 0)
}

// SetStyles implements view.View.
func (v *View) SetStyles(styles *theme.Styles) { v.styles = styles }

// Typing implements view.View. Nothing is typed here.
func (v *View) Typing() bool { return false }

// Place implements view.View.
func (v *View) Place() keymap.Place { return keymap.Coverage }

// loaded reports whether there is anything on the map.
func (v *View) loaded() bool { return v.survey != nil && len(v.survey.People) > 0 }

// here are the people in the cell under the cursor.
func (v *View) here() []int {
	if !v.loaded() {
		return nil
	}
	return v.chart.At(v.column, v.row)
}

// move moves the cursor of the map, or of the list where the keys are that's.
func (v *View) move(columns, rows int) {
	if v.inPanel {
		v.at += rows
	} else {
		v.column, v.row = v.column+columns, v.row+rows
		if columns != 0 || rows != 0 {
			v.at = 0
		}
	}
	v.column = max(0, min(v.column, len(v.chart.Columns)-1))
	v.row = max(0, min(v.row, len(v.chart.Rows)-1))
	a := v.areas()
	v.top = widget.Window(v.row, v.top, a.chart.Height-headLines, len(v.chart.Rows))
	v.left = min(v.left, v.column)
	for v.left < v.column && v.column >= v.left+v.columnsFrom(v.left, a.chart.Width) {
		v.left++
	}
	v.at = max(0, min(v.at, v.listed()-1))
	v.offset = widget.Window(v.at, v.offset, a.list.Height-1, v.listed())
	if v.listed() == 0 {
		v.inPanel = false
	}
}

// listed is how many lines the list has.
func (v *View) listed() int {
	switch v.panel {
	case panelTwins:
		return len(v.twins)
	case panelEmpty:
		return len(v.corners)
	default:
		return len(v.here())
	}
}

// show shows another list.
func (v *View) show(by int) {
	v.panel = (v.panel + panel(by) + panels) % panels
	v.at, v.offset = 0, 0
	v.move(0, 0)
}

// Update implements view.View.
func (v *View) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if name, ok := v.keys.Match(keymap.Coverage, msg.String(), false); ok {
			return v.Do(name)
		}
	case tea.MouseWheelMsg:
		v.move(0, view.Wheel(msg))
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return v.click(msg.X, msg.Y)
		}
	}
	return nil, nil
}

// click moves to a cell or a line of the list; on the one under the cursor it is enter.
func (v *View) click(x, y int) (view.Action, tea.Cmd) {
	a := v.areas()
	if line := y - a.list.Y - 1 + v.offset; a.list.Contains(x, y) && line >= v.offset && line < v.listed() {
		again := v.inPanel && line == v.at
		v.inPanel, v.at = true, line
		v.move(0, 0)
		if again {
			return v.Do(keymap.CoverageOpen)
		}
		return nil, nil
	}
	column, row, ok := v.cellAt(x, y)
	if !ok {
		return nil, nil
	}
	again := !v.inPanel && column == v.column && row == v.row
	v.inPanel = false
	v.move(column-v.column, row-v.row)
	if again {
		return v.Do(keymap.CoverageOpen)
	}
	return nil, nil
}
