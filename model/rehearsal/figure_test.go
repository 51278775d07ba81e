package rehearsal

import "testing"

func TestFormatWritesFiguresWithTheirUnits(t *testing.T) {
	for _, c := range []struct {
		key   string
		value float64
		want  string
	}{
		{MetricReplyGap, 350, "350 ms"},
		{MetricReplyGap, 999.6, "1.00 s"},
		{MetricSilence, 4240, "4.24 s"},
		{MetricLength, 68_402, "1:08"},
		{MetricLength, 59_999, "1:00"},
		{MetricLength, 119_700, "2:00"},
		{MetricOverlapTurns, .124, "12 %"},
		{MetricTried, 2, "2"},
		{MetricTried, 2.14, "2.1"},
		{MetricMurmurs1000, 17.25, "17.2"},
	} {
		m, ok := Measure(busy(), scriptNamed(t, "survey"), agentNamed(t, Fast), 1).Get(c.key)
		if !ok {
			t.Fatalf("no metric %s", c.key)
		}
		if got := m.Format(c.value); got != c.want {
			t.Errorf("%s of %v = %q, want %q", c.key, c.value, got, c.want)
		}
	}
}
