package remote_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"personae/db/remote"
	"personae/model"
	"personae/model/syncing"
	"personae/model/wire"
)

// TestARemoteIsWaitedFor as long as it says, by whichever sign.
func TestARemoteIsWaitedFor(t *testing.T) {
	start := newClock().now
	for name, c := range map[string]struct {
		headers []string
		body    string
		wait    time.Duration
	}{
		"seconds":         {[]string{"Retry-After", "7"}, `{}`, 7 * time.Second},
		"date":            {[]string{"Retry-After", start.Add(9 * time.Second).Format(http.TimeFormat)}, `{}`, 9 * time.Second},
		"reset":           {[]string{"RateLimit-Reset", "11", "RateLimit-Remaining", "0"}, `{}`, 11 * time.Second},
		"time of reset":   {[]string{"RateLimit-Reset", fmt.Sprint(start.Unix() + 13)}, `{}`, 13 * time.Second},
		"hour":            {[]string{"RateLimit-Remaining", "5", "RateLimit-Reset", "3", "X-RateLimit-Org-Hour-Remaining", "0", "X-RateLimit-Org-Hour-Reset", "17"}, `{}`, 17 * time.Second},
		"body":            {nil, `{"error":"rate_limited","retry_after":19}`, 19 * time.Second},
		"headers first":   {[]string{"Retry-After", "2"}, `{"retry_after":19}`, 2 * time.Second},
		"part of seconds": {[]string{"Retry-After", "0.5"}, `{}`, 500 * time.Millisecond},
	} {
		f := elsewhere(t)
		f.write(caller("A"))
		n := 0
		f.spoil(func(w http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool {
			if n++; n > 1 {
				return false
			}
			return answering(429, "application/json", c.body, c.headers...)(w, r, done)
		})
		var told []time.Duration
		ctx := syncing.WithWatch(t.Context(), syncing.Watch{OnWaits: func(d time.Duration) { told = append(told, d) }})
		if err := f.place(model.SystemFeatherOrg).List(ctx, "", func(*wire.Imported) error { return nil }); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := f.Now().Sub(start); got != c.wait || n != 2 {
			t.Errorf("%s: waited %v, want %v, and asked %d times", name, got, c.wait, n)
		}
		if c.wait >= time.Second && !slices.Equal(told, []time.Duration{c.wait, 0}) {
			t.Errorf("%s: told %v", name, told)
		}
	}
}

// TestALongWaitIsNotWaited: it is said when to try again, to all who ask.
func TestALongWaitIsNotWaited(t *testing.T) {
	f := elsewhere(t)
	f.spoil(answering(429, "application/json", `{"error":"quota"}`, "Retry-After", "2820"))
	place := f.place(model.SystemAnam)
	for _, err := range []error{place.Delete(t.Context(), "a"), place.Delete(t.Context(), "b")} {
		if !errors.Is(err, syncing.ErrLater) || !strings.Contains(err.Error(), "try again in 47 minutes, at 12:47") {
			t.Errorf("%v", err)
		} else {
			isSentence(t, err)
		}
	}
	if asked, _ := f.requests(); len(asked) != 1 || f.Now() != newClock().now {
		t.Errorf("asked %d times, until %v", len(asked), f.Now())
	}
}

// TestPausesGrow where a remote does not say how long they should be.
func TestPausesGrow(t *testing.T) {
	f := elsewhere(t)
	f.spoil(answering(500, "application/json", `{}`))
	if _, err := f.place(model.SystemFeatherOrg).Get(t.Context(), "a"); !errors.Is(err, syncing.ErrLater) {
		t.Error(err)
	}
	if len(f.slept) != 4 {
		t.Fatalf("%v", f.slept)
	}
	for i, d := range f.slept {
		if most := 400 * time.Millisecond << i; d < most/2 || d > most {
			t.Errorf("pause %d is %v", i, d)
		}
	}
}

// TestTheLastRequestOfAWindowIsHeeded before the remote has to refuse one.
func TestTheLastRequestOfAWindowIsHeeded(t *testing.T) {
	f := elsewhere(t)
	id := f.write(caller("A"))[0].Persona.ID
	f.spoil(func(w http.ResponseWriter, _ *http.Request, _ func() *httptest.ResponseRecorder) bool {
		w.Header().Set("RateLimit-Remaining", "0")
		w.Header().Set("RateLimit-Reset", "6")
		return false
	})
	place := f.place(model.SystemFeatherOrg)
	for range 3 {
		if _, err := place.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if got := f.Now().Sub(newClock().now); got != 12*time.Second {
		t.Errorf("waited %v", got)
	}
}

// TestAMinuteHoldsSoManyRequests as Feather allows an organisation.
func TestAMinuteHoldsSoManyRequests(t *testing.T) {
	c := newClock()
	place := opened(t, remoteOf(model.SystemFeatherOrg, "http://127.0.0.1:1"), remote.Options{Now: c.Now, Sleep: c.Sleep, Transport: atOnce{}})
	for range 12_000 {
		if err := place.Delete(t.Context(), "a"); err != nil {
			t.Fatal(err)
		}
	}
	if took := c.Now().Sub(newClock().now); took < 118*time.Second || took > 130*time.Second {
		t.Errorf("12,000 requests took %v", took)
	}
}

// atOnce answers without a network.
type atOnce struct{}

func (atOnce) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusNoContent, Header: http.Header{}, Body: http.NoBody}, nil
}

