package api_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"personae/model/library"
	"personae/model/value"
	"personae/ui/api"
)

// TestAWriteIsOneOperation that undo takes back, and an open editor sees it.
func TestAWriteIsOneOperation(t *testing.T) {
	s := serve(t, api.Options{})
	s.ask("POST", "/evalstudio/api/projects", `{"name":"P"}`).is(201)
	editor := s.open()
	seen := func(did string) {
		t.Helper()
		if changed, err := editor.Changed(t.Context()); err != nil || !changed {
			t.Errorf("%s: the editor sees nothing: %v", did, err)
		}
	}
	if _, err := editor.Changed(t.Context()); err != nil {
		t.Fatal(err)
	}
	const path = "/evalstudio/api/projects/P/personas"
	made := s.ask("POST", path, `{"name":"A","systemPrompt":"You wait."}`).is(201)
	one := path + "/" + made.text("id")
	seen("created")
	s.ask("PUT", one, `{"description":"d"}`).is(200)
	seen("changed")
	s.ask("DELETE", one, "").is(204)
	seen("deleted")
	page, err := s.lib.Operations(t.Context(), "", 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	want := []struct {
		kind  library.OperationKind
		label string
	}{{library.OperationDelete, "Deleted A"}, {library.OperationSave, "Changed A through the API of EvalStudio"}, {library.OperationCreate, "Created A through the API of EvalStudio"}}
	if len(page.Rows) != len(want) {
		t.Fatalf("%d operations: %+v", len(page.Rows), page.Rows)
	}
	for i, op := range page.Rows {
		if op.Kind != want[i].kind || op.Label != want[i].label || op.Personas != 1 {
			t.Errorf("%+v, want %+v", op, want[i])
		}
	}
	// By another program, as by personae undo while the server runs.
	other := s.open()
	undo := func() {
		t.Helper()
		if _, err := other.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	undo()
	s.ask("GET", one, "").is(200, `"description":"d"`)
	undo()
	if r := s.ask("GET", one, "").is(200); contains(r.body, "description") {
		t.Errorf("%s", r.body)
	}
	undo()
	s.ask("GET", one, "").is(404)
}

// TestNoWriteIsLost: many clients by all systems and an editor write beside each other,
// each a field of its own, and all of it stands in the end.
func TestNoWriteIsLost(t *testing.T) {
	s := serve(t, api.Options{})
	const agent, clients, rounds = "3c90c3cc-0d44-4b50-8888-8dd25736052a", 12, 8
	made := s.ask("POST", "/mrassistant/personas", fmt.Sprintf(`{"specialist_type":"billing","agent_id":%q,"display_name":"A"}`, agent)).is(200)
	id := made.text("id")
	s.ask("PUT", "/anam/v1/personas/"+id, `{"systemPrompt":"p"}`).is(200)
	writes := []func(round int){
		func(n int) {
			s.ask("PUT", "/evalstudio/api/projects/Default/personas/"+id, fmt.Sprintf(`{"headers":{"n":"%d"}}`, n)).is(200)
		},
		func(n int) { s.ask("PUT", "/anam/v1/personas/"+id, fmt.Sprintf(`{"languageCode":"l%d"}`, n)).is(200) },
		func(n int) {
			s.ask("PUT", "/feather/v1/library/personas/"+id, fmt.Sprintf(`{"traits":{"n":%d}}`, n)).is(200)
		},
		func(n int) {
			s.ask("PATCH", "/mrassistant/personas/"+id, fmt.Sprintf(`{"config_overrides":{"n":%d}}`, n)).is(200)
		},
	}
	editor := s.open()
	var all sync.WaitGroup
	for _, write := range writes {
		all.Go(func() {
			for n := range rounds {
				write(n + 1)
				s.ask("GET", "/evalstudio/api/projects/Default/personas", "").is(200, id)
			}
		})
	}
	for i := range clients {
		all.Go(func() {
			for n := range rounds {
				s.ask("POST", "/anam/v1/personas", fmt.Sprintf(`{"name":"Client %d-%d"}`, i, n)).is(201)
			}
		})
	}
	all.Go(func() { // the editor saves with the revision that it read, and again where that was not the last
		for n := range rounds {
			for saved := false; !saved; {
				r, err := editor.Get(t.Context(), id)
				if err != nil {
					t.Error(err)
					return
				}
				r.Persona.Description = value.Some(fmt.Sprint("edit ", n+1))
				_, err = editor.Write(t.Context(), library.OperationSave, "Saved", []library.Put{{Persona: r.Persona, Base: r.Revision}})
				if saved = err == nil; !saved && !isConflict(err) {
					t.Error(err)
					return
				}
			}
		}
	})
	all.Wait()
	p := s.get(id).Persona
	got := fmt.Sprint(p.EvalStudio.Headers.Or(""), p.Anam.LanguageCode.Or(""), p.Traits.Or(""), p.MrAssistant.ConfigOverrides.Or(""), p.Description.Or(""))
	if want := fmt.Sprintf(`{"n":"%d"}l%d{"n":%d}{"n":%d}edit %d`, rounds, rounds, rounds, rounds, rounds); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if n := s.count(); n != 1+clients*rounds {
		t.Errorf("%d personas", n)
	}
	page, err := s.lib.Operations(t.Context(), "", 0, 1)
	if want := 2 + rounds*(len(writes)+1+clients); err != nil || page.Total != want {
		t.Errorf("%d operations, want %d: %v", page.Total, want, err)
	}
	if err := s.lib.Sound(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestARaceForANameHasOneWinner, and those for installations each a name of their own.
func TestARaceForANameHasOneWinner(t *testing.T) {
	s := serve(t, api.Options{})
	entry := s.ask("POST", "/feather/v1/library/personas", `{"name":"A","body":"b"}`).is(201).text("id")
	var all sync.WaitGroup
	var mutex sync.Mutex
	statuses, names := map[int]int{}, map[string]bool{}
	for range 8 {
		all.Go(func() {
			r := s.ask("POST", "/anam/v1/personas", `{"name":"Only"}`)
			installed := s.ask("POST", "/feather/v1/library/personas/"+entry+"/install", `{}`).is(201).text("name")
			mutex.Lock()
			defer mutex.Unlock()
			statuses[r.status]++
			names[installed] = true
		})
	}
	all.Wait()
	if statuses[201] != 1 || statuses[409] != 7 || len(names) != 8 {
		t.Errorf("%v, %v", statuses, names)
	}
}

// TestAClientThatGoesLeavesTheLibraryAlone: what it asked for is done whole or not at all.
func TestAClientThatGoesLeavesTheLibraryAlone(t *testing.T) {
	s := serve(t, api.Options{})
	for i := range 20 {
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*200*time.Microsecond)
		s.hasty(ctx, fmt.Sprintf(`{"name":"Hasty %d"}`, i))
		cancel()
	}
	s.ask("POST", "/anam/v1/personas", `{"name":"After"}`).is(201)
	if err := s.lib.Sound(t.Context()); err != nil {
		t.Error(err)
	}
}

// hasty sends a request, and goes when ctx ends.
func (s *served) hasty(ctx context.Context, body string) {
	s.tb.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/anam/v1/personas", strings.NewReader(body))
	if err != nil {
		s.tb.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if answer, err := http.DefaultClient.Do(r); err == nil {
		_ = answer.Body.Close()
	}
}

func isConflict(err error) bool { return errors.Is(err, library.ErrConflict) }
