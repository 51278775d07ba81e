package list

import (
	"slices"
	"strings"

	"personae/model"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

func (l *List) drawRow(row *library.Summary, how look) string {
	var b strings.Builder
	b.Grow(4 * l.width)
	c, pens := &l.columns, &l.inks[how]
	l.drawGutter(&b, row, how)
	pen := pens.name
	if !row.Enabled {
		pen = pens.off
	}
	b.WriteString(l.drawName(row.Name, pen, pens.match))
	d := drawer{&b, c.gap, pens}
	d.text(c.tags, tagLine(row.Tags), pens.tag)
	d.text(c.project, row.Project, pens.text)
	d.cut(c.cut, row.InterruptionMode)
	d.yield(c.yield, row, c.full)
	d.noise(c.noise, row.BackgroundNoise, c.full)
	d.ready(c.ready, row.Ready, c.full)
	d.text(c.updated, view.Day(l.now, row.UpdatedAt), pens.faint)
	return b.String()
}

// drawGutter draws the signs before the name: the cursor, the selection, and
// whether the persona is enabled.
func (l *List) drawGutter(b *strings.Builder, row *library.Summary, how look) {
	pens := &l.inks[how]
	cursor, mark, state := " ", " ", "●"
	if how != lookPlain {
		cursor = "›"
	}
	if l.picked.has(row.ID) {
		mark = "✓"
	}
	pen := pens.good
	if !row.Enabled {
		state, pen = "○", pens.faint
	}
	pens.marked.Write(b, cursor+mark)
	pen.Write(b, state)
	pens.text.Write(b, " ")
}

func (l *List) drawName(name string, base, match theme.Pen) string {
	fitted := cells.Fit(cells.Clean(name), l.columns.name)
	if len(l.words) == 0 {
		return base.Paint(fitted)
	}
	return cells.Mark(fitted, l.words, base, match)
}

// drawer adds a row's cells to a line, each with its gap before it.
type drawer struct {
	b    *strings.Builder
	gap  int
	pens *ink
}

func (d drawer) text(width int, s string, pen theme.Pen) {
	if width > 0 {
		pen.Write(d.b, cells.Blank(d.gap)+cells.Fit(cells.Clean(s), width))
	}
}

func (d drawer) unset(width int) { d.text(width, "·", d.pens.faint) }

func (d drawer) cut(width int, mode string) {
	if width == 0 {
		return
	}
	level, ok := cutLevels[mode]
	switch {
	case mode == "":
		d.unset(width)
	case !ok:
		d.text(width, "✂?", d.pens.text)
	default:
		d.pens.text.Write(d.b, cells.Blank(d.gap)+"✂")
		d.pens.strong.Write(d.b, level+cells.Blank(width-2))
	}
}

// cutLevels draws Feather's interruption modes.
var cutLevels = map[string]string{"off": "▁", "low": "▃", "medium": "▅", "high": "▇"}

// yield draws when the persona gives way: after how many words or seconds of
// the agent's, or "no" when never. Without room for both, the words are drawn.
func (d drawer) yield(width int, row *library.Summary, both bool) {
	words, hasWords := row.YieldWords.Get()
	seconds, hasSeconds := row.YieldSeconds.Get()
	if row.YieldWords.IsAbsent() && row.YieldSeconds.IsAbsent() {
		d.unset(width)
		return
	}
	var parts []string
	if hasWords {
		parts = append(parts, number(float64(words))+"w")
	}
	if hasSeconds && (both || !hasWords) {
		parts = append(parts, number(seconds)+"s")
	}
	if len(parts) == 0 {
		parts = []string{"no"}
	}
	d.text(width, "↩"+strings.Join(parts, "/"), d.pens.text)
}

// noise draws what is heard behind the persona: by name, or where there is no
// room for one, that something is.
func (d drawer) noise(width int, noise string, full bool) {
	switch {
	case noise == "" || noise == "none":
		d.unset(width)
	case !full:
		d.text(width, "♪", d.pens.strong)
	default:
		name, ok := noiseNames[noise]
		if !ok {
			name = noise
		}
		d.text(width, name, d.pens.text)
	}
}

var noiseNames = map[string]string{
	"office": "office", "cafe": "café", "city": "city", "keyboard_typing": "typing",
}

// ready draws the letters of the systems that the persona is ready for.
func (d drawer) ready(width int, ready []model.System, full bool) {
	if width == 0 {
		return
	}
	d.pens.text.Write(d.b, cells.Blank(d.gap))
	for i, letter := range model.Letters {
		if i > 0 && full {
			d.pens.text.Write(d.b, " ")
		}
		if slices.ContainsFunc(ready, func(s model.System) bool { return s.Letter() == letter }) {
			d.pens.good.Write(d.b, letter)
		} else {
			d.pens.faint.Write(d.b, "·")
		}
	}
}