// TestSoManyAreUnderWayAtOnce, and of EvalStudio's writes one: it would lose others.
func TestSoManyAreUnderWayAtOnce(t *testing.T) {
	for system, writes := range map[model.System]int{model.SystemFeatherOrg: 8, model.SystemAnam: 4, model.SystemEvalStudio: 1} {
		f := elsewhere(t)
		var now, most, writing, mostWriting atomic.Int64
		f.spoil(func(_ http.ResponseWriter, r *http.Request, _ func() *httptest.ResponseRecorder) bool {
			highest(&most, now.Add(1))
			defer now.Add(-1)
			if r.Method != http.MethodGet {
				highest(&mostWriting, writing.Add(1))
				defer writing.Add(-1)
			}
			time.Sleep(2 * time.Millisecond) //nolint:forbidigo // so that they meet
			return false
		})
		place := f.place(system)
		var all sync.WaitGroup
		for i := range 40 {
			all.Go(func() {
				if i%2 == 0 {
					_, _ = place.Get(t.Context(), "a")
				} else {
					_ = place.Delete(t.Context(), "a")
				}
			})
		}
		all.Wait()
		if most.Load() > int64(place.Can().AtOnce) || mostWriting.Load() > int64(writes) || most.Load() < 2 {
			t.Errorf("%s: %d at once, %d of them writing", system, most.Load(), mostWriting.Load())
		}
	}
}

func highest(most *atomic.Int64, n int64) {
	for is := most.Load(); n > is && !most.CompareAndSwap(is, n); is = most.Load() {
	}
}

// TestAStopIsAStop: of what reads nothing is left, and of a write that was sent it is said
// that it may have been done.
func TestAStopIsAStop(t *testing.T) {
	f := elsewhere(t)
	id := f.write(caller("A"))[0].Persona.ID
	stop := func(call func(context.Context, syncing.Place) error) error {
		ctx, cancel := context.WithCancel(t.Context())
		f.spoil(func(_ http.ResponseWriter, r *http.Request, done func() *httptest.ResponseRecorder) bool {
			done()
			cancel()
			<-r.Context().Done()
			panic(http.ErrAbortHandler)
		})
		return call(ctx, f.place(model.SystemFeatherOrg))
	}
	err := stop(func(ctx context.Context, p syncing.Place) error { _, err := p.Get(ctx, id); return err })
	if !errors.Is(err, context.Canceled) || errors.Is(err, syncing.ErrUnclear) {
		t.Errorf("%v", err)
	}
	err = stop(func(ctx context.Context, p syncing.Place) error { return p.Delete(ctx, id) })
	if _, done := f.requests(); !errors.Is(err, context.Canceled) || !errors.Is(err, syncing.ErrUnclear) || len(done) != 1 {
		t.Errorf("done %q: %v", done, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err = f.place(model.SystemFeatherOrg).Delete(ctx, id)
	if asked, _ := f.requests(); !errors.Is(err, context.Canceled) || errors.Is(err, syncing.ErrUnclear) || len(asked) != 0 {
		t.Errorf("asked %d times: %v", len(asked), err)
	}
	f.spoil(answering(429, "application/json", `{}`, "Retry-After", "30"))
	place := opened(t, remoteOf(model.SystemFeatherOrg, f.url), remote.Options{}) // which really waits
	ctx, cancel = context.WithCancel(t.Context())
	ctx = syncing.WithWatch(ctx, syncing.Watch{OnWaits: func(time.Duration) { cancel() }})
	if err := place.Delete(ctx, id); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// TestNobodyThere is said, and that nothing was sent.
func TestNobodyThere(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	server.Close()
	c := newClock()
	sent := 0
	ctx := syncing.WithWatch(t.Context(), syncing.Watch{OnSent: func() { sent++ }})
	place := opened(t, remoteOf(model.SystemEvalStudio, server.URL), remote.Options{Now: c.Now, Sleep: c.Sleep})
	for _, err := range []error{place.Delete(ctx, "a"), place.List(ctx, "", nil)} {
		if !errors.Is(err, syncing.ErrUnreachable) || !strings.Contains(err.Error(), "nothing was sent") {
			t.Errorf("%v", err)
		} else {
			isSentence(t, err)
		}
	}
	if sent != 10 {
		t.Errorf("told of %d requests", sent)
	}
}
