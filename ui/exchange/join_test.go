package exchange

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"personae/model"
	"personae/model/wire"
)

// TestJoining holds what a text of so many bodies looks like.
func TestJoining(t *testing.T) {
	const body = "{\n  \"a\": 1\n}\n"
	for _, c := range []struct {
		target wire.Target
		lines  bool
		want   []string // of none, one and two
	}{
		{wire.Target{System: model.SystemPersonae}, false, []string{"[]\n", body, "[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 1\n  }\n]\n"}},
		{wire.Target{System: model.SystemPersonae}, true, []string{"", "{\"a\":1}\n", "{\"a\":1}\n{\"a\":1}\n"}},
		{wire.Target{System: model.SystemFeather, Body: wire.BodyCreate}, false, []string{"", body, "{\"a\":1}\n{\"a\":1}\n"}},
		{wire.Target{System: model.SystemEvalStudio, Body: wire.BodyAnswer}, false, []string{"[]", "[\n  {\n    \"a\": 1\n  }\n]", "[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 1\n  }\n]"}},
	} {
		for count, want := range c.want {
			list := make([]Exported, count)
			for i := range list {
				list[i].Body = []byte(body)
			}
			if got := string(Join(list, c.target, c.lines)); got != want {
				t.Errorf("%d for %+v:\n%q, want\n%q", count, c.target, got, want)
			}
		}
	}
}

// TestSpool: what does not fit into memory is as it was written, and leaves no file.
func TestSpool(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for _, size := range []int{1, 1000, mostInMemory, mostInMemory + 1, 3 * mostInMemory} {
		var s Spool
		want := strings.Repeat("0123456789abcde\n", size/16+1)[:size]
		for part := range strings.SplitAfterSeq(want, "\n") {
			if _, err := s.Write([]byte(part)); err != nil {
				t.Fatal(err)
			}
		}
		var got bytes.Buffer
		if _, err := s.WriteTo(&got); err != nil || got.String() != want || s.Len() != int64(size) {
			t.Errorf("%d: %d, %d, %v", size, got.Len(), s.Len(), err)
		}
		end := make([]byte, min(size, 20))
		if _, err := s.ReadAt(end, s.Len()-int64(len(end))); err != nil || !strings.HasSuffix(want, string(end)) {
			t.Errorf("%d: its end is %q, %v", size, end, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}
