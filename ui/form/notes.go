package form

import (
	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/check"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Notes says what there is to say of the fields of a persona, by path.
type Notes func(p *model.Persona) map[string]view.Note

// SetNotes asks for notes on the fields after every change; nil ends that.
func (f *Form) SetNotes(notes Notes) {
	f.notes = notes
	f.annotate()
}

// annotate asks for the notes anew, and redraws the fields whose notes are
// others.
func (f *Form) annotate() {
	var found map[string]view.Note
	if f.notes != nil {
		found = f.notes(&f.working)
	}
	for _, fd := range f.order {
		note := found[fd.spec.Path]
		if note.Inert != fd.note.Inert || note.People != fd.note.People {
			fd.block = nil
		}
		fd.note = note
	}
}

// Version counts what may change how the form is rehearsed: what it holds, what
// is saved, and which field has the focus.
func (f *Form) Version() int { return f.version }

// Focused returns the path of the field that has the focus.
func (f *Form) Focused() string { return f.focused.spec.Path }

// Apply makes the changes of a fix, as one step that can be undone.
func (f *Form) Apply(fix *check.Fix) (view.Action, tea.Cmd) {
	action, cmd := f.setAll(f.changesOf(fix))
	f.reveal()
	f.follow()
	return action, cmd
}

const noteCells = 24 // the least room for one

// drawNote draws under a field why it cannot matter, and where people are on its
// scale. Where lines are few, only the focused field has them.
func (f *Form) drawNote(b *block, fd *formField, labels, width int) {
	roomy := f.width >= widget.Wide
	if !roomy && fd != f.focused || b.inputWidth < noteCells {
		return
	}
	pens := &f.styles.Pens
	add := func(indent int, line string) {
		b.lines = append(b.lines, cells.Fit(f.head(fd, false, 0)+cells.Blank(indent)+line, width))
	}
	if fd.note.Inert != "" && len(fd.problems) == 0 { // a problem says it already
		pen, most := pens.Faint, 1
		if fd == f.focused {
			pen, most = pens.Warning, 3
		}
		const indent = 2
		c := &widget.Lines{Width: width - gutter - indent}
		c.Hang("", "No effect: "+fd.note.Inert, pen, most)
		for _, line := range c.All {
			add(indent, line)
		}
	}
	if fd.note.Gauge != nil {
		add(0, pens.Faint.Paint(cells.FitRight("people ", labels))+fd.note.Gauge(b.inputWidth, f.styles))
	}
}

// noteFacts are the lines of the help that a note makes, where no pane says
// them.
func (f *Form) noteFacts(fd *formField) []fact {
	var out []fact
	side := f.layout().side.Height
	if fd.note.Inert != "" && side == 0 {
		out = append(out, fact{"No effect", fd.note.Inert})
	}
	if fd.note.People != "" && side < leastSide {
		out = append(out, fact{"People", fd.note.People})
	}
	return out
}
