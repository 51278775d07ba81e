package tell

import (
	"cmp"
	"slices"

	"personae/model/rehearsal"
)

// Differing names the figures in which several measurements differ, the most
// telling first: by how much of their spread lies between the measurements and not
// within them. What differs by less than a person would speak of is left out.
func Differing(all []rehearsal.Metrics) []string {
	if len(all) == 0 {
		return nil
	}
	var keys []string
	scores := map[string]float64{}
	for _, row := range all[0].Rows {
		if score := differs(all, row.Key); score > 0 {
			keys, scores[row.Key] = append(keys, row.Key), score
		}
	}
	slices.SortStableFunc(keys, func(a, b string) int { return cmp.Compare(scores[b], scores[a]) })
	return keys
}

// differs is the share of a figure's variance that lies between the measurements,
// 0 where that is too little to speak of.
func differs(all []rehearsal.Metrics, key string) float64 {
	const deviations = 2.56 // from p10 to p90, where values are normal
	var sum, squares, within, count float64
	var low, high rehearsal.Metrics
	for _, m := range all {
		row, _ := m.Get(key)
		if row.Count == 0 {
			continue
		}
		spread := (row.P90 - row.P10) / deviations
		sum, squares, within, count = sum+row.Mean, squares+float64(row.Mean*row.Mean), within+float64(spread*spread), count+1
		if count == 1 || row.Mean < low.Mean(key) {
			low = m
		}
		if count == 1 || row.Mean > high.Mean(key) {
			high = m
		}
	}
	if count < 2 || change(low, high, key) == "" {
		return 0
	}
	between := squares/count - float64(sum/count)*float64(sum/count)
	return between / (between + within/count)
}

// SortedBy orders measurements by their figures: the highest mean of the first key
// comes first, then of the next. It returns their places.
func SortedBy(all []rehearsal.Metrics, keys []string) []int {
	places := make([]int, len(all))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int {
		for _, key := range keys {
			if by := cmp.Compare(all[b].Mean(key), all[a].Mean(key)); by != 0 {
				return by
			}
		}
		return 0
	})
	return places
}
