package screen

import (
	tea "charm.land/bubbletea/v2"

	"personae/ui/view"
)

// The sizes that the layout turns on, in cells.
const (
	leastWidth  = 60  // the smallest useful screen
	leastHeight = 16  //
	wideFrom    = 110 // from here two panes stand side by side
	chrome      = 3   // the title bar, the status line, the hints
)

// area is a part of the screen.
type area struct{ x, y, width, height int }

func (a area) contains(x, y int) bool {
	return x >= a.x && x < a.x+a.width && y >= a.y && y < a.y+a.height
}

// placed is a view where it stands.
type placed struct {
	view view.View
	area area
}

// TooSmall reports whether the screen is below the smallest useful size.
func (s *Screen) TooSmall() bool { return s.width < leastWidth || s.height < leastHeight }

// body is what the pages have.
func (s *Screen) body() area { return area{0, 1, s.width, max(0, s.height-chrome)} }

// shown says where the panes of a page stand that show.
func (s *Screen) shown(p *page) []placed {
	body := s.body()
	if p.Beside == nil || s.width < wideFrom {
		return []placed{{p.front(), body}}
	}
	left, right := body, body
	left.width = min(max(46, s.width*2/5), 84)
	right.x = left.width + 1 // a rule stands between them
	right.width = s.width - right.x
	return []placed{{p.View, left}, {p.Beside, right}}
}

// dialogArea is where a dialog stands: in the middle of the body.
func (s *Screen) dialogArea(d Dialog) area {
	body := s.body()
	width, height := d.Size(max(0, body.width-4), body.height)
	return area{
		x:     body.x + (body.width-width)/2,
		y:     body.y + (body.height-height)/2,
		width: width, height: height,
	}
}

// Resize gives every view its share of the terminal.
func (s *Screen) Resize(width, height int) {
	s.width, s.height = width, height
	for _, p := range s.pages {
		s.fit(p)
	}
	for _, l := range s.dialogs {
		s.fitDialog(l.dialog)
	}
}

// fit gives the panes of a page their sizes; one that is hidden has the body to
// come into.
func (s *Screen) fit(p *page) {
	if at := s.shown(p); len(at) > 1 {
		for _, pane := range at {
			pane.view.SetSize(pane.area.width, pane.area.height)
		}
		return
	}
	body := s.body()
	for _, v := range p.views() {
		v.SetSize(body.width, body.height)
	}
}

func (s *Screen) fitDialog(d Dialog) {
	at := s.dialogArea(d)
	d.SetSize(at.width, at.height)
}

// Under returns the view that the mouse is on, and the message counted from that
// view's own corner; nil where there is none. A click on the other pane takes the
// focus there.
func (s *Screen) Under(msg tea.MouseMsg) (view.View, tea.Msg) {
	if s.TooSmall() {
		return nil, nil
	}
	candidates := s.shown(s.top())
	if n := len(s.dialogs); n > 0 {
		d := s.dialogs[n-1].dialog
		candidates = []placed{{d, s.dialogArea(d)}}
	}
	mouse := msg.Mouse()
	for _, c := range candidates {
		if !c.area.contains(mouse.X, mouse.Y) {
			continue
		}
		if _, click := msg.(tea.MouseClickMsg); click && len(candidates) > 1 {
			s.Focus(c.view)
		}
		mouse.X -= c.area.x
		mouse.Y -= c.area.y
		return c.view, local(msg, mouse)
	}
	return nil, nil
}

// local is a mouse message at another place.
func local(msg tea.MouseMsg, at tea.Mouse) tea.Msg {
	switch msg.(type) {
	case tea.MouseClickMsg:
		return tea.MouseClickMsg(at)
	case tea.MouseWheelMsg:
		return tea.MouseWheelMsg(at)
	case tea.MouseReleaseMsg:
		return tea.MouseReleaseMsg(at)
	default:
		return tea.MouseMotionMsg(at)
	}
}
