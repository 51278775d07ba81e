package diff

import (
	"strings"

	changes "personae/model/diff"
	"personae/ui/widget/cells"
)

// stretch is a piece of a paragraph on one side.
type stretch struct {
	text    string
	changed bool
}

// paragraph is a stretch of two texts that begins on a line of its own in both.
type paragraph [2][]stretch

// prose draws two texts side by side, what differs marked: paragraphs that both
// have begin on the same line.
func (v *View) prose(parts []changes.Part, width int) (left, right []string) {
	if width <= 0 {
		return nil, nil
	}
	for _, p := range paragraphs(parts) {
		a, b := v.wrap(p[0], width), v.wrap(p[1], width)
		for len(a) < len(b) {
			a = append(a, "")
		}
		for len(b) < len(a) {
			b = append(b, "")
		}
		left, right = append(left, a...), append(right, b...)
	}
	return left, right
}

// The signs for what is left out, and for what cannot be seen.
const (
	fold      = "…"
	lineBreak = "¶"
	blank     = "·"
)

// paragraphs parts two texts where both break a line.
func paragraphs(parts []changes.Part) []paragraph {
	out := []paragraph{{}}
	add := func(side int, text string, changed bool) {
		if last := &out[len(out)-1]; text != "" {
			last[side] = append(last[side], stretch{text, changed})
		}
	}
	for _, p := range parts {
		switch p.Op {
		case changes.Removed:
			add(0, visible(p.Text), true)
		case changes.Added:
			add(1, visible(p.Text), true)
		case changes.Folded:
			add(0, fold, false)
			add(1, fold, false)
		case changes.Same:
			for i, text := range strings.Split(cells.LineBreaks(p.Text), "\n") {
				if i > 0 {
					out = append(out, paragraph{})
				}
				add(0, text, false)
				add(1, text, false)
			}
		}
	}
	return out
}

// visible gives what cannot be seen a sign where it is what differs: line breaks,
// and blanks that stand alone.
func visible(text string) string {
	text = cells.LineBreaks(text)
	if strings.TrimSpace(text) == "" {
		text = strings.ReplaceAll(text, " ", blank)
	}
	return strings.ReplaceAll(text, "\n", lineBreak+"\n")
}

// wrap breaks the stretches of one side into lines of at most width cells, each
// drawn.
func (v *View) wrap(stretches []stretch, width int) []string {
	var text strings.Builder
	var ends []int // of the stretches, in text
	for _, s := range stretches {
		text.WriteString(s.text)
		ends = append(ends, text.Len())
	}
	if text.Len() == 0 {
		return []string{""}
	}
	var out []string
	start := 0
	for whole := range strings.SplitSeq(text.String(), "\n") {
		for from := 0; ; {
			to := cells.RowEnd(whole, from, width, cells.NextSign)
			out = append(out, v.paint(strings.TrimRight(whole[from:to], " "), start+from, stretches, ends))
			if from = to; from >= len(whole) {
				break
			}
		}
		start += len(whole) + 1
	}
	return out
}

// paint draws a piece of the text that begins at start, each stretch in its pen.
func (v *View) paint(piece string, start int, stretches []stretch, ends []int) string {
	pens := &v.styles.Pens
	var b strings.Builder
	for i, end := range ends {
		if end <= start || piece == "" {
			continue
		}
		n := min(len(piece), end-start)
		pen := pens.Muted
		if stretches[i].changed {
			pen = pens.Change
		}
		pen.Write(&b, cells.Clean(piece[:n]))
		piece, start = piece[n:], start+n
	}
	return b.String()
}
