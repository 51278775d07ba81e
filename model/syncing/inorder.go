package syncing

import (
	"context"
	"sync"
)

// inOrder calls take, on the caller's goroutine, with what one makes of each thing that
// every gives, in their order. At most atOnce are made at once, and few are ahead of what
// is taken. The first error in that order ends it; ctx then ends for those under way, and
// all are over when it returns.
func inOrder[T, M any](
	ctx context.Context, atOnce int, every func(give func(T) error) error, one func(context.Context, T) (M, error), take func(M) error,
) error {
	type place struct {
		made M
		err  error
		done chan struct{}
	}
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	atOnce = max(atOnce, 1)
	ahead, free := make(chan *place, atOnce), make(chan struct{}, atOnce)
	var unread error // of every
	var group sync.WaitGroup
	group.Go(func() {
		defer close(ahead)
		unread = every(func(thing T) error {
			select {
			case free <- struct{}{}:
			case <-ctx.Done():
				return context.Cause(ctx)
			}
			p := &place{done: make(chan struct{})}
			group.Go(func() {
				defer close(p.done)
				p.made, p.err = one(ctx, thing)
				<-free
			})
			ahead <- p
			return nil
		})
	})
	var failed error
	for p := range ahead {
		<-p.done
		if failed != nil {
			continue
		}
		if failed = p.err; failed == nil {
			failed = take(p.made)
		}
		if failed != nil {
			end(failed)
		}
	}
	group.Wait()
	if failed != nil {
		return failed
	}
	return unread
}
