package wire

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"personae/model"
)

// records are the shapes that the systems emit and accept: the seeds' own
// examples, and others after reference/systems.md.
var records = []struct {
	file   string
	system model.System
	shape  Shape
	api    string
}{
	{"feather-create", model.SystemFeather, ShapeCreate, ""},
	{"feather-record", model.SystemFeather, ShapeRecord, API121},
	{"feather-record-1.87", model.SystemFeather, ShapeRecord, API187},
	{"feather-org-create", model.SystemFeatherOrg, ShapeCreate, ""},
	{"feather-org-record", model.SystemFeatherOrg, ShapeRecord, API121},
	{"evalstudio-create", model.SystemEvalStudio, ShapeCreate, ""},
	{"evalstudio-record", model.SystemEvalStudio, ShapeRecord, ""},
	{"evalstudio-record-image", model.SystemEvalStudio, ShapeRecord, ""},
	{"mrassistant-create", model.SystemMrAssistant, ShapeCreate, ""},
	{"mrassistant-update", model.SystemMrAssistant, ShapeUpdate, ""},
	{"mrassistant-record", model.SystemMrAssistant, ShapeRecord, ""},
	{"anam-create", model.SystemAnam, ShapeCreate, ""},
	{"anam-create-2025", model.SystemAnam, ShapeCreate, "2025"},
	{"anam-record", model.SystemAnam, ShapeRecord, ""},
	{"anam-record-2025", model.SystemAnam, ShapeRecord, "2025"},
	{"anam-record-flat", model.SystemAnam, ShapeRecord, "2025"},
	{"anam-summary", model.SystemAnam, ShapeSummary, ""},
}

func TestRecordsAreRecognisedAndComeBackAsTheyWere(t *testing.T) {
	for _, c := range records {
		t.Run(c.file, func(t *testing.T) {
			text := load(t, c.file)
			in := readOne(t, text, Options{})
			if in.System != c.system || in.Shape != c.shape || in.API != c.api {
				t.Errorf("recognised as %s %s %q", in.System, in.Shape, in.API)
			}
			// Only what an answer may hold comes back the same; Anam's requests have
			// other keys than its answers.
			if c.system == model.SystemAnam && (c.shape == ShapeCreate || c.shape == ShapeUpdate) {
				return
			}
			body, _, err := Write(&in.Persona, Target{System: c.system, Body: BodyAnswer})
			if err != nil {
				t.Fatal(err)
			}
			wantSameJSON(t, body, text)
			// The native document in between loses nothing either.
			again, err := DecodeNative(encodeNative(t, in.Persona))
			if err != nil {
				t.Fatal(err)
			}
			body, _, _ = Write(&again, Target{System: c.system, Body: BodyAnswer})
			wantSameJSON(t, body, text)
		})
	}
}

// The seeds' own create bodies come back as create bodies too.
func TestCreateBodiesComeBackAsTheyWere(t *testing.T) {
	for file, system := range map[string]model.System{
		"feather-create": model.SystemFeather, "evalstudio-create": model.SystemEvalStudio,
		"mrassistant-create": model.SystemMrAssistant, "anam-create": model.SystemAnam,
	} {
		in := readOne(t, load(t, file), Options{From: system})
		body, _, err := Write(&in.Persona, Target{System: system})
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		wantSameJSON(t, body, load(t, file))
	}
}

func TestPagesAndLists(t *testing.T) {
	for _, c := range []struct {
		file    string
		systems []model.System
		more    bool
	}{
		{"feather-page", []model.System{model.SystemFeather, model.SystemFeather}, true},
		{"feather-org-page", []model.System{model.SystemFeatherOrg}, false},
		{"anam-page", []model.System{model.SystemAnam}, true},
		{"evalstudio-list", []model.System{model.SystemEvalStudio}, false},
	} {
		r := NewReader(strings.NewReader(load(t, c.file)), c.file, Options{})
		var systems []model.System
		for in, err := range r.All() {
			if err != nil {
				t.Fatal(err)
			}
			systems = append(systems, in.System)
			if in.Number != len(systems) {
				t.Errorf("%s: record %d is numbered %d", c.file, len(systems), in.Number)
			}
		}
		if !reflect.DeepEqual(systems, c.systems) || r.More() != c.more {
			t.Errorf("%s: %v, more %v", c.file, systems, r.More())
		}
	}
}

