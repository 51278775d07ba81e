package beside

import (
	"cmp"
	"context"
	"sync"

	"golang.org/x/sync/semaphore"
)

// Things are handed from one goroutine to the next several at once: what that costs is
// little beside what they cost.
const (
	mostTogether  = 16
	bytesTogether = 64 << 10
)

// workers is how many things are made at once: who gives them is no faster than so many.
const workers = 4

// mostHeld is how many bytes are held at most, or one thing.
const mostHeld = 8 << 20

type batch[T, M any] struct {
	things []T
	size   int
	made   []M
	err    error         // of the thing after those that are made
	done   chan struct{} // closed when they are
}

// Map calls take with what one makes of each thing that every gives, in their order. Many
// are made beside each other, while every reads the next and take is at work; take is called
// by the caller's goroutine. The first error in that order ends it and is returned as it
// is. An error of give is for every to return. size is that of a thing in bytes.
func Map[T, M any](every func(give func(T) error) error, size func(T) int, one func(T) (M, error), take func(M) error) error {
	inOrder, toMake := make(chan *batch[T, M], 2*workers), make(chan *batch[T, M], 2*workers)
	room := semaphore.NewWeighted(mostHeld)
	ctx, end := context.WithCancel(context.Background())
	var group sync.WaitGroup
	var unread error // of every
	group.Go(func() {
		defer close(inOrder)
		defer close(toMake)
		unread = gather(every, size, func(b *batch[T, M]) error {
			if err := room.Acquire(ctx, b.takes()); err != nil {
				return err
			}
			inOrder <- b
			toMake <- b
			return nil
		})
	})
	for range workers {
		group.Go(func() {
			for b := range toMake {
				b.makeWith(one)
			}
		})
	}
	failed := takeAll(inOrder, room, take)
	end()
	for range inOrder { // what was on its way
	}
	group.Wait()
	return cmp.Or(failed, unread)
}

// gather hands on what every gives, several together.
func gather[T, M any](every func(give func(T) error) error, size func(T) int, hand func(*batch[T, M]) error) error {
	var b *batch[T, M]
	err := every(func(thing T) error {
		if b == nil {
			b = &batch[T, M]{things: make([]T, 0, mostTogether), done: make(chan struct{})}
		}
		b.things = append(b.things, thing)
		if b.size += size(thing); len(b.things) < mostTogether && b.size < bytesTogether {
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

// takes is the room that a batch takes.
func (b *batch[T, M]) takes() int64 { return int64(min(b.size, mostHeld)) }

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

func takeAll[T, M any](inOrder <-chan *batch[T, M], room *semaphore.Weighted, take func(M) error) error {
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
		room.Release(b.takes())
	}
	return nil
}
