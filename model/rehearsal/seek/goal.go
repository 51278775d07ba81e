package seek

import (
	"math"

	"personae/model/rehearsal"
)

// Statistic is which number of a figure is meant.
type Statistic string

// The statistics. Mean is what a goal means unless it says another.
const (
	Mean   Statistic = "mean"
	Median Statistic = "median"
	P10    Statistic = "p10"
	P90    Statistic = "p90"
	Spread Statistic = "spread" // from p10 to p90
)

var statistics = []Statistic{Mean, Median, P10, P90, Spread}

func (s Statistic) of(m rehearsal.Metric) float64 {
	switch s {
	case Median:
		return m.Median
	case P10:
		return m.P10
	case P90:
		return m.P90
	case Spread:
		return m.P90 - m.P10
	case Mean:
	}
	return m.Mean
}

// Goal is a figure and the range that it is to lie in, in the figure's own unit.
// An end that is infinite is open; one that is strict is not itself in the range.
// Make one with Parse.
type Goal struct {
	Figure                string // the key of a metric
	Of                    Statistic
	Low, High             float64
	StrictLow, StrictHigh bool

	text string // as it was written
}

// String is the goal as it was written.
func (g Goal) String() string { return g.text }

// Outcome is where a goal's figure lies in a measurement.
type Outcome struct {
	Value float64 // NaN when there was nothing to measure
	Count int     // observations behind it
	Met   bool
}

// In reads the goal's figure off m. A figure without observations meets no goal.
func (g Goal) In(m rehearsal.Metrics) Outcome {
	row, _ := m.Get(g.Figure)
	if row.Count == 0 {
		return Outcome{Value: math.NaN()}
	}
	value := g.Of.of(row)
	return Outcome{value, row.Count, g.Distance(value) == 0}
}

// tiny is by how much rounding may move a figure.
const tiny = 1e-9

// Distance is how far a value is from the range, 0 inside.
func (g Goal) Distance(value float64) float64 {
	switch {
	case math.IsNaN(value):
		return math.Inf(1)
	case value < g.Low-tiny || g.StrictLow && value <= g.Low:
		return max(g.Low-value, tiny)
	case value > g.High+tiny || g.StrictHigh && value >= g.High:
		return max(value-g.High, tiny)
	}
	return 0
}

// outside is how far a value is beyond the nearer end of the range, less than 0
// inside.
func (g Goal) outside(value float64) float64 {
	if math.IsNaN(value) {
		return math.Inf(1)
	}
	return max(g.Low-value, value-g.High)
}

// Missed are the goals that are not met in m, in their order.
func Missed(goals []Goal, m rehearsal.Metrics) []Goal {
	var out []Goal
	for _, goal := range goals {
		if !goal.In(m).Met {
			out = append(out, goal)
		}
	}
	return out
}
