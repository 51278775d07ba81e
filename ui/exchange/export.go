package exchange

import (
	"bytes"
	"errors"
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
}

// Export writes one persona for the target. An error means that there is no such
// target.
func Export(p *model.Persona, target wire.Target) (Exported, error) {
	body, report, err := wire.Write(p, target)
	out := Exported{ID: p.ID, Project: p.Project, Name: p.Name, Body: body, Report: report}
	if refused, ok := errors.AsType[*wire.RefusedError](err); ok {
		out.Refused = refused.Problems
		err = nil
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

// Join returns the bodies of list as one text that ends in a line break: one
// object for one persona, an array for several, and always an array where the
// system keeps its personas in one (EvalStudio's personas.json), unless single
// records were asked for by a command. Commands stand one after the other.
func Join(list []Exported, target wire.Target) []byte {
	bodies := make([][]byte, len(list))
	for i := range list {
		bodies[i] = bytes.TrimRight(list[i].Body, "\n")
	}
	var out []byte
	switch {
	case target.Body == wire.BodyCurl:
		out = bytes.Join(bodies, []byte("\n\n"))
	case len(list) == 1 && target.System != model.SystemEvalStudio:
		out = bodies[0]
	default:
		out = wire.Array(bodies)
	}
	return append(bytes.TrimRight(out, "\n"), '\n')
}
