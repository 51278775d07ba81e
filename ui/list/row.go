package list

import (
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

func (l *List) drawRow(row *library.Summary, how look) string {
	var b strings.Builder
	b.Grow(4 * l.width)
	c, pens := &l.columns, &l.inks[how]
	l.drawGutter(&b, row, how)
	b.WriteString(l.drawName(row, pens))
	d := drawer{&b, c.gap, pens}
	d.text(c.tags, tagLine(row.Tags), pens.tag)
	d.text(c.project, row.Project, pens.text)
	d.cut(c.cut, row.InterruptionMode)
	d.text(c.yield, yields(row), pens.text)
	d.text(c.noise, noise(row.BackgroundNoise), pens.text)
	d.text(c.lacks, lacks(row.Ready), pens.lacks)
	if c.there > 0 {
		text, pen := l.standing(row.ID, pens)
		d.text(c.there, text, pen)
	}
	d.text(c.updated, view.Day(l.now, row.UpdatedAt), pens.faint)
	return b.String()
}

// drawGutter draws the signs before the name: the cursor and the selection.
func (l *List) drawGutter(b *strings.Builder, row *library.Summary, how look) {
	cursor, mark := " ", " "
	if how != lookPlain {
		cursor = "›"
	}
	if l.picked.has(row.ID) {
		mark = "✓"
	}
	l.inks[how].marked.Write(b, cursor+mark+" ")
}

// drawName draws the name, behind a sign where the persona is not enabled.
func (l *List) drawName(row *library.Summary, pens *ink) string {
	name, pen := cells.Clean(row.Name), pens.name
	if !row.Enabled {
		name, pen = offSign+" "+name, pens.off
	}
	fitted := cells.Fit(cells.CutName(name, l.columns.name), l.columns.name)
	if len(l.words) == 0 {
		return pen.Paint(fitted)
	}
	return cells.Mark(fitted, l.words, pen, pens.match)
}

const (
	offSign   = "○"
	unsetSign = "·"
)

// drawer adds a row's cells to a line, each with its gap before it.
type drawer struct {
	b    *strings.Builder
	gap  int
	pens *ink
}

// text adds a cell; what is not set is drawn faintly.
func (d drawer) text(width int, s string, pen theme.Pen) {
	if s == unsetSign {
		pen = d.pens.faint
	}
	if width > 0 {
		pen.Write(d.b, cells.Blank(d.gap)+cells.Fit(cells.Clean(s), width))
	}
}

// cut draws how the persona interrupts: by a word, and where there is room by a
// bar too.
func (d drawer) cut(width int, mode string) {
	if mode == "" {
		mode = unsetSign
	}
	if bar, ok := cutBars[mode]; ok && width > cutWidth {
		mode = bar + " " + mode
	}
	d.text(width, mode, d.pens.text)
}

// cutBars draws Feather's interruption modes.
var cutBars = map[string]string{"off": "▁", "low": "▃", "medium": "▅", "high": "▇"}

// yields says after how many words of the agent's the persona gives way, or
// after what time where no number of words makes it.
func yields(row *library.Summary) string {
	if words, ok := row.YieldWords.Get(); ok {
		return field.WithUnit(widget.FormatNumber(float64(words)), "words")
	}
	if seconds, ok := row.YieldSeconds.Get(); ok {
		return field.WithUnit(widget.FormatNumber(seconds), "s")
	}
	if row.YieldWords.IsAbsent() && row.YieldSeconds.IsAbsent() {
		return unsetSign
	}
	return "never"
}

// noise names what is heard behind the persona.
func noise(key string) string {
	switch key {
	case "", "none":
		return unsetSign
	case "cafe":
		return "café"
	case "keyboard_typing":
		return "typing"
	}
	return key
}

// lacks names by their letters the systems that the persona is not ready for.
func lacks(ready []model.System) string {
	var b strings.Builder
	for _, letter := range model.Letters {
		if !slices.ContainsFunc(ready, func(s model.System) bool { return s.Letter() == letter }) {
			b.WriteString(letter)
		}
	}
	return b.String()
}
