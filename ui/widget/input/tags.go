package input

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/ui/theme"
	"personae/ui/widget/cells"
)

// Tags is a row of chips with an input behind them. Enter or a comma makes what
// is typed a chip; left and right walk over the chips while the input is at its
// edge; backspace and delete take a chip away. The chips wrap over lines.
type Tags struct {
	keys Keys
	base
	width   int
	tags    []string
	at      int // the chip the cursor is on; len(tags): the input
	input   *Line
	hint    string
	problem string
}

// NewTags returns no chips and an empty input.
func NewTags(keys Keys) *Tags { return &Tags{keys: keys, input: NewLine(keys)} }

// SetTags replaces the chips.
func (t *Tags) SetTags(tags []string) {
	t.tags = slices.Clone(tags)
	t.at, t.problem = len(t.tags), ""
}

// Tags returns the chips. What is still being typed is not one of them.
func (t *Tags) Tags() []string { return slices.Clone(t.tags) }

// SetWidth gives the cells that a line has.
func (t *Tags) SetWidth(width int) { t.width = max(width, 0) }

// SetStyles changes the colours.
func (t *Tags) SetStyles(styles *theme.Styles) {
	t.styles = styles
	t.input.SetStyles(styles)
}

// SetHint sets what is shown, faintly, in the empty input.
func (t *Tags) SetHint(hint string) { t.hint = hint }

// Focus lets the chips take keys, at the input.
func (t *Tags) Focus() {
	t.focused, t.at = true, len(t.tags)
	t.input.Focus()
}

// Blur makes what is typed a chip and stops taking keys.
func (t *Tags) Blur() {
	t.add()
	t.focused = false
	t.input.Blur()
}

// Typed returns what is being typed.
func (t *Tags) Typed() string { return t.input.Value() }

// Problem says why what was typed last made no chip, or "".
func (t *Tags) Problem() string { return t.problem }

// Update handles a key press or a paste and reports whether the chips changed.
func (t *Tags) Update(msg tea.Msg) (changed bool) { return t.Do(t.keys.edit(msg)) }

// Do makes an edit, with the text that is inserted, and reports whether the chips
// changed.
func (t *Tags) Do(what Edit, text string) (changed bool) {
	if !t.focused || what == EditNone {
		return false
	}
	t.problem = ""
	if t.at < len(t.tags) {
		return t.onChip(what, text)
	}
	switch {
	case what == EditInsert && strings.ContainsAny(text, ",\n\r"):
		return t.paste(text)
	case what == EditBreak:
		return t.add()
	case what == EditBack && t.input.AtStart():
		return t.remove(len(t.tags) - 1)
	case (what == EditLeft || what == EditWordLeft) && t.input.AtStart():
		t.at = max(0, len(t.tags)-1)
		return false
	}
	t.input.Do(what, text)
	return false
}

func (t *Tags) onChip(what Edit, text string) (changed bool) {
	switch what {
	case EditLeft, EditWordLeft:
		t.at = max(0, t.at-1)
	case EditRight, EditWordRight:
		t.at++
	case EditHome, EditTop:
		t.at = 0
	case EditEnd, EditBottom:
		t.at = len(t.tags)
	case EditBack, EditBackWord:
		at := t.at
		changed = t.remove(at)
		t.at = max(0, at-1)
	case EditDelete, EditDeleteWord:
		at := t.at
		changed = t.remove(at)
		t.at = min(at, len(t.tags))
	case EditInsert:
		t.at = len(t.tags)
		return t.Do(what, text)
	default: // nothing else means anything on a chip
	}
	return changed
}

// paste takes text with commas or line breaks in it: what stands before one
// becomes a chip, the rest stays in the input.
func (t *Tags) paste(text string) (changed bool) {
	parts := strings.Split(strings.NewReplacer(",", "\n", "\r", "\n").Replace(text), "\n")
	for i, part := range parts {
		if i > 0 {
			changed = t.add() || changed
		}
		t.input.Do(EditInsert, part)
	}
	return changed
}

// add makes what is typed a chip, unless it is empty or one already.
func (t *Tags) add() (changed bool) {
	tag := strings.TrimSpace(t.input.Value())
	t.input.SetValue("")
	if tag == "" {
		return false
	}
	if slices.Contains(t.tags, tag) {
		t.problem = "“" + cells.Clean(tag) + "” is there already."
		return false
	}
	t.tags = append(t.tags, tag)
	t.at = len(t.tags)
	return true
}

// remove takes chip i away and leaves the cursor in the input.
func (t *Tags) remove(i int) (changed bool) {
	if i < 0 || i >= len(t.tags) {
		return false
	}
	t.tags = slices.Delete(t.tags, i, i+1)
	t.at = len(t.tags)
	return true
}
