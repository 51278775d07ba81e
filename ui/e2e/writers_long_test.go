//go:build long && !windows

package e2e_test

import (
	"encoding/json"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"personae/db/promise"
)

// fields are what the writers change, each one of its own.
var fields = []string{"description", "prompt", "behavior_config.cut_in.min_duration_ms", "behavior_config.cut_in.backoff_ms"}

// TestPromiseWritersTogether has four writers, two readers and an editor at work on
// one library, and on one persona in it: nobody waits in vain, and every change that
// was taken is there.
func TestPromiseWritersTogether(t *testing.T) {
	t.Parallel()
	a := account{home: memory(t)}
	a.show(t, caller) // makes the library
	id := func(offset int) string {
		return a.query(t, fmt.Sprint("SELECT id FROM personas ORDER BY name LIMIT 1 OFFSET ", offset))
	}
	shared := a.query(t, "SELECT id FROM personas WHERE name = '"+caller+"'")
	own := []string{id(0), id(1), id(2), id(3)}
	editor := a.openForm(t, 120, 36)
	end := time.Now().Add(time.Duration(promise.Count(t, "seconds")) * time.Second)

	var together sync.WaitGroup
	var writes, reads atomic.Int64
	last := make([]int64, len(fields))
	for i, field := range fields {
		together.Go(func() {
			for n := int64(1); time.Now().Before(end); n++ {
				for _, persona := range []string{shared, own[i]} {
					if got := a.run(t, "set", persona, fmt.Sprintf("%s=%d", field, n)); got.code != 0 {
						t.Errorf("set: code %d: %s", got.code, got.stderr)
						return
					}
					writes.Add(1)
				}
				last[i] = n
			}
		})
	}
	for _, args := range [][]string{{"list", "--json"}, {"show", shared, "--json"}} {
		together.Go(func() {
			for time.Now().Before(end) {
				if got := a.run(t, args...); got.code != 0 || !json.Valid([]byte(got.stdout)) {
					t.Errorf("%s: code %d: %s", args[0], got.code, got.stderr)
					return
				}
				reads.Add(1)
			}
		})
	}
	saves := a.saveUntil(t, editor, end)
	together.Wait()

	if got, want := a.query(t, "SELECT count(*) FROM operations"), fmt.Sprint(writes.Load()+saves); got != want {
		t.Errorf("%s operations, want %s", got, want)
	}
	value := func(persona, field string) string {
		return a.query(t, fmt.Sprintf("SELECT json_extract(document, '$.%s') FROM personas WHERE id = '%s'", field, persona))
	}
	for i, field := range fields {
		for _, persona := range []string{shared, own[i]} {
			if got := value(persona, field); got != fmt.Sprint(last[i]) {
				t.Errorf("%s of %s is %s, was last set to %d", field, persona, got, last[i])
			}
		}
	}
	t.Logf("%d saves of the editor, %d reads", saves, reads.Load())
	promise.Kept(t, int(writes.Load()), "writes")
}

// saveUntil saves the caller in the editor's form until the end, and returns how often:
// its name with another letter, and without it again.
func (a account) saveUntil(t *testing.T, term *terminal, end time.Time) (saves int64) {
	t.Helper()
	for ; time.Now().Before(end); saves++ {
		name := caller
		if saves%2 == 0 {
			term.Type("x")
			name += "x"
		} else {
			term.Press("backspace")
		}
		term.Press("ctrl+s")
		term.await("the name "+name+" in the library", func() bool {
			return a.query(t, "SELECT count(*) FROM personas WHERE name = '"+name+"'") == "1"
		})
	}
	term.Press("ctrl+c")
	if code := term.WaitEnd(); code != 0 {
		t.Errorf("the editor ended with the code %d: %s", code, term.Words())
	}
	return saves
}
