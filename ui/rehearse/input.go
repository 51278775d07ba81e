package rehearse

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model/rehearsal/picture"
	"personae/ui/view"
)

// Update implements view.View.
func (v *View) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case playTick:
		return nil, v.ticked(msg)
	case tea.KeyPressMsg:
		if name, ok := v.keys.Match(keymap.Rehearse, msg.String(), false); ok {
			return v.Do(name)
		}
	case tea.MouseWheelMsg:
		v.wheel(msg)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			v.click(msg.X, msg.Y)
		}
	}
	return nil, nil
}

// wheel scrolls what is under the pointer: the lanes in time, the figures by
// lines.
func (v *View) wheel(msg tea.MouseWheelMsg) {
	down := 1
	switch msg.Button {
	case tea.MouseWheelUp, tea.MouseWheelLeft:
		down = -1
	case tea.MouseWheelDown, tea.MouseWheelRight:
	default:
		return
	}
	areas := v.areas()
	switch {
	case msg.Y < areas.below:
		v.scroll(down)
	case areas.events.Contains(msg.X, msg.Y):
		v.step(down)
	default:
		v.scrollFigures(down * view.WheelLines)
	}
}

// click picks the event under the pointer, in the lanes or in the list of
// events; elsewhere in the lanes it moves the present time.
func (v *View) click(x, y int) {
	areas := v.areas()
	if areas.events.Contains(x, y) {
		if row := v.eventAt(areas, y); row >= 0 {
			v.pick(row)
		}
		return
	}
	column := x - 1 - laneLabel
	if y >= areas.below || column < 0 || column >= v.columns() {
		return
	}
	for side := range v.sides {
		row := y - areas.lanes[side]
		if row < 0 || row > 1 {
			continue
		}
		v.active = side
		grid := picture.Layout(v.sides[side].call, v.from, v.columnMs(), v.columns())
		lane := picture.RowAgent + row
		if event := grid.Rows[lane][column].Event; event >= 0 {
			v.pick(event)
			return
		}
	}
	if y >= areas.ruler {
		v.goTo(v.from + column*v.columnMs())
	}
}
