package detail

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/check"
	"personae/model/words"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

// status is whether the persona can go to a system.
type status struct {
	system model.System
	worst  check.Severity // of all that stands in the way; a hint when nothing does
	own    []check.Problem
	shared int // of the persona's own problems, how many the system minds too
}

// statuses judges the persona for every vendor's system. Problems of the persona
// itself are counted, not repeated: they are listed once for all.
func (d *Detail) statuses() []status {
	general := d.problems()
	out := make([]status, 0, len(model.Vendors))
	for _, system := range model.Vendors {
		s := status{system: system}
		for _, problem := range check.Readiness(&d.record.Persona, system) {
			if problem.Severity == check.SeverityHint {
				continue
			}
			s.worst = max(s.worst, problem.Severity)
			if slices.ContainsFunc(general.byPath[problem.Path], func(g check.Problem) bool { return g.Text == problem.Text }) {
				s.shared++
			} else {
				s.own = append(s.own, problem)
			}
		}
		out = append(out, s)
	}
	return out
}

// sign says in one character whether a persona can go to the system.
func (s status) sign() string {
	if s.worst == check.SeverityError {
		return theme.SignBad
	}
	return theme.SignGood
}

func (s status) word() string {
	switch s.worst {
	case check.SeverityError:
		return "not ready"
	case check.SeverityWarning:
		return "ready, with a warning"
	case check.SeverityHint:
	}
	return "ready"
}

// reasons returns what stands in the way, or may.
func (s status) reasons() []check.Problem {
	if s.shared == 0 {
		return s.own
	}
	text := words.Either(s.shared, "One of the problems below matters", fmt.Sprintf("%d of the problems below matter", s.shared)) + " here too."
	return append(slices.Clone(s.own), check.Problem{Severity: s.worst, Text: text})
}

func (d *Detail) drawReadiness(c *canvas) {
	p := &c.Styles.Pens
	c.Heading("Ready for")
	for _, s := range d.statuses() {
		pen := p.Good
		if s.worst == check.SeverityError {
			pen = p.Bad
		}
		c.Add(pen.Paint(s.sign()) + " " + p.Text.Paint(cells.Fit(s.system.Title(), 22)) + pen.Paint(s.word()))
		for _, problem := range s.reasons() {
			sign, pen := view.Severity(problem.Severity, p)
			c.Beside("  "+pen.Paint(sign), 4, cells.Wrap(problem.Text, min(c.Width, readingWidth)-4), p.Muted)
		}
	}
	c.Heading("Problems")
	problems := d.problems().all
	if len(problems) == 0 {
		c.Add(p.Good.Paint(theme.SignGood) + p.Text.Paint(" None: every value makes sense on its own and with the others."))
	}
	for _, problem := range problems {
		drawProblem(c, problem)
	}
}

func drawProblem(c *canvas, problem check.Problem) {
	p := &c.Styles.Pens
	sign, pen := view.Severity(problem.Severity, p)
	c.Add(pen.Paint(sign+" "+problem.Severity.String()) + p.Faint.Paint(" · "+problem.Path))
	width := min(c.Width, readingWidth) - 2
	c.Beside("", 2, cells.Wrap(problem.Text, width), p.Text)
	if problem.Fix != nil {
		c.Beside("", 2, cells.Wrap("The form offers: "+problem.Fix.Label, width), p.Muted)
	}
}

func (d *Detail) readinessText() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\nReady for\n", d.record.Persona.Name)
	for _, s := range d.statuses() {
		fmt.Fprintf(&b, "  %s %s: %s\n", s.sign(), s.system.Title(), s.word())
		for _, problem := range s.reasons() {
			fmt.Fprintf(&b, "    %s: %s\n", problem.Severity, problem.Text)
		}
	}
	b.WriteString("\nProblems\n")
	problems := d.problems().all
	if len(problems) == 0 {
		b.WriteString("  none\n")
	}
	for _, problem := range problems {
		fmt.Fprintf(&b, "  %s, %s: %s\n", problem.Severity, problem.Path, problem.Text)
	}
	return b.String()
}
