package detail

import (
	"strings"
	"testing"

	"personae/keymap"
	"personae/model/field"
	"personae/model/value"
	"personae/model/wire"
	"personae/ui/view"
)

// TestSecretsAreHidden: in every tab until they are asked for, and again for another
// persona; what is copied to be sent has them.
func TestSecretsAreHidden(t *testing.T) {
	record := caller()
	record.Persona.EvalStudio.Headers = value.Some(value.JSON(`{"Authorization":"Bearer s3cr3t-value","X-Caller":"dana"}`))
	d := open(record, 100, 200)
	shown := func() string { return text(d) }
	everywhere := func(want bool) {
		t.Helper()
		for range tabs {
			for range 6 {
				if strings.Contains(shown(), "s3cr3t-value") && !want {
					t.Errorf("shown:\n%s", shown())
				}
				if d.tab == tabDocument {
					d.Do(keymap.DetailNextSystem)
				}
			}
			d.Do(keymap.DetailNextTab)
		}
	}
	everywhere(false)
	if now := shown(); !strings.Contains(now, "Bearer "+field.Mask) || !strings.Contains(now, "dana") {
		t.Errorf("not hidden:\n%s", now)
	}
	d.Do(keymap.DetailReveal)
	if now := shown(); !strings.Contains(now, "Bearer s3cr3t-value") {
		t.Errorf("not shown:\n%s", now)
	}
	other := caller()
	other.Persona.ID = "another"
	d.SetRecord(other)
	d.SetRecord(record)
	everywhere(false)
	d.tab = tabDocument
	for d.target.system() != "evalstudio" {
		d.Do(keymap.DetailNextSystem)
	}
	if body, _ := d.tab.copied(d); !strings.Contains(body, "Bearer s3cr3t-value") {
		t.Errorf("copied without: %s", body)
	}
	for _, want := range []bool{false, true} {
		action, _ := d.Do(keymap.DetailCopyCurl)
		asked, ok := action.(view.CopyCommand)
		command, _, err := wire.Write(&asked.Persona, asked.Target)
		if !ok || err != nil || strings.Contains(string(command), "s3cr3t-value") != want {
			t.Errorf("%s %v", command, err)
		}
		d.Do(keymap.DetailReveal)
	}
}
