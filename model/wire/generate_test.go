package wire

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// personas draws personas with every field in every state, and with keys that
// nobody knows at every depth.
func personas() *rapid.Generator[model.Persona] {
	return rapid.Custom(func(t *rapid.T) model.Persona {
		var p model.Persona
		density := rapid.SampledFrom([]int{1, 5, 9}).Draw(t, "density")
		for _, spec := range field.All() {
			if rapid.IntRange(0, 9).Draw(t, "is "+spec.Path+" there") < density {
				if err := spec.Of(&p).Set(drawValue(t, spec)); err != nil {
					t.Fatalf("%s: %v", spec.Path, err)
				}
			}
		}
		return p
	})
}

// drawValue draws a value that the field can hold, in range or not.
func drawValue(t *rapid.T, spec *field.Spec) value.Value {
	var p model.Persona
	if spec.Of(&p).Set(value.Null) == nil && rapid.IntRange(0, 4).Draw(t, spec.Path+" is null") == 0 {
		return value.Null
	}
	switch spec.Kind {
	case field.KindInteger:
		return value.Int(rapid.IntRange(-1<<53, 1<<53).Draw(t, spec.Path))
	case field.KindNumber:
		return value.Number(rapid.Float64().Draw(t, spec.Path))
	case field.KindToggle:
		return value.Bool(rapid.Bool().Draw(t, spec.Path))
	case field.KindTags:
		return value.List(rapid.SliceOfN(texts(), 0, 4).Draw(t, spec.Path))
	case field.KindPairs, field.KindJSON:
		return value.FromJSON(drawObject(t, spec.Path, 3))
	case field.KindObject:
		return value.FromJSON("{}")
	default:
		return value.Text(texts().Draw(t, spec.Path))
	}
}

// texts draws texts, some of them awkward, none with NUL.
func texts() *rapid.Generator[string] {
	awkward := []string{"", " ", "null", `"`, `\`, "\n", "<&>", "\u2028", "日本語", "👩‍👩‍👧", "e\u0301", "\x1b[31m", "\u202e", "\x7f"}
	return rapid.OneOf(
		rapid.SampledFrom(awkward),
		rapid.Map(rapid.StringN(0, 12, -1), func(s string) string {
			return strings.ReplaceAll(strings.ToValidUTF8(s, "?"), "\x00", "0")
		}),
	)
}

// names draws member names, many of them keys that the native document has.
func names() *rapid.Generator[string] {
	known := []string{"name", "anam", "behavior_config", "cut_in", "voiceDetectionOptions", "extra", "personae", "origin", "brain"}
	return rapid.OneOf(rapid.SampledFrom(known), texts())
}

// drawObject draws a JSON object with members of every kind.
func drawObject(t *rapid.T, label string, depth int) value.JSON {
	var members []value.Member
	for _, name := range rapid.SliceOfNDistinct(names(), 0, 4, rapid.ID[string]).Draw(t, label+" names") {
		v := value.JSON(rapid.SampledFrom([]string{
			"null", "true", "0", "-0", "0.30", "1e400", "12345678901234567890", `"x"`, "[]", "{}", `[1,{"a":[]}]`, `"\u00e9\/"`,
		}).Draw(t, label))
		if depth > 0 && rapid.Bool().Draw(t, label+" nests") {
			v = drawObject(t, label, depth-1)
		}
		members = append(members, value.Member{Name: name, Value: v})
	}
	return value.ObjectOf(members)
}

// set puts JSON text into one field.
func set(tb testing.TB, p *model.Persona, path, text string) {
	tb.Helper()
	spec, err := field.Lookup(path)
	if err != nil {
		tb.Fatal(err)
	}
	v := value.Absent
	if text != "" {
		if v, err = value.Parse(text); err != nil {
			tb.Fatal(err)
		}
	}
	if err := spec.Of(p).Set(v); err != nil {
		tb.Fatalf("%s = %s: %v", path, text, err)
	}
}
