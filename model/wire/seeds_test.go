package wire

import (
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// seedBodies are the example request bodies of the four API documents this
// project starts from.
var seedBodies = []struct {
	system model.System
	body   value.JSON
}{
	{model.SystemFeather, `{"name":"<string>","body":"<string>","description":"<string>","traits":{},` +
		`"behavior_config":{"first_speaker":"agent","cut_in":{"min_words":3,"min_duration_ms":300,"backoff_ms":1000},` +
		`"language":"<string>","background_noise":"none","background_noise_volume":0.3,"wait_seconds":0,` +
		`"yield_on_overlap":{"after_words":2,"after_seconds":0.5},"interruption_mode":"off","backchannel_style":"neutral",` +
		`"backchannel_overrides":["<string>"],"reaction_pause_ms_min":200,"reaction_pause_ms_max":500},"tags":["<string>"]}`},
	{model.SystemEvalStudio, `{"name":"impatient-user","description":"A user who wants quick answers",` +
		`"systemPrompt":"You are an impatient user who values brevity and expects quick, concise responses.",` +
		`"headers":{"X-User-Language":"en"}}`},
	{model.SystemAnam, `{"name":"Cara","description":"A helpful assistant","avatarId":"071b0286-4cce-4808-bee2-e642f1062de3",` +
		`"avatarModel":"cara-3","voiceId":"de23e340-1416-4dd8-977d-065a7ca11697","llmId":"a7cf662c-2ace-4de1-a21e-ef0fbf144bb7",` +
		`"systemPrompt":"You are a helpful assistant","skipGreeting":false,"uninterruptibleGreeting":false,` +
		`"zeroDataRetention":false,"languageCode":"en","toolIds":["tool-id-1","tool-id-2"]}`},
	{model.SystemMrAssistant, `{"specialist_type":"<string>","agent_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a",` +
		`"display_name":"<string>","description":"<string>","config_overrides":{},"tags":["<string>"],"enabled":true}`},
}

// Entering a seed's body field by field, as a person types it, gives that JSON
// back from the native document, to the letter.
func TestSeedBodiesCanBeEntered(t *testing.T) {
	for _, seed := range seedBodies {
		p := field.NewPersona("Default", "new")
		enter(t, &p, seed.system, "", seed.body)
		back, err := DecodeNative(EncodeNative(p))
		if err != nil {
			t.Fatal(err)
		}
		document := value.JSON(EncodeNative(back))
		members, _ := seed.body.Members()
		for _, m := range members {
			spec := carried(t, seed.system, m.Name)
			if got := at(document, spec.Path); got != m.Value {
				t.Errorf("%s: %s is %s in the document, want %s", seed.system, spec.Path, got, m.Value)
			}
		}
	}
}

// carried finds the field that the system has under key.
func carried(t *testing.T, system model.System, key string) *field.Spec {
	t.Helper()
	for _, spec := range field.All() {
		if c, ok := spec.Carrier(system); ok && c.Key == key && c.Create {
			return spec
		}
	}
	t.Fatalf("%s: no field has %q", system, key)
	return nil
}

// enter types each member of a body into its field.
func enter(t *testing.T, p *model.Persona, system model.System, prefix string, body value.JSON) {
	t.Helper()
	members, ok := body.Members()
	if !ok {
		t.Fatalf("%s is no object", body)
	}
	for _, m := range members {
		spec := carried(t, system, prefix+m.Name)
		if spec.Kind == field.KindObject {
			enter(t, p, system, prefix+m.Name+".", m.Value)
			continue
		}
		typed := string(m.Value)
		if text, ok := value.FromJSON(m.Value).Text(); ok {
			typed = text
		}
		v, err := field.Parse(spec, typed)
		if err != nil {
			t.Fatal(err)
		}
		if err := spec.Of(p).Set(v); err != nil {
			t.Fatal(err)
		}
	}
}

// at returns what the document holds at a dotted path, "" when there is nothing.
func at(document value.JSON, path string) value.JSON {
	for node, keys := document, path; ; {
		key, rest, more := strings.Cut(keys, ".")
		members, _ := node.Members()
		v := value.Find(members, key)
		if v == value.Absent {
			return ""
		}
		if node, keys = value.JSON(v.JSON()), rest; !more {
			return node
		}
	}
}
