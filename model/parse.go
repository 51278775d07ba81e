package model

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// ErrReadOnlyField marks a field whose value only a system or the library gives.
var ErrReadOnlyField = errors.New("the field cannot be set")

// ParseField reads what a person typed for the field: a number, true or false, a
// choice, a text as it is, tags as "a, b" or as a JSON list, JSON for free
// fields, and null. A choice that we do not know is taken, as a system may have
// invented it. The error says what is allowed.
//
// In a text field null means null where the field can be null, and the word in
// quotes, "null", is the text.
func ParseField(spec *Spec, text string) (Value, error) {
	value, err := parseField(spec, text)
	if err != nil {
		return Absent, fmt.Errorf("%s: %w", spec.Path, err)
	}
	return value, nil
}

func parseField(spec *Spec, text string) (Value, error) {
	if spec.ReadOnly {
		return Absent, fmt.Errorf("%w: a system or the library gives its value", ErrReadOnlyField)
	}
	trimmed := strings.TrimSpace(text)
	if trimmed == "null" {
		return parseNull(spec)
	}
	value, err := parseKind(spec, text, trimmed)
	if err != nil {
		return Absent, err
	}
	var scratch Persona
	cell := spec.Of(&scratch)
	if err := cell.Set(value); err != nil {
		return Absent, err
	}
	return inRange(spec, cell.Get())
}

// parseNull takes null where the field can hold it.
func parseNull(spec *Spec) (Value, error) {
	var scratch Persona
	if spec.Of(&scratch).Set(Null) != nil {
		return Absent, errors.New(`it cannot be null; write "null" in quotes for the word`)
	}
	return Null, nil
}

// inRange refuses a number outside the field's range.
func inRange(spec *Spec, value Value) (Value, error) {
	number, ok := value.Number()
	if spec.Range != nil && ok && (number < spec.Range.Min || number > spec.Range.Max) {
		return Absent, fmt.Errorf("%s is out of range: use %s", value.JSON(), spec.Range.Words(spec.Unit))
	}
	return value, nil
}

// Words writes a range as "0 to 20 words".
func (r *Range) Words(unit string) string {
	return NumberValue(r.Min).JSON() + " to " + WithUnit(NumberValue(r.Max).JSON(), unit)
}

func parseKind(spec *Spec, text, trimmed string) (Value, error) {
	switch spec.Kind {
	case KindInteger, KindNumber:
		return parseNumber(spec, trimmed)
	case KindToggle:
		return parseToggle(trimmed)
	case KindChoice:
		return parseChoice(spec, trimmed)
	case KindTags:
		return parseTags(trimmed)
	case KindPairs, KindObject:
		return parseObject(trimmed)
	case KindJSON:
		return ParseValue(text)
	case KindTime:
		if _, err := time.Parse(time.RFC3339, trimmed); err != nil {
			return Absent, fmt.Errorf("%q is no time: write it as 2006-01-02T15:04:05Z", trimmed)
		}
		return TextValue(trimmed), nil
	case KindLine, KindProse:
	}
	if trimmed == `"null"` {
		return TextValue("null"), nil
	}
	return TextValue(text), nil
}

// parseNumber takes what a person may write, such as .5 or +3.
func parseNumber(spec *Spec, text string) (Value, error) {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(number, 0) || math.IsNaN(number) || strings.ContainsAny(text, "xXpP") {
		kind := "a number"
		if spec.Kind == KindInteger {
			kind = "a whole number"
		}
		if spec.Range != nil {
			kind += ", " + spec.Range.Words(spec.Unit)
		}
		return Absent, fmt.Errorf("%q is no number: use %s", text, kind)
	}
	return NumberValue(number + 0), nil // + 0 makes -0 a plain 0
}

func parseToggle(text string) (Value, error) {
	switch strings.ToLower(text) {
	case "true", "on", "yes":
		return BoolValue(true), nil
	case "false", "off", "no":
		return BoolValue(false), nil
	}
	return Absent, fmt.Errorf("%q is neither: use true or false", text)
}

// parseChoice takes an option by its value or label in any case, and else the
// text as it is.
func parseChoice(spec *Spec, text string) (Value, error) {
	if text == "" {
		return Absent, errors.New("it is empty: use one of " + OptionList(spec))
	}
	for _, o := range spec.Options {
		if strings.EqualFold(text, o.Value) || strings.EqualFold(text, o.Label) {
			return TextValue(o.Value), nil
		}
	}
	return TextValue(text), nil
}

// OptionList writes the values of a choice as "off, low, medium, high".
func OptionList(spec *Spec) string {
	var values []string
	for _, o := range spec.Options {
		values = append(values, o.Value)
	}
	return strings.Join(values, ", ")
}

// parseTags takes a JSON list of texts, or texts between commas.
func parseTags(text string) (Value, error) {
	if strings.HasPrefix(text, "[") {
		value, err := ParseValue(text)
		if err == nil {
			if list, ok := value.Strings(); ok {
				return StringsValue(list), nil
			}
			err = errors.New("every item must be a text")
		}
		return Absent, fmt.Errorf("%w: write a, b, c or a JSON list of texts", err)
	}
	list := []string{}
	for item := range strings.SplitSeq(text, ",") {
		if item = strings.TrimSpace(item); item != "" {
			list = append(list, item)
		}
	}
	return StringsValue(list), nil
}

func parseObject(text string) (Value, error) {
	value, err := ParseValue(text)
	if err != nil {
		return Absent, fmt.Errorf(`%w: write a JSON object such as {"name": "value"}`, err)
	}
	if _, ok := value.Members(); !ok {
		return Absent, WrongType(`a JSON object such as {"name": "value"}`, value)
	}
	return value, nil
}
