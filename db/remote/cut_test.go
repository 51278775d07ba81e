package remote_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"personae/model"
	"personae/model/syncing"
)

// TestARefusalThatBreaksOff is asked for again: half of what says that there is no such
// record is no page of somebody else.
func TestARefusalThatBreaksOff(t *testing.T) {
	f := elsewhere(t)
	place, cut := f.place(model.SystemAnam), 0
	f.spoil(func(w http.ResponseWriter, _ *http.Request, done func() *httptest.ResponseRecorder) bool {
		if cut++; cut > 1 {
			return false
		}
		answer := done()
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", "59")
		w.WriteHeader(answer.Code)
		_, _ = io.CopyN(w, answer.Body, 20)
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	})
	if _, err := place.Get(t.Context(), "0198f0c2-0000-7000-8000-00000000000a"); !errors.Is(err, syncing.ErrNotThere) || cut != 2 {
		t.Errorf("after %d requests: %v", cut, err)
	}
}
