package wire

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"pgregory.net/rapid"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

func TestNativeRoundTripIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := personas().Draw(t, "persona")
		first := EncodeNative(p)
		back, err := DecodeNative(first)
		if err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		if again := EncodeNative(back); !bytes.Equal(again, first) {
			t.Fatalf("not stable:\n%s\n%s", first, again)
		}
		indented, err := DecodeNative(EncodeNativeIndented(p))
		if err != nil {
			t.Fatal(err)
		}
		if again := EncodeNative(indented); !bytes.Equal(again, first) {
			t.Fatalf("indenting changes it:\n%s\n%s", first, again)
		}
	})
}

func TestNativeRoundTripKeepsEveryField(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := personas().Draw(t, "persona")
		back, err := DecodeNative(EncodeNative(p))
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range field.All() {
			// The presence of an object says nothing while it has members, and
			// the order in extra.personae is the document's.
			if spec.Kind == field.KindObject || spec.Path == "extra.personae" {
				continue
			}
			want := spec.Of(&p).Get()
			if text, ok := want.Text(); ok && text == "" && isPlain(spec) {
				want = value.Absent
			}
			if got := spec.Of(&back).Get(); got != want {
				t.Fatalf("%s: %q became %q", spec.Path, want.JSON(), got.JSON())
			}
		}
	})
}

// isPlain reports whether the field takes the empty text for absence.
func isPlain(spec *field.Spec) bool {
	var p model.Persona
	return spec.Of(&p).Set(value.Text("")) == nil && spec.Of(&p).Get() == value.Absent
}

func TestChangingOneFieldChangesOnlyItsBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := personas().Draw(t, "persona")
		spec := rapid.SampledFrom(field.All()).Draw(t, "field")
		old := spec.Of(&p).Get()
		if spec.Kind == field.KindObject || spec.Group == field.GroupOrigin || !old.IsSet() {
			t.Skip("no field with a value of its own")
		}
		q := p
		v := drawValue(t, spec)
		if err := spec.Of(&q).Set(v); err != nil {
			t.Fatal(err)
		}
		v = spec.Of(&q).Get()
		if v == value.Absent {
			t.Skip("an empty text is absence")
		}
		before, after := EncodeNative(p), EncodeNative(q)
		key := spec.Path[strings.LastIndexByte(spec.Path, '.')+1:]
		was, is := `"`+key+`":`+old.JSON(), `"`+key+`":`+v.JSON()
		for at := 0; ; at++ {
			next := bytes.Index(before[at:], []byte(was))
			if next < 0 {
				t.Fatalf("%s: more changed than its bytes:\n%s\n%s", spec.Path, before, after)
			}
			at += next
			if changed := string(before[:at]) + is + string(before[at+len(was):]); changed == string(after) {
				return
			}
		}
	})
}

// Documents that must come back byte for byte: the three states of values and
// objects, unknown keys at every depth, free-form JSON as it was written.
func TestNativeDocumentsComeBackAsTheyWere(t *testing.T) {
	for _, document := range []string{
		`{}`,
		`{"name":"a","description":null}`,
		`{"name":"a","description":"","prompt":"","tags":[],"enabled":false,"traits":{}}`,
		`{"tags":null,"traits":{"b":1.0,"a":[0.30,1e400,-0],"\u00e9":"\/"}}`,
		`{"behavior_config":null}`,
		`{"behavior_config":{}}`,
		`{"behavior_config":{"cut_in":{},"yield_on_overlap":null,"text_burst":{"enabled":false}}}`,
		`{"behavior_config":{"cut_in":{"min_words":null,"backoff_ms":0},"wait_seconds":0.25}}`,
		`{"evalstudio":{},"anam":{"voiceDetectionOptions":{},"voiceGenerationOptions":null,"widgetConfig":{}},"mrassistant":null}`,
		`{"origin":{"feather":{},"anam":{"brain":{}},"mrassistant":{"agent_name":null}}}`,
		`{"extra":{}}`,
		`{"extra":null}`,
		`{"extra":{"personae":{},"feather":{"a":1}}}`,
		`{"extra":{"personae":null}}`,
		`{"name":"a","mood":{"b":1,"a":2}}`,
		`{"behavior_config":{"cut_in":{"new":1.50},"newer":[1, 2]},"newest":null}`,
		`{"anam":{"zzz":1},"zzz":2}`,
		`{"extra":{"coval":{"a":1}}}`,
		`{"name":"a","extra":{"personae":{"name":"b"}}}`,
		`{"anam":null,"extra":{"personae":{"anam":{"zzz":1}}}}`,
		`{"extra":{"personae":7}}`,
		`{"extra":{"personae":{"name":null,"extra":{"anam":null}},"anam":null,"name":null}}`,
		`{"name":"<a href='x'>&amp;</a>\u0001","prompt":"line\u2028end 👩‍👩‍👧"}`,
	} {
		document = strings.ReplaceAll(document, `, 2`, `,2`)
		document = strings.ReplaceAll(document, `\u2028`, "\u2028")
		p, err := DecodeNative([]byte(document))
		if err != nil {
			t.Errorf("%s: %v", document, err)
			continue
		}
		if got := string(EncodeNative(p)); got != document {
			t.Errorf("came back changed:\n%s\n%s", document, got)
		}
	}
}

