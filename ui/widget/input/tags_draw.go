package input

import (
	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// inputCells is how much of a line the input needs before it goes to the next.
const inputCells = 12

type slot struct{ x, y, width int }

// layout returns where the chips are drawn and, last, the input.
func (t *Tags) layout() []slot {
	slots := make([]slot, 0, len(t.tags)+1)
	x, y := 0, 0
	for _, tag := range t.tags {
		width := min(cells.Width(cells.Clean(tag))+2, t.width) // "#tag " or "[tag]"
		if x > 0 && x+width > t.width {
			x, y = 0, y+1
		}
		slots = append(slots, slot{x, y, width})
		x += width + 1
	}
	want := inputCells
	if t.focused {
		want = max(want, cells.Width(t.input.Value())+1)
	} else if len(t.tags) > 0 {
		want = 0 // nothing is drawn there
	}
	if x > 0 && x+min(want, t.width) > t.width && want > 0 {
		x, y = 0, y+1
	}
	x = min(x, t.width)
	return append(slots, slot{x, y, t.width - x})
}

// Render draws the chips and the input in lines of exactly the width.
func (t *Tags) Render() []string {
	pens := theme.PensOf(t.styles)
	slots := t.layout()
	lines := make([]string, slots[len(slots)-1].y+1)
	used := make([]int, len(lines))
	put := func(s slot, text string) {
		lines[s.y] += cells.Blank(s.x-used[s.y]) + text
		used[s.y] = s.x + s.width
	}
	for i, tag := range t.tags {
		tag = cells.Clean(tag)
		text, pen := "#"+cells.Cut(tag, slots[i].width-1), pens.Tag
		if t.focused && i == t.at {
			text, pen = "["+cells.Cut(tag, slots[i].width-2)+"]", pens.Selected
		}
		text = cells.Fit(text, slots[i].width)
		put(slots[i], pen.Paint(text))
	}
	last := slots[len(slots)-1]
	t.input.SetWidth(last.width)
	hint := ""
	switch {
	case len(t.tags) == 0:
		hint = t.hint
	case t.focused:
		hint = "another"
	}
	t.input.SetHint(hint)
	put(last, t.input.Render())
	for i := range lines {
		lines[i] += cells.Blank(t.width - used[i])
	}
	return lines
}

// Cursor returns the cell of the cursor: in the input, or on the chip that is
// chosen.
func (t *Tags) Cursor() (x, y int) {
	slots := t.layout()
	s := slots[min(t.at, len(slots)-1)]
	if t.at == len(t.tags) {
		t.input.SetWidth(s.width)
		s.x += t.input.CursorX()
	}
	return max(0, min(s.x, t.width-1)), s.y
}

// Click puts the cursor on the chip or in the input at a cell.
func (t *Tags) Click(x, y int) {
	slots := t.layout()
	for i, s := range slots {
		if y != s.y || x < s.x || x >= s.x+s.width {
			continue
		}
		t.at = i
		if i == len(t.tags) {
			t.input.SetWidth(s.width)
			t.input.Click(x - s.x)
		}
		return
	}
	t.at = len(t.tags)
}
