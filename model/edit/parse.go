package edit

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"personae/model/field"
	"personae/model/value"
)

// Parse reads one change. Errors: ErrSyntax for a text that is none,
// field.ErrUnknown, field.ErrReadOnlyField, and a sentence for a value that the
// target never takes.
func Parse(text string) (Change, error) {
	path, verb, rest := Cut(text)
	if verb == "" || path == "" {
		return Change{}, syntax("%q is no change: write FIELD=VALUE, FIELD- to leave the field out, or another sign (+= -= *= ^= %%= ~ !)", text)
	}
	target, err := Locate(path)
	if err != nil {
		return Change{}, err
	}
	return New(target, verb, rest)
}

// Cut parts a change at its verb, "" where there is none.
func Cut(text string) (path string, verb Verb, rest string) {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && quoted:
			i++
		case text[i] == '"':
			quoted = !quoted
		case quoted:
		case text[i] == '=':
			return text[:i], Set, text[i+1:]
		case text[i] == '~':
			return text[:i], Replace, text[i+1:]
		case i+1 < len(text) && text[i+1] == '=' && strings.IndexByte("+-*^%", text[i]) >= 0:
			return text[:i], Verb(text[i : i+2]), text[i+2:]
		case i+1 == len(text) && (text[i] == '-' || text[i] == '!'):
			return text[:i], Verb(text[i:]), ""
		}
	}
	return text, "", ""
}

// Locate finds what a path names: a field, or a member of the free-form JSON in one.
// A knob is named without behavior_config. in front of it, too. An unknown path is a
// *field.UnknownError.
func Locate(path string) (Target, error) {
	spec, unknown := field.LookupKnob(path)
	if unknown == nil {
		return Target{Spec: spec}, nil
	}
	for at := len(path) - 1; at > 0; at-- {
		if path[at] != '.' {
			continue
		}
		spec, ok := field.Find(path[:at])
		if ok && (spec.Kind == field.KindPairs || spec.Kind == field.KindJSON) {
			names, err := memberNames(spec, path[at+1:])
			return Target{spec, names}, err
		}
	}
	return Target{}, unknown
}

// memberNames reads the names below a field; where its members are texts there is
// one, dots and all.
func memberNames(spec *field.Spec, path string) (names []string, err error) {
	for path != "" {
		name := path
		if quoted, err := strconv.QuotedPrefix(path); err == nil && strings.HasPrefix(path, `"`) {
			v, err := value.Parse(quoted)
			if err != nil {
				return nil, syntax("%s: %w", spec.Path, err)
			}
			name, _ = v.Text()
			path = path[len(quoted):]
		} else {
			if at := strings.IndexByte(path, '.'); at >= 0 && !spec.TextOnly {
				name = path[:at]
			}
			if name == "" {
				return nil, syntax("%s: a name is missing between two dots", spec.Path)
			}
			path = path[len(name):]
		}
		names = append(names, name)
		if path == "" {
			return names, nil
		}
		if path = strings.TrimPrefix(path, "."); path == "" || spec.TextOnly {
			break
		}
	}
	return nil, syntax("%s: the name of what is changed in it is missing or goes on after its end", spec.Path)
}

// read works out what the verb takes.
func (c *Change) read() (err error) {
	switch c.Verb {
	case Set, Null:
		return c.readValue()
	case Multiply:
		c.number, err = readNumber(c.Text)
	case Add, Remove:
		return c.readOperand()
	case Clamp:
		return c.readLimits()
	case Replace:
		return c.readPattern()
	case Fill:
		return c.checkFill()
	case Clear, Toggle:
	}
	return err
}

func (c *Change) readValue() (err error) {
	text := c.Text
	if c.Verb == Null {
		text = "null"
	}
	switch {
	case len(c.Member) == 0:
		if c.value, err = field.Parse(c.Spec, text); err != nil {
			return fieldless(c.Spec, err)
		}
	case c.Spec.TextOnly:
		c.value = value.Text(text)
	default:
		if c.value, err = value.Parse(text); err != nil {
			c.value = value.Text(text)
		}
	}
	if c.value == value.Null {
		c.Verb, c.Text = Null, ""
	}
	return nil
}

