package wire

import (
	"bytes"
	"errors"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// caller is a persona as a tester makes one.
func caller(tb testing.TB) model.Persona {
	tb.Helper()
	p := field.NewPersona("Default", "Impatient caller")
	set(tb, &p, "prompt", `"You are in a hurry."`)
	return p
}

func TestUpdatesTellWhatWasTakenAway(t *testing.T) {
	for _, c := range []struct {
		name    string
		system  model.System
		base    map[string]string
		changes map[string]string // "" takes away
		want    string            // members of the body
		untold  string            // what the report says of a field, "path: …"
	}{
		{"null clears", model.SystemFeather, map[string]string{"description": `"x"`}, map[string]string{"description": "", "tags": ""}, `{"description":null,"tags":[]}`, ""},
		{"a default stands for it", model.SystemFeatherOrg, map[string]string{"enabled": "false"}, map[string]string{"enabled": "", "traits": ""}, `{"is_active":true,"traits":{}}`, ""},
		{"a body never goes", model.SystemFeather, nil, map[string]string{"prompt": ""}, `{"name":"Impatient caller"}`, "prompt: Taken away here; an update cannot tell Feather library so"},
		{
			"no nulls", model.SystemEvalStudio,
			map[string]string{"description": `"x"`, "evalstudio.headers": `{"a":"b"}`, "evalstudio.imageUrl": `"i.png"`},
			map[string]string{"description": "null", "evalstudio.headers": "", "evalstudio.imageUrl": "", "prompt": ""},
			`{"description":"","headers":{},"imageUrl":"","systemPrompt":""}`, "",
		},
		{
			"Mr Assistant", model.SystemMrAssistant,
			map[string]string{"mrassistant.agent_id": `"3c90c3cc-0d44-4b50-8888-8dd25736052a"`, "mrassistant.config_overrides": `{"a":1}`},
			map[string]string{"mrassistant.agent_id": "", "mrassistant.config_overrides": "", "tags": ""},
			`{"config_overrides":null,"tags":null}`, "mrassistant.agent_id: Taken away here; an update cannot tell Mr Assistant so",
		},
		{
			"Anam", model.SystemAnam,
			map[string]string{"anam.initialMessage": `"hi"`, "anam.toolIds": `["a"]`, "anam.voiceDetectionOptions.endOfSpeechSensitivity": "0.5"},
			map[string]string{"anam.initialMessage": "", "anam.toolIds": "", "anam.voiceDetectionOptions.endOfSpeechSensitivity": "", "prompt": ""},
			`{"initialMessage":null,"toolIds":[],"systemPrompt":""}`,
			"anam.voiceDetectionOptions.endOfSpeechSensitivity: Taken away here; an update cannot tell Anam so, which may keep it: take it away there.",
		},
		{"an unknown key", model.SystemAnam, map[string]string{"extra.anam": `{"a":1,"b":2}`}, map[string]string{"extra.anam": `{"b":3}`}, `{"b":3}`, "extra.anam: Taken away here; an update cannot tell Anam so, which may keep a"},
	} {
		base := caller(t)
		for path, text := range c.base {
			set(t, &base, path, text)
		}
		p := base
		for path, text := range c.changes {
			set(t, &p, path, text)
		}
		body, findings, err := Write(&p, Target{System: c.system, Body: BodyUpdate, Base: &base})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		got, _ := value.JSON(body).Members()
		want, _ := value.JSON(c.want).Members()
		for _, m := range want {
			if value.Find(got, m.Name) != value.FromJSON(m.Value) {
				t.Errorf("%s: no %s of %s in %s", c.name, m.Name, m.Value, body)
			}
		}
		path, text, _ := strings.Cut(c.untold, ": ")
		if c.untold != "" && !slices.ContainsFunc(findings, func(f Finding) bool { return f.Path == path && strings.HasPrefix(f.Text, text) }) {
			t.Errorf("%s: nothing of %q in %+v", c.name, c.untold, findings)
		}
	}
}

// What looks as it was may differ in the system, which a later body may have told
// otherwise: so all that is set is sent.
func TestUpdatesSendWhatIsAsInTheBase(t *testing.T) {
	p := caller(t)
	base := p
	with, _, _ := Write(&p, Target{System: model.SystemFeather, Body: BodyUpdate, Base: &base})
	without, _, err := Write(&p, Target{System: model.SystemFeather, Body: BodyUpdate})
	if err != nil || !bytes.Equal(with, without) {
		t.Errorf("%v\n%s\n%s", err, with, without)
	}
}

// What is not set is spelt out, as the defaults differ between the versions.
func TestFeatherSpellsOutItsDefaults(t *testing.T) {
	var p model.Persona
	set(t, &p, "name", `"A"`)
	set(t, &p, "prompt", `"b"`)
	for api, want := range map[string]string{
		"": `{"name":"A","body":"b","behavior_config":{"first_speaker":"agent","cut_in":{"min_words":3,"min_duration_ms":300,"backoff_ms":1000},"language":null,
			"background_noise":"none","background_noise_volume":0.3,"wait_seconds":0.0,"yield_on_overlap":{"after_words":2,"after_seconds":0.5},
			"interruption_mode":"off","backchannel_style":"neutral","backchannel_overrides":null,"reaction_pause_ms_min":200,"reaction_pause_ms_max":500}}`,
		"1.90": `{"name":"A","body":"b","behavior_config":{"first_speaker":"persona","cut_in":{"min_words":null,"min_duration_ms":null,"backoff_ms":1000},"language":null,
			"background_noise":"none","background_noise_volume":0.3,"wait_seconds":0.0,"yield_on_overlap":{"after_words":2,"after_seconds":0.5},
			"interruption_mode":"off","backchannel_style":"neutral","backchannel_overrides":null,"reaction_pause_ms_min":200,"reaction_pause_ms_max":500,
			"text_burst":{"enabled":false,"policy":"live"}}}`,
	} {
		body, findings, err := Write(&p, Target{System: model.SystemFeather, API: api})
		if err != nil {
			t.Fatal(err)
		}
		wantSameJSON(t, body, want)
		wantKind(t, findings, "behavior_config.first_speaker", KindApproximated)
	}
}

func TestRefusalsListEveryReason(t *testing.T) {
	p := caller(t)
	set(t, &p, "prompt", "")
	set(t, &p, "behavior_config.wait_seconds", "31")
	body, _, err := Write(&p, Target{System: model.SystemFeather})
	refused, ok := errors.AsType[*RefusedError](err)
	if !ok || !errors.Is(err, library.ErrInvalid) || len(refused.Problems) != 2 {
		t.Fatalf("%v", err)
	}
	for _, problem := range refused.Problems {
		if problem.Path == "behavior_config.wait_seconds" {
			if line := strings.Split(string(body), "\n")[problem.Line-1]; !strings.Contains(line, `"wait_seconds": 31`) {
				t.Errorf("line %d is %s", problem.Line, line)
			}
		}
	}
	for _, bad := range []Target{{System: "nobody"}, {System: model.SystemFeather, API: "0.9"}, {System: model.SystemFeather, API: "x"}, {System: model.SystemAnam, Body: "y"}} {
		if _, _, err := Write(&p, bad); err == nil || errors.Is(err, library.ErrInvalid) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

func TestProblemsStandAtTheirLines(t *testing.T) {
	body := `{
  "name": "A",
  "body": "b",
  "tags": 5,
  "is_active": true,
  "description": null,
  "traits": null,
  "behavior_config": {
    "first_speaker": "nobody",
    "cut_in": {"min_words": null, "backoff_ms": "1"},
    "text_burst": {"enabled": true},
    "yield_on_overlap": []
  }
}`
	got := map[int]string{}
	for _, problem := range Problems([]byte(body), Target{System: model.SystemFeather, Strict: true}) {
		if !problem.Refused {
			t.Errorf("only doubtful: %+v", problem)
		}
		got[problem.Line] += problem.Path + ": " + problem.Text + "\n"
	}
	for line, want := range map[int]string{
		4: "tags: expected a list of texts, got 5", 5: "is_active: Feather library refuses keys", 7: "traits: Feather library (API 1.21) takes no null",
		9:  "behavior_config.first_speaker: Feather library (API 1.21) does not know \"nobody\": choose one of agent, persona",
		10: "backoff_ms: expected a whole number", 11: "text_burst: Feather library knows it from API 1.87 on", 12: "expected an object, got a list",
	} {
		if !strings.Contains(got[line], want) {
			t.Errorf("line %d: %q, want %s", line, got[line], want)
		}
		delete(got, line)
	}
	if len(got) > 0 {
		t.Errorf("unexpected: %v", got)
	}
	for _, broken := range []string{"", "[", `{"name"`, `{"name":"a","name":"b"}`} {
		if len(Problems([]byte(broken), Target{System: model.SystemAnam})) == 0 {
			t.Errorf("%q has no problems", broken)
		}
	}
}

// The shell hands curl exactly the body, and nothing in a persona is run.
func TestCurlCommandsAreSafe(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no shell")
	}
	asked := regexp.MustCompile(`\$\{(\w+):\?`)
	const stub = "curl() { for word in \"$@\"; do printf '<%s>\\n' \"$word\"; done; printf 'BODY\\n'; cat; }\n"
	for _, system := range model.Vendors {
		p := caller(t)
		set(t, &p, "mrassistant.specialist_type", `"billing"`)
		set(t, &p, "mrassistant.agent_id", `"3c90c3cc-0d44-4b50-8888-8dd25736052a"`)
		set(t, &p, "description", `"'; exit 1; $(touch x) `+"`id`"+` ${HOME} \\ \nPERSONA\n<<EOF"`)
		for _, id := range []string{"", `3c90c3cc`, `a/../b"; $(exit 1) ' é?#`} {
			if id != "" {
				set(t, &p, "origin."+string(system)+".id", value.Text(id).JSON())
			}
			command, _, err := Write(&p, Target{System: system, Body: BodyCurl})
			if err != nil {
				t.Fatal(err)
			}
			given := ""
			for _, variable := range asked.FindAllSubmatch(command, -1) {
				given += "export " + string(variable[1]) + "='http a b'\n"
			}
			out, err := exec.CommandContext(t.Context(), shell, "-c", given+stub+string(command)).Output()
			if err != nil {
				t.Fatalf("%v\n%s", err, command)
			}
			words, sent, _ := strings.Cut(string(out), "BODY\n")
			form, method := BodyCreate, "POST"
			if id != "" {
				form, method = BodyUpdate, map[bool]string{true: "PATCH", false: "PUT"}[system == model.SystemMrAssistant]
			}
			body, _, _ := Write(&p, Target{System: system, Body: form})
			if sent != string(body)+"\n" {
				t.Errorf("%s: sent\n%s\nnot\n%s", system, sent, body)
			}
			if !strings.HasPrefix(words, "<--request>\n<"+method+">\n<--url>\n<http") ||
				(id == "3c90c3cc" && !strings.Contains(words, "/personas/3c90c3cc>\n")) ||
				(strings.Contains(id, "/..") && !strings.Contains(words, "/personas/a%2F..%2Fb%22%3B%20%24%28exit%201%29%20%27%20%C3%A9%3F%23>\n")) {
				t.Errorf("%s: %s", system, words)
			}
			if system == model.SystemFeather && !strings.Contains(words, "<x-api-key: http a b>\n") {
				t.Errorf("the secret is not from the environment: %s", words)
			}
		}
		set(t, &p, "origin."+string(system)+".id", `".."`)
		if _, _, err := Write(&p, Target{System: system, Body: BodyCurl}); err == nil {
			t.Errorf("%s: an id that climbs is taken", system)
		}
	}
}

func TestArrayIsAsEvalStudioWritesIt(t *testing.T) {
	p := caller(t)
	body, _, _ := Write(&p, Target{System: model.SystemEvalStudio})
	want := `[
  {
    "name": "Impatient caller",
    "systemPrompt": "You are in a hurry."
  }
]`
	if got := string(ArrayPart(bytes.TrimRight(body, "\n"), 1, false)); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := string(ArrayPart(nil, 0, false)); got != "[]" {
		t.Errorf("got %s", got)
	}
}
