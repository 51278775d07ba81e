package detail

import (
	"fmt"

	"personae/model/check"
	"personae/ui/theme"
)

type judgement struct {
	problems         []check.Problem
	byPath           map[string][]check.Problem
	errors, warnings int
}

// judgement works out what is wrong, once for each record.
func (d *Detail) judgement() *judgement {
	if d.judged != nil {
		return d.judged
	}
	j := &judgement{byPath: map[string][]check.Problem{}}
	if d.state == stateRecord {
		j.problems = check.Validate(&d.record.Persona)
	}
	for _, problem := range j.problems {
		j.byPath[problem.Path] = append(j.byPath[problem.Path], problem)
		switch problem.Severity {
		case check.SeverityError:
			j.errors++
		case check.SeverityWarning:
			j.warnings++
		case check.SeverityHint:
		}
	}
	d.judged = j
	return j
}

// badge says in a few signs how many problems there are, hints apart.
func (j *judgement) badge() string {
	switch {
	case j.errors > 0:
		return fmt.Sprintf(" %s%d", theme.SignBad, j.errors)
	case j.warnings > 0:
		return fmt.Sprintf(" %s%d", theme.SignWarning, j.warnings)
	}
	return ""
}
