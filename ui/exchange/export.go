package exchange

import (
	"context"
	"fmt"
	"strings"

	"personae/model"
	"personae/model/library"
	"personae/model/wire"
	"personae/model/words"
)

// Exported is one persona as a target gets it.
type Exported struct {
	ID, Project, Name string
	Body              []byte
	Report            []wire.Finding
	Refused           []wire.LineProblem // why the system would refuse it; none when it would not
	Doubtful          []wire.LineProblem // what it may refuse
}

// Export writes one persona for the target; the log is of the library that it is
// in. An error is the log's, or means that there is no such target.
func Export(ctx context.Context, log Log, p *model.Persona, target wire.Target) (Exported, error) {
	var err error
	if target.Base, err = base(ctx, log, p, target); err != nil {
		return Exported{}, err
	}
	body, report, problems, err := wire.WriteChecked(p, target)
	out := Exported{ID: p.ID, Project: p.Project, Name: p.Name, Body: body, Report: report}
	for _, problem := range problems {
		if problem.Refused {
			out.Refused = append(out.Refused, problem)
		} else {
			out.Doubtful = append(out.Doubtful, problem)
		}
	}
	return out, err
}

// RefusedAll returns an error of kind library.ErrInvalid that lists why personas
// would be refused, nil when none would be.
func RefusedAll(system model.System, list []Exported) error {
	var b strings.Builder
	personas := 0
	for _, e := range list {
		if len(e.Refused) == 0 {
			continue
		}
		personas++
		for _, problem := range e.Refused {
			fmt.Fprintf(&b, "\n  %s: %s", words.Line(e.Name), words.Line(problem.String()))
		}
	}
	if personas == 0 {
		return nil
	}
	return &refusedError{fmt.Sprintf("nothing was exported: %s would refuse %s:%s", system.Title(), words.Count(personas, "persona"), b.String())}
}

type refusedError struct{ text string }

func (e *refusedError) Error() string { return e.text }

// Is makes the error match library.ErrInvalid.
func (*refusedError) Is(target error) bool { return target == library.ErrInvalid }
