//go:build long && !windows

package e2e_test

import (
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"testing"

	"personae/db"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/api"
)

// far serves a library of others, and returns where.
func far(t *testing.T) string {
	t.Helper()
	store, err := db.Open(t.Context(), filepath.Join(t.TempDir(), "far.db"), db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	puts := make([]library.Put, 200)
	for i := range puts {
		p := field.NewPersona("Default", fmt.Sprintf("Other %d", i))
		p.Prompt = value.Some("You are another.")
		puts[i] = library.Put{Persona: p}
	}
	if _, err := store.Write(t.Context(), library.OperationCreate, "Created", puts); err != nil {
		t.Fatal(err)
	}
	served := httptest.NewServer(api.Handler(store, api.Options{}))
	t.Cleanup(func() {
		served.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return served.URL
}
