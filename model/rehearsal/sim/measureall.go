package sim

import (
	"context"
	"sync"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
)

// workersAtOnce is how many measurements run beside each other.
const workersAtOnce = 4

// MeasureAll measures each of some behaviours as Measure does, several beside each
// other, and hands out the figures as they come, one at a time, with the place of the
// behaviour. It stops early, with the error of ctx, when that ends.
func MeasureAll(
	ctx context.Context, behaviors []rehearsal.Behavior, lines script.Script, agent rehearsal.Agent, seeds int, take func(i int, m rehearsal.Metrics),
) error {
	var mutex sync.Mutex
	var workers sync.WaitGroup
	next := 0
	begin := func() (i int, ok bool) {
		mutex.Lock()
		defer mutex.Unlock()
		next++
		return next - 1, next <= len(behaviors) && ctx.Err() == nil
	}
	for range min(workersAtOnce, len(behaviors)) {
		workers.Go(func() {
			for i, ok := begin(); ok; i, ok = begin() {
				m := Measure(behaviors[i], lines, agent, seeds)
				mutex.Lock()
				take(i, m)
				mutex.Unlock()
			}
		})
	}
	workers.Wait()
	return ctx.Err()
}
