package api_test

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"personae/model/library"
	"personae/ui/api"
)

func faults(tb testing.TB, text string) api.Faults {
	tb.Helper()
	f, err := api.ParseFaults(text)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

// count is how many personas there are.
func (s *served) count() int {
	s.tb.Helper()
	page, err := s.lib.Page(s.tb.Context(), library.Query{}, 0, 1)
	if err != nil {
		s.tb.Fatal(err)
	}
	return page.All
}

// TestRefusingFaults: each is in the system's own shape, and nothing is done.
func TestRefusingFaults(t *testing.T) {
	for _, name := range []string{"401", "403", "409", "413", "422", "429", "500"} {
		s := serve(t, api.Options{Faults: faults(t, name+"=1")})
		for system, path := range everywhere {
			want := shape[system]
			if system == "Feather" && name == "422" {
				want = `{"detail":[{"loc":["body"],`
			}
			r := s.ask("POST", path, `{"name":"x","body":"b"}`)
			if r.is(r.status, want, "a fault that was asked for"); strconv.Itoa(r.status) != name {
				t.Errorf("%s: %d", name, r.status)
			}
			if name == "429" && (r.header.Get("Retry-After") != "1" || r.header.Get("RateLimit-Reset") != "1") {
				t.Errorf("%s: %v", system, r.header)
			}
		}
		if name == "429" {
			s.ask("GET", "/feather/v1/personas", "").is(429, `"error":"rate_limited"`, `"retryable":true,"retry_after":1`)
		}
		if s.count() != 0 {
			t.Errorf("%s: something was made", name)
		}
	}
}

// TestAnsweringFaults: what was asked for is done, and the answer is not what it should be.
func TestAnsweringFaults(t *testing.T) {
	s := serve(t, api.Options{Faults: faults(t, "html=1")})
	if r := s.ask("POST", everywhere["Anam"], `{"name":"x"}`).is(502, "<html>"); !strings.HasPrefix(r.header.Get("Content-Type"), "text/html") || s.count() != 0 {
		t.Errorf("%v, and %d were made", r.header, s.count())
	}
	s = serve(t, api.Options{Faults: faults(t, "cut=1")})
	text, err := send(t, http.DefaultClient, s.url+everywhere["Anam"], `{"name":"x"}`)
	if !errors.Is(err, io.ErrUnexpectedEOF) || !strings.HasPrefix(text, `{"id":"`) || strings.HasSuffix(text, "}") || s.count() != 1 {
		t.Errorf("%q, %v, and %d were made", text, err, s.count())
	}
	stopping := make(chan struct{})
	s = serve(t, api.Options{Faults: faults(t, "timeout=1"), Stopping: stopping})
	hasty := &http.Client{Timeout: 200 * time.Millisecond}
	if text, err := send(t, hasty, s.url+everywhere["Anam"], `{"name":"x"}`); err == nil || text != "" {
		t.Errorf("%q, %v", text, err)
	}
	if s.count() != 1 {
		t.Errorf("%d were made", s.count())
	}
	time.AfterFunc(50*time.Millisecond, func() { close(stopping) })
	if _, err := send(t, http.DefaultClient, s.url+everywhere["Anam"], `{"name":"y"}`); !errors.Is(err, io.EOF) {
		t.Errorf("a server that stops: %v", err)
	}
}

func send(tb testing.TB, client *http.Client, url, body string) (string, error) {
	tb.Helper()
	r, err := http.NewRequestWithContext(tb.Context(), http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		tb.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	answer, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	return string(text), err
}

// TestFaultsMeetTheirShare, and the same requests again with the same seed.
func TestFaultsMeetTheirShare(t *testing.T) {
	run := func(seed uint64) (statuses []int) {
		f := faults(t, "429=0.3, 500=0.2")
		f.Seed = seed
		s := serve(t, api.Options{Faults: f})
		for range 300 {
			statuses = append(statuses, s.ask("GET", "/anam/v1/personas", "").status)
		}
		return statuses
	}
	first, again, other := run(7), run(7), run(8)
	counts, same := map[int]int{}, 0
	for i, status := range first {
		counts[status]++
		if status != again[i] {
			t.Fatalf("request %d: %d, then %d", i, status, again[i])
		}
		if status == other[i] {
			same++
		}
	}
	if counts[429] < 60 || counts[429] > 120 || counts[500] < 35 || counts[500] > 85 || counts[200] < 110 || same == len(first) {
		t.Errorf("%v, of which %d with another seed", counts, same)
	}
}

func TestFaultsThatCannotBeMeant(t *testing.T) {
	for text, want := range map[string]string{
		"418=0.1": "choose from", "429": "no share", "429=2": "no share", "429=-1": "no share", "429=NaN": "no share", "429=x": "no share", "429=0.1,429=0.2": "twice",
		"429=0.6,500=0.6": "1.2", ",": "choose from",
	} {
		if _, err := api.ParseFaults(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	if _, err := api.ParseFaults(""); err != nil {
		t.Error(err)
	}
}

func TestLatency(t *testing.T) {
	s := serve(t, api.Options{Latency: 60 * time.Millisecond})
	before := time.Now()
	s.ask("GET", "/anam/v1/personas", "").is(200)
	if took := time.Since(before); took < 60*time.Millisecond {
		t.Errorf("answered after %s", took)
	}
}
