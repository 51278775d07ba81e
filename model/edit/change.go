package edit

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"personae/model/field"
	"personae/model/value"
)

// ErrSyntax marks a text that is no change, or a kind of change that a field never
// takes.
var ErrSyntax = errors.New("no change")

type syntaxError struct{ error }

func (syntaxError) Is(target error) bool { return target == ErrSyntax }

func syntax(format string, args ...any) error { return syntaxError{fmt.Errorf(format, args...)} }

// Verb is a kind of change.
type Verb string

// The verbs, each as it is written between a field and what it takes.
const (
	Set      Verb = "="
	Null     Verb = "=null"
	Clear    Verb = "-"
	Toggle   Verb = "!"
	Add      Verb = "+="
	Remove   Verb = "-="
	Multiply Verb = "*="
	Clamp    Verb = "^="
	Replace  Verb = "~"
	Fill     Verb = "%="
)

// Takes reports whether a verb takes a text.
func (v Verb) Takes() bool { return v != Null && v != Clear && v != Toggle }

// Target is what is changed: a field, or a member of the free-form JSON in one.
type Target struct {
	Spec   *field.Spec
	Member []string // names from the field down; none for the field itself
}

// Path writes the target as it is read.
func (t Target) Path() string {
	var b strings.Builder
	b.WriteString(t.Spec.Path)
	for _, name := range t.Member {
		if !t.Spec.TextOnly && strings.Contains(name, ".") || strings.ContainsAny(name, `"=+*^%!~`) || strings.HasSuffix(name, "-") || name == "" {
			name = value.Text(name).JSON()
		}
		b.WriteString("." + name)
	}
	return b.String()
}

// Name is what people call the target: “traits age”.
func (t Target) Name() string {
	return strings.Join(append([]string{field.InSentence(t.Spec.Label)}, t.Member...), " ")
}

// Verbs returns the verbs that the target can take, the likeliest first.
func (t Target) Verbs() []Verb {
	verbs := map[field.Kind][]Verb{
		field.KindInteger: {Set, Add, Remove, Multiply, Clamp},
		field.KindNumber:  {Set, Add, Remove, Multiply, Clamp},
		field.KindToggle:  {Set, Toggle},
		field.KindChoice:  {Set},
		field.KindLine:    {Set, Replace, Add, Fill},
		field.KindProse:   {Replace, Add, Set, Fill},
		field.KindTags:    {Add, Remove, Replace, Set},
		field.KindPairs:   {Set},
		field.KindJSON:    {Set},
	}[t.Spec.Kind]
	switch {
	case len(t.Member) > 0 && t.Spec.TextOnly:
		return []Verb{Set, Replace, Add, Fill, Clear}
	case len(t.Member) > 0:
		return []Verb{Set, Add, Remove, Multiply, Clamp, Toggle, Replace, Fill, Null, Clear}
	case t.Spec.ReadOnly:
		return nil
	}
	if t.Spec.Nullable || t.Spec.Kind == field.KindObject {
		verbs = append(verbs, Null)
	}
	if !t.Spec.Required {
		verbs = append(verbs, Clear)
	}
	return verbs
}

// Change is one change of a target. Make it with New or Parse.
type Change struct { //nolint:recvcheck // it is made in place, and written as a value
	Target
	Verb Verb
	Text string // what the verb takes, as it was written

	value     value.Value    // of Set
	number    float64        // of Add, Remove and Multiply, where the target is a number
	low, high *float64       // of Clamp
	items     []string       // of Add and Remove, where the target is a list
	pattern   *regexp.Regexp // of Replace
	with      string
}

// String writes the change as it is read.
func (c Change) String() string { return c.Path() + string(c.Verb) + c.Text }

// New returns the change of a target by a verb and what that takes. The error says
// what can be written instead.
func New(t Target, verb Verb, text string) (Change, error) {
	c := Change{Target: t, Verb: verb, Text: text}
	switch {
	case t.Spec.ReadOnly:
		return c, fmt.Errorf("%s: %w: a system or the library gives its value", t.Path(), field.ErrReadOnlyField)
	case verb == Clear && t.Spec.Required:
		return c, fmt.Errorf("%s: it cannot be left out", t.Path())
	case verb == Null, verb == Set && t.Spec.Kind == field.KindObject: // the field says whether it can be so
	case !slices.Contains(t.Verbs(), verb):
		return c, syntax("%s: %s is for %s", t.Path(), verb, takers[verb])
	}
	if err := c.read(); err != nil {
		return c, fmt.Errorf("%s: %w", t.Path(), err)
	}
	return c, nil
}

// takers says what a verb is for.
var takers = map[Verb]string{
	Set: "a field with a value of its own", Toggle: "what is true or false", Add: "a number, a text or a list",
	Remove: "a number or a list", Multiply: "a number", Clamp: "a number", Replace: "a text or a list", Fill: "a text",
}
