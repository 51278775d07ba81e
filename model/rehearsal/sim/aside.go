package sim

import (
	"sync"
	"sync/atomic"
)

// workersAtOnce is how many measurements run beside each other.
const workersAtOnce = 4

// Aside does so many things, some of them beside each other, and returns when all
// are done. Each is named by its place, from 0.
func Aside(things int, do func(place int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(workersAtOnce, things) {
		workers.Go(func() {
			for place := next.Add(1) - 1; place < int64(things); place = next.Add(1) - 1 {
				do(int(place))
			}
		})
	}
	workers.Wait()
}
