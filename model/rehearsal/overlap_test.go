package rehearsal_test

import (
	"testing"

	"pgregory.net/rapid"

	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/model/rehearsal/sim"
)

// TestBothAtOnceIsMostOfAColumn counts, millisecond by millisecond, how long both
// speak in each column that says so.
func TestBothAtOnceIsMostOfAColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		call := sim.Run(fromConfig(anyConfig(t)), anyScript(t), anyAgent(t), 1)
		scale := rapid.SampledFrom([]int{50, 250, 1000}).Draw(t, "scale")
		grid := picture.Layout(call, 0, scale, 60)
		for column := range grid.Rows[picture.RowAgent] {
			both := 0
			for ms := column * scale; ms < (column+1)*scale; ms++ {
				if speaks(call, rehearsal.LaneAgent, ms) && speaks(call, rehearsal.LanePersona, ms) {
					both++
				}
			}
			for _, row := range []int{picture.RowAgent, picture.RowPersona} {
				class := grid.Rows[row][column].Class
				if class == picture.ClassOverlap && 2*both <= scale || class == picture.ClassSpeech && 2*both > scale {
					t.Fatalf("column %d: both speak for %d of %d ms, and it is drawn as %c", column, both, scale, class.Rune())
				}
			}
		}
	})
}

func speaks(call rehearsal.Call, lane rehearsal.Lane, ms int) bool {
	for _, e := range call.Events {
		talk := e.Kind == rehearsal.KindSpeech || e.Kind == rehearsal.KindCutIn || e.Kind == rehearsal.KindBargeIn
		if talk && e.Lane == lane && e.Start <= ms && ms < e.End {
			return true
		}
	}
	return false
}
