package db

import (
	"cmp"
	"context"

	"golang.org/x/sync/errgroup"
)

// ahead is how many edits may wait to be written while the next ones are decided.
const ahead = 32

// editWriter writes edits in the background, in the order in which they are handed to
// it, so that another core can read and decide what becomes of the next ones. The
// transaction belongs to it until it settles; what nobody has handed over is read
// beside it meanwhile, as it cannot change.
type editWriter struct {
	t      *transaction
	write  func(edit) error
	queue  chan edit // nil while nothing is written
	group  *errgroup.Group
	ended  <-chan struct{} // closed when writing has failed, or the context has ended
	failed error           // of what was waited for
}

// hand gives an edit to the writer, and returns the error of one that was given before.
func (w *editWriter) hand(e edit) error {
	if w.queue == nil {
		w.begin()
	}
	select {
	case w.queue <- e:
		return nil
	case <-w.ended:
		return cmp.Or(w.settle(), w.t.ctx.Err())
	}
}

func (w *editWriter) begin() {
	var ctx context.Context
	w.group, ctx = errgroup.WithContext(w.t.ctx)
	w.ended = ctx.Done()
	queue := make(chan edit, ahead)
	w.queue = queue
	w.group.Go(func() error {
		for e := range queue {
			if err := w.write(e); err != nil {
				return err
			}
		}
		return nil
	})
}

// settle waits until all that was handed over is written, and returns what failed.
func (w *editWriter) settle() error {
	if w.queue != nil {
		close(w.queue)
		w.failed = cmp.Or(w.failed, w.group.Wait())
		w.queue = nil
	}
	return w.failed
}
