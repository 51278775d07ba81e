package widget

import (
	"personae/ui/widget/cells"
)

// Place returns lines as exactly height lines of width cells: cut or padded on
// both sides' ends.
func Place(lines []string, width, height int) []string {
	height = max(height, 0)
	out := make([]string, height)
	blank := cells.Blank(width)
	for i := range out {
		if i < len(lines) {
			out[i] = cells.Fit(lines[i], width)
		} else {
			out[i] = blank
		}
	}
	return out
}

// Center returns lines in the middle of height lines of width cells. The block
// is centred as a whole line by line; what does not fit is cut.
func Center(lines []string, width, height int) []string {
	height = max(height, 0)
	out := make([]string, height)
	blank := cells.Blank(width)
	top := max(0, (height-len(lines))/2)
	for i := range out {
		if i >= top && i-top < len(lines) {
			out[i] = cells.FitCenter(lines[i-top], width)
		} else {
			out[i] = blank
		}
	}
	return out
}

// Join puts two blocks side by side with between after each left line. Each
// block's lines are equally wide already; the shorter block is continued with
// blanks of its first line's width.
func Join(left, right []string, between string) []string {
	out := make([]string, max(len(left), len(right)))
	var blankLeft, blankRight string
	if len(left) < len(out) && len(left) > 0 {
		blankLeft = cells.Blank(cells.Width(left[0]))
	}
	if len(right) < len(out) && len(right) > 0 {
		blankRight = cells.Blank(cells.Width(right[0]))
	}
	for i := range out {
		l, r := blankLeft, blankRight
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		out[i] = l + between + r
	}
	return out
}

// Window returns the offset of a list's first shown row, such that the cursor's
// row is shown, no room is left empty that a row could fill, and the offset
// moves no more than it must. cursor is a row of total; height is rows.
func Window(cursor, offset, height, total int) (newOffset int) {
	if height <= 0 || total <= 0 {
		return 0
	}
	offset = min(offset, cursor)
	offset = max(offset, cursor-height+1)
	return max(0, min(offset, total-height))
}
