package wire

import (
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
)

// TestEverySystemHasADialect names the file to write when a vendor has none.
func TestEverySystemHasADialect(t *testing.T) {
	for _, system := range model.Vendors {
		d, ok := dialectOf(system)
		if !ok {
			t.Errorf("%s has a row in model/system.go and no dialect: add one in model/wire/%s.go, and speak it", system, system)
			continue
		}
		if len(d.shapes) == 0 || d.endpoint.Path == "" || d.endpoint.Update == "" {
			t.Errorf("%s: its dialect in model/wire needs shapes and an endpoint", system)
		}
		if d.write.child("name") == nil && d.write.child("display_name") == nil {
			t.Errorf("%s: its records hold no name", system)
		}
	}
}

// TestWhatADialectNeedsIsCarried names the row that says nothing of a vendor's key:
// one that its create body needs, or a field of its own section.
func TestWhatADialectNeedsIsCarried(t *testing.T) {
	for system, d := range dialects {
		for _, key := range d().required {
			if b := d().write.child(key); b == nil || !b.carrier.Create {
				t.Errorf("%s needs %q, and no row of model/field carries it there in a create body", system, key)
			}
		}
	}
	for _, system := range model.Vendors {
		section := system.Vendor().Section
		for _, spec := range field.All() {
			if section == "" || !strings.HasPrefix(spec.Path, section+".") {
				continue
			}
			if _, ok := spec.Carrier(system); !ok {
				t.Errorf("%s stands in the section of %s, and its row does not carry it there", spec.Path, system)
			}
		}
	}
}

// TestWhatIsNotCarriedSaysWhy names the field that more than one maker has and a
// vendor is without: its row has a carrier for it, or its dialect says why not.
func TestWhatIsNotCarriedSaysWhy(t *testing.T) {
	seen := 0
	for _, spec := range field.All() {
		makers := map[string]bool{}
		for _, carrier := range spec.Carriers {
			makers[carrier.System.Vendor().Maker] = true
		}
		if len(makers) < 2 || spec.ReadOnly {
			continue
		}
		seen++
		for _, system := range model.Vendors {
			if _, carried := spec.Carrier(system); !carried && dialects[system]().why[spec.Path] == "" {
				t.Errorf("%s does not reach %s: carry it in its row of model/field, or say why not in model/wire/%s.go", spec.Path, system, system)
			}
		}
	}
	if seen < 4 {
		t.Errorf("%d shared fields found: the test no longer sees them", seen)
	}
}
