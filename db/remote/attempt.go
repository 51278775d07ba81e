package remote

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"personae/model/syncing"
)

// verdict is what came of one time that a request was sent.
type verdict struct {
	err   error
	again bool          // it can do no harm to send it again, and may help
	after time.Duration // what the remote asks to wait before, 0 for nothing
}

// errSilent ends what nothing came of for too long.
var errSilent = errors.New("nothing came of it in time")

// attempt sends a request once.
func (c *call) attempt(ctx context.Context, read func(*answer) error) verdict {
	leave, err := c.limit.enter(ctx, c)
	if err != nil {
		return verdict{err: err}
	}
	leave = sync.OnceFunc(leave)
	defer leave()
	// It is ours alone, so that the end of ctx can be told from that of our patience.
	own, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	patience := c.patience
	if patience == 0 {
		patience = c.Patience
	}
	silence := time.AfterFunc(patience, func() { cancel(errSilent) })
	defer silence.Stop()
	var sent atomic.Bool
	own = httptrace.WithClientTrace(own, &httptrace.ClientTrace{WroteHeaders: func() { sent.Store(true) }})
	asked, err := c.ready(own, c)
	if err != nil {
		return verdict{err: c.fail(syncing.ErrRefused, err.Error(), "check the remote's address")}
	}
	syncing.WatchOf(ctx).Sent()
	got, err := c.http.Do(asked) //nolint:bodyclose // answer closes it
	if err != nil {
		return c.unanswered(ctx, err, sent.Load())
	}
	a := &answer{status: got.StatusCode, header: got.Header, content: &content{source: got.Body}, leave: leave, silence: silence, patience: patience}
	defer func() { _ = got.Body.Close() }() // all that was wanted of it is read
	c.limit.heed(c, a.header)
	return c.judge(ctx, a, read)
}

// ready makes the request that net/http sends.
func (r *request) ready(ctx context.Context, c *call) (*http.Request, error) {
	at := r.abroad
	if at == "" {
		at = c.base + r.path
	}
	if len(r.query) > 0 {
		at += "?" + r.query.Encode()
	}
	var body io.Reader
	if r.body != nil {
		body = bytes.NewReader(r.body)
	}
	asked, err := http.NewRequestWithContext(ctx, r.method, at, body)
	if err != nil {
		return nil, err
	}
	asked.Header.Set("User-Agent", userAgent)
	asked.Header.Set("Accept", orJSON(r.accept))
	if r.body != nil {
		asked.Header.Set("Content-Type", orJSON(r.kind))
	}
	if c.secret != "" {
		c.put(asked.Header, c.secret)
	}
	return asked, nil
}

func orJSON(kind string) string {
	if kind == "" {
		return "application/json"
	}
	return kind
}

// unanswered is what came of a request that no answer came to.
func (c *call) unanswered(ctx context.Context, err error, sent bool) verdict {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err // what else it says is the address
	}
	stopped := ctx.Err()
	switch {
	case stopped != nil && sent && c.isWrite():
		return verdict{err: c.unclear("it was stopped before the answer came", stopped)}
	case stopped != nil:
		return verdict{err: stopped}
	case !sent:
		return verdict{again: true, err: c.fail(syncing.ErrUnreachable, because(err), "nothing was sent; check the network and the remote's address, and try again")}
	case c.isWrite():
		return verdict{err: c.unclear(because(err))}
	}
	return verdict{again: true, err: c.fail(syncing.ErrUnreachable, because(err), "try again later")}
}

// unclear says of a write that it may have been done.
func (c *call) unclear(why string, also ...error) error {
	next := c.lost
	if next == "" {
		next = "it may have been done there all the same; the next pull or push looks for it and does not do it twice"
	}
	return c.fail(syncing.ErrUnclear, why, next, also...)
}

// because says why nothing came, without the words of a program.
func because(err error) string {
	switch {
	case errors.Is(err, errSilent), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return "no answer came in time"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "the connection ended before the answer was there"
	}
	return "no connection: " + strings.TrimPrefix(err.Error(), "net/http: ")
}
