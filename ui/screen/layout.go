package screen

import (
	tea "charm.land/bubbletea/v2"

	"personae/ui/view"
	"personae/ui/widget"
)

// The sizes that the layout turns on, in cells.
const (
	leastWidth  = 60 // the smallest useful screen
	leastHeight = 16 //
	chrome      = 3  // the title bar, the status line, the hints
	leftLeast   = 46 // of the left pane
	leftGood    = 64 // what it gets before the right one has more than rightGood
	leftMost    = 96 //
	rightGood   = 60 // of the right pane
)

// placed is a view where it stands.
type placed struct {
	view view.View
	area widget.Area
}

// TooSmall reports whether the screen is below the smallest useful size.
func (s *Screen) TooSmall() bool { return s.width < leastWidth || s.height < leastHeight }

// body is what the pages have.
func (s *Screen) body() widget.Area {
	return widget.Area{Y: 1, Width: s.width, Height: max(0, s.height-chrome)}
}

// Paired reports whether the screen is wide enough for two panes.
func (s *Screen) Paired() bool { return s.width >= widget.Wide }

// shown says where the panes of a page stand that show.
func (s *Screen) shown(p *page) []placed {
	body := s.body()
	if p.Beside == nil || !s.Paired() {
		return []placed{{p.front(), body}}
	}
	left, right := body, body
	left.Width = min(max(leftLeast, min(leftGood, s.width-1-rightGood), s.width*9/20), leftMost)
	right.X = left.Width + 1 // a rule stands between them
	right.Width = s.width - right.X
	return []placed{{p.View, left}, {p.Beside, right}}
}

// wholeFrom is the share of the body's width and height, in percent, from which on
// a dialog takes all of it: less would leave a rim of half words.
const wholeFrom = 80

// place puts a dialog into the middle of the body.
func (s *Screen) place(l *layer) {
	body := s.body()
	width, height := l.dialog.Size(max(0, body.Width-4), body.Height)
	l.area.Y = body.Y + (body.Height-height)/2
	s.fitDialog(l, width, height)
}

// Fit follows the dialogs that want another size than they have. The top stays
// where it is, as far as it can: what is read there must not move.
func (s *Screen) Fit() {
	body := s.body()
	for i := range s.dialogs {
		l := &s.dialogs[i]
		if width, height := l.dialog.Size(max(0, body.Width-4), body.Height); width != l.area.Width || height != l.area.Height {
			s.fitDialog(l, width, height)
		}
	}
}

func (s *Screen) fitDialog(l *layer, width, height int) {
	body := s.body()
	if l.area = (widget.Area{
		X: body.X + (body.Width-width)/2, Y: max(body.Y, min(l.area.Y, body.Y+body.Height-height)),
		Width: width, Height: height,
	}); width*100 >= body.Width*wholeFrom && height*100 >= body.Height*wholeFrom {
		l.area = body
	}
	l.dialog.SetSize(l.area.Width, l.area.Height)
}

// Resize gives every view its share of the terminal.
func (s *Screen) Resize(width, height int) {
	s.width, s.height = width, height
	for _, p := range s.pages {
		s.fit(p)
	}
	for i := range s.dialogs {
		s.place(&s.dialogs[i])
	}
}

// fit gives the panes of a page their sizes; one that is hidden has the body to
// come into.
func (s *Screen) fit(p *page) {
	if at := s.shown(p); len(at) > 1 {
		for _, pane := range at {
			pane.view.SetSize(pane.area.Width, pane.area.Height)
		}
		return
	}
	body := s.body()
	for _, v := range p.views() {
		v.SetSize(body.Width, body.Height)
	}
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
		front := s.dialogs[n-1]
		candidates = []placed{{front.dialog, front.area}}
	}
	mouse := msg.Mouse()
	for _, c := range candidates {
		if !c.area.Contains(mouse.X, mouse.Y) {
			continue
		}
		if _, click := msg.(tea.MouseClickMsg); click && len(candidates) > 1 {
			s.Focus(c.view)
		}
		mouse.X -= c.area.X
		mouse.Y -= c.area.Y
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
