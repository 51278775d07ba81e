package rehearsal_test

import (
	"testing"

	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
)

func TestFormatWritesFiguresWithTheirUnits(t *testing.T) {
	for _, c := range []struct {
		key   string
		value float64
		want  string
	}{
		{rehearsal.MetricReplyGap, 350, "350 ms"},
		{rehearsal.MetricReplyGap, 999.6, "1.00 s"},
		{rehearsal.MetricSilence, 4240, "4.24 s"},
		{rehearsal.MetricLength, 68_402, "1:08"},
		{rehearsal.MetricLength, 59_999, "1:00"},
		{rehearsal.MetricLength, 119_700, "2:00"},
		{rehearsal.MetricOverlapTurns, .124, "12 %"},
		{rehearsal.MetricTried, 2, "2"},
		{rehearsal.MetricTried, 2.14, "2.1"},
		{rehearsal.MetricMurmurs1000, 17.25, "17.2"},
	} {
		m, ok := sim.Measure(busy(), scriptNamed(t, "survey"), agentNamed(t, "gpt-realtime-1.5"), 1).Get(c.key)
		if !ok {
			t.Fatalf("no metric %s", c.key)
		}
		if got := m.Format(c.value); got != c.want {
			t.Errorf("%s of %v = %q, want %q", c.key, c.value, got, c.want)
		}
	}
}
