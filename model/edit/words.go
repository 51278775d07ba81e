package edit

import (
	"errors"
	"strings"

	"personae/model/field"
	"personae/model/words"
)

// Words says what the change does: "cut in after words + 2", "tags without old".
func (c Change) Words() string {
	what, text := c.Name(), field.OneLine(c.Text)
	if len(c.Member) > 0 && c.Verb.Takes() {
		if shown, secret := c.Spec.Secret(c.Member[0], c.Text); secret {
			return what + " " + string(c.Verb) + " " + shown
		}
	}
	switch c.Verb {
	case Set:
		if len(c.Member) == 0 {
			return what + " to " + field.OneLine(field.Format(c.Spec, c.value))
		}
		return what + " to " + text
	case Null:
		if len(c.Member) == 0 && c.Spec.Null != "" {
			return what + " to " + c.Spec.Null
		}
		return what + " to null"
	case Clear:
		return what + " left out"
	case Toggle:
		return what + " switched over"
	case Add:
		return what + " + " + text
	case Remove:
		return what + " − " + text
	case Multiply:
		return what + " × " + text
	case Clamp:
		return what + " kept within " + text
	case Replace:
		return what + " with “" + field.OneLine(c.pattern.String()) + "” replaced by “" + field.OneLine(c.with) + "”"
	case Fill:
		return what + " from the pattern “" + text + "”"
	}
	return what
}

// Words says what the edit does.
func (e Edit) Words() string { return words.Comma(e, Change.Words) }

// Says is what becomes of the persona, in words on one line: why it cannot be edited,
// or each field before and after; "" where nothing changes.
func (o *Outcome) Says() string {
	if fault, ok := errors.AsType[*ProblemError](o.Err); ok {
		return fault.Problem.Text // which names the field
	}
	if o.Err != nil {
		return strings.Join(strings.Fields(o.Err.Error()), " ")
	}
	return words.Comma(o.Changes, field.Describe)
}
