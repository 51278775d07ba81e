package form

import (
	"fmt"
	"slices"
	"strings"

	"personae/keymap"
	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
	"personae/ui/form/editor"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// fact is a line of the help: a name and what it is.
type fact struct{ name, text string }

// fixedHelp is the part of the help that no edit changes, as drawn: what stands
// before the field's state, and what behind it.
type fixedHelp struct {
	field         *formField
	width         int
	first, behind []string
}

const (
	factCells  = 10 // of the names of facts
	savedCells = 80 // of a long saved text

	noEffect = "No effect"
)

func (f *Form) helpTitle(width int) string {
	spec := f.focused.spec
	if title := spec.Label + " · " + spec.Path; cells.Width(title)+8 < width {
		return title
	}
	return spec.Label
}

// drawShortHelp says below the fields what matters most: the facts in a line, and
// as much of the help as reads whole.
func (f *Form) drawShortHelp(in widget.Area) []string {
	pens, spec := &f.styles.Pens, f.focused.spec
	said := map[value.State]string{value.StateAbsent: "Left out", value.StateNull: "Null"}[spec.Of(&f.working).Get().State()]
	var parts []string
	for _, fact := range append(f.state(f.focused), facts(spec)...) {
		part := strings.ToLower(fact.name) + " " + cells.Clean(fact.text)
		if fact.name != said && fact.name != noEffect && cells.Width(strings.Join(append(parts, part), " · ")) <= in.Width-2 {
			parts = append(parts, part)
		}
	}
	c := &widget.Lines{Width: max(0, in.Width-2), Styles: f.styles}
	c.Add(pens.Muted.Paint(strings.Join(parts, " · ")))
	room := in.Height - len(c.All)
	if len(parts) == 0 {
		c.All, room = nil, in.Height
	}
	text, pen := spec.Help, pens.Text
	if inert := f.focused.note.Inert; inert != "" {
		text, pen = noEffect+": "+inert, pens.Warning
	}
	for _, line := range cells.Clause(text, c.Width, room) {
		if head, cut := strings.CutSuffix(line, "…"); cut { // the key that shows all of it says more
			more := "  " + f.keys.ShownTyping(keymap.Help) + " more"
			line = cells.Wrap(head, max(1, c.Width-cells.Width(more)))[0] + more
		}
		c.Add(pen.Paint(line))
	}
	return widget.Fill(c.Margined(), in.Width, in.Height)
}

func addFact(c *widget.Lines, fact fact, text theme.Pen) {
	c.Beside(c.Styles.Pens.Faint.Paint(fact.name), factCells, cells.Wrap(fact.text, max(1, c.Width-factCells)), text)
}

// drawHelp draws the help of the focused field, from the line that it is scrolled
// to; the last line says which key shows more.
func (f *Form) drawHelp(in widget.Area) []string {
	if in.Width < factCells+4 || in.Height < 1 {
		return widget.Fill(nil, in.Width, in.Height)
	}
	all := f.helpLines(in.Width)
	if len(all) <= in.Height {
		return widget.Fill(all, in.Width, in.Height)
	}
	window := widget.Scroll{Offset: f.helpOffset, Total: len(all), Height: in.Height - 1}
	from := window.To(f.helpOffset)
	more := f.keys.Shown(keymap.FormHelpDown) + " more"
	if from == window.To(len(all)) {
		more = f.keys.Shown(keymap.FormHelpUp) + " back"
	}
	lines := widget.Fill(all[from:], in.Width, in.Height)
	lines[in.Height-1] = cells.Fit(" "+f.styles.Pens.Muted.Paint(more), in.Width)
	return lines
}

// About says of the focused field all that the help does, for a page of its own.
func (f *Form) About() (title, text string, facts []view.Sign) {
	spec := f.focused.spec
	for _, fact := range append(f.facts(f.focused), f.state(f.focused)...) {
		facts = append(facts, view.Sign{Sign: fact.name, Meaning: cells.Clean(fact.text)})
	}
	return spec.Label, spec.Help, append(facts, view.Sign{Sign: "Path", Meaning: spec.Path})
}

// facts says what never changes of a field: what it allows, and its keys.
func (f *Form) facts(fd *formField) []fact {
	return append(facts(fd.spec), fact{"Keys", f.editorOf(fd).Help()})
}

// scrollHelp moves the help by lines.
func (f *Form) scrollHelp(lines int) {
	if in := f.layout().help; in.X > 0 {
		f.helpOffset = widget.Scroll{Offset: f.helpOffset, Total: len(f.helpLines(in.Width)), Height: in.Height - 1}.By(lines)
	}
}

// helpLines is the whole help of the focused field: what is short and always
// wanted, what an edit changes, and then what is to be read once.
func (f *Form) helpLines(width int) []string {
	fd := f.focused
	fixed := f.fixedHelp(fd, width-2)
	c := &widget.Lines{Width: width - 2, Styles: f.styles}
	for _, fact := range f.state(fd) {
		addFact(c, fact, c.Styles.Pens.Text)
	}
	if len(c.All) > 0 {
		c.Add("")
	}
	return slices.Concat(fixed.first, c.Margined(), fixed.behind)
}

func (f *Form) fixedHelp(fd *formField, width int) *fixedHelp {
	last := &f.drawn.help
	if last.field == fd && last.width == width {
		return last
	}
	pens := &f.styles.Pens
	first := &widget.Lines{Width: width, Styles: f.styles}
	first.Add(pens.Heading.Paint(fd.spec.Label))
	for _, fact := range f.facts(fd) {
		addFact(first, fact, pens.Muted)
	}
	first.Add("")
	behind := &widget.Lines{Width: width, Styles: f.styles}
	behind.Text(fd.spec.Help, pens.Text)
	behind.Add("")
	behind.Beside("", 0, brokenPath(fd.spec.Path, width), pens.Faint)
	addCarriers(behind, fd.spec.Carriers)
	*last = fixedHelp{fd, width, first.Margined(), behind.Margined()}
	return last
}

// state says what the field holds now and what is saved, where that tells more
// than the widget does.
func (f *Form) state(fd *formField) []fact {
	var out []fact
	v := fd.held
	if v.State() != value.StateValue && !fd.isRoot() && fd.pending.Wrong == "" {
		out = append(out, fact{"Now", stateWords(fd.spec, v)})
	}
	if fd.dirty {
		if fd.savedWords == "" {
			fd.savedWords = cells.Cut(stateWords(fd.spec, fd.saved), savedCells)
		}
		out = append(out, fact{"Saved", fd.savedWords})
	}
	if fd.note.Inert != "" {
		out = append(out, fact{noEffect, fd.note.Inert})
	}
	if len(fd.spec.Options) > 0 {
		text, _ := v.Text()
		if option, known := fd.spec.Option(text); known && option.Help != "" {
			out = append(out, fact{words.Capital(option.Label), option.Help})
		}
	}
	if fd.note.People != "" {
		out = append(out, fact{"People", fd.note.People})
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