func TestUnknownKeysAreKeptInTheirNesting(t *testing.T) {
	p, err := DecodeNative([]byte(`{"mood":1,"anam":{"voiceDetectionOptions":{"new":true}},"extra":{"personae":{"anam":{"old":2}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"anam":{"old":2,"voiceDetectionOptions":{"new":true}},"mood":1}`
	if got := p.Extra.Personae.Or(""); string(got) != want {
		t.Errorf("kept %s, want %s", got, want)
	}
	want = `{"anam":{"voiceDetectionOptions":{"new":true},"old":2},"mood":1}`
	if got := string(EncodeNative(p)); got != want {
		t.Errorf("wrote %s, want %s", got, want)
	}
}

func TestDecodeNativeSaysWhatIsWrongAndWhere(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	for _, c := range []struct{ document, path, reason string }{
		{``, "", "ends too soon"},
		{`{"name":"a"`, "", "ends too soon"},
		{`[]`, "", "expected an object, got a list"},
		{`7`, "", "expected an object, got 7"},
		{`{} {}`, "", "more text"},
		{"\ufeff{}", "", "byte order mark"},
		{`{"name":"a","name":"b"}`, "name", "same name twice"},
		{`{"anam":{"a":{"b":1,"b":2}}}`, "anam.a.b", "same name twice"},
		{`{"name":"a","n\u0061me":"b"}`, "name", "same name twice"},
		{`{"name":5}`, "name", "expected text, got 5"},
		{`{"behavior_config":[]}`, "behavior_config", "expected an object, got a list"},
		{`{"behavior_config":{"cut_in":{"min_words":"3"}}}`, "behavior_config.cut_in.min_words", `expected a whole number, got "3"`},
		{`{"tags":["a",null]}`, "tags", "expected a list of texts"},
		{`{"name":"a` + "\x00" + `"}`, "name", "not valid JSON"},
		{`{"name":"a\u0000"}`, "name", "NUL"},
		{`{"zzz":"a\u0000"}`, "zzz", "NUL"},
		{`{"zzz":{"q":["","a\u0000"]}}`, "zzz.q.1", "NUL"},
		{"{\"name\":\"\xff\"}", "name", "UTF-8"},
		{"{\"anam\":{\"zzz\":\"\xff\"}}", "anam.zzz", "UTF-8"},
		{`{"name":"\ud800"}`, "name", "half a character"},
		{`{"traits":` + deep(value.MaxDepth+1) + `}`, "traits", "deeper"},
		{`{"zzz":` + deep(value.MaxDepth+1) + `}`, "zzz", "deeper"},
		{`{"traits":` + deep(200_000) + `}`, "traits", "nested too deeply"},
		{`{"zzz":1,"extra":{"personae":{"zzz":2}}}`, "extra.personae.zzz", "given twice"},
		{`{"zzz":1,"extra":{"personae":5}}`, "extra.personae", "expected an object"},
	} {
		_, err := DecodeNative([]byte(c.document))
		var decode *DecodeError
		if !errors.As(err, &decode) {
			t.Errorf("%.60s: %v, not a DecodeError", c.document, err)
			continue
		}
		if !strings.HasPrefix(decode.Path, c.path) || (c.path == "") != (decode.Path == "") && c.path != "" || !strings.Contains(decode.Reason, c.reason) {
			t.Errorf("%.60s: at %.60q: %s; want at %q: %s", c.document, decode.Path, decode.Reason, c.path, c.reason)
		}
	}
	_, err := DecodeNative([]byte("{\n  \"name\": \"a\",\n  \"enabled\": 1\n}"))
	if want := "line 3, enabled: expected true or false, got 1"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestWhatIsWrittenSoIsKnown: a document that would be written again to the letter, and no
// other; white space is none of it.
func TestWhatIsWrittenSoIsKnown(t *testing.T) {
	read := func(t interface{ Fatal(...any) }, document []byte) (same bool, again []byte) {
		var p model.Persona
		same, err := ReadNative(&p, string(document))
		if err != nil {
			t.Fatal(err)
		}
		return same, EncodeNative(p)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := personas().Draw(t, "persona")
		document := EncodeNative(p)
		isPlain := p.Extra.Personae.IsAbsent() && !bytes.Contains(document, []byte(`\u`))
		if same, _ := read(t, document); same != isPlain && (isPlain || !p.Extra.Personae.IsAbsent()) {
			t.Fatalf("%s", document)
		}
	})
	for _, document := range []string{
		`{"name":"a","project":"b"}`, `{"behavior_config":{"yield_on_overlap":{},"cut_in":{}}}`, // the order
		`{"name":"\u0061"}`, `{"name":"a\/b"}`, `{"tags":["\u00e9"]}`, `{"prompt":"\u000a"}`, // the spelling
		`{"behavior_config":{"wait_seconds":0.250}}`, `{"behavior_config":{"cut_in":{"min_words":3.0}}}`, `{"behavior_config":{"wait_seconds":1e2}}`,
		`{"name":""}`, `{"zzz":1}`, `{"anam":{"zzz":1}}`, `{"n\u0061me":"a"}`,
	} {
		if same, again := read(t, []byte(document)); same {
			t.Errorf("%s is written as %s", document, again)
		}
	}
	for _, document := range []string{
		`{}`, `{"id":"a", "name":"b", "prompt":"c\nd\\", "tags":["e", "f g"], "traits":{"h" : 1.50}, "anam":{}, "mrassistant":null}`,
	} {
		if same, _ := read(t, []byte(document)); !same {
			t.Errorf("%s is not known", document)
		}
	}
}

func FuzzDecodeNative(f *testing.F) {
	f.Add([]byte(`{"name":"a","behavior_config":{"cut_in":{"min_words":null,"x":1}},"anam":{},"extra":{"personae":{"name":1}}}`))
	f.Add([]byte(`{"anam":null,"extra":{"personae":{"anam":{"zzz":{}}}}}`))
	f.Add([]byte(`{"zzz":1e400,"origin":{"feather-org":{"id":"x"}},"tags":["\u00e9"]}`))
	f.Fuzz(func(t *testing.T, document []byte) {
		p, err := DecodeNative(document)
		if err != nil {
			return
		}
		first := EncodeNative(p)
		if !jsontext.Value(first).IsValid() {
			t.Fatalf("not JSON: %s", first)
		}
		compact := jsontext.Value(bytes.Clone(document))
		if same, _ := ReadNative(new(model.Persona), string(document)); same && (compact.Compact() != nil || !bytes.Equal(first, compact)) {
			t.Fatalf("not the same:\n%s\n%s", document, first)
		}
		back, err := DecodeNative(first)
		if err != nil {
			t.Fatalf("cannot read %s: %v", first, err)
		}
		if again := EncodeNative(back); !bytes.Equal(first, again) {
			t.Fatalf("not stable:\n%s\n%s", first, again)
		}
	})
}
