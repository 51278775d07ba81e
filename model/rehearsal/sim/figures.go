package sim

import "personae/model/rehearsal"

// Figures lists what Measure counts, in its order: keys, labels and units,
// without values.
func Figures() []rehearsal.Metric {
	out := make([]rehearsal.Metric, len(metricRows))
	for i := range metricRows {
		out[i] = rehearsal.Metric{Key: metricRows[i].key, Label: metricRows[i].label, Unit: metricRows[i].unit, Of: metricRows[i].counted}
	}
	return out
}

// FigureNamed returns the figure of that key, without values; ok is false when
// there is none.
func FigureNamed(key string) (figure rehearsal.Metric, ok bool) {
	return rehearsal.Metrics{Rows: Figures()}.Get(key)
}
