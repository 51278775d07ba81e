package detail

import (
	"fmt"

	"personae/model"
	"personae/ui/theme"
)

type judgement struct {
	problems         []model.Problem
	byPath           map[string][]model.Problem
	errors, warnings int
}

// judgement works out what is wrong, once for each record.
func (d *Detail) judgement() *judgement {
	if d.judged != nil {
		return d.judged
	}
	j := &judgement{byPath: map[string][]model.Problem{}}
	if d.state == stateRecord {
		j.problems = model.Validate(&d.record.Persona)
	}
	for _, problem := range j.problems {
		j.byPath[problem.Path] = append(j.byPath[problem.Path], problem)
		switch problem.Severity {
		case model.SeverityError:
			j.errors++
		case model.SeverityWarning:
			j.warnings++
		case model.SeverityHint:
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
