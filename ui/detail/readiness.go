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

type verdict struct {
	system model.System
	worst  check.Severity // of all that stands in the way; a hint when nothing does
	own    []check.Problem
	shared int // of the persona's own problems, how many the system minds too
}

// verdicts judges the persona for every vendor's system. Problems of the persona
// itself are counted, not repeated: they are listed once for all.
func (d *Detail) verdicts() []verdict {
	general := d.judgement()
	out := make([]verdict, 0, len(model.Vendors))
	for _, system := range model.Vendors {
		v := verdict{system: system}
		for _, problem := range check.Readiness(&d.record.Persona, system) {
			if problem.Severity == check.SeverityHint {
				continue
			}
			v.worst = max(v.worst, problem.Severity)
			if slices.ContainsFunc(general.byPath[problem.Path], func(g check.Problem) bool { return g.Text == problem.Text }) {
				v.shared++
			} else {
				v.own = append(v.own, problem)
			}
		}
		out = append(out, v)
	}
	return out
}

// sign says in one character whether a persona can go to the system.
func (v verdict) sign() string {
	if v.worst == check.SeverityError {
		return theme.SignBad
	}
	return theme.SignGood
}

func (v verdict) word() string {
	switch v.worst {
	case check.SeverityError:
		return "not ready"
	case check.SeverityWarning:
		return "ready, with a warning"
	case check.SeverityHint:
	}
	return "ready"
}

// reasons returns what stands in the way, or may.
func (v verdict) reasons() []check.Problem {
	if v.shared == 0 {
		return v.own
	}
	text := words.Either(v.shared, "One of the problems below matters", fmt.Sprintf("%d of the problems below matter", v.shared)) + " here too."
	return append(slices.Clone(v.own), check.Problem{Severity: v.worst, Text: text})
}

func (d *Detail) drawReadiness(c *canvas) {
	p := &c.Styles.Pens
	c.Heading("Ready for")
	for _, v := range d.verdicts() {
		pen := p.Good
		if v.worst == check.SeverityError {
			pen = p.Bad
		}
		c.Add(pen.Paint(v.sign()) + " " + p.Text.Paint(cells.Fit(v.system.Title(), 22)) + pen.Paint(v.word()))
		for _, problem := range v.reasons() {
			sign, pen := view.Severity(problem.Severity, p)
			c.Beside("  "+pen.Paint(sign), 4, cells.Wrap(problem.Text, min(c.Width, readingWidth)-4), p.Muted)
		}
	}
	c.Heading("Problems")
	problems := d.judgement().problems
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
	for _, v := range d.verdicts() {
		fmt.Fprintf(&b, "  %s %s: %s\n", v.sign(), v.system.Title(), v.word())
		for _, problem := range v.reasons() {
			fmt.Fprintf(&b, "    %s: %s\n", problem.Severity, problem.Text)
		}
	}
	b.WriteString("\nProblems\n")
	problems := d.judgement().problems
	if len(problems) == 0 {
		b.WriteString("  none\n")
	}
	for _, problem := range problems {
		fmt.Fprintf(&b, "  %s, %s: %s\n", problem.Severity, problem.Path, problem.Text)
	}
	return b.String()
}
