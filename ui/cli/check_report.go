package cli

import (
	"bufio"
	"fmt"
	"strings"

	"personae/model/check"
	"personae/model/words"
)

// checkReport prints what is wrong as it is found, and counts the errors.
type checkReport struct {
	asJSON   bool
	out      *bufio.Writer
	array    *array
	all      int
	personas int // that have an error
	errors   int
}

func (r *checkReport) add(c *checked) error {
	r.all++
	before := r.errors
	for _, problem := range c.Problems {
		if problem.Severity == check.SeverityError {
			r.errors++
		}
	}
	if r.errors > before {
		r.personas++
	}
	if !r.asJSON {
		_, err := r.out.WriteString(c.text())
		return err
	}
	item, err := marshal(c, "")
	if err != nil {
		return err
	}
	return r.array.add(item)
}

// end prints what is left; the error says how many errors there are, when there are
// some.
func (r *checkReport) end() error {
	flush := r.out.Flush
	if r.asJSON {
		flush = r.array.end
	}
	if err := flush(); err != nil || r.errors == 0 {
		return err
	}
	return invalid(fmt.Errorf("check: %s in %d of %s", words.Count(r.errors, "error"), r.personas, words.Count(r.all, "persona")))
}

// text lists the problems, one a line, as compilers do.
func (c *checked) text() string {
	where := c.Name
	if c.Source != "" {
		where = c.Source
		if c.Record > 0 {
			where += fmt.Sprintf(" record %d", c.Record)
		}
		if c.Name != "" {
			where += fmt.Sprintf(" (%s)", c.Name)
		}
	}
	var b strings.Builder
	for _, problem := range c.Problems {
		at := words.Line(where)
		if problem.Path != "" {
			at += ": " + problem.Path
		}
		fmt.Fprintf(&b, "%s: %s: %s\n", at, problem.Severity, problem.Text)
	}
	return b.String()
}
