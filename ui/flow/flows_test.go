package flow

import (
	"reflect"
	"testing"

	"personae/keymap"
	"personae/ui/detail"
	"personae/ui/list"
	"personae/ui/screen"
	"personae/ui/theme"
	"personae/ui/work"
)

// TestEveryFlowIsWired holds that no flow lacks what it goes on to: all that is
// exported in one is set by New, since no other package could set it later.
func TestEveryFlowIsWired(t *testing.T) {
	keys, styles := keymap.Default(), theme.New(true)
	personas := list.New(keys, styles)
	h := &Host{Context: t.Context(), Keys: keys, Queue: new(work.Queue), Screen: screen.New(keys, styles, nil, screen.Page{View: personas})}
	flows := reflect.ValueOf(New(h, personas, detail.New(keys, styles), false)).Elem()
	for i := range flows.NumField() {
		flow, name := flows.Field(i), flows.Type().Field(i).Name
		if flow.IsZero() {
			t.Errorf("New leaves out %s", name)
			continue
		}
		if flow.Kind() != reflect.Struct {
			continue
		}
		for j := range flow.NumField() {
			if part := flow.Type().Field(j); part.IsExported() && flow.Field(j).IsZero() {
				t.Errorf("New leaves out the %s of %s", part.Name, name)
			}
		}
	}
}
