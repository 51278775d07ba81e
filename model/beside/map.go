package beside

import (
	"cmp"
	"errors"
	"runtime"
	"sync"
)

// together is how many things are handed from one goroutine to the next at once: what
// that costs is little beside what they cost.
const together = 16

// errEnded tells every that nothing more is taken.
var errEnded = errors.New("ended")

type batch[T, M any] struct {
	things []T
	made   []M
	err    error         // of the thing after those that are made
	done   chan struct{} // closed when they are
}

// Map calls take with what one makes of each thing that every gives, in their order. Many
// are made beside each other, while every reads the next and take is at work; take is called
// by the caller's goroutine. The first error in that order ends it and is returned as it
// is. An error of give is for every to return.
func Map[T, M any](every func(give func(T) error) error, one func(T) (M, error), take func(M) error) error {
	workers := runtime.GOMAXPROCS(0)
	inOrder := make(chan *batch[T, M], 2*workers)
	toMake := make(chan *batch[T, M], 2*workers)
	ended := make(chan struct{})
	var group sync.WaitGroup
	var unread error // of every
	group.Go(func() {
		defer close(inOrder)
		defer close(toMake)
		unread = gather(every, func(b *batch[T, M]) error {
			select {
			case inOrder <- b:
				toMake <- b
				return nil
			case <-ended:
				return errEnded
			}
		})
	})
	for range workers {
		group.Go(func() {
			for b := range toMake {
				b.makeWith(one)
			}
		})
	}
	failed := takeAll(inOrder, take)
	close(ended)
	for range inOrder { // what was on its way
	}
	group.Wait()
	return cmp.Or(failed, unread)
}

// gather hands on what every gives, several together.
func gather[T, M any](every func(give func(T) error) error, hand func(*batch[T, M]) error) error {
	var b *batch[T, M]
	err := every(func(thing T) error {
		if b == nil {
			b = &batch[T, M]{things: make([]T, 0, together), done: make(chan struct{})}
		}
		if b.things = append(b.things, thing); len(b.things) < together {
			return nil
		}
		full := b
		b = nil
		return hand(full)
	})
	if b != nil {
		return cmp.Or(hand(b), err)
	}
	return err
}

func (b *batch[T, M]) makeWith(one func(T) (M, error)) {
	defer close(b.done)
	b.made = make([]M, 0, len(b.things))
	for _, thing := range b.things {
		made, err := one(thing)
		if b.err = err; err != nil {
			return
		}
		b.made = append(b.made, made)
	}
}

func takeAll[T, M any](inOrder <-chan *batch[T, M], take func(M) error) error {
	for b := range inOrder {
		<-b.done
		for _, made := range b.made {
			if err := take(made); err != nil {
				return err
			}
		}
		if b.err != nil {
			return b.err
		}
	}
	return nil
}
