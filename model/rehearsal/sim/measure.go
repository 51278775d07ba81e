package sim

import (
	"slices"
	"sync"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/tell"
)

const mostSeeds = 10_000

// metricHumans holds the human range of each metric row, so that measuring does
// not build them anew at every key.
var metricHumans = sync.OnceValue(func() *[len(metricRows)]*rehearsal.Human {
	var humans [len(metricRows)]*rehearsal.Human
	for i, row := range metricRows {
		if human, ok := tell.HumanRange(row.key); ok {
			humans[i] = &human
		}
	}
	return &humans
})

// Measure rehearses a number of calls, seeds 1 and up, and returns the figures
// over all of them: 200 calls when seeds is 0 or less, 10,000 at most. It
// writes no events.
func Measure(b rehearsal.Behavior, lines script.Script, agent rehearsal.Agent, seeds int) rehearsal.Metrics {
	if seeds <= 0 {
		seeds = rehearsal.DefaultSeeds.Whole()
	}
	seeds = min(seeds, mostSeeds)
	s := &sim{plan: newPlan(b, lines, agent)}
	s.tally.gaps = make([]int32, 0, seeds*(len(s.ends[personaSide])+1))
	// One block for the values of every metric that is counted by call.
	block := make([]int32, seeds*len(metricRows))
	var values [len(metricRows)][]int32
	for i := range values {
		values[i] = block[i*seeds : i*seeds : (i+1)*seeds]
	}
	var parts, wholes [len(metricRows)]int64
	for seed := 1; seed <= seeds; seed++ {
		s.play(uint64(seed))
		for i := range metricRows {
			row := &metricRows[i]
			var value int
			ok := false
			switch {
			case row.share != nil:
				part, whole := row.share(s.plan, &s.tally)
				parts[i] += int64(part)
				wholes[i] += int64(whole)
				value, ok = ratio(part, whole, row.scale)
			case row.of != nil:
				value, ok = row.of(&s.tally)
			}
			if ok {
				values[i] = append(values[i], int32(value))
			}
		}
	}
	values[0] = s.tally.gaps
	m := rehearsal.Metrics{Script: lines.Name, Agent: agent.Name, Calls: seeds, Rows: make([]rehearsal.Metric, len(metricRows))}
	humans := metricHumans()
	for i := range metricRows {
		m.Rows[i] = summary(&metricRows[i], values[i], humans[i])
		if metricRows[i].share != nil && wholes[i] > 0 {
			m.Rows[i].Mean, m.Rows[i].Count = float64(parts[i])/float64(wholes[i]), int(wholes[i])
		}
	}
	return m
}

// summary sorts the values in place and reads off median, p10, p90 and mean.
func summary(row *metricRow, values []int32, human *rehearsal.Human) rehearsal.Metric {
	m := rehearsal.Metric{Key: row.key, Label: row.label, Unit: row.unit, Count: len(values), Of: row.counted, Human: human}
	if len(values) == 0 {
		return m
	}
	slices.Sort(values)
	var sum int64
	for _, value := range values {
		sum += int64(value)
	}
	scale := float64(row.scale)
	m.Median = float64(quantile(values, 50)) / scale
	m.P10 = float64(quantile(values, 10)) / scale
	m.P90 = float64(quantile(values, 90)) / scale
	m.Mean = float64(sum) / float64(int64(len(values))*int64(row.scale))
	return m
}

// quantile reads a percentile off sorted values: the nearest one that occurred.
func quantile(sorted []int32, percent int) int32 {
	return sorted[((len(sorted)-1)*percent+50)/100]
}
