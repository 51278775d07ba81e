package api

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Faults are what goes wrong on purpose, each with the share of requests that it meets,
// from 0 to 1. The zero Faults are none.
type Faults struct {
	shares []share // by name
	Seed   uint64  // the same seed meets the same requests, counted from the start
}

type share struct {
	name string
	of   float64
}

// The faults that are not a status.
const (
	faultTimeout = "timeout" // all is done and no answer is given
	faultCut     = "cut"     // the answer breaks off in the middle
	faultHTML    = "html"    // a page of a proxy stands in the answer's place
)

// refused are the faults that refuse a request before anything is done.
var refused = map[string]refusal{
	"401": {status: http.StatusUnauthorized, text: "Unauthorized (a fault that was asked for)"},
	"403": {status: http.StatusForbidden, text: "Forbidden (a fault that was asked for)"},
	"409": {status: http.StatusConflict, text: "Conflict (a fault that was asked for)"},
	"413": {status: http.StatusRequestEntityTooLarge, text: "Request body is too large (a fault that was asked for)"},
	"422": {status: http.StatusUnprocessableEntity, text: "Unprocessable (a fault that was asked for)"},
	"429": {status: http.StatusTooManyRequests, text: "Too many requests (a fault that was asked for)", after: 1},
	"500": {status: http.StatusInternalServerError, text: "Internal Server Error (a fault that was asked for)"},
}

// FaultNames lists the faults that there are.
func FaultNames() []string {
	return append(slices.Sorted(maps.Keys(refused)), faultTimeout, faultCut, faultHTML)
}

// ParseFaults reads "429=0.1,timeout=0.05"; "" is none.
func ParseFaults(text string) (Faults, error) {
	var f Faults
	sum := 0.0
	for part := range strings.SplitSeq(text, ",") {
		if text == "" {
			break
		}
		name, number, _ := strings.Cut(strings.TrimSpace(part), "=")
		of, err := strconv.ParseFloat(number, 64)
		switch {
		case !slices.Contains(FaultNames(), name):
			return f, fmt.Errorf("there is no fault %q: choose from %s, each with a share, as 429=0.1", name, strings.Join(FaultNames(), ", "))
		case err != nil || !(of >= 0 && of <= 1):
			return f, fmt.Errorf("%s: %q is no share of the requests: give a number from 0 to 1, as 0.1", name, number)
		case slices.ContainsFunc(f.shares, func(s share) bool { return s.name == name }):
			return f, fmt.Errorf("%s stands there twice: leave one out", name)
		}
		f.shares = append(f.shares, share{name, of})
		sum += of
	}
	if sum > 1+1e-9 {
		return f, fmt.Errorf("the faults are %g of the requests together, and there is only 1: make them fewer", sum)
	}
	slices.SortFunc(f.shares, func(a, b share) int { return cmp.Compare(a.name, b.name) })
	return f, nil
}

// chance says which requests are met.
type chance struct {
	Faults
	mutex  sync.Mutex
	source *rand.Rand
}

func (f Faults) chance() *chance {
	return &chance{Faults: f, source: rand.New(rand.NewPCG(f.Seed, 0))} //nolint:gosec // it is to be repeated, not to be secret
}

// next is the fault of the next request, "" for none.
func (c *chance) next() string {
	if len(c.shares) == 0 {
		return ""
	}
	c.mutex.Lock()
	at := c.source.Float64()
	c.mutex.Unlock()
	for _, s := range c.shares {
		if at -= s.of; at < 0 {
			return s.name
		}
	}
	return ""
}

// spoil answers a request by do, or as the next fault has it.
func (c *chance) spoil(s *server, w http.ResponseWriter, r *http.Request, f *face, do func(http.ResponseWriter)) {
	name := c.next()
	if why, ok := refused[name]; ok {
		s.sendRefusal(w, r, f, &why)
		return
	}
	switch name {
	case faultTimeout:
		do(&kept{header: http.Header{}})
		_, _ = io.Copy(io.Discard, r.Body) // only then is it known when the client goes
		select {                           // until the client has had enough
		case <-r.Context().Done():
		case <-s.Stopping:
		}
		panic(http.ErrAbortHandler)
	case faultCut:
		all := &kept{header: http.Header{}}
		do(all)
		maps.Copy(w.Header(), all.header)
		w.Header().Set("Content-Length", strconv.Itoa(all.body.Len()))
		w.WriteHeader(all.status)
		_, _ = io.CopyN(w, &all.body, int64(all.body.Len()/2))
		_ = http.NewResponseController(w).Flush() // what is there is to arrive
		panic(http.ErrAbortHandler)
	case faultHTML:
		s.send(w, &answer{status: http.StatusBadGateway, kind: "text/html; charset=utf-8", body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"})
	default:
		do(w)
	}
}

// kept is an answer that is kept back. It implements http.ResponseWriter.
type kept struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (k *kept) Header() http.Header            { return k.header }
func (k *kept) WriteHeader(status int)         { k.status = status }
func (k *kept) Write(text []byte) (int, error) { return k.body.Write(text) }
