package screen

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// Page is a view to be pushed, with what the editor must know of it.
type Page struct {
	View view.View
	// Beside stands at the right of View on a wide screen, and takes its place on
	// a narrow one while it has the focus; nil when there is none.
	Beside view.View

	Signs []view.Sign // what View draws, for the help
	Offer keymap.Name // what the help offers to run, ""

	// Undo and Redo name the page's own; where they are "" and NoUndo is too, they
	// walk the library's log. NoUndo names what must be left before either can run.
	Undo, Redo keymap.Name
	NoUndo     string

	Leave func(then func() tea.Cmd) tea.Cmd // asks before what is not saved is left, then goes on; nil leaves at once
	Keep  func() tea.Cmd                    // keeps what is not saved when the program ends without a question
	Gone  func()                            // tidies up after it was taken away
}

// Dirty reports whether the page holds what leaving it would lose.
func (p Page) Dirty() bool {
	holder, ok := p.View.(interface{ Dirty() bool })
	return ok && p.Leave != nil && holder.Dirty()
}

// Screen is everything that is shown. Make one with New.
type Screen struct {
	keys   *keymap.Map
	styles *theme.Styles
	now    func() time.Time

	width, height int
	pages         []*page
	dialogs       []layer
	hold          hold
	title, notes  string
	status        status
}

type page struct {
	Page
	beside bool // the focus is on Beside
}

func (p *page) front() view.View {
	if p.beside {
		return p.Beside
	}
	return p.View
}

// focus moves the focus between the two panes.
func (p *page) focus(beside bool) {
	p.beside = beside
	for _, v := range p.views() {
		if pane, ok := v.(interface{ SetFocused(bool) }); ok {
			pane.SetFocused((v == p.Beside) == beside)
		}
	}
}

// views lists the page's panes, hidden ones too.
func (p *page) views() []view.View {
	if p.Beside == nil {
		return []view.View{p.View}
	}
	return []view.View{p.View, p.Beside}
}

// layer is a dialog where it stands, and how long it ignores keys.
type layer struct {
	dialog    view.Dialog
	area      widget.Area
	deafUntil time.Time
}

// New returns a screen with one page, which is never taken away.
func New(keys *keymap.Map, styles *theme.Styles, now func() time.Time, base Page) *Screen {
	s := &Screen{keys: keys, styles: styles, now: now}
	s.Push(base)
	return s
}

// Push puts a page on top of the others, behind the dialogs.
func (s *Screen) Push(p Page) {
	pushed := &page{Page: p}
	s.pages = append(s.pages, pushed)
	if p.Beside != nil {
		pushed.focus(false)
	}
	s.fit(pushed)
}

// Pop takes the top page away, or, where its right pane has the focus, gives it
// to the left one. The first page stays.
func (s *Screen) Pop() {
	top := s.top()
	switch {
	case top.beside:
		top.focus(false)
	case len(s.pages) > 1:
		s.Remove(top.View)
	}
}

// Remove takes the page of a view away, wherever it stands.
func (s *Screen) Remove(v view.View) {
	at := slices.IndexFunc(s.pages, func(p *page) bool { return p.View == v })
	if at < 1 {
		return
	}
	gone := s.pages[at]
	s.pages = slices.Delete(s.pages, at, at+1)
	if gone.Gone != nil {
		gone.Gone()
	}
}

// Reset takes every page but the first away.
func (s *Screen) Reset() {
	for len(s.pages) > 1 {
		s.Remove(s.top().View)
	}
}

// Focus gives the focus to a pane of a page.
func (s *Screen) Focus(v view.View) {
	for _, p := range s.pages {
		if slices.Contains(p.views(), v) {
			p.focus(v == p.Beside)
		}
	}
}

func (s *Screen) top() *page { return s.pages[len(s.pages)-1] }

// Page returns the page in sight.
func (s *Screen) Page() Page { return s.top().Page }

// Pages returns all pages, the one in sight first.
func (s *Screen) Pages() []Page {
	var out []Page
	for _, p := range slices.Backward(s.pages) {
		out = append(out, p.Page)
	}
	return out
}

// Front returns the view that has the keys.
func (s *Screen) Front() view.View {
	if n := len(s.dialogs); n > 0 {
		return s.dialogs[n-1].dialog
	}
	return s.top().front()
}

// Panes returns the panes of the page in sight that show, the one with the focus
// first.
func (s *Screen) Panes() []view.View {
	var out []view.View
	for _, shown := range s.shown(s.top()) {
		out = append(out, shown.view)
	}
	if s.top().beside {
		slices.Reverse(out)
	}
	return out
}

// Views lists every live view, hidden ones and dialogs too.
func (s *Screen) Views() []view.View {
	var out []view.View
	for _, p := range s.pages {
		out = append(out, p.views()...)
	}
	for _, l := range s.dialogs {
		out = append(out, l.dialog)
	}
	return out
}

// Styles returns the colours in force.
func (s *Screen) Styles() *theme.Styles { return s.styles }

// Restyle gives every view its colours.
func (s *Screen) Restyle(styles *theme.Styles) {
	s.styles = styles
	for _, v := range s.Views() {
		v.SetStyles(styles)
	}
}
