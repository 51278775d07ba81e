package sim_test

import (
	"testing"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
)

// TestMeasuringAsideGivesTheSame holds what is measured beside each other to what is
// measured alone; the race detector watches what they share.
func TestMeasuringAsideGivesTheSame(t *testing.T) {
	t.Parallel()
	behaviors := make([]rehearsal.Behavior, 8)
	for i := range behaviors {
		behaviors[i] = rehearsal.Behavior{Mode: rehearsal.ModeHigh, MinWords: i, AfterWords: rehearsal.Off, AfterMs: 700, Noise: "none"}
	}
	lines, agent := script.BuiltIn()[0], rehearsal.Agents()[0]
	got := make([]rehearsal.Metrics, len(behaviors))
	err := sim.MeasureAll(t.Context(), behaviors, lines, agent, 20, func(i int, m rehearsal.Metrics) { got[i] = m })
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range behaviors {
		if want := sim.Measure(b, lines, agent, 20); got[i].Mean(rehearsal.MetricTried) != want.Mean(rehearsal.MetricTried) {
			t.Errorf("%d: %v, want %v", i, got[i].Mean(rehearsal.MetricTried), want.Mean(rehearsal.MetricTried))
		}
	}
}
