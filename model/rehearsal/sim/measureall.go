package sim

import (
	"context"
	"sync"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
)

// MeasureAll measures each of some behaviours as Measure does, several beside each
// other, and hands out the figures as they come, one at a time, with the place of the
// behaviour. It stops early, with the error of ctx, when that ends.
func MeasureAll(
	ctx context.Context, behaviors []rehearsal.Behavior, lines script.Script, agent rehearsal.Agent, seeds int, take func(i int, m rehearsal.Metrics),
) error {
	var mutex sync.Mutex
	Aside(len(behaviors), func(i int) {
		if ctx.Err() != nil {
			return
		}
		m := Measure(behaviors[i], lines, agent, seeds)
		mutex.Lock()
		defer mutex.Unlock()
		take(i, m)
	})
	return ctx.Err()
}
