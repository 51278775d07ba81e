package db

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/library"
	"personae/model/value"
)

func TestSearchByFields(t *testing.T) {
	d := newLibrary(t)
	eager := withPrompt("Eager", "x", "billing")
	eager.Behavior.InterruptionMode = value.Some("high")
	eager.Behavior.Language = value.Some("es-MX")
	eager.Project = "Support desk"
	quiet := withPrompt("Quiet", "x", "Billing-EU")
	quiet.Behavior.InterruptionMode = value.Some("off")
	quiet.Behavior.FirstSpeaker = value.Some("persona")
	quiet.Behavior.BackgroundNoise = value.Some("keyboard_typing")
	odd := withPrompt("Odd", "x")
	odd.Behavior.InterruptionMode = value.Some("chaotic")
	odd.Behavior.Language = value.Some("100%_es")
	odd.Enabled = value.Some(false)
	bare := model.Persona{Project: "Sales", Name: "Bare"}
	mustCreate(t, d, eager, quiet, odd, bare)
	for _, c := range []struct{ search, want string }{
		{"interrupts:high", "Eager"},
		{"-interrupts:high", "Bare Odd Quiet"},
		{"interrupts:off", "Quiet"},
		{`interrupts:"chaotic"`, "Odd"},
		{"interrupts:unset", "Bare"},
		{"noise:keyboard", "Quiet"},
		{"speaker:persona", "Quiet"},
		{"first_speaker:unset", "Bare"},
		{"enabled:no", "Odd"},
		{"enabled:yes", "Bare Eager Quiet"},
		{"language:es", "Eager"},
		{"language:ES-mx", "Eager"},
		{`language:"es-MX"`, "Eager"},
		{`language:"es"`, ""},
		{"-language:es", "Bare Odd Quiet"},
		{"language:100%_", "Odd"},
		{"language:1__%", ""},
		{"language:unset", "Bare Quiet"},
		{"project:sup", "Eager"},
		{"project:DEF -odd", "Quiet"},
		{`project:"support desk"`, "Eager"},
		{`project:"support"`, ""},
		{"tag:billing", "Eager Quiet"},
		{`tag:"Billing-EU"`, "Quiet"},
		{"ready:feather", "Eager Odd Quiet"},
		{"-ready:feather", "Bare"},
		{"-tag:billing x", "Odd"},
	} {
		got := names(t, d, library.Query{Search: c.search})
		slices.Sort(got)
		if strings.Join(got, " ") != c.want {
			t.Errorf("search %s: got %v, want %s", c.search, got, c.want)
		}
	}
	for _, refused := range []string{"interupts:high", strings.Repeat("word ", 2000)} {
		_, err := d.Page(t.Context(), library.Query{Search: refused}, 0, 10)
		wantError(t, err, library.ErrInvalid)
	}
	if _, err := d.Page(t.Context(), library.Query{Search: strings.Repeat("-tag:x interrupts:high ", 50)}, 0, 10); err != nil {
		t.Error(err)
	}
}

// TestSearchByFieldsAgreesWithTheTable draws personas, and asks for each choice,
// switch and line: the answer is what the field table says of the documents, and
// the total is how many there are.
func TestSearchByFieldsAgreesWithTheTable(t *testing.T) {
	t.Parallel()
	d := newLibrary(t)
	drawn := 0
	rapid.Check(t, func(rt *rapid.T) {
		p := fieldtest.Personas().Draw(rt, "persona")
		p.ID, p.Project = "", "Default"
		p.Name = fmt.Sprint("n", drawn)
		drawn++
		records, err := d.Write(t.Context(), library.OperationCreate, "x", []library.Put{{Persona: p}})
		if err != nil {
			rt.Skip(err)
		}
		p = records[0].Persona
		spec := rapid.SampledFrom(slices.DeleteFunc(slices.Clone(field.All()), func(s *field.Spec) bool {
			return s.ReadOnly || s.Kind != field.KindChoice && s.Kind != field.KindToggle && s.Kind != field.KindLine || s.Path == "name" || s.Path == "project"
		})).Draw(rt, "field")
		v := spec.Of(&p).Get()
		wanted := v.JSON()
		if text, ok := v.Text(); ok {
			wanted = `"` + text + `"`
		}
		if !v.IsSet() {
			wanted = "unset"
		}
		if strings.Count(wanted, `"`) > 2 || wanted == `""` || spec.Path == "enabled" && !v.IsSet() {
			return
		}
		for term, want := range map[string]bool{spec.Path + ":" + wanted: true, "-" + spec.Path + ":" + wanted: false} {
			q := library.Query{Search: term + ` name:"` + p.Name + `"`}
			page, err := d.Page(t.Context(), q, 0, 5)
			if err != nil || (page.Total == 1) != want || len(page.Rows) != page.Total {
				rt.Fatalf("%s finds %d of total %d (%v), want %t", q.Search, len(page.Rows), page.Total, err, want)
			}
		}
	})
}
