package detail

import (
	tea "charm.land/bubbletea/v2"

	"personae/ui/view"
)

// Update implements view.View.
func (d *Detail) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if d.typing {
			d.typedKey(msg)
		}
	case view.Minute:
		d.SetNow(msg.Now)
	case tea.MouseWheelMsg:
		d.scrollTo(d.offset + view.Wheel(msg)*view.WheelLines)
	case tea.MouseClickMsg:
		d.click(msg.Mouse())
	case tea.MouseMotionMsg:
		if m := msg.Mouse(); m.Button == tea.MouseLeft {
			d.drag(m)
		}
	}
	return nil, nil
}

// click turns to the tab or the system under the mouse, or scrolls to where the
// scrollbar was hit.
func (d *Detail) click(m tea.Mouse) {
	if d.state != stateRecord || m.Button != tea.MouseLeft {
		return
	}
	if d.typing && m.Y == d.findRow() {
		d.line.Click(m.X - findLeft)
		return
	}
	if top := d.headerHeight(); top > 1 && m.Y == top-1 {
		if at := labelAt(d.labels(), m.X); at >= 0 {
			d.turnTo(tab(at))
		}
		return
	}
	if line := m.Y - d.headerHeight() + d.offset; d.tab == tabDocument && line == 0 && m.X <= d.pageWidth() {
		if at := labelAt(d.systemLabels(d.pageWidth()), m.X-marginLeft); at >= 0 {
			d.setTarget(target{at, d.target.api})
		}
		return
	}
	d.drag(m)
}

// drag scrolls to the part that a line of the scrollbar stands for.
func (d *Detail) drag(m tea.Mouse) {
	if at := m.Y - d.headerHeight(); m.X >= d.width-1 && at >= 0 {
		d.offset = d.window().AtBar(at)
	}
}
