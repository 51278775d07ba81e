package detail

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/view"
)

// Update implements view.View.
func (d *Detail) Update(msg tea.Msg) (view.Action, tea.Cmd) {
	switch msg := msg.(type) {
	case view.Minute:
		d.SetNow(msg.Now)
	case tea.KeyPressMsg:
		if name, ok := d.keys.Match(keymap.Detail, msg.String(), false); ok {
			return d.Do(name)
		}
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

// click shows the tab under the mouse, or scrolls to where the scrollbar was hit.
func (d *Detail) click(m tea.Mouse) {
	if d.state != stateRecord || m.Button != tea.MouseLeft {
		return
	}
	if top := d.headerHeight(); top > 1 && m.Y == top-1 {
		for _, l := range d.labels() {
			if m.X >= l.at && m.X < l.upTo {
				d.show(l.tab)
			}
		}
		return
	}
	if line := m.Y - d.headerHeight() + d.offset; d.tab == tabDocument && line == 0 && m.X <= d.pageWidth() {
		d.clickSystem(m.X - marginLeft)
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
