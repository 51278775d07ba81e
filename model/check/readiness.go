package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"personae/model"
	"personae/model/field"
)

// Readiness returns what stands in the way of giving p to a system, in the order
// of the field table: errors are what the system would refuse, warnings what it
// may refuse or what may be forgotten. No error means ready.
func Readiness(p *model.Persona, system model.System) []Problem {
	return readiness(p, system, Validate(p), nil)
}

// ReadyFor returns the vendors' systems that p can be exported to now.
func ReadyFor(p *model.Persona) []model.System { return ReadyGiven(p, Validate(p)) }

// ReadyGiven is ReadyFor where it is known what Validate says of p.
func ReadyGiven(p *model.Persona, problems []Problem) []model.System {
	var ready []model.System
	counts := map[counted]int{}
	for _, system := range model.Vendors {
		if !HasErrors(readiness(p, system, problems, counts)) {
			ready = append(ready, system)
		}
	}
	return ready
}

// readiness picks from p's problems those of fields that the system carries, and
// adds what the system asks for beyond them. counts is what was counted for other
// systems, or nil.
func readiness(p *model.Persona, system model.System, problems []Problem, counts map[counted]int) []Problem {
	if system == model.SystemPersonae {
		return problems
	}
	v := validation{persona: p, counts: counts}
	v.needs(system)
	needed := slices.Clone(v.problems)
	for _, problem := range problems {
		spec, ok := field.Find(problem.Path)
		if !ok || !spec.IsSentTo(system) || problem.Limit {
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

// needs adds what the system asks for: systems.md §1.1, §2.1, §3.1 and §4.1.
func (v *validation) needs(system model.System) {
	vendor := system.Vendor()
	if strings.TrimSpace(v.persona.Name) == "" {
		v.fail("name", vendor.Title+" needs a name.")
	}
	for _, need := range vendor.Needs {
		count := v.count(need.Path, need.NotBlank)
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

// counted is a value that a system asks for, as it asks.
type counted struct {
	path     string
	notBlank bool
}

// count is countOf of a field. Several systems ask for the prompt, which may be long.
func (v *validation) count(path string, notBlank bool) int {
	key := counted{path, notBlank}
	if n, known := v.counts[key]; known {
		return n
	}
	if v.counts == nil {
		v.counts = map[counted]int{}
	}
	spec, _ := field.Find(path)
	v.counts[key] = countOf(spec.Of(v.persona), notBlank)
	return v.counts[key]
}

func countOf(cell field.Cell, notBlank bool) int {
	text, ok := cell.Text()
	if !ok {
		list, _ := cell.Get().Strings()
		return len(list)
	}
	if notBlank {
		text = strings.TrimSpace(text)
	}
	return utf8.RuneCountInString(text)
}
