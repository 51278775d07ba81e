package syncing

import (
	"context"
	"time"
)

// Watch is told by a Place of what it does for one context: each request that it sends,
// those that it sends again among them, and how long it waits because the remote asked
// to, 0 when that is over. Either may be nil, and both may be called by several
// goroutines.
type Watch struct {
	OnSent  func()
	OnWaits func(time.Duration)
}

type watching struct{}

// WithWatch has a Place tell watch of what it does for the context that is returned.
func WithWatch(ctx context.Context, watch Watch) context.Context {
	return context.WithValue(ctx, watching{}, watch)
}

// WatchOf returns who watches a context; the zero Watch where nobody does.
func WatchOf(ctx context.Context) Watch {
	watch, _ := ctx.Value(watching{}).(Watch)
	return watch
}

// Sent tells of a request.
func (w Watch) Sent() {
	if w.OnSent != nil {
		w.OnSent()
	}
}

// Waits tells of a wait.
func (w Watch) Waits(d time.Duration) {
	if w.OnWaits != nil {
		w.OnWaits(d)
	}
}
