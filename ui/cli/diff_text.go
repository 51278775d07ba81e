package cli

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"personae/model/diff"
	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
)

// The words of texts that stay around a change.
const (
	linesAround      = 1
	charactersAround = 80
)

// textColumn is the width from which a value stands below its label.
const textColumn = 100

// fieldDiffJSON is a field of two personas; a side that has it not is left out.
type fieldDiffJSON struct {
	Path  string      `json:"path"`
	Label string      `json:"label"`
	Old   value.Value `json:"old,omitzero"`
	New   value.Value `json:"new,omitzero"`
}

func fieldDiffs(fields []diff.Field) []fieldDiffJSON {
	out := make([]fieldDiffJSON, len(fields))
	for i, f := range fields {
		out[i] = fieldDiffJSON{f.Spec.Path, f.Spec.Label, f.Left, f.Right}
	}
	return out
}

// diff writes two personas for a person, group by group.
func (p painter) diff(left, right string, fields []diff.Field, all bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s → %s\n", words.Line(left), words.Line(right))
	group := field.Group("")
	for i := range fields {
		f := &fields[i]
		if f.Spec.Group != group {
			group = f.Spec.Group
			fmt.Fprintf(&b, "\n%s\n", group)
		}
		label, text := column(f.Spec.Label, labelColumn), p.fieldDiff(f, all)
		if strings.Contains(text, "\n") || ansi.StringWidth(text) > p.width-labelColumn {
			label, text = f.Spec.Label, "\n    "+strings.ReplaceAll(text, "\n", "\n    ")
		}
		fmt.Fprintf(&b, "  %s%s\n", label, text)
	}
	return b.String()
}

// fieldDiff writes what a field is in two personas.
func (p painter) fieldDiff(f *diff.Field, all bool) string {
	if !f.Differs() {
		return words.Harmless(f.Whole(f.Left))
	}
	parts := f.Parts()
	if parts == nil {
		return p.mark(diff.Removed, f.Whole(f.Left)) + " → " + p.mark(diff.Added, f.Whole(f.Right))
	}
	if !all {
		parts = diff.Fold(parts, linesAround, charactersAround)
	}
	if !p.colour {
		return words.Harmless(diff.Marked(parts))
	}
	var b strings.Builder
	for _, part := range parts {
		b.WriteString(p.mark(part.Op, part.Text))
	}
	return b.String()
}

// mark writes a part of a text, on a terminal in the colour of its side: struck
// through or underlined, for those who do not tell red from green.
func (p painter) mark(op diff.Op, text string) string {
	text = words.Harmless(text)
	switch {
	case op == diff.Folded:
		return "…"
	case !p.colour || op == diff.Same:
		return text
	case op == diff.Removed:
		return ansi.NewStyle().ForegroundColor(ansi.Red).Strikethrough(true).Styled(text)
	}
	return ansi.NewStyle().ForegroundColor(ansi.Green).Underline(true).Styled(text)
}
