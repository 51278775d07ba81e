package rehearsal_test

import (
	"strings"
	"testing"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
	"personae/model/value"
)

// The first reading of a cut-in must be met at that very moment: a reader who
// computes the moment from it finds the event there.
func TestACutInNamesWhatDecidedItsMoment(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range []struct {
		wait               float64
		words, ms, backoff int
	}{{0, 3, 300, 1000}, {4, 3, 300, 1000}, {7.5, 0, 0, 0}, {0, 2, 2500, 400}, {1, 0, 0, 100}} {
		b := config(func(k *model.BehaviorConfig) {
			k.InterruptionMode = value.Some(rehearsal.ModeHigh)
			k.WaitSeconds = value.Some(c.wait)
			k.CutIn.MinWords, k.CutIn.MinDurationMs = value.Some(c.words), value.Some(c.ms)
			k.CutIn.BackoffMs = value.Some(c.backoff)
		})
		for seed := range uint64(40) {
			for _, e := range sim.Run(b, script.BuiltIn()[0], rehearsal.Agents()[int(seed)%len(rehearsal.Agents())], seed).Events {
				if e.Kind != rehearsal.KindCutIn {
					continue
				}
				first := e.Cause.Readings[0]
				exact := first.Value == first.Threshold
				switch {
				case strings.Contains(e.Cause.Text, "the agent's clause ends here"):
					first.Knob, exact = "clause", true
				case strings.Contains(e.Cause.Text, "ending its own line"):
					first.Knob, exact = "own line", true
				case first.Knob == rehearsal.PathWait:
					exact = exact && e.Start == b.WaitMs
				}
				if !exact {
					t.Fatalf("wait %g, seed %d: %+v: %s", c.wait, seed, first, rehearsal.Explain(e))
				}
				seen[first.Knob] = true
			}
		}
	}
	for _, knob := range []string{rehearsal.PathMinWords, rehearsal.PathMinDuration, rehearsal.PathWait, "clause", "own line"} {
		if !seen[knob] {
			t.Errorf("no cut-in was decided by %s", knob)
		}
	}
}

func TestAMurmurThatWaitedSaysSo(t *testing.T) {
	b := config(func(k *model.BehaviorConfig) { k.WaitSeconds = value.Some(6.0) })
	found := false
	for seed := range uint64(200) {
		for _, e := range sim.Run(b, script.BuiltIn()[0], rehearsal.Agents()[1], seed).Events {
			waited := strings.Contains(e.Cause.Text, "“Wait before first words” 6 s kept it silent")
			if e.Kind == rehearsal.KindMurmur && waited {
				found = true
				if e.Start < b.WaitMs || e.Start > b.WaitMs+400 {
					t.Fatalf("seed %d: %s", seed, rehearsal.Explain(e))
				}
			}
		}
	}
	if !found {
		t.Error("no murmur waited for the first words")
	}
}
