package form

import (
	"fmt"
	"strings"

	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
	"personae/ui/form/editor"
	"personae/ui/theme"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// fact is a line of the help: a name and what it is.
type fact struct{ name, text string }

// factLines is the part of the help that no edit changes, as drawn.
type factLines struct {
	field *formField
	width int
	lines []string
}

const (
	factCells  = 10 // of the names of facts
	savedCells = 80 // of a long saved text
)

func (f *Form) helpRule(width int) string {
	spec := f.focused.spec
	title := spec.Label
	if cells.Width(title)+cells.Width(spec.Path)+8 < width {
		title += " · " + spec.Path
	}
	return widget.Rule(title, width, f.styles)
}

func (f *Form) drawShortHelp(in widget.Area) []string {
	pens, spec := &f.styles.Pens, f.focused.spec
	said := map[value.State]string{value.StateAbsent: "Left out", value.StateNull: "Null"}[spec.Of(&f.working).Get().State()]
	var parts []string
	for _, fact := range append(f.state(f.focused), facts(spec)...) {
		if fact.name != said {
			parts = append(parts, strings.ToLower(fact.name)+" "+fact.text)
		}
	}
	lines := []string{pens.Muted.Paint(cells.Fit(" "+cells.Clean(strings.Join(parts, " · ")), in.Width))}
	help := cells.Wrap(spec.Help, max(1, in.Width-2))
	for i := range max(0, in.Height-1) {
		line := ""
		if i < len(help) {
			line = help[i]
		}
		if i == in.Height-2 && len(help) > in.Height-1 {
			line = cells.Cut(line+" "+help[i+1], in.Width-2)
			if !strings.HasSuffix(line, "…") {
				line = cells.Cut(line, max(0, in.Width-3)) + "…"
			}
		}
		lines = append(lines, pens.Text.Paint(cells.Fit(" "+line, in.Width)))
	}
	return lines
}

func addFact(c *widget.Lines, fact fact, text theme.Pen) {
	c.Beside(c.Styles.Pens.Faint.Paint(fact.name), factCells, cells.Wrap(fact.text, max(1, c.Width-factCells)), text)
}

// drawHelp draws the help of the focused field: first what an edit changes, then
// what stays.
func (f *Form) drawHelp(in widget.Area) []string {
	if in.Width < factCells+4 {
		return widget.Fill(nil, in.Width, in.Height)
	}
	pens, fd := &f.styles.Pens, f.focused
	c := &widget.Lines{Width: in.Width - 2, Styles: f.styles}
	c.Add(pens.Heading.Paint(fd.spec.Label))
	c.Beside("", 0, brokenPath(fd.spec.Path, c.Width), pens.Faint)
	c.Add("")
	for _, fact := range f.state(fd) {
		addFact(c, fact, pens.Text)
	}
	c.Gap()
	lines := append(c.Margined(), f.fixedHelp(fd, c.Width)...)
	if len(lines) > in.Height && in.Height > 0 {
		lines = lines[:in.Height]
		lines[in.Height-1] = pens.Faint.Paint(cells.Fit(" …", in.Width))
	}
	for len(lines) < in.Height {
		lines = append(lines, cells.Blank(in.Width))
	}
	return lines
}

func (f *Form) fixedHelp(fd *formField, width int) []string {
	last := &f.drawn.facts
	if last.field == fd && last.width == width {
		return last.lines
	}
	pens := &f.styles.Pens
	c := &widget.Lines{Width: width, Styles: f.styles}
	c.Text(fd.spec.Help, pens.Text)
	c.Add("")
	for _, fact := range append(facts(fd.spec), fact{"Keys", f.editorOf(fd).Help()}) {
		addFact(c, fact, pens.Muted)
	}
	addCarriers(c, fd.spec.Carriers)
	*last = factLines{fd, width, c.Margined()}
	return last.lines
}

// state says what the field holds now and what is saved, where that tells more
// than the widget does.
func (f *Form) state(fd *formField) []fact {
	var out []fact
	v := fd.spec.Of(&f.working).Get()
	if text, ok := v.Text(); ok {
		if option, known := fd.spec.Option(text); known && option.Help != "" {
			out = append(out, fact{words.Capital(option.Label), option.Help})
		}
	}
	if v.State() != value.StateValue && !fd.isRoot() && fd.pending.Wrong == "" {
		out = append(out, fact{"Now", stateWords(fd.spec, v)})
	}
	out = append(out, f.noteFacts(fd)...)
	if fd.dirty {
		out = append(out, fact{"Saved", cells.Cut(stateWords(fd.spec, fd.saved), savedCells)})
	}
	return out
}

// stateWords says what a value is, and of null and absence that they are that.
func stateWords(spec *field.Spec, v value.Value) string {
	switch v.State() {
	case value.StateNull:
		return editor.Meaning(spec, v) + " (null)"
	case value.StateAbsent:
		return editor.Meaning(spec, v) + " (left out)"
	case value.StateValue:
	}
	return cells.Clean(field.Format(spec, v))
}

// facts says what the table knows of a field.
func facts(spec *field.Spec) []fact {
	var out []fact
	if r := spec.Range; r != nil {
		number := widget.FormatNumber
		text := fmt.Sprintf("%s to %s %s, steps of %s or %s", number(r.Min), number(r.Max), spec.Unit, number(r.Step), number(r.BigStep))
		out = append(out, fact{"Range", strings.ReplaceAll(text, " ,", ",")})
	}
	if length := lengthWords(spec); length != "" {
		out = append(out, fact{"Length", length})
	}
	if spec.Default.IsSet() {
		out = append(out, fact{"Default", field.Format(spec, spec.Default)})
	}
	if spec.Nullable && spec.Null != "" {
		out = append(out, fact{"Null", spec.Null})
	}
	if !spec.Required && spec.Absent != "" {
		out = append(out, fact{"Left out", spec.Absent})
	}
	return out
}

func lengthWords(spec *field.Spec) string {
	what := "characters"
	if spec.Kind == field.KindTags {
		what = "entries"
	}
	switch least, most := spec.Length[0], spec.Length[1]; {
	case least > 0 && most > 0:
		return fmt.Sprintf("%d to %d %s", least, most, what)
	case most > 0:
		return fmt.Sprintf("at most %d %s", most, what)
	case least > 0:
		return "must not be empty"
	}
	return ""
}