func TestAnamReadShapeFillsTheWriteShape(t *testing.T) {
	in := readOne(t, load(t, "anam-record"), Options{})
	body, _, err := Write(&in.Persona, Target{System: model.SystemAnam, Body: BodyUpdate, Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	wantSameJSON(t, body, `{"name":"Cara","avatarId":"071b0286-4cce-4808-bee2-e642f1062de3","avatarModel":"cara-3",
		"voiceId":"de23e340-1416-4dd8-977d-065a7ca11697","llmId":"a7cf662c-2ace-4de1-a21e-ef0fbf144bb7",
		"systemPrompt":"You are a helpful assistant","skipGreeting":false,"zeroDataRetention":false,"description":"",
		"toolIds":["tool-id-1","tool-id-2"],"voiceGenerationOptions":{"volume":1.5,"speed":0.8,"emotion":"calm"},
		"widgetConfig":{"layout":"floating"}}`)
	// A change here shows in the answer's own places.
	set(t, &in.Persona, "anam.avatarId", `"other"`)
	set(t, &in.Persona, "anam.toolIds", `["tool-id-2","new"]`)
	set(t, &in.Persona, "prompt", `"New"`)
	body, _, _ = Write(&in.Persona, Target{System: model.SystemAnam, Body: BodyAnswer})
	var record struct {
		Avatar map[string]any
		Brain  map[string]any
		Tools  []map[string]any
	}
	if err := json.Unmarshal(body, &record); err != nil {
		t.Fatal(err)
	}
	if record.Avatar["id"] != "other" || record.Avatar["displayName"] != nil || record.Brain["systemPrompt"] != "New" ||
		record.Tools[0]["name"] != "end" || record.Tools[1]["id"] != "new" {
		t.Errorf("%s", body)
	}
}

// Two generations of a shape never bleed into each other.
func TestOlderGenerationsStayOutOfRequests(t *testing.T) {
	in := readOne(t, load(t, "anam-create-2025"), Options{})
	body, _, err := Write(&in.Persona, Target{System: model.SystemAnam})
	if err != nil {
		t.Fatal(err)
	}
	wantSameJSON(t, body, `{"name":"Leo","description":"x","avatarId":"a1","voiceId":"v1","systemPrompt":"You are Leo"}`)

	in = readOne(t, load(t, "feather-record-1.87"), Options{})
	body, findings, err := Write(&in.Persona, Target{System: model.SystemFeather, Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(body), "text_burst") || !strings.Contains(string(body), `"min_words": 3`) {
		t.Errorf("not a body of 1.21: %s", body)
	}
	wantKind(t, findings, "behavior_config.text_burst.enabled", KindDropped)
	wantKind(t, findings, "behavior_config.cut_in.min_words", KindApproximated)
	body, findings, err = Write(&in.Persona, Target{System: model.SystemFeather, API: "1.90", Strict: true})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(body), `"policy": "debounced"`) || !strings.Contains(string(body), `"min_words": null`) {
		t.Errorf("not a body of 1.87: %s", body)
	}
	wantKind(t, findings, "behavior_config.text_burst.enabled", KindExact)
	wantKind(t, findings, "extra.feather", KindDropped)
}

// load reads one record of testdata.
func load(tb testing.TB, file string) string {
	tb.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "records", file+".json"))
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

// readOne reads a text that holds one record.
func readOne(tb testing.TB, text string, o Options) *Imported {
	tb.Helper()
	in, err := NewReader(strings.NewReader(text), "", o).Next()
	if err != nil {
		tb.Fatalf("%v\n%s", err, text)
	}
	return in
}

// wantSameJSON compares two JSON values; free numbers by their spelling.
func wantSameJSON(t fataler, got []byte, want string) {
	t.Helper()
	if a, b := decodeAny(t, string(got)), decodeAny(t, want); !reflect.DeepEqual(a, b) {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}
}

// decodeAny decodes JSON, each number to what it is worth.
func decodeAny(t fataler, text string) any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return normal(v)
}

func normal(v any) any {
	switch v := v.(type) {
	case json.Number:
		return normalNumber(v.String())
	case []any:
		for i := range v {
			v[i] = normal(v[i])
		}
	case map[string]any:
		for k := range v {
			v[k] = normal(v[k])
		}
	}
	return v
}

func wantKind(tb testing.TB, findings []Finding, path string, kind Kind) {
	tb.Helper()
	for _, f := range findings {
		if f.Path == path {
			if f.Kind != kind || (kind != KindExact && f.Text == "") {
				tb.Errorf("%s: %s %q, want %s", path, f.Kind, f.Text, kind)
			}
			return
		}
	}
	tb.Errorf("nothing on %s in %v", path, findings)
}

func encodeNative(tb testing.TB, p model.Persona) []byte {
	tb.Helper()
	return EncodeNative(p)
}

// fataler is a test of the testing package or of rapid.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}
