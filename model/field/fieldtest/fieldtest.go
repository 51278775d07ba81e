package fieldtest

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// Personas draws personas with every field in every state.
func Personas() *rapid.Generator[model.Persona] {
	return rapid.Custom(func(t *rapid.T) model.Persona {
		var p model.Persona
		// A few fields, or about all: sparse and full records differ.
		density := rapid.SampledFrom([]int{1, 5, 9}).Draw(t, "density")
		for _, spec := range field.All() {
			if rapid.IntRange(0, 9).Draw(t, "is "+spec.Path+" there") >= density {
				continue
			}
			if err := spec.Of(&p).Set(Value(t, spec)); err != nil {
				t.Fatalf("%s: %v", spec.Path, err)
			}
		}
		return p
	})
}

// Value draws a value that the field can hold, in range or not.
func Value(t *rapid.T, spec *field.Spec) value.Value {
	if CanBeNull(spec) && rapid.IntRange(0, 4).Draw(t, spec.Path+" is null") == 0 {
		return value.Null
	}
	switch spec.Kind {
	case field.KindInteger:
		return value.Int(rapid.OneOf(rapid.IntRange(-1, 30), rapid.IntRange(-1<<53, 1<<53)).Draw(t, spec.Path))
	case field.KindNumber:
		return value.Number(rapid.OneOf(rapid.Float64Range(-1, 11), rapid.Float64()).Draw(t, spec.Path))
	case field.KindToggle:
		return value.Bool(rapid.Bool().Draw(t, spec.Path))
	case field.KindTags:
		return value.List(rapid.SliceOfN(Texts(), 0, 4).Draw(t, spec.Path))
	case field.KindPairs, field.KindJSON:
		return value.FromJSON(Object(t, spec.Path, 2))
	case field.KindObject:
		return value.FromJSON("{}")
	default:
		return value.Text(Texts().Draw(t, spec.Path))
	}
}

// CanBeNull reports whether the binding of the field takes null.
func CanBeNull(spec *field.Spec) bool {
	var p model.Persona
	return spec.Of(&p).Set(value.Null) == nil
}

// Texts draws texts, some of them awkward, none with NUL.
func Texts() *rapid.Generator[string] {
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

// Object draws a JSON object with members of every kind.
func Object(t *rapid.T, label string, depth int) value.JSON {
	names := rapid.SliceOfNDistinct(Texts(), 0, 4, rapid.ID[string]).Draw(t, label+" names")
	var members []value.Member
	for _, name := range names {
		v := value.JSON(rapid.SampledFrom([]string{
			"null", "true", "0", "-0", "0.30", "1e400", "12345678901234567890", `"x"`, "[]", "{}", `[1,{"a":[]}]`, `"\u00e9\/"`,
		}).Draw(t, label))
		if depth > 0 && rapid.Bool().Draw(t, label+" nests") {
			v = Object(t, label, depth-1)
		}
		members = append(members, value.Member{Name: name, Value: v})
	}
	return value.ObjectOf(members)
}

// Build makes a persona from the defaults and assignments PATH=JSON; "PATH="
// makes a field absent.
func Build(tb testing.TB, assignments ...string) model.Persona {
	tb.Helper()
	p := field.NewPersona("Default", "Impatient caller")
	p.Prompt = value.Some("You are in a hurry.")
	for _, assignment := range assignments {
		path, text, _ := strings.Cut(assignment, "=")
		spec, err := field.Lookup(path)
		if err != nil {
			tb.Fatal(err)
		}
		if err := spec.Of(&p).Set(value.FromJSON(value.JSON(text))); err != nil {
			tb.Fatalf("%s: %v", assignment, err)
		}
	}
	return p
}