// fieldless takes the path off an error of field.Parse, which New puts before it.
func fieldless(spec *field.Spec, err error) error {
	if inner, ok := err.(interface{ Unwrap() error }); ok && strings.HasPrefix(err.Error(), spec.Path+": ") {
		return inner.Unwrap()
	}
	return err
}

// readOperand reads what is added or taken away. What a member of free-form JSON
// holds is only seen when the change is made, so all readings are tried.
func (c *Change) readOperand() (err error) {
	kind := c.Spec.Kind
	switch member := len(c.Member) > 0; {
	case kind == field.KindTags || member && !c.Spec.TextOnly:
		v, err := field.Parse(tagsSpec, c.Text)
		if err != nil && !member {
			return err
		}
		c.items, _ = v.Strings()
		if kind == field.KindTags && len(c.items) == 0 {
			return syntax("name an item, or several as a, b")
		}
		if c.number, err = readNumber(c.Text); err != nil {
			c.number = math.NaN()
		}
	case kind == field.KindInteger || kind == field.KindNumber:
		c.number, err = readNumber(c.Text)
	}
	return err
}

// tagsSpec reads any list.
var tagsSpec, _ = field.Find("tags")

func readNumber(text string) (float64, error) {
	number, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsInf(number, 0) || math.IsNaN(number) {
		return 0, fmt.Errorf("%q is no number", text)
	}
	return number, nil
}

func (c *Change) readLimits() error {
	low, high, ok := strings.Cut(c.Text, "..")
	for text, into := range map[string]**float64{low: &c.low, high: &c.high} {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		number, err := readNumber(text)
		if err != nil {
			return err
		}
		*into = &number
	}
	switch {
	case low == high && c.high != nil: // a map has one of two equal texts
		c.low = c.high
	case low == high && c.low != nil:
		c.high = c.low
	}
	if !ok || c.low == nil && c.high == nil || c.low != nil && c.high != nil && *c.low > *c.high {
		return fmt.Errorf("%q is no range: write 1..5, 1.. or ..5", c.Text)
	}
	return nil
}

// readPattern reads /expression/replacement/, with any sign for the slash.
func (c *Change) readPattern() (err error) {
	sign, size := utf8.DecodeRuneInString(c.Text)
	parts := split(c.Text[size:], sign)
	if size == 0 || len(parts) != 3 || parts[2] != "" {
		return syntax("%q: write ~/EXPRESSION/REPLACEMENT/; any other sign can stand for the three slashes", c.Text)
	}
	if c.pattern, err = regexp.Compile(parts[0]); err != nil {
		return err
	}
	c.with = parts[1]
	return nil
}

// split parts a text at a sign; one behind a backslash is a sign of the text.
func split(text string, sign rune) []string {
	parts := []string{""}
	last := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch next := text[i+size:]; {
		case r == '\\' && strings.HasPrefix(next, string(sign)):
			parts[last] += string(sign)
			size += utf8.RuneLen(sign)
		case r == '\\' && next != "":
			_, escaped := utf8.DecodeRuneInString(next)
			parts[last] += text[i : i+size+escaped]
			size += escaped
		case r == sign:
			parts, last = append(parts, ""), last+1
		default:
			parts[last] += text[i : i+size]
		}
		i += size
	}
	return parts
}

// Edit is changes that are made together, in their order.
type Edit []Change

// ParseAll reads an edit.
func ParseAll(texts []string) (Edit, error) {
	var e Edit
	for _, text := range texts {
		c, err := Parse(text)
		if err != nil {
			return nil, err
		}
		e = append(e, c)
	}
	return e, nil
}

// Renames reports whether an edit may give a persona another name, or the name in
// another project.
func (e Edit) Renames() bool {
	return slices.ContainsFunc(e, func(c Change) bool { return c.Spec.Path == "name" || c.Spec.Path == "project" })
}
