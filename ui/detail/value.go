package detail

import (
	"cmp"
	"strings"

	"personae/model/field"
	"personae/model/value"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

const (
	valueWidth = 10 // of a number or a choice, before its gauge or its help
	gaugeWidth = 14
	mostName   = 24 // of a member of an object
)

// value returns the lines of a field's value, in width cells.
func (c *canvas) value(r row, width int) []string {
	sub := &canvas{Lines: widget.Lines{Width: width, Styles: c.Styles}, now: c.now, revealed: c.revealed}
	if !c.revealed {
		r.value = r.spec.Masked(r.value)
	}
	p := &c.Styles.Pens
	text := field.Format(r.spec, r.value)
	if r.quiet || !r.value.IsSet() {
		sub.Text(text, p.Muted)
		return sub.All
	}
	switch r.spec.Kind {
	case field.KindInteger, field.KindNumber:
		sub.number(r, text)
	case field.KindChoice:
		sub.choice(r, text)
	case field.KindTags:
		sub.list(r.value)
	case field.KindPairs:
		sub.pairs(r.value)
	case field.KindJSON:
		for line := range strings.SplitSeq(value.JSON(r.value.JSON()).Indent(), "\n") {
			drawJSONLine(sub, line)
		}
	case field.KindTime:
		stamp, _ := r.value.Text()
		sub.Text(view.Moment(c.now, stamp), p.Text)
	case field.KindObject:
		sub.Text(text, p.Muted)
	default:
		sub.Beside("", 0, cells.Wrap(text, min(width, readingWidth)), p.Text)
	}
	return sub.All
}

// number adds a number, with a gauge and its bounds where it has some and there
// is room.
func (c *canvas) number(r row, text string) {
	p := &c.Styles.Pens
	n, ok := r.value.Number()
	bounds := r.spec.Range
	if !ok || bounds == nil || c.Width < valueWidth+gaugeWidth {
		c.Text(text, p.Text)
		return
	}
	end := gaugeEnd(bounds)
	line := p.Text.Paint(cells.Fit(text, max(valueWidth, cells.Width(text)+1))) +
		widget.Gauge(n, bounds.Min, end, gaugeWidth, c.Styles)
	scale := " " + widget.FormatNumber(bounds.Min) + "–" + widget.FormatNumber(end)
	if n > end && n <= bounds.Max {
		scale = " beyond " + widget.FormatNumber(end)
	}
	if cells.Width(line)+cells.Width(scale) <= c.Width {
		line += p.Faint.Paint(scale)
	}
	c.Add(line)
}

// gaugeEnd is the number at which a gauge is full: where people and practice end.
func gaugeEnd(r *field.Range) float64 { return cmp.Or(r.Useful, r.Max) }

// choice adds a choice by its label, with what it does as far as that reads whole.
func (c *canvas) choice(r row, text string) {
	p := &c.Styles.Pens
	v, _ := r.value.Text()
	option, known := r.spec.Option(v)
	help := strings.Join(cells.Clause(option.Help, c.Width-valueWidth, 1), "")
	if !known || help == "" || cells.Width(text) >= valueWidth || strings.HasSuffix(help, cells.Ellipsis) {
		c.Text(text, p.Text)
		return
	}
	c.Add(p.Text.Paint(cells.Fit(text, valueWidth)) + p.Faint.Paint(help))
}

// list adds the items of a list, each in quotes, so that what is in them and
// what is between them can be told apart.
func (c *canvas) list(v value.Value) {
	items, ok := v.Strings()
	if !ok {
		c.Text(v.JSON(), c.Styles.Pens.Text)
		return
	}
	if len(items) == 0 {
		c.Text("none", c.Styles.Pens.Muted)
		return
	}
	c.Text("“"+strings.Join(items, "” “")+"”", c.Styles.Pens.Text)
}

func (c *canvas) pairs(v value.Value) {
	p := &c.Styles.Pens
	members, ok := v.Members()
	if !ok {
		c.Text(v.JSON(), p.Text)
		return
	}
	if len(members) == 0 {
		c.Text("none", p.Muted)
		return
	}
	most := 0
	for _, m := range members {
		most = max(most, cells.Width(cells.Clean(m.Name))+2)
	}
	indent := min(most, mostName, c.Width/2)
	for _, m := range members {
		lead := p.Muted.Paint(cells.Cut(cells.Clean(m.Name), indent-1))
		text, pen := string(m.Value), penOf(string(m.Value), p)
		if s, ok := value.FromJSON(m.Value).Text(); ok {
			text = s
		}
		c.Beside(lead, indent, cells.Wrap(text, min(c.Width-indent, readingWidth)), pen)
	}
}
