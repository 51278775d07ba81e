package remote

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"personae/model/syncing"
	"personae/model/words"
)

// How often a request is sent at the most, how long before the second time, which is
// twice as long before each that follows, and the longest that a remote is waited for.
const (
	mostTries  = 5
	firstPause = 400 * time.Millisecond
	mostWait   = 2 * time.Minute
)

// untilAnswered sends a request until it is answered, or must not be sent again.
func (c *call) untilAnswered(ctx context.Context, read func(*answer) error) error {
	for try := range mostTries {
		is := c.attempt(ctx, read)
		if is.err == nil || !is.again || is.after > mostWait || try == mostTries-1 {
			return is.err
		}
		wait := is.after
		if wait == 0 {
			pause := firstPause << try
			wait = pause/2 + rand.N(pause/2) //nolint:gosec // so that many do not come back at once
		}
		if err := c.rest(ctx, wait); err != nil {
			return err
		}
	}
	return nil // not reached: the last time returns
}

// tells is the shortest wait that a person is told of.
const tells = time.Second

// rest waits, and says so where it is long.
func (c *client) rest(ctx context.Context, wait time.Duration) error {
	if wait >= tells {
		watch := syncing.WatchOf(ctx)
		watch.Waits(wait)
		defer watch.Waits(0)
	}
	return c.Sleep(ctx, wait)
}

// sleep waits until d is over or ctx ends.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// askedWait is how long the headers of an answer ask to wait, 0 for not at all.
func askedWait(header http.Header, now time.Time) time.Duration {
	if text := header.Get("Retry-After"); text != "" {
		if at, err := http.ParseTime(text); err == nil {
			return max(0, at.Sub(now))
		}
		return seconds(text, now)
	}
	for _, limit := range []string{"RateLimit-", "X-RateLimit-Org-Hour-"} {
		if left := header.Get(limit + "Remaining"); left == "0" || left == "" {
			if wait := seconds(header.Get(limit+"Reset"), now); wait > 0 {
				return wait
			}
		}
	}
	return 0
}

// seconds reads a number of seconds, or what is too large for one: a time since 1970.
func seconds(text string, now time.Time) time.Duration {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || !(n > 0) {
		return 0
	}
	if n > 1e9 {
		n -= float64(now.Unix())
	}
	return time.Duration(min(max(n, 0), 1e8) * float64(time.Second))
}

// later says that a remote asks to wait longer than one waits here.
func (c *call) later(said string, wait time.Duration) error {
	next := "try again later"
	switch {
	case wait > time.Minute:
		next = fmt.Sprintf("try again in %s, at %s", words.Count(int((wait+time.Minute-1)/time.Minute), "minute"), c.Now().Add(wait).Format("15:04"))
	case wait > 0:
		next = fmt.Sprintf("try again in %s", words.Count(int((wait+time.Second-1)/time.Second), "second"))
	}
	return c.fail(syncing.ErrLater, said, next)
}
