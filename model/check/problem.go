package check

import (
	"cmp"
	"slices"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// Severity says how bad a problem is.
type Severity uint8

// The severities, the mildest first.
const (
	SeverityHint    Severity = iota // worth knowing
	SeverityWarning                 // likely a mistake, or refused by some system
	SeverityError                   // blocks a save
)

// String returns "hint", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"hint", "warning", "error"}[s]
}

// MarshalText returns what String does.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is something wrong with a persona.
type Problem struct {
	Path     string   `json:"path"` // of the field it stands at
	Severity Severity `json:"severity"`
	Text     string   `json:"text"` // a sentence: what is wrong, and what to do
	Fix      *Fix     `json:"-"`    // nil when only a person can mend it
	Limit    bool     `json:"-"`    // of the systems that it names, whose own needs say it again
}

// Fix is a change that mends a problem.
type Fix struct {
	Label   string // what it does, as a button says it: "Set to 20"
	Changes []field.Change
}

// HasErrors reports whether any of the problems blocks a save.
func HasErrors(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == SeverityError })
}

type validation struct {
	persona  *model.Persona
	problems []Problem
	counts   map[counted]int // of what systems ask for
}

func (v *validation) add(path string, severity Severity, text string, fix *Fix) {
	v.problems = append(v.problems, Problem{Path: path, Severity: severity, Text: text, Fix: fix})
}

func (v *validation) fail(path, text string)           { v.add(path, SeverityError, text, nil) }
func (v *validation) warn(path, text string, fix *Fix) { v.add(path, SeverityWarning, text, fix) }
func (v *validation) hint(path, text string, fix *Fix) { v.add(path, SeverityHint, text, fix) }

// limit warns of a limit that some systems have and others do not.
func (v *validation) limit(path, text string) {
	v.problems = append(v.problems, Problem{Path: path, Severity: SeverityWarning, Text: text, Limit: true})
}

func fixTo(label, path string, before, after value.Value) *Fix {
	return &Fix{label, []field.Change{{Path: path, Old: before, New: after}}}
}

// fixField is fixTo for a field of the persona at hand.
func (v *validation) fixField(label, path string, after value.Value) *Fix {
	spec, _ := field.Find(path)
	return fixTo(label, path, spec.Of(v.persona).Get(), after)
}

// byField sorts problems by their field's place in the table, the worst of a
// field first.
func byField(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(field.Rank(a.Path)-field.Rank(b.Path), int(b.Severity)-int(a.Severity))
	})
}
