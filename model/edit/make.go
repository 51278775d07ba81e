package edit

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// make makes the change to p, or says why it cannot; n is the persona's place among
// those that are edited, from 1.
func (c *Change) make(p *model.Persona, n int) error {
	cell := c.Spec.Of(p)
	old := cell.Get()
	held := old
	if len(c.Member) > 0 {
		var err error
		if held, err = inside(old, c.Member); err != nil {
			return err
		}
	}
	next, err := c.next(held, p, n)
	if err != nil {
		return err
	}
	if next == held && c.Spec.Kind != field.KindObject {
		return nil // to the letter
	}
	if len(c.Member) > 0 {
		next = within(old, c.Member, next)
	}
	if c.Spec.Kind == field.KindObject && !next.IsSet() {
		if err := field.Clear(p, c.Spec.Path); err != nil {
			return err
		}
	}
	return cell.Set(next)
}

// next works out what becomes of a value.
func (c *Change) next(held value.Value, p *model.Persona, n int) (value.Value, error) {
	switch c.Verb {
	case Set, Null:
		return c.value, nil
	case Clear:
		return value.Absent, nil
	case Toggle:
		return c.toggled(held)
	case Add, Remove:
		return c.added(held)
	case Multiply, Clamp:
		return c.counted(held)
	case Replace:
		return c.replaced(held)
	case Fill:
		text, err := c.filled(p, n)
		return value.Text(text), err
	}
	return held, nil
}

// unset says why nothing can be worked out from what is not there.
func (c *Change) unset(held value.Value) error {
	if len(c.Member) > 0 {
		return errors.New("it is not there")
	}
	if meaning := field.Format(c.Spec, held); meaning != "" {
		return fmt.Errorf("it has no value of its own (%s)", meaning)
	}
	return errors.New("it has no value")
}

func (c *Change) toggled(held value.Value) (value.Value, error) {
	on, ok := held.Bool()
	if !held.IsSet() && len(c.Member) == 0 {
		switch field.Format(c.Spec, held) {
		case field.Format(c.Spec, value.Bool(true)):
			on, ok = true, true
		case field.Format(c.Spec, value.Bool(false)):
			on, ok = false, true
		}
	}
	switch {
	case ok:
		return value.Bool(!on), nil
	case !held.IsSet():
		return held, c.unset(held)
	}
	return held, value.WrongType("true or false", held)
}

func (c *Change) added(held value.Value) (value.Value, error) {
	_, isNumber := held.Number()
	list, isList := held.Strings()
	text, isText := held.Text()
	kind := c.Spec.Kind
	if len(c.Member) > 0 {
		kind = field.KindJSON
		if c.Spec.TextOnly {
			kind = field.KindLine
		}
	}
	switch {
	case kind == field.KindInteger || kind == field.KindNumber || isNumber:
		return c.counted(held)
	case isList || kind == field.KindTags && !held.IsSet():
		return c.listed(held, list), nil
	case c.Verb == Add && (isText || !held.IsSet() && (kind == field.KindLine || kind == field.KindProse)):
		return value.Text(text + c.Text), nil
	case !held.IsSet():
		return held, c.unset(held)
	}
	return held, value.WrongType(takers[c.Verb], held)
}

// listed returns a list with items more, each once, or less. Taking away from what
// is not there leaves that as it is.
func (c *Change) listed(held value.Value, list value.Strings) value.Value {
	out := slices.Clone(list)
	if c.Verb == Remove {
		out = slices.DeleteFunc(out, func(item string) bool { return slices.Contains(c.items, item) })
	} else {
		for _, item := range c.items {
			if !slices.Contains(out, item) {
				out = append(out, item)
			}
		}
	}
	if slices.Equal(out, list) {
		return held
	}
	return value.List(out)
}

// precise is the digits that a result of arithmetic keeps: 0.1 + 0.2 is 0.3.
const precise = 12

// counted returns a number that is worked out; a whole one stays whole.
func (c *Change) counted(held value.Value) (value.Value, error) {
	number, ok := held.Number()
	switch {
	case !held.IsSet():
		return held, c.unset(held)
	case !ok:
		return held, value.WrongType("a number", held)
	case math.IsNaN(c.number):
		return held, fmt.Errorf("%q is no number", c.Text)
	}
	result := number
	switch c.Verb {
	case Add:
		result += c.number
	case Remove:
		result -= c.number
	case Multiply:
		result *= c.number
	default:
		if c.low != nil {
			result = max(result, *c.low)
		}
		if c.high != nil {
			result = min(result, *c.high)
		}
	}
	if result == number {
		return held, nil // in its own spelling
	}
	if c.Spec.Kind == field.KindInteger {
		result = math.Round(result)
	} else if rounded, err := strconv.ParseFloat(strconv.FormatFloat(result, 'g', precise, 64), 64); err == nil {
		result = rounded
	}
	if math.IsInf(result, 0) || math.IsNaN(result) {
		return held, errors.New("the number would be too large")
	}
	return value.Number(result + 0), nil // + 0 makes -0 a plain 0
}

func (c *Change) replaced(held value.Value) (value.Value, error) {
	replace := func(text string) string { return c.pattern.ReplaceAllString(text, c.with) }
	if text, ok := held.Text(); ok {
		return value.Text(replace(text)), nil
	}
	if list, ok := held.Strings(); ok {
		out := value.Strings{}
		for _, item := range list {
			if item = replace(item); item != "" && !slices.Contains(out, item) {
				out = append(out, item)
			}
		}
		if slices.Equal(out, list) {
			return held, nil
		}
		return value.List(out), nil
	}
	if !held.IsSet() {
		return held, nil // there is no text in it to be found
	}
	return held, value.WrongType(takers[Replace], held)
}

// blank is a place of a pattern that something is put into.
var blank = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{[^{}]*\}`) })

// place is the name of a persona's place among those that are edited.
const place = "n"

// checkFill looks for places of a pattern that nothing is known for.
func (c *Change) checkFill() error {
	for _, found := range blank().FindAllString(c.Text, -1) {
		if name := strings.Trim(found, "{}"); name != place {
			if _, err := Locate(name); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *Change) filled(p *model.Persona, n int) (string, error) {
	var failed error
	text := blank().ReplaceAllStringFunc(c.Text, func(found string) string {
		name := strings.Trim(found, "{}")
		if name == place {
			return strconv.Itoa(n)
		}
		target, err := Locate(name)
		if err != nil {
			failed = err
			return ""
		}
		v := target.Spec.Of(p).Get()
		if len(target.Member) > 0 {
			if v, err = inside(v, target.Member); err != nil {
				failed = err
			}
		}
		if text, ok := v.Text(); ok {
			return text
		}
		if len(target.Member) == 0 && (!v.IsSet() || target.Spec.Kind == field.KindTags) {
			return field.Format(target.Spec, v)
		}
		return v.JSON()
	})
	return text, failed
}
