package history

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"personae/model"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// The cells and lines of the view.
const (
	headHeight  = 1
	linesEach   = 2 // of a revision
	gutterWidth = 3 // cursor, selection mark, a blank
	nowWidth    = 2 // whether the persona is so now
	numberWidth = 5
	agoWidth    = 13
	inset       = gutterWidth + nowWidth + numberWidth + 2 // where what happened begins
	mostLabel   = 24
)

const nowSign = "●"

// Render implements view.View.
func (h *History) Render() view.Frame {
	lines := append([]string{h.drawHead()}, h.drawBody()...)
	frame := view.Frame{Lines: widget.Fill(lines, h.width, h.height)}
	if at := headHeight + h.rows.LineOf(h.rows.Cursor); h.focused && h.width > 0 && at < h.height && h.rows.Total > 0 {
		frame.Cursor = view.RowCursor(0, at)
	}
	return frame
}

func (h *History) drawHead() string {
	p := &h.styles.Pens
	right := ""
	if n := len(h.picked); n > 0 {
		right += p.Marked.Paint("✓ "+strconv.Itoa(n)+" selected") + p.Faint.Paint(" · ")
	}
	if h.rows.Loaded {
		right += p.Muted.Paint(words.Count(h.rows.Total, "revision")) + " "
	}
	room := max(0, h.width-cells.Width(right))
	return cells.Fit(cells.Fit(" "+p.Strong.Paint("History of "+cells.Clean(h.name)), room)+right, h.width)
}

func (h *History) drawBody() []string {
	p, height := &h.styles.Pens, max(0, h.height-headHeight)
	switch {
	case h.rows.Err != nil:
		return view.Message{Title: theme.SignBad + " The history could not be read: " + h.rows.Err.Error(), Pen: p.Bad}.Draw(h.width, height, h.styles)
	case !h.rows.Loaded:
		return view.Message{Title: "Loading…", Pen: p.Muted}.Draw(h.width, height, h.styles)
	}
	return h.rows.Draw(h.width, height, p.Line, h.drawRow)
}

// drawRow draws the two lines of a revision.
func (h *History) drawRow(i int, c library.Change, held bool) []string {
	p, width := &h.styles.Pens, h.width-1
	cursor, plain, faint, tag := " ", p.Text, p.Muted, p.Tag
	if i == h.rows.Cursor {
		cursor, plain = "›", p.SelectedBlurred
		if h.focused {
			plain = p.Selected
		}
		faint, tag = plain, plain
	} else if c.Operation.Undone {
		plain, faint = p.Faint, p.Faint
	}
	if !held {
		return []string{plain.Paint(cells.Fit(cursor+"  · · ·", width)), plain.Paint(cells.Blank(width))}
	}
	label := cells.Cut(cells.Clean(c.Label), min(mostLabel, width/3))
	if label != "" {
		label = " " + label + " "
	}
	head := cursor + h.mark(c.Revision) + " " + now(c) + cells.FitRight(strconv.FormatInt(int64(c.Revision), 10), numberWidth) + "  " +
		cells.Fit(h.ago(c.Operation.At), agoWidth)
	if c.Operation.Undone {
		head += "undone: "
	}
	head += cells.Clean(c.Operation.Label)
	room := max(0, width-cells.Width(label))
	return []string{
		plain.Paint(cells.Fit(head, room)) + tag.Paint(cells.Cut(label, width)),
		faint.Paint(cells.Fit(cells.Blank(inset)+h.words(c), width)),
	}
}

func (h *History) mark(r library.Revision) string {
	if slices.Contains(h.picked, r) {
		return "✓"
	}
	return " "
}

func now(c library.Change) string {
	if c.Current {
		return nowSign + " "
	}
	return cells.Blank(nowWidth)
}

// words says what changed, in what room there is, once for the rows that are held.
func (h *History) words(c library.Change) string {
	how, say := saying{c.Operation.ID, h.calls.Revealed()}, c.Words
	if how.revealed {
		say = c.WordsRevealed
	}
	said, ok := h.said[how]
	if !ok {
		room := max(1, h.width-1-inset)
		said = cells.Clean(say(room - len(" and 99 more")))
		if at := strings.LastIndex(said, " and "); cells.Width(said) > room && at > 0 && strings.HasSuffix(said, " more") {
			said = cells.Cut(said[:at], room-len(said[at:])) + said[at:] // how many more there are matters
		}
		h.said[how] = said
	}
	return said
}

func (h *History) ago(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return view.Ago(h.now, model.Stamp(at))
}
