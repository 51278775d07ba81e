//go:build long

package api_test

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/api"
)

// TestPromiseNoServedWriteIsLost, where fifty clients read and write for 20 s beside an
// open editor, and nobody meets a lock.
func TestPromiseNoServedWriteIsLost(t *testing.T) {
	s := serve(t, api.Options{})
	const clients = 50
	var all []model.Persona
	for i := range clients {
		all = append(all, model.Persona{Project: "P", Name: fmt.Sprintf("Caller %02d", i), Prompt: value.Some("You call.")})
	}
	records := s.write(all...)
	editor := s.open()
	end := time.Now().Add(20 * time.Second)
	var reads, writes, saves, seen atomic.Int64
	last := make([]int, clients)
	var work sync.WaitGroup
	for i := range clients {
		work.Go(func() {
			path := "/evalstudio/api/projects/P/personas/" + records[i].Persona.ID
			for n := 1; time.Now().Before(end); n++ {
				s.ask("PUT", path, fmt.Sprintf(`{"description":"%d"}`, n)).is(200, fmt.Sprintf(`"description":"%d"`, n))
				s.ask("GET", path, "").is(200, fmt.Sprintf(`"description":"%d"`, n))
				last[i] = n
				reads.Add(1)
				writes.Add(1)
			}
		})
	}
	work.Go(func() {
		for n := 1; time.Now().Before(end); n++ {
			if changed, err := editor.Changed(t.Context()); err != nil {
				t.Error(err)
			} else if changed {
				seen.Add(1)
			}
			r, err := editor.Get(t.Context(), records[n%clients].Persona.ID)
			if err != nil {
				t.Error(err)
				return
			}
			r.Persona.Tags = value.Some(value.Strings{fmt.Sprint(n)})
			_, err = editor.Write(t.Context(), library.OperationSave, "Saved", []library.Put{{Persona: r.Persona, Base: r.Revision}})
			if err == nil {
				saves.Add(1)
			} else if !errors.Is(err, library.ErrConflict) {
				t.Error(err)
				return
			}
		}
	})
	work.Wait()
	for i, n := range last {
		if got := s.get(records[i].Persona.ID).Persona.Description.Or(""); got != fmt.Sprint(n) {
			t.Errorf("client %d wrote %d last, and %s stands there", i, n, got)
		}
	}
	if page, err := s.lib.Operations(t.Context(), "", 0, 1); err != nil || int64(page.Total) != 1+writes.Load()+saves.Load() {
		t.Errorf("%d operations of %d writes and %d saves: %v", page.Total, writes.Load(), saves.Load(), err)
	}
	t.Logf("%d reads and %d writes by %d clients, %d saves of the editor, which saw others %d times", reads.Load(), writes.Load(), clients, saves.Load(), seen.Load())
}
