package widget

import "personae/ui/widget/cells"

// Fill returns lines as exactly height lines of width cells: cut or padded on
// both sides' ends.
func Fill(lines []string, width, height int) []string {
	out := make([]string, max(height, 0))
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

// Center returns lines in the middle of height lines of width cells, each of
// them centred by itself; what does not fit is cut.
func Center(lines []string, width, height int) []string {
	out := make([]string, max(0, (height-len(lines))/2), max(height, len(lines)))
	for _, line := range lines {
		out = append(out, cells.FitCenter(line, width))
	}
	return Fill(out, width, height)
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
