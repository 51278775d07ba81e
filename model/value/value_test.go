package value_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run
	"personae/model/field/fieldtest"
	"personae/model/value"
)

func TestTextsComeBackFromTheirValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(fieldtest.Texts(), rapid.String()).Draw(t, "text")
		v := value.Text(text)
		got, ok := v.Text()
		if want := strings.ToValidUTF8(text, "\ufffd"); !ok || got != want && !strings.Contains(got, "\ufffd") {
			t.Fatalf("%q became %q", text, got)
		}
		if parsed, err := value.Parse(v.JSON()); err != nil || parsed != v {
			t.Fatalf("%q: %v", v.JSON(), err)
		}
	})
	if got := value.Text("<&>\u2028é").JSON(); got != "\"<&>\u2028é\"" {
		t.Errorf("escaped more than JSON asks for: %s", got)
	}
	if got := value.Text("a\xffb").JSON(); got != `"a`+"\ufffd"+`b"` {
		t.Errorf("invalid UTF-8 is not mended: %q", got)
	}
}

// TestATextIsOneValueHoweverItCame: made here or read, in the usual spelling; another
// spelling is kept, and is another value.
func TestATextIsOneValueHoweverItCame(t *testing.T) {
	for _, text := range []string{"", "null", "true", "7", "[1]", `{"a":1}`, "a\nb", `"`, `\`, "é\u2028"} {
		v := value.Text(text)
		_, isNumber := v.Number()
		_, isBool := v.Bool()
		_, isList := v.Strings()
		_, hasItems := v.Items()
		_, hasMembers := v.Members()
		if got, ok := v.Text(); got != text || !ok || !v.IsSet() || isNumber || isBool || isList || hasItems || hasMembers {
			t.Errorf("%q is not a text alone", text)
		}
		if value.FromJSON(value.JSON(v.JSON())) != v {
			t.Errorf("%q is another value when it is read", text)
		}
	}
	for _, spelled := range []string{`"\u0061"`, `"\/"`, `"\u000A"`, `"\ud83d\ude00"`} {
		v := value.FromJSON(value.JSON(spelled))
		if _, ok := v.Text(); !ok || v.JSON() != spelled {
			t.Errorf("%s became %s", spelled, v.JSON())
		}
	}
	for _, v := range []value.Value{value.Text("a\x00b"), value.FromJSON(`"\u0061\u0000"`)} {
		if !errors.Is(value.Storable(v), value.ErrNUL) {
			t.Errorf("%s is taken for one that can be kept", v.JSON())
		}
	}
}

// TestValuesAreWrittenAsTheEncoderWritesThem, although most go a shorter way.
func TestValuesAreWrittenAsTheEncoderWritesThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOf(rapid.OneOf(fieldtest.Texts(), rapid.String())).Draw(t, "list")
		number := rapid.OneOf(rapid.Float64(), rapid.Map(rapid.Int(), func(i int) float64 { return float64(i) })).Draw(t, "number")
		for held, got := range map[any]value.Value{&list: value.List(list), number: value.Number(number)} {
			want, err := json.Marshal(held, jsontext.AllowInvalidUTF8(true))
			if err != nil || got.JSON() != string(want) {
				t.Fatalf("%s, want %s (%v)", got.JSON(), want, err)
			}
		}
	})
	if got := value.Number(math.Copysign(0, -1)).JSON(); got != "-0" {
		t.Errorf("the negative zero is %s", got)
	}
	if got := value.List(nil).JSON(); got != "[]" {
		t.Errorf("no list is %s", got)
	}
}

func TestValuesTellTheirTypesApart(t *testing.T) {
	for _, text := range []string{"", "null", `"a"`, "1", "true", `["a"]`, "{}", `[1]`, `["a",null]`, "1e400"} {
		v := value.FromJSON(value.JSON(text))
		_, isText := v.Text()
		_, isNumber := v.Number()
		_, isBool := v.Bool()
		_, isList := v.Strings()
		_, isObject := v.Members()
		var is []string
		for name, yes := range map[string]bool{"text": isText, "number": isNumber, "bool": isBool, "list": isList, "object": isObject} {
			if yes {
				is = append(is, name)
			}
		}
		want := map[string]string{`"a"`: "text", "1": "number", "true": "bool", `["a"]`: "list", "{}": "object"}[text]
		if got := strings.Join(is, " and "); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

func TestParseJSONSaysWhatIsWrongAndWhere(t *testing.T) {
	for text, want := range map[string]string{
		"{\n\"a\":1,\n\"a\":2}":     "line 3, at /a): the same name twice",
		"":                          "the text ends too soon",
		"[1,":                       "the text ends too soon",
		"1 2":                       "more text after the value",
		"{a:1}":                     "line 1",
		"\"\xff\"":                  "UTF-8",
		strings.Repeat("[", 20_000): "depth",
	} {
		_, err := value.ParseJSON(text)
		var syntax *value.SyntaxError
		if !errors.As(err, &syntax) || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
	j, err := value.ParseJSON(" { \"b\" : 1.0 , \"a\" : [ 0.30 ] } ")
	if err != nil || j != `{"b":1.0,"a":[0.30]}` {
		t.Errorf("%s, %v", j, err)
	}
	if got := j.Indent(); got != "{\n  \"b\": 1.0,\n  \"a\": [\n    0.30\n  ]\n}" {
		t.Error(got)
	}
	if members, ok := j.Members(); !ok || value.ObjectOf(members) != j {
		t.Errorf("%+v", members)
	}
}
