package wire

import (
	"testing"

	"personae/model"
)

// TestEverySystemHasADialect names the file to write when a vendor has none.
func TestEverySystemHasADialect(t *testing.T) {
	for _, system := range model.Vendors {
		d, ok := dialects[system]
		if !ok {
			t.Errorf("%s has a row in model/system.go and no dialect: add one in model/wire/%s.go, and speak it", system, system)
			continue
		}
		if len(d.shapes) == 0 || d.endpoint.base == "" || d.endpoint.path == "" || d.endpoint.update == "" {
			t.Errorf("%s: its dialect in model/wire needs shapes and an endpoint", system)
		}
		if d.write.child("name") == nil && d.write.child("display_name") == nil {
			t.Errorf("%s: its records hold no name", system)
		}
	}
}
