package field

import (
	"cmp"
	"strings"

	"personae/model/value"
	"personae/model/words"
)

// Format says what a value of the field means to a person: a number with its
// unit, a choice by its label, null and absence by their meaning. Texts come
// whole and as they are, line breaks and control characters included; secrets
// are hidden.
func Format(spec *Spec, v value.Value) string { return FormatRevealed(spec, spec.Masked(v)) }

// FormatRevealed is Format with secrets as they are.
func FormatRevealed(spec *Spec, v value.Value) string {
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
			return map[bool]string{true: "on", false: "off"}[on]
		}
	case KindTags:
		if list, ok := v.Strings(); ok {
			if len(list) == 0 {
				return "none"
			}
			return strings.Join(list, ", ")
		}
	case KindPairs:
		if members, ok := v.Members(); ok {
			pair := func(m value.Member) string { return m.Name + ": " + plainText(m.Value) }
			return cmp.Or(words.Comma(members, pair), "none")
		}
	case KindObject:
		return "nothing set in it"
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

func plainText(j value.JSON) string {
	if text, ok := value.FromJSON(j).Text(); ok {
		return text
	}
	return string(j)
}
