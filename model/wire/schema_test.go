package wire

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/value"
)

func nativeSchema(tb testing.TB) *jsonschema.Schema {
	tb.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(NativeSchema()))
	if err != nil {
		tb.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("persona.json", document); err != nil {
		tb.Fatal(err)
	}
	schema, err := compiler.Compile("persona.json")
	if err != nil {
		tb.Fatal(err)
	}
	return schema
}

func TestNativeSchemaTakesNativeDocuments(t *testing.T) {
	schema := nativeSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		p := sensible().Draw(t, "persona")
		validate(t, schema, EncodeNative(p))
	})
}

// What has no error is taken by an import, and so by the schema.
func TestNativeSchemaAgreesWithValidation(t *testing.T) {
	schema := nativeSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.OneOf(personas(), sensible()).Draw(t, "persona")
		spec := rapid.SampledFrom(field.All()).Draw(t, "field")
		_ = spec.Of(&p).Set(rapid.SampledFrom([]value.Value{value.Null, value.Absent, value.Text(""), value.Int(0), value.FromJSON("{}")}).Draw(t, "value"))
		if !check.HasErrors(check.Validate(&p)) {
			validate(t, schema, EncodeNative(p))
		}
	})
}

func TestNativeSchemaFlagsWhatIsWrong(t *testing.T) {
	schema := nativeSchema(t)
	for document, ok := range map[string]bool{
		`{"name":"A"}`: true,
		`{}`:           false,
		`{"name":""}`:  false,
		`{"name":"A","behavior_config":{"first_speaker":"someone new"}}`: true,
		`{"name":"A","behavior_config":{"first_speaker":5}}`:             false,
		`{"name":"A","behavior_config":{"cut_in":{"min_words":null}}}`:   true,
		`{"name":"A","behavior_config":{"cut_in":{"backoff_ms":null}}}`:  true,
		`{"name":"A","prompt":"","tags":null,"enabled":null}`:            true,
		`{"name":"A","tags":[` + strings.Repeat(`"t",`, 30) + `"t"]}`:    true,
		`{"name":null}`: false,
		`{"name":"A","behavior_config":{"cut_in":{"min_words":21}}}`:          false,
		`{"name":"A","behavior_config":{"cut_in":{"min_words":1.5}}}`:         false,
		`{"name":"A","behavior_config":null,"zzz":1}`:                         true,
		`{"name":"A","evalstudio":{"headers":{"a":1}}}`:                       false,
		`{"name":"A","traits":{"a":[1]},"origin":{"feather-org":{"id":"x"}}}`: true,
	} {
		instance, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(instance); (err == nil) != ok {
			t.Errorf("%s: %v", document, err)
		}
	}
}

func TestNativeSchemaDescribesEveryField(t *testing.T) {
	text := string(NativeSchema())
	for _, spec := range field.All() {
		help := value.Text(spec.Help).JSON()
		if !strings.Contains(text, help[1:len(help)-1]) {
			t.Errorf("%s is not described", spec.Path)
		}
	}
}

func TestRecogniseSaysWhy(t *testing.T) {
	guesses := recognise([]string{"name", "body", "tags", "zzz"}, model.Systems)
	if len(guesses) < 2 || guesses[0].System != model.SystemFeather || guesses[0].Score != 3 ||
		guesses[0].Why != "has name, body and tags" || guesses[0].Shape != ShapeCreate {
		t.Errorf("%+v", guesses)
	}
	if guesses := recognise(nil, model.Systems); len(guesses) != 0 {
		t.Errorf("%+v", guesses)
	}
}
