package diff

import (
	"fmt"

	"personae/model/words"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// Render implements view.View.
func (v *View) Render() view.Frame {
	label, side := v.columns(false)
	if side < 1 || v.height <= head {
		return view.Frame{Lines: widget.Fill(nil, v.width, v.height)}
	}
	pens := &v.styles.Pens
	titles := pens.Muted.Paint(cells.Fit("  "+v.summary(), label)) + pens.Strong.Paint(cells.Fit(v.sides[0].Name(), side)) + pens.Line.Paint(" │ ") +
		pens.Strong.Paint(cells.Fit(v.sides[1].Name(), side))
	lines := []string{cells.Fit(titles, v.width)}
	if len(v.rows) == 0 {
		body := view.Message{Title: "Nothing differs.", Pen: pens.Good, Next: v.keys.Shown(allKey) + " shows what they have."}
		return view.Frame{Lines: append(lines, body.Draw(v.width, v.height-head, v.styles)...)}
	}
	w := v.window()
	frame := view.Frame{Lines: append(lines, w.Draw(v.width, pens.Line, v.line)...)}
	if y := v.rows[v.focus].from - w.To(w.Offset); y >= 0 && y < w.Height {
		frame.Cursor = view.RowCursor(0, head+y)
	}
	return frame
}

// summary says how much differs.
func (v *View) summary() string {
	says := words.Count(v.differ, "field") + " " + words.Either(v.differ, "differs", "differ")
	if v.all {
		says = fmt.Sprintf("%d of %s %s", v.differ, words.Count(len(v.rows), "field"), words.Either(v.differ, "differs", "differ"))
	}
	return says
}

// line draws a line of the page, but for the cell of the scroll bar.
func (v *View) line(i int) string {
	l := v.page()[i]
	if l.row < 0 {
		return l.text
	}
	sign, pen := "  ", &v.styles.Pens.Text
	if l.row == v.focus {
		sign, pen = "› ", &v.styles.Pens.Selected
	}
	text := cells.Blank(l.from)
	if l.label != "" { // a blank parts it from the sides
		text = pen.Paint(cells.Fit(sign+cells.Clean(l.label), max(0, l.from-1))) + cells.Blank(min(1, l.from))
	}
	return cells.Fit(text+l.text, max(0, v.width-1))
}
