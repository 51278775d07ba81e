package rehearse

import (
	"math"

	"personae/model"
	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/rehearsal/tell"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// widestGauge keeps a gauge short enough to be taken in at a glance.
const widestGauge = 48

// Notes returns what there is to say of a persona's knobs, by path.
func Notes(p *model.Persona, setup Setup) map[string]view.Note {
	b := rehearsal.From(p, "")
	out := map[string]view.Note{}
	for _, path := range rehearsal.Knobs() {
		number, ok := b.Value(path).Number()
		if !ok {
			continue
		}
		human, known := tell.KnobRange(path, number)
		if spec, _ := field.Find(path); known && spec.Range != nil {
			out[path] = view.Note{
				People: human.Says + " (" + human.Source + ")",
				Gauge: func(width int, styles *theme.Styles) string {
					if width < noteGauge+noteText {
						return HumanGauge(spec, number, human, width, styles)
					}
					gauge := HumanGauge(spec, number, human, noteGauge, styles)
					return gauge + styles.Pens.Faint.Paint(cells.Fit("  "+human.Says, width-noteGauge))
				},
			}
		}
	}
	for path, reason := range inertReasons(b, setup) {
		note := out[path]
		note.Inert = reason + "."
		out[path] = note
	}
	return out
}

// The cells of a gauge beside what it says, and the least of those words.
const (
	noteGauge = 26
	noteText  = 30
)

// HumanGauge draws where people are on a knob's scale, and where this value is,
// in exactly width cells. The scale ends a little above what is known of people,
// so that the known part is not lost on a long scale.
func HumanGauge(spec *field.Spec, value float64, human rehearsal.Human, width int, styles *theme.Styles) string {
	low, high, ok := band(human)
	if !ok || spec.Range == nil {
		return cells.Blank(width)
	}
	from, to := spec.Range.Min, min(spec.Range.Max, max(value, high)*1.25)
	pen, room := styles.Pens.Faint, min(widestGauge, width)
	first, last := pen.Paint(widget.FormatNumber(from)+" "), pen.Paint(" "+widget.FormatNumber(round(to)))
	if inside := room - cells.Width(first) - cells.Width(last); inside >= 8 {
		return cells.Fit(first+widget.GaugeBand(value, low, high, from, to, inside, styles)+last, width)
	}
	return cells.Fit(widget.GaugeBand(value, low, high, from, to, room, styles), width)
}

// round keeps the end of a scale readable.
func round(v float64) float64 {
	if v >= 20 {
		return math.Round(v)
	}
	return math.Round(v*10) / 10
}

// band is the known range of people: from the first known point to the last; ok
// is false where fewer than two are known.
func band(h rehearsal.Human) (low, high float64, ok bool) {
	if len(h.Points) < 2 {
		return 0, 0, false
	}
	return h.Points[0].Value, h.Points[len(h.Points)-1].Value, true
}
