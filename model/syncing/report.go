package syncing

import (
	"context"
	"sync"
	"time"
)

func newReport() Report { return Report{Deeds: map[Deed]int{}} }

// counting counts the requests that are sent for the context that is returned, and tells
// progress of waits. Who watched before is told as well.
func (r *Report) counting(ctx context.Context, progress func(Progress)) context.Context {
	outer := WatchOf(ctx)
	var mutex sync.Mutex
	return WithWatch(ctx, Watch{
		OnSent: func() {
			mutex.Lock()
			r.Requests++
			mutex.Unlock()
			outer.Sent()
		},
		OnWaits: func(d time.Duration) {
			if progress != nil {
				progress(Progress{Waiting: d})
			}
			outer.Waits(d)
		},
	})
}
