package widget

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// HintBar is the footer: keys and what they do, of which those that do not fit are
// left out whole. Keep says which go last: the way out, and what is mostly done.
type HintBar struct {
	Bindings []key.Binding
	Keep     func(key.Binding) bool
	Width    int // cells
}

// hintGap is the cells between two hints, and hintEdge those before the first.
const (
	hintGap  = 3
	hintEdge = 1
)

// takes is the cells of a hint.
func takes(b key.Binding) int { return cells.Width(cells.Clean(b.Help().Key + " " + b.Help().Desc)) }

// shown returns the hints that fit, in their order. Disabled bindings and those
// without help are never shown.
func (h HintBar) shown() []key.Binding {
	hints := slices.DeleteFunc(slices.Clone(h.Bindings), func(b key.Binding) bool { return !b.Enabled() || b.Help().Key == "" })
	room := h.Width - hintEdge + hintGap
	for _, b := range hints {
		room -= takes(b) + hintGap
	}
	for room < 0 && len(hints) > 1 {
		drop := len(hints) - 1
		for drop > 0 && h.Keep(hints[drop]) {
			drop--
		}
		if h.Keep(hints[drop]) {
			drop = len(hints) - 1
		}
		room += takes(hints[drop]) + hintGap
		hints = slices.Delete(hints, drop, drop+1)
	}
	return hints
}

// Draw draws the footer in exactly its width.
func (h HintBar) Draw(styles *theme.Styles) string {
	pens := theme.PensOf(styles)
	var b strings.Builder
	for i, hint := range h.shown() {
		gap := hintGap
		if i == 0 {
			gap = hintEdge
		}
		b.WriteString(cells.Blank(gap) + pens.Strong.Paint(cells.Clean(hint.Help().Key)) + " " + pens.Faint.Paint(cells.Clean(hint.Help().Desc)))
	}
	return cells.Fit(b.String(), h.Width)
}

// Under returns the key of the hint at a cell; ok is false where none is. Of one
// that stands for two keys, it is that under the mouse, and beside both the second.
func (h HintBar) Under(x int) (pressed string, ok bool) {
	at := hintEdge
	for _, hint := range h.shown() {
		width := takes(hint)
		if x >= at && x < at+width {
			keys, first := hint.Keys(), cells.Clean(hint.Help().Key)
			if one, _, two := strings.Cut(first, " "); two && x-at >= cells.Width(one) {
				return keys[len(keys)-1], true
			}
			return keys[0], true
		}
		at += width + hintGap
	}
	return "", false
}
