package field

import (
	"strings"

	"personae/model/value"
)

// Format says what a value of the field means to a person: a number with its
// unit, a choice by its label, null and absence by their meaning. Texts come
// whole and as they are, line breaks and control characters included.
func Format(spec *Spec, v value.Value) string {
	switch v.State() {
	case value.StateAbsent:
		return spec.Absent
	case value.StateNull:
		if spec.Null == "" {
			return "null"
		}
		return spec.Null
	case value.StateValue:
	}
	switch spec.Kind {
	case KindInteger, KindNumber:
		return WithUnit(v.JSON(), spec.Unit)
	case KindToggle:
		if on, ok := v.Bool(); ok {
			return onOff(on)
		}
	case KindTags:
		if list, ok := v.Strings(); ok {
			return formatList(list)
		}
	case KindPairs:
		if members, ok := v.Members(); ok {
			return formatPairs(members)
		}
	case KindObject:
		return "there, and empty"
	default:
	}
	text, ok := v.Text()
	switch {
	case !ok:
		return v.JSON()
	case text == "":
		return "empty"
	}
	if option, ok := spec.Option(text); ok {
		return option.Label
	}
	return text
}

// WithUnit puts a unit behind a number, in the singular where that is due.
func WithUnit(number, unit string) string {
	switch {
	case unit == "":
		return number
	case number == "1" && unit == "words":
		return "1 word"
	}
	return number + " " + unit
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

func formatList(list []string) string {
	if len(list) == 0 {
		return "none"
	}
	return strings.Join(list, ", ")
}

// formatPairs writes members as "age: 41, mood: pressed".
func formatPairs(members []value.Member) string {
	if len(members) == 0 {
		return "none"
	}
	var pairs []string
	for _, m := range members {
		pairs = append(pairs, m.Name+": "+plainText(m.Value))
	}
	return strings.Join(pairs, ", ")
}

// plainText returns the text that j holds without its quotes, and any other
// value as JSON.
func plainText(j value.JSON) string {
	if text, ok := value.FromJSON(j).Text(); ok {
		return text
	}
	return string(j)
}
