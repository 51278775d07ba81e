package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// personas draws personas with every field in every state.
func personas() *rapid.Generator[Persona] {
	return rapid.Custom(func(t *rapid.T) Persona {
		var p Persona
		// A few fields, or about all: sparse and full records differ.
		density := rapid.SampledFrom([]int{1, 5, 9}).Draw(t, "density")
		for _, spec := range Fields() {
			if rapid.IntRange(0, 9).Draw(t, "is "+spec.Path+" there") >= density {
				continue
			}
			if err := spec.Of(&p).Set(drawValue(t, spec)); err != nil {
				t.Fatalf("%s: %v", spec.Path, err)
			}
		}
		return p
	})
}

// drawValue draws a value that the field can hold, in range or not.
func drawValue(t *rapid.T, spec *Spec) Value {
	if canBeNull(spec) && rapid.IntRange(0, 4).Draw(t, spec.Path+" is null") == 0 {
		return Null
	}
	switch spec.Kind {
	case KindInteger:
		return IntValue(rapid.OneOf(rapid.IntRange(-1, 30), rapid.IntRange(-1<<53, 1<<53)).Draw(t, spec.Path))
	case KindNumber:
		return NumberValue(rapid.OneOf(rapid.Float64Range(-1, 11), rapid.Float64()).Draw(t, spec.Path))
	case KindToggle:
		return BoolValue(rapid.Bool().Draw(t, spec.Path))
	case KindTags:
		return StringsValue(rapid.SliceOfN(texts(), 0, 4).Draw(t, spec.Path))
	case KindPairs, KindJSON:
		return JSONValue(drawObject(t, spec.Path, 2))
	case KindObject:
		return JSONValue("{}")
	default:
		return TextValue(texts().Draw(t, spec.Path))
	}
}

// canBeNull tells whether the binding of the field takes null.
func canBeNull(spec *Spec) bool {
	var p Persona
	return spec.Of(&p).Set(Null) == nil
}

// texts draws texts, some of them awkward, none with NUL.
func texts() *rapid.Generator[string] {
	awkward := []string{
		"", " ", "a", "null", "{}", `"`, `\`, "\n", "<&>", "\u2028", "日本語", "👩‍👩‍👧", "e\u0301", "\x1b[31m", "\u202e", "\x7f",
	}
	return rapid.OneOf(
		rapid.SampledFrom(awkward),
		rapid.Map(rapid.StringN(0, 12, -1), func(s string) string {
			return strings.ReplaceAll(strings.ToValidUTF8(s, "?"), "\x00", "0")
		}),
	)
}

// drawObject draws a JSON object with members of every kind.
func drawObject(t *rapid.T, label string, depth int) JSON {
	names := rapid.SliceOfNDistinct(texts(), 0, 4, rapid.ID[string]).Draw(t, label+" names")
	var members []Member
	for _, name := range names {
		value := JSON(rapid.SampledFrom([]string{
			"null", "true", "0", "-0", "0.30", "1e400", "12345678901234567890", `"x"`, "[]", "{}", `[1,{"a":[]}]`, `"\u00e9\/"`,
		}).Draw(t, label))
		if depth > 0 && rapid.Bool().Draw(t, label+" nests") {
			value = drawObject(t, label, depth-1)
		}
		members = append(members, Member{name, value})
	}
	return ObjectOf(members)
}

// build makes a persona from the defaults and assignments PATH=JSON; "PATH="
// makes a field absent.
func build(tb testing.TB, assignments ...string) Persona {
	tb.Helper()
	p := New("Default", "Impatient caller")
	p.Prompt = Some("You are in a hurry.")
	for _, assignment := range assignments {
		path, text, _ := strings.Cut(assignment, "=")
		spec, err := Lookup(path)
		if err != nil {
			tb.Fatal(err)
		}
		if err := spec.Of(&p).Set(JSONValue(JSON(text))); err != nil {
			tb.Fatalf("%s: %v", assignment, err)
		}
	}
	return p
}
