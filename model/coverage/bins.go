package coverage

import (
	"cmp"
	"math"
	"slices"

	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/value"
)

// mostBins are the places on an axis of numbers or of texts, without those of null
// and absence.
const mostBins = 10

// Bin is one place on an axis.
type Bin struct {
	Label    string      `json:"label"` // short, for the head of a column
	Says     string      `json:"says"`  // in full: "250 to 450 ms"
	Value    value.Value `json:"value,omitzero"`
	Settable bool        `json:"-"` // a persona that has Value stands here
}

// nowhere is the place of who cannot be placed.
const nowhere = -1

// places returns the places of an axis, and the one where each person stands.
func (s *Survey) places(a Axis) (bins []Bin, of []int) {
	if a.IsFigure() {
		return s.figurePlaces(a)
	}
	c := s.columns[a.Key]
	var place func(value.Value) int
	switch {
	case a.Spec.Range != nil:
		bins, place = numberPlaces(a.Spec)
	case a.Spec.Kind == field.KindLine:
		bins, place = c.textPlaces()
	default:
		bins, place = optionPlaces(a.Spec)
	}
	other, unset := nowhere, nowhere
	extra := func(at *int, bin Bin) int {
		if *at == nowhere {
			bins, *at = append(bins, bin), len(bins)
		}
		return *at
	}
	null := nowhere
	if a.Spec.Nullable && a.Spec.Range != nil {
		extra(&null, Bin{a.Spec.Null, a.Spec.Null, value.Null, true})
	}
	byCode := make([]int, len(c.values))
	for code, v := range c.values {
		switch at := place(v); {
		case v == value.Null && a.Spec.Null != "":
			byCode[code] = extra(&null, Bin{a.Spec.Null, a.Spec.Null, v, true})
		case !v.IsSet():
			byCode[code] = extra(&unset, Bin{"unset", "not set", value.Absent, false})
		case at == nowhere:
			byCode[code] = extra(&other, Bin{"other", "another value", value.Absent, false})
		default:
			byCode[code] = at
		}
	}
	of = make([]int, len(c.of))
	for person, code := range c.of {
		of[person] = byCode[code]
	}
	return bins, of
}

// optionPlaces are a choice's options, or on and off.
func optionPlaces(spec *field.Spec) ([]Bin, func(value.Value) int) {
	var bins []Bin
	add := func(v value.Value) {
		label := field.Format(spec, v)
		bins = append(bins, Bin{label, label, v, true})
	}
	for _, o := range spec.Options {
		add(value.Text(o.Value))
	}
	if spec.Kind == field.KindToggle {
		add(value.Bool(true))
		add(value.Bool(false))
	}
	return bins, func(v value.Value) int {
		return slices.IndexFunc(bins, func(b Bin) bool { return b.Value == v })
	}
}

// textPlaces are the texts that most personas have.
func (c *column) textPlaces() ([]Bin, func(value.Value) int) {
	counts := make([]int, len(c.values))
	for _, code := range c.of {
		counts[code]++
	}
	var codes []int
	for code, v := range c.values {
		if v.IsSet() {
			codes = append(codes, code)
		}
	}
	slices.SortStableFunc(codes, func(a, b int) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(c.values[a].JSON(), c.values[b].JSON()))
	})
	var bins []Bin
	for _, code := range codes[:min(len(codes), mostBins)] {
		label := field.OneLine(field.Format(c.Spec, c.values[code]))
		bins = append(bins, Bin{label, label, c.values[code], true})
	}
	return bins, func(v value.Value) int {
		return slices.IndexFunc(bins, func(b Bin) bool { return b.Value == v })
	}
}

// numberPlaces are equal parts of the useful range, a whole number of steps each, and
// what lies above it.
func numberPlaces(spec *field.Spec) ([]Bin, func(value.Value) int) {
	r := spec.Range
	top := cmp.Or(r.Useful, r.Max)
	width := niceWidth(top-r.Min, r.Step)
	base := math.Floor(r.Min/width+1e-9) * width
	count := int(math.Ceil((top-base)/width - 1e-9))
	var bins []Bin
	for i := range count {
		low := base + float64(float64(i)*width)
		high := low + width - r.Step
		if i == count-1 && top >= r.Max {
			high = r.Max
		}
		first := value.Number(r.ToStep(low))
		bin := Bin{first.JSON(), field.WithUnit(first.JSON(), spec.Unit), value.Number(r.ToStep(low + (high-low)/2)), true}
		if last := value.Number(r.ToStep(high)); last != first {
			bin.Says = first.JSON() + " to " + field.WithUnit(last.JSON(), spec.Unit)
		}
		bins = append(bins, bin)
	}
	if top < r.Max {
		last := value.Number(top)
		bins = append(bins, Bin{last.JSON() + "+", field.WithUnit(last.JSON(), spec.Unit) + " and more", last, true})
	}
	return bins, func(v value.Value) int {
		n, ok := v.Number()
		if !ok {
			return nowhere
		}
		return min(max(int(math.Floor((n-base)/width+1e-9)), 0), len(bins)-1)
	}
}

// niceWidth is the width of an even part of a span: 1, 2, 2.5 or 5 times a power of
// ten of steps, so that there are at most mostBins.
func niceWidth(span, step float64) float64 {
	for scale := 1.0; ; scale *= 10 {
		for _, times := range []float64{1, 2, 2.5, 5} {
			width := float64(times*scale) * step
			if times == 2.5 && scale < 10 {
				continue // no whole number of steps
			}
			if span/width <= mostBins+1e-9 {
				return width
			}
		}
	}
}

// figurePlaces are equal parts from nothing to the highest that was measured.
func (s *Survey) figurePlaces(a Axis) ([]Bin, []int) {
	of := make([]int, len(s.People))
	top := 0.0
	for group := range s.means {
		if mean, ok := s.mean(group, a); ok {
			top = max(top, mean)
		}
	}
	step := map[string]float64{rehearsal.UnitMs: 10, rehearsal.UnitShare: .01}[a.Figure.Unit]
	width := niceWidth(top, cmp.Or(step, .1))
	count := max(1, int(math.Ceil(top/width-1e-9)))
	var bins []Bin
	for i := range count {
		low, high := float64(float64(i)*width), float64(float64(i+1)*width)
		bins = append(bins, Bin{Label: a.Figure.Format(low), Says: a.Figure.Format(low) + " to " + a.Figure.Format(high)})
	}
	for person, group := range s.of {
		of[person] = nowhere
		if mean, ok := s.mean(group, a); ok {
			of[person] = min(int(mean/width+1e-9), count-1)
		}
	}
	return bins, of
}

// mean is the figure of a group; ok is false where it is not measured, or there was
// nothing to measure.
func (s *Survey) mean(group int, a Axis) (mean float64, ok bool) {
	if s.means[group] == nil {
		return 0, false
	}
	mean = s.means[group][figureIndex[a.Key]]
	return mean, !math.IsNaN(mean)
}
