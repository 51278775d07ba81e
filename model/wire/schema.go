package wire

import (
	"cmp"
	"strconv"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// NativeSchema returns a JSON Schema (draft 2020-12) of the native document, made
// from the field table: for editors, which complete and check by it. It refuses what
// check.Validate calls an error, and no more: an import takes the rest. So choices
// are open, null may stand where it means nothing, and keys that are not listed are
// valid, and kept.
func NativeSchema() []byte {
	root := []value.Member{
		textMember("$schema", "https://json-schema.org/draft/2020-12/schema"),
		textMember("title", "Persona"),
		textMember("description", "A persona as Personae keeps it: a core that every system shares, then one section per system."),
	}
	root = append(root, objectSchema(ours().read)...)
	root = append(root, value.Member{Name: "required", Value: `["name"]`})
	return []byte(value.ObjectOf(root).Indent())
}

func objectSchema(b *branch) []value.Member {
	var properties []value.Member
	for _, child := range b.children {
		properties = append(properties, value.Member{Name: child.key, Value: value.ObjectOf(fieldSchema(child))})
	}
	return []value.Member{
		textMember("type", "object"),
		{Name: "properties", Value: value.ObjectOf(properties)},
	}
}

func fieldSchema(b *branch) []value.Member {
	spec := b.spec
	schema := []value.Member{textMember("title", spec.Label), textMember("description", describe(spec))}
	if spec.Default != value.Absent {
		schema = append(schema, value.Member{Name: "default", Value: value.JSON(spec.Default.JSON())})
	}
	if spec.ReadOnly {
		schema = append(schema, value.Member{Name: "readOnly", Value: "true"})
	}
	types := typeSchema(b)
	if holdsNull(spec.Of(&model.Persona{})) {
		types = []value.Member{{Name: "anyOf", Value: listOf([]value.JSON{value.ObjectOf(types), `{"type":"null"}`})}}
	}
	return append(schema, types...)
}

func typeSchema(b *branch) []value.Member {
	spec := b.spec
	switch spec.Kind {
	case field.KindObject:
		return objectSchema(b)
	case field.KindInteger, field.KindNumber:
		return numberSchema(spec)
	case field.KindToggle:
		return []value.Member{textMember("type", "boolean")}
	case field.KindTags:
		return []value.Member{textMember("type", "array"), {Name: "items", Value: `{"type":"string"}`}}
	case field.KindPairs:
		schema := []value.Member{textMember("type", "object")}
		if spec.TextOnly {
			schema = append(schema, value.Member{Name: "additionalProperties", Value: `{"type":"string"}`})
		}
		return schema
	case field.KindJSON:
		return nil
	case field.KindChoice:
		var values []value.JSON
		for _, option := range spec.Options {
			values = append(values, value.JSON(value.Text(option.Value).JSON()))
		}
		known := value.ObjectOf([]value.Member{{Name: "enum", Value: listOf(values)}})
		return []value.Member{{Name: "anyOf", Value: listOf([]value.JSON{known, `{"type":"string"}`})}}
	default:
		return append([]value.Member{textMember("type", "string")}, lengths(spec)...)
	}
}

func numberSchema(spec *field.Spec) []value.Member {
	kind := "number"
	if spec.Kind == field.KindInteger {
		kind = "integer"
	}
	schema := []value.Member{textMember("type", kind)}
	if spec.Range != nil {
		schema = append(schema,
			value.Member{Name: "minimum", Value: value.JSON(value.Number(spec.Range.Min).JSON())},
			value.Member{Name: "maximum", Value: value.JSON(value.Number(spec.Range.Max).JSON())})
	}
	return schema
}

func lengths(spec *field.Spec) []value.Member {
	var members []value.Member
	if spec.Required && !spec.ReadOnly {
		members = append(members, value.Member{Name: "minLength", Value: "1"})
	}
	if most := spec.Length[1]; most > 0 {
		members = append(members, value.Member{Name: "maxLength", Value: value.JSON(strconv.Itoa(most))})
	}
	return members
}

// describe joins the help with what absence, null and the options mean.
func describe(spec *field.Spec) string {
	lines := []string{spec.Help}
	if spec.Unit != "" {
		names := map[string]string{"ms": "milliseconds", "s": "seconds"}
		lines[0] += " In " + cmp.Or(names[spec.Unit], spec.Unit) + "."
	}
	for _, option := range spec.Options {
		lines = append(lines, option.Value+": "+option.Help)
	}
	if spec.Nullable {
		lines = append(lines, "null: "+spec.Null+".")
	}
	return strings.Join(append(lines, "Left out: "+spec.Absent+"."), "\n")
}

func textMember(name, text string) value.Member {
	return value.Member{Name: name, Value: value.JSON(value.Text(text).JSON())}
}
