package form

import (
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// enter is what is typed into a field, and what the field must then hold.
type enter struct {
	path  string
	keys  []string // pressed first
	write string   // then typed
	want  string
}

// walkTo moves to a field with tab alone, round the end with page down.
func (d *driver) walkTo(path string) {
	d.t.Helper()
	if d.form.folded(d.form.fields[path]) { // it is gone to by its name
		d.at(path)
		return
	}
	for range 3 {
		for range 200 {
			if d.form.focused.spec.Path == path {
				return
			}
			before, section := d.form.focused, d.form.section
			d.press("tab")
			if d.form.focused == before && d.form.section == section {
				break
			}
		}
		d.press("pgdown")
		for d.form.section != 0 {
			d.press("pgdown")
		}
	}
	d.t.Fatalf("tab never comes to %s", path)
}

// TestSeedBodiesAreEntered enters the example bodies of the four API documents
// field by field into a persona that has nothing, and checks every cell.
func TestSeedBodiesAreEntered(t *testing.T) {
	text := func(path, s string) enter { return enter{path, nil, s, value.Text(s).JSON()} }
	number := func(path, digits string) enter { return enter{path, nil, digits + "\n", digits} }
	config := "behavior_config."
	for _, c := range []struct {
		name   string
		fields []enter
	}{
		{"feather", []enter{
			text("name", "<string>"), text("prompt", "<string>"), text("description", "<string>"),
			{"traits", []string{"a", "backspace"}, "", "{}"},
			{config + "first_speaker", []string{"right"}, "", `"agent"`},
			number(config+"cut_in.min_words", "3"),
			number(config+"cut_in.min_duration_ms", "300"),
			number(config+"cut_in.backoff_ms", "1000"),
			text(config+"language", "<string>"),
			{config + "background_noise", []string{"right"}, "", `"none"`},
			number(config+"background_noise_volume", "0.3"),
			number(config+"wait_seconds", "0"),
			number(config+"yield_on_overlap.after_words", "2"),
			number(config+"yield_on_overlap.after_seconds", "0.5"),
			{config + "interruption_mode", []string{"right"}, "", `"off"`},
			{config + "backchannel_style", []string{"right"}, "", `"neutral"`},
			{config + "backchannel_overrides", nil, "<string>\n", `["<string>"]`},
			number(config+"reaction_pause_ms_min", "200"),
			number(config+"reaction_pause_ms_max", "500"),
			{"tags", nil, "<string>\n", `["<string>"]`},
		}},
		{"evalstudio", []enter{
			text("name", "impatient-user"), text("description", "A user who wants quick answers"),
			text("prompt", "You are an impatient user who values brevity and expects quick, concise responses."),
			{"evalstudio", []string{"enter"}, "", "{}"},
			{"evalstudio.headers", nil, "X-User-Language\nen\n", `{"X-User-Language":"en"}`},
		}},
		{"anam", []enter{
			text("name", "Cara"), text("description", "A helpful assistant"), text("prompt", "You are a helpful assistant"),
			{"anam", []string{"enter"}, "", "{}"},
			text("anam.avatarId", "071b0286-4cce-4808-bee2-e642f1062de3"),
			{"anam.avatarModel", []string{"right", "right"}, "", `"cara-3"`},
			text("anam.voiceId", "de23e340-1416-4dd8-977d-065a7ca11697"),
			text("anam.llmId", "a7cf662c-2ace-4de1-a21e-ef0fbf144bb7"),
			{"anam.skipGreeting", []string{"left"}, "", "false"},
			{"anam.uninterruptibleGreeting", []string{"left"}, "", "false"},
			{"anam.zeroDataRetention", []string{"left"}, "", "false"},
			{"anam.languageCode", []string{"enter"}, "en\n", `"en"`},
			{"anam.toolIds", nil, "tool-id-1\ntool-id-2\n", `["tool-id-1","tool-id-2"]`},
		}},
		{"mrassistant", []enter{
			text("name", "<string>"), text("description", "<string>"),
			{"mrassistant", []string{"enter"}, "", "{}"},
			text("mrassistant.specialist_type", "<string>"),
			text("mrassistant.agent_id", "3c90c3cc-0d44-4b50-8888-8dd25736052a"),
			{"mrassistant.config_overrides", nil, "{}", "{}"},
			{"tags", nil, "<string>\n", `["<string>"]`},
			{"enabled", []string{"right"}, "", "true"},
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := drive(t, model.Persona{})
			want := map[string]string{}
			for _, e := range c.fields {
				d.walkTo(e.path)
				d.press(e.keys...)
				d.write(e.write)
				want[e.path] = e.want
			}
			p := d.form.Persona()
			for _, spec := range field.All() {
				if got := spec.Of(&p).Get().JSON(); got != want[spec.Path] {
					t.Errorf("%s = %s, want %s", spec.Path, got, want[spec.Path])
				}
			}
		})
	}
}
