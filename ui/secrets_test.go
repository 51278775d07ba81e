package ui_test

import (
	"testing"

	"personae/db"
	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// withHeaders gives a persona headers, each time in a revision of its own.
func withHeaders(t *testing.T, store *db.DB, headers ...value.Optional[value.JSON]) {
	t.Helper()
	for _, h := range headers {
		elsewhere(t, store, func(r *library.Record) {
			r.Persona.EvalStudio = model.EvalStudio{Headers: h}
		})
	}
}

// TestComparedSecretsAreShownOnRequest: they are hidden until the key is pressed, which
// stands in the footer where there are some.
func TestComparedSecretsAreShownOnRequest(t *testing.T) {
	t.Parallel()
	d, store := start(t)
	d.compare()
	d.unsee("show secrets")
	d.press("f4")
	d.see("No header here looks like a secret.")
	withHeaders(t, store, value.Some(value.JSON(`{"Authorization":"Bearer s3cr3t-value","X-Caller":"dana"}`)))
	d.press("G")
	d.see("X-Caller")
	d.see("Bearer ••••")
	d.unsee("s3cr3t-value")
	d.see("f4 show secrets")
	d.press("f4")
	d.see("Bearer s3cr3t-value")
	d.see("f4 hide secrets")
	d.press("f4")
	d.unsee("s3cr3t-value")
}

// TestSecretsOfThePastAreShownOnRequest: in what a revision changed, and in the document
// beside it, whichever of the two has the keys.
func TestSecretsOfThePastAreShownOnRequest(t *testing.T) {
	t.Parallel()
	store := newLibrary(t, starters)
	var none value.Optional[value.JSON]
	withHeaders(t, store, none, value.Some(value.JSON(`{"Authorization":"Bearer s3cr3t-value"}`)))
	d := drive(t, store, 160, 70)
	d.see("12 personas")
	d.searchFor(impatient)
	d.press("h")
	d.see("3 revisions")
	d.see("Bearer ••••")
	d.unsee("s3cr3t-value")
	d.see("f4 show secrets")
	d.press("f4")
	d.see("→ Authorization: Bearer s3cr3t-value")
	d.see("f4 hide secrets")
	d.press("enter", "f4")
	d.see("f4 show secrets")
	d.unsee("s3cr3t-value")
	d.press("esc", "down")
	d.unsee("show secrets")
	d.press("f4")
	d.see("No header here looks like a secret.")
}
