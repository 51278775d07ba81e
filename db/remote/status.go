package remote

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"personae/model/syncing"
)

// judge says what an answer means, and hands one of success to read.
func (c *call) judge(ctx context.Context, a *answer, read func(*answer) error) verdict {
	if a.status >= 200 && a.status < 300 {
		err := read(a)
		if stopped := ctx.Err(); stopped != nil && err != nil && c.isWrite() {
			return verdict{err: c.unclear("it was stopped before the answer was there", stopped)}
		} else if stopped != nil && errors.Is(err, errBroken) {
			return verdict{err: stopped}
		}
		if broken, ok := errors.AsType[*brokenError](err); ok {
			return c.broken(broken)
		}
		return verdict{err: err}
	}
	if a.status >= 300 && a.status < 400 {
		return verdict{err: c.redirected(a)}
	}
	f := c.said(a)
	if a.content.failed != nil && !c.isWrite() {
		return c.broken(a.broke()) // what it said was not all
	}
	if c.reads != nil {
		if is, ok := c.reads(c, f); ok {
			return is
		}
	}
	if f.status >= 500 || f.status == http.StatusTooManyRequests || f.status == http.StatusRequestTimeout {
		return c.notNow(f)
	}
	return verdict{err: c.refused(f)}
}

// brokenError is an answer of success that cannot be read, and why.
type brokenError struct {
	why  string
	cut  bool // it ended before its end, so that the next may be whole
	lost bool // the connection ended before it
}

func (b *brokenError) Error() string        { return b.why }
func (b *brokenError) Is(target error) bool { return target == errBroken && b.cut }

// broken is what comes of an answer that cannot be read.
func (c *call) broken(b *brokenError) verdict {
	if c.isWrite() {
		return verdict{err: c.unclear(b.why)}
	}
	if b.lost {
		return verdict{again: true, err: c.fail(syncing.ErrUnreachable, b.why, "try again later")}
	}
	return verdict{again: b.cut, err: c.fail(syncing.ErrAnswer, b.why, checkAddress)}
}

// checkAddress is what to do where another than the system seems to answer.
const checkAddress = "check that the remote's address is that of the system's API"

// redirected says where an answer leads: a key goes to nobody but whom it was given for.
func (c *call) redirected(a *answer) error {
	to := "elsewhere"
	if at, err := url.Parse(a.header.Get("Location")); err == nil && at.Host != "" {
		to = "to " + at.Scheme + "://" + at.Host
	}
	why, next := "it leads on "+to, "nothing was sent there; if that is where it is now, give it as the remote's address"
	switch {
	case a.status == http.StatusSeeOther && c.isWrite():
		return c.unclear(why)
	case c.isWrite():
		return c.fail(syncing.ErrRefused, why, next)
	}
	return c.fail(syncing.ErrAnswer, why, next)
}
