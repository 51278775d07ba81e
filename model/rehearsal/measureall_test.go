package rehearsal_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
)

func TestManyAreMeasuredAsOneIs(t *testing.T) {
	lines, agent := scriptNamed(t, "survey"), agentNamed(t, rehearsal.Typical)
	behaviors := []rehearsal.Behavior{busy(), rehearsal.From(new(busyPersona()), "1.87"), busy()}
	for range 20 {
		behaviors = append(behaviors, busy())
	}
	got := make([]rehearsal.Metrics, len(behaviors))
	if err := sim.MeasureAll(t.Context(), behaviors, lines, agent, 20, func(i int, m rehearsal.Metrics) { got[i] = m }); err != nil {
		t.Fatal(err)
	}
	for i, b := range behaviors {
		if want := sim.Measure(b, lines, agent, 20); !reflect.DeepEqual(got[i], want) {
			t.Errorf("%d: %+v, want %+v", i, got[i], want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	taken := 0
	err := sim.MeasureAll(ctx, behaviors, lines, agent, 20, func(int, rehearsal.Metrics) {
		taken++
		cancel()
	})
	if !errors.Is(err, context.Canceled) || taken > 4 {
		t.Errorf("%d were measured after it was stopped: %v", taken, err)
	}
}
