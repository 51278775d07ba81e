package remote

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"personae/model/syncing"
)

// client sends requests to one address.
type client struct {
	Options
	base  string // what paths stand behind
	where string // what a person calls it
	key   key
	put   func(http.Header, string) // puts a key into a request's headers
	http  *http.Client
	limit *limit
	// reads looks at an answer that refuses, after all that HTTP itself says of it; nil
	// has nothing to add.
	reads func(*call, refusal) (verdict, bool)
}

// Options are for tests: the zero Options are the clock and the network.
type Options struct {
	Now       func() time.Time
	Sleep     func(context.Context, time.Duration) error // until ctx ends
	Transport http.RoundTripper
	Patience  time.Duration // how long nothing may come of an answer, 0 for half a minute
}

const (
	usualPatience = 30 * time.Second
	mostHeader    = 64 << 10 // bytes of an answer's headers
	userAgent     = "personae"
)

func newClient(base, where string, k key, put func(http.Header, string), l *limit, o Options) *client {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Patience == 0 {
		o.Patience = usualPatience
	}
	if o.Transport == nil {
		o.Transport = &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			DialContext:            (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
			TLSHandshakeTimeout:    10 * time.Second,
			MaxIdleConnsPerHost:    cap(l.slots),
			IdleConnTimeout:        30 * time.Second,
			MaxResponseHeaderBytes: mostHeader,
			ForceAttemptHTTP2:      true,
		}
	}
	return &client{
		Options: o, base: strings.TrimRight(base, "/"), where: where, key: k, put: put, limit: l,
		http: &http.Client{Transport: o.Transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}
}

// request is one request, and how it is spoken of.
type request struct {
	doing    string // "read persona 17"
	method   string
	path     string // behind the base, escaped
	query    url.Values
	body     []byte
	kind     string        // of the body, "" is JSON
	patience time.Duration // 0 is the client's
	lost     string        // what to do where the answer to a write is lost, "" for what pulls and pushes do
	// ofRecord says that the path names a record, so that there may be none of it.
	ofRecord bool
	// accept is what the answer is to be, "" is JSON.
	accept string
	// abroad is an address of another host: it gets no key.
	abroad string
}

func (r *request) isWrite() bool { return r.method != http.MethodGet }

// call is a request that is being made, with the key for it.
type call struct {
	*client
	request
	secret string
}

// do sends a request until it is answered, and hands an answer of success to read. Where
// that gives a brokenError that is cut, a request that reads is sent again.
func (c *client) do(ctx context.Context, r request, read func(*answer) error) error {
	now := &call{client: c, request: r}
	if r.abroad == "" {
		var err error
		if now.secret, err = c.key.read(); err != nil {
			return now.fail(syncing.ErrDenied, err.Error(), "")
		}
	}
	return now.untilAnswered(ctx, read)
}
