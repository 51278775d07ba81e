package coverage

import (
	"fmt"
	"slices"

	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
	"personae/model/words"
)

// Axis is what a map is over: a field, or a figure of the rehearsal.
type Axis struct {
	Key    string // the path, or the figure's key
	Label  string
	Spec   *field.Spec      // nil for a figure
	Figure rehearsal.Metric // of a figure, without values
}

// IsFigure reports whether it is measured, not set.
func (a Axis) IsFigure() bool { return a.Spec == nil }

// The axes that a map has where nothing else is asked for.
var (
	DefaultX = axisOf("behavior_config.interruption_mode")
	DefaultY = axisOf("behavior_config.yield_on_overlap.after_words")
)

func axisOf(path string) Axis {
	spec, _ := field.Find(path)
	return Axis{Key: path, Label: spec.Label, Spec: spec}
}

// Axes lists what a map can be over: the fields, in the order of the table, then the
// figures.
func Axes() []Axis {
	kinds := []field.Kind{field.KindInteger, field.KindNumber, field.KindChoice, field.KindToggle, field.KindLine}
	var out []Axis
	for _, spec := range field.All() {
		if !spec.ReadOnly && !spec.Title && spec.Path != "lineage" && slices.Contains(kinds, spec.Kind) {
			out = append(out, axisOf(spec.Path))
		}
	}
	for _, figure := range sim.Figures() {
		out = append(out, Axis{Key: figure.Key, Label: figure.Label, Figure: figure})
	}
	return out
}

// ParseAxis finds an axis by its path, with or without behavior_config., or by the
// key of a figure.
func ParseAxis(name string) (Axis, error) {
	axes := Axes()
	spec, err := field.LookupKnob(name)
	for _, axis := range axes {
		if axis.Key == name || err == nil && axis.Spec == spec {
			return axis, nil
		}
	}
	if err == nil {
		return Axis{}, fmt.Errorf("%s: no map is over it: an axis is a number, a choice, a switch, a line of text or a figure", name)
	}
	near := words.Nearest(axes, func(a Axis) int {
		if d := words.Distance(name, a.Key); a.IsFigure() && d <= max(2, len(a.Key)/3) {
			return d
		}
		return words.Far
	})
	if len(near) > 0 {
		return Axis{}, fmt.Errorf("there is no figure %q: did you mean %s?", name, near[0].Key)
	}
	return Axis{}, err
}
