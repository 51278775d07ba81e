package detail

import (
	"fmt"

	"personae/model/check"
	"personae/ui/theme"
)

// problems is what is wrong with the persona.
type problems struct {
	all              []check.Problem
	byPath           map[string][]check.Problem
	errors, warnings int
}

// problems works out what is wrong, once for each record.
func (d *Detail) problems() *problems {
	if d.faults != nil {
		return d.faults
	}
	out := &problems{byPath: map[string][]check.Problem{}}
	if d.state == stateRecord {
		out.all = check.Validate(&d.record.Persona)
	}
	for _, problem := range out.all {
		out.byPath[problem.Path] = append(out.byPath[problem.Path], problem)
		switch problem.Severity {
		case check.SeverityError:
			out.errors++
		case check.SeverityWarning:
			out.warnings++
		case check.SeverityHint:
		}
	}
	d.faults = out
	return out
}

// badge says in a few signs how many problems there are, hints apart.
func (p *problems) badge() string {
	switch {
	case p.errors > 0:
		return fmt.Sprintf(" %s%d", theme.SignBad, p.errors)
	case p.warnings > 0:
		return fmt.Sprintf(" %s%d", theme.SignWarning, p.warnings)
	}
	return ""
}
