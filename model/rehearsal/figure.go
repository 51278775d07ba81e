package rehearsal

import "math"

// Format writes a value of this metric with its unit: "350 ms", "1.24 s",
// "1:08" from a minute on, "12 %", and a plain number for what is counted.
func (m Metric) Format(value float64) string {
	switch m.Unit {
	case unitMs:
		return duration(value)
	case unitShare:
		return percent(value)
	}
	return decimal(value, 1)
}

// duration writes milliseconds as a person reads them.
func duration(ms float64) string {
	switch whole := int(math.Round(ms)); {
	case whole < 1000:
		return decimal(ms, 0) + " ms"
	case whole < 59_995:
		return seconds(whole) + " s"
	default:
		return clock(whole + 500)
	}
}
