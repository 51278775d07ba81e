package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Readiness returns what stands in the way of giving p to a system, in the order
// of the field table: errors are what the system would refuse, warnings what it
// may refuse or what may be forgotten. No error means ready.
func Readiness(p *Persona, system System) []Problem { return readiness(p, system, Validate(p)) }

// ReadyFor returns the vendors' systems that p can be exported to now.
func ReadyFor(p *Persona) []System {
	problems := Validate(p)
	var ready []System
	for _, system := range Vendors {
		if !HasErrors(readiness(p, system, problems)) {
			ready = append(ready, system)
		}
	}
	return ready
}

// readiness picks from p's problems those of fields that the system carries, and
// adds what the system asks for beyond them.
func readiness(p *Persona, system System, problems []Problem) []Problem {
	if system == SystemPersonae {
		return problems
	}
	v := validation{persona: p}
	v.needs(system)
	needed := slices.Clone(v.problems)
	for _, problem := range problems {
		spec, ok := Field(problem.Path)
		if !ok || !carriedTo(spec, system) {
			continue
		}
		// What the system asks for at a field says more than the general problem.
		if !slices.ContainsFunc(needed, func(known Problem) bool { return known.Path == problem.Path }) {
			v.problems = append(v.problems, problem)
		}
	}
	byField(v.problems)
	return v.problems
}

// carriedTo reports whether a body for the system may have the field.
func carriedTo(spec *Spec, system System) bool {
	c, ok := spec.Carrier(system)
	return ok && (c.Create || c.Update)
}

// needs adds what the system asks for: systems.md §1.1, §2.1, §3.1 and §4.1.
func (v *validation) needs(system System) {
	vendor := system.Vendor()
	if strings.TrimSpace(v.persona.Name) == "" {
		v.fail("name", vendor.Title+" needs a name.")
	}
	for _, need := range vendor.Needs {
		spec, _ := Field(need.Path)
		count := countOf(spec.Of(v.persona).Get(), need.NotBlank)
		switch {
		case need.Most > 0 && count > need.Most:
			v.fail(need.Path, fmt.Sprintf(need.Text, count))
		case need.Most > 0 || count > 0:
		case need.Doubtful:
			v.warn(need.Path, need.Text, nil)
		default:
			v.fail(need.Path, need.Text)
		}
	}
}

// countOf counts the items of a list or the characters of a text.
func countOf(value Value, notBlank bool) int {
	if list, ok := value.Strings(); ok {
		return len(list)
	}
	text, _ := value.Text()
	if notBlank {
		text = strings.TrimSpace(text)
	}
	return utf8.RuneCountInString(text)
}
