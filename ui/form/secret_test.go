package form

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/model/value"
)

// TestSecretsAreHidden: in the rows of the headers, also while the cursor is in one,
// until they are asked for.
func TestSecretsAreHidden(t *testing.T) {
	p := fresh()
	p.EvalStudio.Headers = value.Some(value.JSON(`{"X-Lang":"en-GB","Authorization":"Bearer s3cr3t-value"}`))
	d := drive(t, p)
	d.form.FocusField("evalstudio.headers")
	shown := func() string { return ansi.Strip(strings.Join(d.form.Render().Lines, "\n")) }
	hidden := func() {
		t.Helper()
		if text := shown(); strings.Contains(text, "s3cr3t") || !strings.Contains(text, "Authorization") || !strings.Contains(text, "••••••••") || !strings.Contains(text, "en-GB") {
			t.Errorf("\n%s", text)
		}
	}
	hidden()
	d.press("tab", "tab", "tab") // into the secret
	hidden()
	d.press("x")
	hidden()
	d.form.Do(keymap.FormReveal)
	if text := shown(); !strings.Contains(text, "s3cr3t-value") {
		t.Errorf("\n%s", text)
	}
	d.form.Do(keymap.FormReveal)
	hidden()
}
