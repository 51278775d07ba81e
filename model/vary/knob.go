package vary

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"personae/model/field"
	"personae/model/value"
)

// Knob is a field of a grid, and the values that it takes.
type Knob struct {
	Spec   *field.Spec
	Values []value.Value
}

// Varies reports whether variants can be made over a field: it has values that can
// be written in a row, and is neither given by a system nor what tells variants apart.
func Varies(spec *field.Spec) bool {
	kinds := []field.Kind{field.KindInteger, field.KindNumber, field.KindChoice, field.KindToggle, field.KindLine, field.KindTags}
	own := []string{"name", "project", "tags", "lineage"}
	return !spec.ReadOnly && slices.Contains(kinds, spec.Kind) && !slices.Contains(own, spec.Path)
}

// ParseKnob reads FIELD=V,V or FIELD=FROM..TO/STEP. The error names the field and
// what is wrong with which value.
func ParseKnob(text string) (Knob, error) {
	path, values, ok := strings.Cut(text, "=")
	if !ok {
		return Knob{}, fmt.Errorf("%q is no knob of a grid: write FIELD=V,V or FIELD=FROM..TO/STEP", text)
	}
	spec, err := field.LookupKnob(strings.TrimSpace(path))
	if err != nil {
		return Knob{}, err
	}
	if !Varies(spec) {
		return Knob{}, fmt.Errorf("%s: no variants are made over it: a knob is a number, a choice, a switch or a line of text", spec.Path)
	}
	knob := Knob{Spec: spec}
	knob.Values, err = ParseValues(spec, values)
	return knob, err
}

// ParseValues reads the values of a knob: with commas between them, each as a person
// writes it for the field, or a range of numbers, FROM..TO/STEP. Lists are JSON.
func ParseValues(spec *field.Spec, text string) ([]value.Value, error) {
	var values []value.Value
	for _, part := range split(text) {
		part = strings.TrimSpace(part)
		if part == "" {
			return nil, fmt.Errorf("%s: a value is missing between two commas, or after the last", spec.Path)
		}
		more, isRange, err := parseRange(spec, part)
		if !isRange {
			var v value.Value
			v, err = parseOne(spec, part)
			more = []value.Value{v}
		}
		if err != nil {
			return nil, err
		}
		if values = append(values, more...); len(values) > Most {
			return nil, fmt.Errorf("%s: more than %d values", spec.Path, Most)
		}
	}
	return values, nil
}

// parseOne takes what null means for the field as well as the word null.
func parseOne(spec *field.Spec, text string) (value.Value, error) {
	if spec.Nullable && strings.EqualFold(text, spec.Null) {
		text = "null"
	}
	return field.Parse(spec, text)
}

// split parts text at the commas that stand in no list.
func split(text string) []string {
	var parts []string
	depth, from := 0, 0
	for i, r := range text {
		switch r {
		case '[':
			depth++
		case ']':
			depth--
		case ',':
			if depth <= 0 {
				parts, from = append(parts, text[from:i]), i+1
			}
		}
	}
	return append(parts, text[from:])
}

// parseRange reads FROM..TO/STEP; ok is false where text is no range of a number.
func parseRange(spec *field.Spec, text string) (values []value.Value, ok bool, err error) {
	from, rest, ok := strings.Cut(text, "..")
	if !ok || spec.Kind != field.KindInteger && spec.Kind != field.KindNumber {
		return nil, false, nil
	}
	to, by, stepped := strings.Cut(rest, "/")
	step := 1.0
	if spec.Range != nil {
		step = spec.Range.Step
	}
	if stepped {
		if step, err = strconv.ParseFloat(strings.TrimSpace(by), 64); err != nil || !(step > 0) || math.IsInf(step, 0) {
			return nil, true, fmt.Errorf("%s: %q is no step: write a number above 0, as in 1..5/2", spec.Path, by)
		}
	}
	var ends [2]float64
	for i, end := range []string{from, to} {
		v, err := field.Parse(spec, strings.TrimSpace(end))
		if err != nil {
			return nil, true, err
		}
		if ends[i], ok = v.Number(); !ok {
			return nil, true, fmt.Errorf("%s: a range goes from one number to another", spec.Path)
		}
	}
	if ends[0] > ends[1] {
		return nil, true, fmt.Errorf("%s: the range is the wrong way round: its lower end comes first", spec.Path)
	}
	if (ends[1]-ends[0])/step > Most {
		return nil, true, fmt.Errorf("%s: more than %d values", spec.Path, Most)
	}
	for i := 0; ; i++ {
		n := math.Round((ends[0]+float64(float64(i)*step))*1e6) / 1e6
		if n > ends[1]+step*1e-6 {
			return values, true, nil
		}
		v, err := field.Parse(spec, value.Number(n).JSON())
		if err != nil {
			return nil, true, err
		}
		values = append(values, v)
	}
}
