package check

import (
	"math/bits"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// TestAVendorIsComplete names the file to edit when something of a vendor was
// forgotten. Its dialect is held to in wire.
func TestAVendorIsComplete(t *testing.T) {
	titles, made, used := map[string]bool{}, map[string]string{}, int64(0)
	for _, system := range model.Vendors {
		v := system.Vendor()
		lacks := func(file, format string, args ...any) {
			t.Helper()
			t.Errorf("%s, in model/%s: "+format, append([]any{system, file}, args...)...)
		}
		if v.Title == "" || titles[v.Title] {
			lacks("system.go", "a Title of its own is needed")
		}
		if maker, known := made[v.Letter]; v.Maker == "" || len(v.Letter) != 1 || known && maker != v.Maker {
			lacks("system.go", "a Maker is needed, and a Letter that marks no other maker")
		}
		if bits.OnesCount64(uint64(v.Bit)) != 1 || used&v.Bit != 0 {
			lacks("system.go", "a Bit that no other system has is needed")
		}
		if !strings.HasSuffix(v.Note, ".") {
			lacks("system.go", "a Note in whole sentences is needed")
		}
		titles[v.Title], made[v.Letter], used = true, v.Maker, used|v.Bit
		for _, need := range v.Needs {
			if _, ok := field.Find(need.Path); !ok || strings.Contains(need.Text, "%d") != (need.Most > 0) {
				lacks("system.go", "the need of %q has no field, or another text than its kind asks for", need.Path)
			}
		}
		if name, _ := field.Find("name"); !name.IsSentTo(system) {
			lacks("field/rows_persona.go", "no row says under which key it has the name")
		}
		if spec, ok := field.Find(v.Section); v.Section != "" && (!ok || spec.Kind != field.KindObject) {
			lacks("field/fields.go", "its Section %q has no row of KindObject, or its rows are not listed", v.Section)
		}
		vendorKeeps(t, v, lacks)
	}
}

// vendorKeeps holds what is kept of a vendor's record to its rows.
func vendorKeeps(t *testing.T, v *model.Vendor, lacks func(file, format string, args ...any)) {
	t.Helper()
	var p model.Persona
	for _, row := range []struct {
		path  string
		value value.Value
		kept  func() bool
	}{
		{"origin." + string(v.System) + ".id", value.Text("theirs"), func() bool { return p.Origin.ID(v.System) == "theirs" }},
		{"extra." + string(v.System), value.FromJSON(`{"a":1}`), func() bool { return v.Extra != nil && v.Extra(&p.Extra).Or("") == `{"a":1}` }},
	} {
		spec, ok := field.Find(row.path)
		if !ok {
			lacks("field/fields.go", "%s has no row (system.go says where in persona.go it is kept)", row.path)
			continue
		}
		if err := spec.Of(&p).Set(row.value); err != nil || !row.kept() {
			lacks("system.go", "RecordID and Extra say where %s is kept, and it is not there (%v)", row.path, err)
		}
	}
}

// TestEverySectionIsAVendors: an object of the document is the core's or has a
// vendor to whom its rows belong, so that the form can leave it out.
func TestEverySectionIsAVendors(t *testing.T) {
	for _, spec := range field.All() {
		switch {
		case spec.Kind != field.KindObject || strings.Contains(spec.Path, "."):
		case spec.Path == "behavior_config" || spec.Path == "origin" || spec.Path == "extra":
		case field.SectionOf(spec.Path) == "":
			t.Errorf("%s is the Section of no vendor in model/system.go", spec.Path)
		}
	}
}

// TestBitsStay: they stand in files.
func TestBitsStay(t *testing.T) {
	was := map[model.System]int64{
		model.SystemFeather: 1, model.SystemFeatherOrg: 2, model.SystemEvalStudio: 4, model.SystemAnam: 8, model.SystemMrAssistant: 16,
	}
	for _, system := range model.Vendors {
		if got := system.Vendor().Bit; got != was[system] {
			t.Errorf("%s: %d, and it was %d (a new system is noted here, for good)", system, got, was[system])
		}
	}
}

// TestWhatIsNoVendor: our own document and a name that nobody has.
func TestWhatIsNoVendor(t *testing.T) {
	var o model.Origin
	if model.SystemPersonae.Title() != "Personae" || model.SystemPersonae.Short() != "Personae" || model.SystemPersonae.Letter() != "?" || o.ID(model.SystemPersonae) != "" {
		t.Errorf("%+v", model.SystemPersonae.Vendor())
	}
	if s := model.System("nobody"); s.Title() != "nobody" || s.Vendor().Bit != 0 || len(model.Systems) != len(model.Vendors)+1 {
		t.Errorf("%+v", s.Vendor())
	}
}
