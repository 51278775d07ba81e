package model

import (
	"math/bits"
	"strings"
	"testing"
)

// TestAVendorIsComplete names the file to edit when something of a vendor was
// forgotten. Its dialect is held to in wire.
func TestAVendorIsComplete(t *testing.T) {
	titles, made, used := map[string]bool{}, map[string]string{}, int64(0)
	for _, system := range Vendors {
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
			if _, ok := Field(need.Path); !ok || strings.Contains(need.Text, "%d") != (need.Most > 0) {
				lacks("system.go", "the need of %q has no field, or another text than its kind asks for", need.Path)
			}
		}
		if name, _ := Field("name"); !carriedTo(name, system) {
			lacks("fields_persona.go", "no row says under which key it has the name")
		}
		if spec, ok := Field(v.Section); v.Section != "" && (!ok || spec.Kind != KindObject) {
			lacks("fields.go", "its Section %q has no row of KindObject, or its rows are not listed", v.Section)
		}
		vendorKeeps(t, v, lacks)
	}
}

// vendorKeeps holds what is kept of a vendor's record to its rows.
func vendorKeeps(t *testing.T, v *Vendor, lacks func(file, format string, args ...any)) {
	t.Helper()
	var p Persona
	for _, row := range []struct {
		path  string
		value Value
		kept  func() bool
	}{
		{"origin." + string(v.System) + ".id", TextValue("theirs"), func() bool { return p.Origin.ID(v.System) == "theirs" }},
		{"extra." + string(v.System), JSONValue(`{"a":1}`), func() bool { return v.Extra != nil && v.Extra(&p.Extra).Or("") == `{"a":1}` }},
	} {
		spec, ok := Field(row.path)
		if !ok {
			lacks("fields.go", "%s has no row (system.go says where in persona.go it is kept)", row.path)
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
	for _, spec := range Fields() {
		switch {
		case spec.Kind != KindObject || strings.Contains(spec.Path, "."):
		case spec.Path == "behavior_config" || spec.Path == "origin" || spec.Path == "extra":
		case SectionOf(spec.Path) == "":
			t.Errorf("%s is the Section of no vendor in model/system.go", spec.Path)
		}
	}
}

// TestBitsStay: they stand in files.
func TestBitsStay(t *testing.T) {
	for system, bit := range map[System]int64{
		SystemFeather: 1, SystemFeatherOrg: 2, SystemEvalStudio: 4, SystemAnam: 8, SystemMrAssistant: 16,
	} {
		if got := system.Vendor().Bit; got != bit {
			t.Errorf("%s: %d, and it was %d", system, got, bit)
		}
	}
}

// TestWhatIsNoVendor: our own document and a name that nobody has.
func TestWhatIsNoVendor(t *testing.T) {
	var o Origin
	if SystemPersonae.Title() != "Personae" || SystemPersonae.Short() != "Personae" || SystemPersonae.Letter() != "?" || o.ID(SystemPersonae) != "" {
		t.Errorf("%+v", SystemPersonae.Vendor())
	}
	if s := System("nobody"); s.Title() != "nobody" || s.Vendor().Bit != 0 || len(Systems) != len(Vendors)+1 {
		t.Errorf("%+v", s.Vendor())
	}
}
