package cli

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"personae/model/rehearsal"
	"personae/model/rehearsal/seek"
	"personae/model/rehearsal/sim"
)

// selfTest holds the rehearsal to its constants and figures, and its remedies to what
// they do to every shipped persona with every agent. How far it is goes to progress.
func (r *run) selfTest(progress io.Writer) ([]sim.Check, error) {
	personas, err := r.Shipped()
	if err != nil {
		return nil, err
	}
	var behaviors []rehearsal.Behavior
	for i := range personas {
		behaviors = append(behaviors, rehearsal.From(&personas[i], ""))
	}
	checks := sim.SelfTest(counter(progress, "calls against the figures"))
	return append(checks, seek.SelfTest(behaviors, rehearsal.Agents(), counter(progress, "remedies of the shipped personas"))...), nil
}

// counter writes how much of something is done, once it has taken a second. Anyone
// may call it at any time.
func counter(out io.Writer, what string) func(done, of int) {
	const patience = time.Second
	var lock sync.Mutex
	begun, most := time.Now(), 0
	return func(done, of int) {
		lock.Lock()
		defer lock.Unlock()
		if time.Since(begun) < patience || done <= most {
			return
		}
		most = done
		_, _ = fmt.Fprintf(out, "\rChecking: %d of %d %s", done, of, what)
		if done == of {
			_, _ = fmt.Fprintln(out)
		}
	}
}

// printSelfTest prints the table of a self-test; a row that failed is
// an error.
func printSelfTest(out io.Writer, asJSON bool, checks []sim.Check) error {
	failed := 0
	var b strings.Builder
	for _, c := range checks {
		result := "pass"
		if !c.Pass {
			result = "FAIL"
			failed++
		}
		fmt.Fprintf(&b, "%s  %s\n      expected %s, got %s\n      basis: %s\n", result, c.Name, c.Expected, c.Got, c.Basis)
	}
	fmt.Fprintf(&b, "%d of %d rows pass\n", len(checks)-failed, len(checks))
	var err error
	if asJSON {
		err = printIndented(out, checks)
	} else {
		_, err = io.WriteString(out, b.String())
	}
	if err == nil && failed > 0 {
		err = invalid(fmt.Errorf("%d of %d rows of the self-test failed", failed, len(checks)))
	}
	return err
}
