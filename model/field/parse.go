package field

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"personae/model"
	"personae/model/value"
	"personae/model/words"
)

// ErrReadOnlyField marks a field whose value only a system or the library gives.
var ErrReadOnlyField = errors.New("the field cannot be set")

// Parse reads what a person typed for the field: a number, true or false, a
// choice, a text as it is, tags as "a, b" or as a JSON list, JSON for free
// fields, and null. A choice that we do not know is taken, as a system may have
// invented it. The error says what is allowed.
//
// In a text field null means null where the field can be null, and the word in
// quotes, "null", is the text.
func Parse(spec *Spec, text string) (value.Value, error) {
	v, err := parseField(spec, text)
	if err != nil {
		return value.Absent, fmt.Errorf("%s: %w", spec.Path, err)
	}
	return v, nil
}

func parseField(spec *Spec, text string) (value.Value, error) {
	if spec.ReadOnly {
		return value.Absent, fmt.Errorf("%w: a system or the library gives its value", ErrReadOnlyField)
	}
	var scratch model.Persona
	cell := spec.Of(&scratch)
	trimmed := strings.TrimSpace(text)
	if trimmed == "null" {
		if cell.Set(value.Null) != nil {
			return value.Absent, errors.New(`it cannot be null; write "null" in quotes for the word`)
		}
		return value.Null, nil
	}
	v, err := parseKind(spec, text, trimmed)
	if err != nil {
		return value.Absent, err
	}
	if err := cell.Set(v); err != nil {
		return value.Absent, err
	}
	v = cell.Get()
	if !spec.Range.Allows(v) {
		return value.Absent, fmt.Errorf("%s is out of range: use %s", v.JSON(), spec.Range.Words(spec.Unit))
	}
	return v, nil
}

// ToStep returns the nearest number that steps from the lower end come to, within
// the range.
func (r *Range) ToStep(n float64) float64 {
	steps := math.Round((n - r.Min) / r.Step)
	n = math.Round((r.Min+float64(steps*r.Step))*1e6) / 1e6 // a step such as 0.1 has no exact float
	return min(max(n, r.Min), r.Max)
}

// Words writes a range as "0 to 20 words".
func (r *Range) Words(unit string) string {
	return value.Number(r.Min).JSON() + " to " + WithUnit(value.Number(r.Max).JSON(), unit)
}

func parseKind(spec *Spec, text, trimmed string) (value.Value, error) {
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
		return value.Parse(text)
	case KindTime:
		if _, err := time.Parse(time.RFC3339, trimmed); err != nil {
			return value.Absent, fmt.Errorf("%q is no time: write it as 2006-01-02T15:04:05Z", trimmed)
		}
		return value.Text(trimmed), nil
	case KindLine, KindProse:
	}
	if trimmed == `"null"` {
		return value.Text("null"), nil
	}
	return value.Text(text), nil
}

// parseNumber takes what a person may write, such as .5 or +3.
func parseNumber(spec *Spec, text string) (value.Value, error) {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(number, 0) || math.IsNaN(number) || strings.ContainsAny(text, "xXpP") {
		kind := "a number"
		if spec.Kind == KindInteger {
			kind = "a whole number"
		}
		if spec.Range != nil {
			kind += ", " + spec.Range.Words(spec.Unit)
		}
		return value.Absent, fmt.Errorf("%q is no number: use %s", text, kind)
	}
	return value.Number(number + 0), nil // + 0 makes -0 a plain 0
}

func parseToggle(text string) (value.Value, error) {
	switch strings.ToLower(text) {
	case "true", "on", "yes":
		return value.Bool(true), nil
	case "false", "off", "no":
		return value.Bool(false), nil
	}
	return value.Absent, fmt.Errorf("%q is neither: use true or false", text)
}

// parseChoice takes an option by its value or label in any case, and else the
// text as it is.
func parseChoice(spec *Spec, text string) (value.Value, error) {
	if text == "" {
		return value.Absent, errors.New("it is empty: use one of " + OptionList(spec))
	}
	for _, o := range spec.Options {
		if strings.EqualFold(text, o.Value) || strings.EqualFold(text, o.Label) {
			return value.Text(o.Value), nil
		}
	}
	return value.Text(text), nil
}

// OptionList writes the values of a choice as "off, low, medium, high".
func OptionList(spec *Spec) string {
	return words.Comma(spec.Options, func(o Option) string { return o.Value })
}

func parseTags(text string) (value.Value, error) {
	if strings.HasPrefix(text, "[") {
		v, err := value.Parse(text)
		if err == nil {
			if list, ok := v.Strings(); ok {
				return value.List(list), nil
			}
			err = errors.New("every item must be a text")
		}
		return value.Absent, fmt.Errorf("%w: write a, b, c or a JSON list of texts", err)
	}
	list := []string{}
	for item := range strings.SplitSeq(text, ",") {
		if item = strings.TrimSpace(item); item != "" {
			list = append(list, item)
		}
	}
	return value.List(list), nil
}

func parseObject(text string) (value.Value, error) {
	v, err := value.Parse(text)
	if err != nil {
		return value.Absent, fmt.Errorf(`%w: write a JSON object such as {"name": "value"}`, err)
	}
	if !v.IsObject() {
		return value.Absent, value.WrongType(`a JSON object such as {"name": "value"}`, v)
	}
	return v, nil
}
