package sim

import (
	"testing"

	"personae/model"
	"personae/model/rehearsal"
)

// TestALineThatIsOverIsNotGoneOnWith has the persona about to go on after a pause
// when its line is over, or while it first cuts in: it has gone on then.
func TestALineThatIsOverIsNotGoneOnWith(t *testing.T) {
	b := rehearsal.From(&model.Persona{Behavior: interrupting(rehearsal.ModeHigh)}, "")
	b.Phrases = nil
	agent := calm()
	agent.GivesWay = 0
	for name, test := range map[string]struct {
		line, chance, says int
	}{
		"over":          {line: 2, chance: never, says: 0},
		"over by then":  {line: 1, chance: 1000, says: 1},
		"gone on by it": {line: 0, chance: 1000, says: 1},
		"to go on with": {line: 0, chance: never, says: 1},
	} {
		s := &sim{plan: newPlan(b, proofScript(2, 60, 3), agent), told: true, line: test.line, at: 3 * test.line}
		s.drawPauses()
		s.chance = drawBelow(1)
		l := listening{sound: sound{at: never, stop: never}, hello: 5000, chance: test.chance}
		s.measureTurn(&l)
		s.listen(&l)
		said := 0
		for _, m := range s.marks {
			if m.lane == rehearsal.LanePersona {
				said++
			}
		}
		if said != test.says {
			t.Errorf("%s: the persona speaks %d times", name, said)
		}
	}
}
