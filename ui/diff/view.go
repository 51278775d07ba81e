package diff

import (
	"personae/keymap"
	"personae/model"
	changes "personae/model/diff"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
)

// Side is one of the two documents.
type Side struct {
	Title   string // whose it is
	Note    string // which of theirs: "revision 3", "as saved"; "" where the title says it
	Persona model.Persona
	Fixed   string // why nothing can be copied into it, a sentence; "" when it can
}

// View shows two documents, the left one first. Make one with New.
type View struct {
	keys   *keymap.Map
	styles *theme.Styles
	sides  [2]Side
	all    bool // what is the same is shown too
	shown  bool // secrets are
	differ int  // fields that differ

	width, height int
	rows          []row
	lines         []line // of all rows, for the width
	focus         int    // the row under the cursor
	offset        int    // the first line in sight
}

// row is a field, and the lines that it takes.
type row struct {
	changes.Field
	from, to int
}

var _ view.View = (*View)(nil)

// New returns a view of two documents that shows what differs.
func New(keys *keymap.Map, styles *theme.Styles, left, right Side) *View {
	v := &View{keys: keys, styles: styles, sides: [2]Side{left, right}}
	v.compare()
	return v
}

// SetSides takes both documents anew, as when the library has changed.
func (v *View) SetSides(left, right Side) {
	v.sides = [2]Side{left, right}
	v.compare()
}

// Sides returns what is shown.
func (v *View) Sides() [2]Side { return v.sides }

// compare finds the fields to show. The cursor stays at its field, or where it was.
func (v *View) compare() {
	at := ""
	if v.focus < len(v.rows) {
		at = v.rows[v.focus].Spec.Path
	}
	fields := changes.Fields(&v.sides[0].Persona, &v.sides[1].Persona, v.all)
	v.rows, v.differ = make([]row, len(fields)), 0
	focus := min(v.focus, max(0, len(fields)-1))
	for i, f := range fields {
		f.Revealed = v.shown
		v.rows[i].Field = f
		if f.Differs() {
			v.differ++
		}
		if f.Spec.Path == at {
			focus = i
		}
	}
	v.lines = nil
	v.goTo(focus)
}

func (v *View) showAll() {
	v.all = !v.all
	v.compare()
}

// reveal shows secrets, or hides them again.
func (v *View) reveal() {
	v.shown = !v.shown
	v.compare()
}

// SetSize implements view.View.
func (v *View) SetSize(width, height int) {
	if width = max(width, 0); width != v.width {
		v.lines = nil
	}
	v.width, v.height = width, max(height, 0)
	v.goTo(v.focus)
}

// SetStyles implements view.View.
func (v *View) SetStyles(styles *theme.Styles) {
	v.styles = styles
	v.lines = nil
}

// Typing implements view.View. Nothing is typed here.
func (v *View) Typing() bool { return false }

// Place implements view.View.
func (v *View) Place() keymap.Place { return keymap.Diff }

func (v *View) window() widget.Scroll {
	return widget.Scroll{Offset: v.offset, Total: len(v.page()), Height: max(0, v.height-head)}
}

// goTo moves the cursor to a row, and that into sight: its first lines where not
// all have room.
func (v *View) goTo(focus int) {
	v.focus = max(0, min(focus, len(v.rows)-1))
	v.page()
	if len(v.rows) == 0 {
		v.offset = 0
		return
	}
	r, w := &v.rows[v.focus], v.window()
	first := r.from
	if v.focus == 0 || v.rows[v.focus-1].Spec.Group != r.Spec.Group {
		first = max(0, first-1) // the heading too
	}
	v.offset = w.To(min(max(v.offset, r.to-w.Height), first))
}

// step moves by a row, or by a line where the row has more of them in that
// direction than are in sight.
func (v *View) step(by int) {
	if len(v.rows) == 0 {
		return
	}
	r, w := &v.rows[v.focus], v.window()
	if by > 0 && r.to > w.Offset+w.Height || by < 0 && r.from < w.Offset {
		v.offset = w.By(by)
		return
	}
	last := v.focus
	if v.goTo(v.focus + by); by < 0 && v.focus < last {
		v.offset = v.window().To(max(v.offset, v.rows[v.focus].to-w.Height))
	}
}

// scroll moves the page, and the cursor with it when it would leave the sight.
func (v *View) scroll(by int) {
	v.offset = v.window().By(by)
	v.follow()
}

// follow moves the cursor to the nearest row that is in sight.
func (v *View) follow() {
	end := v.offset + v.window().Height
	for v.focus < len(v.rows)-1 && v.rows[v.focus].to <= v.offset {
		v.focus++
	}
	for v.focus > 0 && v.rows[v.focus].from >= end {
		v.focus--
	}
}

// next goes to the next row that differs, in a direction.
func (v *View) next(by int) {
	for at := v.focus + by; at >= 0 && at < len(v.rows); at += by {
		if v.rows[at].Differs() {
			v.goTo(at)
			return
		}
	}
}
