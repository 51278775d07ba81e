package remote

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// limit is how much may be asked of a remote, for all who ask.
type limit struct {
	slots  chan struct{} // requests that may be under way
	writes chan struct{} // of them those that write; nil for as many
	minute float64       // requests in a minute, 0 for any number

	mutex sync.Mutex
	left  float64   // of the minute's requests
	at    time.Time // when that was so
	until time.Time // what the remote asked to wait for
}

func newLimit(atOnce, writesAtOnce int, minute float64) *limit {
	l := &limit{slots: make(chan struct{}, atOnce), minute: minute, left: minute / burst}
	if writesAtOnce > 0 {
		l.writes = make(chan struct{}, writesAtOnce)
	}
	return l
}

// burst is the part of a minute's requests that may come at once.
const burst = 60

// enter waits until a request may be sent. leave says that it is over.
func (l *limit) enter(ctx context.Context, c *call) (leave func(), err error) {
	var held []chan struct{}
	leave = func() {
		for _, slots := range held {
			<-slots
		}
	}
	gates := []chan struct{}{l.slots}
	if c.isWrite() && l.writes != nil {
		gates = []chan struct{}{l.writes, l.slots} // who waits for the first takes no place of the second
	}
	for _, slots := range gates {
		select {
		case slots <- struct{}{}:
			held = append(held, slots)
		case <-ctx.Done():
			leave()
			return nil, ctx.Err()
		}
	}
	for {
		wait, asked := l.due(c.Now())
		if wait <= 0 {
			return leave, ctx.Err()
		}
		if asked && wait > mostWait {
			err = c.later("it asks to wait", wait)
		} else {
			err = c.rest(ctx, wait)
		}
		if err != nil {
			leave()
			return nil, err
		}
	}
}

// due takes one of the minute's requests, or says how long to wait before asking again,
// and whether the remote asked for that.
func (l *limit) due(now time.Time) (wait time.Duration, asked bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if wait = l.until.Sub(now); wait > 0 {
		return wait, true
	}
	if l.minute == 0 {
		return 0, false
	}
	second := l.minute / time.Minute.Seconds()
	if l.at.IsZero() {
		l.at = now
	}
	l.left = min(l.minute/burst, l.left+now.Sub(l.at).Seconds()*second)
	l.at = now
	if l.left < 1 {
		return time.Duration((1 - l.left) / second * float64(time.Second)), false
	}
	l.left--
	return 0, false
}

// wait makes all wait who come from now on.
func (l *limit) wait(until time.Time) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if until.After(l.until) {
		l.until = until
	}
}

// heed waits before the next request where an answer says that this was the last for now.
func (l *limit) heed(c *call, header http.Header) {
	if header.Get("RateLimit-Remaining") == "0" || header.Get("X-RateLimit-Org-Hour-Remaining") == "0" {
		now := c.Now()
		l.wait(now.Add(askedWait(header, now)))
	}
}
