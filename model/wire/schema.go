package wire

import (
	"strconv"
	"strings"

	"personae/model"
)

// NativeSchema returns a JSON Schema (draft 2020-12) of the native document, made
// from the field table: for editors, which complete and check by it. Choices are
// open, as they are in a library: a value that is not listed is valid. Keys that
// are not listed are valid too, and kept.
func NativeSchema() []byte {
	root := []model.Member{
		textMember("$schema", "https://json-schema.org/draft/2020-12/schema"),
		textMember("title", "Persona"),
		textMember("description", "A persona as Personae keeps it: a core that every system shares, then one section per system."),
	}
	root = append(root, objectSchema(ours.read)...)
	root = append(root, model.Member{Name: "required", Value: `["name"]`})
	return []byte(model.ObjectOf(root).Indent())
}

// objectSchema returns the keywords for the object b, without titles.
func objectSchema(b *branch) []model.Member {
	var properties []model.Member
	for _, child := range b.children {
		properties = append(properties, model.Member{Name: child.key, Value: model.ObjectOf(fieldSchema(child))})
	}
	return []model.Member{
		textMember("type", "object"),
		{Name: "properties", Value: model.ObjectOf(properties)},
	}
}

// fieldSchema returns the keywords for one field.
func fieldSchema(b *branch) []model.Member {
	spec := b.spec
	schema := []model.Member{textMember("title", spec.Label), textMember("description", describe(spec))}
	if spec.Default != model.Absent {
		schema = append(schema, model.Member{Name: "default", Value: model.JSON(spec.Default.JSON())})
	}
	if spec.ReadOnly {
		schema = append(schema, model.Member{Name: "readOnly", Value: "true"})
	}
	types := typeSchema(b)
	if spec.Nullable || spec.Kind == model.KindObject {
		types = []model.Member{{Name: "anyOf", Value: listOf([]model.JSON{model.ObjectOf(types), `{"type":"null"}`})}}
	}
	return append(schema, types...)
}

// typeSchema returns the keywords that bound a value that is not null.
func typeSchema(b *branch) []model.Member {
	spec := b.spec
	switch spec.Kind {
	case model.KindObject:
		return objectSchema(b)
	case model.KindInteger, model.KindNumber:
		return numberSchema(spec)
	case model.KindToggle:
		return []model.Member{textMember("type", "boolean")}
	case model.KindTags:
		return append([]model.Member{textMember("type", "array"), {Name: "items", Value: `{"type":"string"}`}},
			bounds("minItems", "maxItems", spec.Length)...)
	case model.KindPairs:
		schema := []model.Member{textMember("type", "object")}
		if spec.TextOnly {
			schema = append(schema, model.Member{Name: "additionalProperties", Value: `{"type":"string"}`})
		}
		return schema
	case model.KindJSON:
		return nil
	case model.KindChoice:
		var values []model.JSON
		for _, option := range spec.Options {
			values = append(values, model.JSON(model.TextValue(option.Value).JSON()))
		}
		known := model.ObjectOf([]model.Member{{Name: "enum", Value: listOf(values)}})
		return []model.Member{{Name: "anyOf", Value: listOf([]model.JSON{known, `{"type":"string"}`})}}
	default:
		return append([]model.Member{textMember("type", "string")}, bounds("minLength", "maxLength", spec.Length)...)
	}
}

// numberSchema returns the keywords for a number.
func numberSchema(spec *model.Spec) []model.Member {
	kind := "number"
	if spec.Kind == model.KindInteger {
		kind = "integer"
	}
	schema := []model.Member{textMember("type", kind)}
	if spec.Range != nil {
		schema = append(schema,
			model.Member{Name: "minimum", Value: model.JSON(model.NumberValue(spec.Range.Min).JSON())},
			model.Member{Name: "maximum", Value: model.JSON(model.NumberValue(spec.Range.Max).JSON())})
	}
	return schema
}

// bounds returns keywords for a length, where it is bounded.
func bounds(least, most string, length [2]int) []model.Member {
	var members []model.Member
	if length[0] > 0 {
		members = append(members, model.Member{Name: least, Value: model.JSON(strconv.Itoa(length[0]))})
	}
	if length[1] > 0 {
		members = append(members, model.Member{Name: most, Value: model.JSON(strconv.Itoa(length[1]))})
	}
	return members
}

// describe joins the help with what absence, null and the options mean.
func describe(spec *model.Spec) string {
	lines := []string{spec.Help}
	if spec.Unit != "" {
		lines[0] += " In " + unitName(spec.Unit) + "."
	}
	for _, option := range spec.Options {
		lines = append(lines, option.Value+": "+option.Help)
	}
	if spec.Nullable {
		lines = append(lines, "null: "+spec.Null+".")
	}
	return strings.Join(append(lines, "Left out: "+spec.Absent+"."), "\n")
}

// unitName spells a unit out.
func unitName(unit string) string {
	switch unit {
	case "ms":
		return "milliseconds"
	case "s":
		return "seconds"
	}
	return unit
}

func textMember(name, text string) model.Member {
	return model.Member{Name: name, Value: model.JSON(model.TextValue(text).JSON())}
}
