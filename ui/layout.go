package ui

import (
	tea "charm.land/bubbletea/v2"

	"personae/ui/dialog"
)

// The sizes that the layout turns on, in cells.
const (
	leastWidth  = 60  // the smallest useful screen
	leastHeight = 16  //
	wideWidth   = 110 // from here the list and the persona stand side by side
	chrome      = 3   // the title bar, the status line, the hints
)

// rectangle is a part of the screen.
type rectangle struct{ x, y, width, height int }

// contains tells whether a cell lies inside.
func (a rectangle) contains(x, y int) bool {
	return x >= a.x && x < a.x+a.width && y >= a.y && y < a.y+a.height
}

// layout says where everything stands on a screen of the present size.
type layout struct {
	body, list, detail rectangle
}

// tooSmall tells whether the screen is below the smallest useful size.
func (r *Root) tooSmall() bool { return r.width < leastWidth || r.height < leastHeight }

// wide tells whether the list and the persona stand side by side.
func (r *Root) wide() bool { return r.width >= wideWidth }

// layout computes the rectangles. A pane that is not shown has no size.
func (r *Root) layout() layout {
	body := rectangle{0, 1, r.width, max(0, r.height-chrome)}
	at := layout{body: body}
	switch {
	case r.wide():
		at.list = body
		at.list.width = min(max(46, r.width*2/5), 84)
		at.detail = body
		at.detail.x = at.list.width + 1 // a rule stands between them
		at.detail.width = r.width - at.detail.x
	case r.inDetail:
		at.detail = body
	default:
		at.list = body
	}
	return at
}

// dialog returns where a dialog stands: in the middle of the body.
func (l layout) dialog(d dialog.Dialog) rectangle {
	width, height := d.Size(max(0, l.body.width-4), l.body.height)
	return rectangle{
		x:     l.body.x + (l.body.width-width)/2,
		y:     l.body.y + (l.body.height-height)/2,
		width: width, height: height,
	}
}

// resize gives every view its share of the screen, hidden ones too, so that
// none is ever drawn before it knows its size.
func (r *Root) resize(width, height int) tea.Cmd {
	r.width, r.height = width, height
	at := r.layout()
	listArea, detailArea := at.list, at.detail
	if !r.wide() {
		listArea, detailArea = at.body, at.body
	}
	r.list.SetSize(listArea.width, listArea.height)
	r.detail.SetSize(detailArea.width, detailArea.height)
	if r.form != nil {
		r.form.SetSize(at.body.width, at.body.height)
	}
	if r.rehearsing.view != nil {
		r.rehearsing.view.SetSize(at.body.width, at.body.height)
	}
	for _, l := range r.layers {
		r.fit(l.dialog)
	}
	return r.apply(r.list.Refresh())
}

// fit gives a dialog the size it asks for within the body.
func (r *Root) fit(d dialog.Dialog) {
	area := r.layout().dialog(d)
	d.SetSize(area.width, area.height)
}

// focusDetail moves the focus between the two panes.
func (r *Root) focusDetail(on bool) {
	r.inDetail = on
	r.list.SetFocused(!on)
	r.detail.SetFocused(on)
}
