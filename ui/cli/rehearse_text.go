package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/seek"
	"personae/model/words"
)

// painter writes rehearsals for a person.
type painter struct {
	colour bool // only ever on a terminal
	width  int
}

// The columns of the figures, in cells.
const (
	metricColumn = 37
	figureColumn = 9
	spreadColumn = 15
	countColumn  = 8
)

// text is the whole output: the pictures, the figures, and what they come to.
func (p painter) text(calls []rehearsed, lines script.Script, agent rehearsal.Agent) string {
	var b strings.Builder
	for i, c := range calls {
		if i > 0 {
			b.WriteByte('\n')
		}
		p.block(&b, "", fmt.Sprintf("%s · %s · %s agent: replies in %.2f s, stops in %.2f s · seed %d",
			words.Line(c.Persona.Name), words.Line(title(lines)), agent.Name, float64(agent.ReplyMs)/1000, float64(agent.StopMs)/1000, c.Call.Seed))
		b.WriteByte('\n')
		p.picture(&b, c.Call)
	}
	b.WriteByte('\n')
	if len(calls) == 1 {
		p.figures(&b, calls[0])
	} else {
		p.comparison(&b, calls)
	}
	for _, c := range calls {
		p.rest(&b, c, len(calls) > 1)
	}
	return b.String()
}

func title(s script.Script) string {
	if s.Title != "" {
		return s.Title
	}
	return s.Name
}

func (p painter) picture(b *strings.Builder, c rehearsal.Call) {
	for _, line := range picture.Draw(c, p.width, 0) {
		b.WriteString(p.painted(line))
		b.WriteByte('\n')
	}
}

// painted gives a lane its colour, by the name that it begins with.
func (p painter) painted(line string) string {
	if !p.colour {
		return line
	}
	for name, style := range map[string]ansi.Style{
		"agent ": ansi.NewStyle().ForegroundColor(ansi.Blue), "persona ": ansi.NewStyle().ForegroundColor(ansi.Magenta),
		"noise ": ansi.NewStyle().Faint(),
	} {
		if strings.HasPrefix(line, name) {
			return style.Styled(line)
		}
	}
	return line
}

func (p painter) heading(b *strings.Builder, text string) {
	if p.colour {
		text = ansi.NewStyle().Bold().Styled(text)
	}
	b.WriteString(text + "\n")
}

// block writes a text, wrapped, its further lines under the first one's words.
func (p painter) block(b *strings.Builder, mark, text string) {
	indent := utf8.RuneCountInString(mark)
	for i, line := range strings.Split(ansi.Wrap(text, max(1, p.width-indent), ""), "\n") {
		if i > 0 {
			mark = strings.Repeat(" ", indent)
		}
		b.WriteString(mark + line + "\n")
	}
}

func (p painter) figures(b *strings.Builder, c rehearsed) {
	p.heading(b, fmt.Sprintf("%-*s%*s%*s%*s%*s", metricColumn, fmt.Sprintf("Over %d calls", c.Metrics.Calls),
		figureColumn, "median", spreadColumn, "p10–p90", figureColumn, "mean", countColumn, "n"))
	said := ""
	for _, m := range c.Metrics.Rows {
		if m.Count == 0 {
			fmt.Fprintf(b, "%-*s%*s\n", metricColumn, m.Label, figureColumn, "–")
		} else {
			fmt.Fprintf(b, "%-*s%*s%*s%*s%*d\n", metricColumn, m.Label, figureColumn, m.Format(m.Median),
				spreadColumn, m.Range(), figureColumn, m.Format(m.Mean), countColumn, m.Count)
		}
		said = p.human(b, m, said)
	}
}

// human writes what is known of people, unless the figure before said the same.
func (p painter) human(b *strings.Builder, m rehearsal.Metric, said string) string {
	if m.Human == nil || m.Human.Says == said {
		return said
	}
	p.block(b, "    ", m.Human.Says+" ("+m.Human.Source+")")
	return m.Human.Says
}

func (p painter) comparison(b *strings.Builder, calls []rehearsed) {
	const cells = 21
	head := func(text string) string {
		return fmt.Sprintf("%*s", cells, ansi.Truncate(words.Line(text), cells-2, "…"))
	}
	p.heading(b, fmt.Sprintf("%-*s%s%s", metricColumn, fmt.Sprintf("Over %d calls, median", calls[0].Metrics.Calls),
		head(calls[0].Persona.Name), head(calls[1].Persona.Name)))
	for i, one := range calls[0].Metrics.Rows {
		two := calls[1].Metrics.Rows[i]
		fmt.Fprintf(b, "%-*s%*s%*s\n", metricColumn, one.Label, cells, spread(one, cells-1), cells, spread(two, cells-1))
	}
}

// spread is a median, with its range where that fits: "4 % (2 %–5 %)".
func spread(m rehearsal.Metric, cells int) string {
	if m.Count == 0 {
		return "–"
	}
	median := m.Format(m.Median)
	if long := median + " (" + m.Range() + ")"; m.Range() != "" && utf8.RuneCountInString(long) <= cells {
		return long
	}
	return median
}

// rest writes what the figures come to, which knobs do nothing, and how some
// were read.
func (p painter) rest(b *strings.Builder, c rehearsed, named bool) {
	section := func(title string, lines []string) {
		if len(lines) == 0 {
			return
		}
		if named {
			title += ": " + words.Line(c.Persona.Name)
		}
		b.WriteByte('\n')
		p.heading(b, title)
		for _, line := range lines {
			p.block(b, "  - ", line)
		}
	}
	var verdicts, inert, notes []string
	for _, v := range c.Verdicts {
		verdicts = append(verdicts, v.Text)
	}
	for _, i := range c.Inert {
		inert = append(inert, i.Reason)
	}
	for _, n := range c.behavior.Notes {
		notes = append(notes, n.Text)
	}
	section("What it comes to", verdicts)
	section("No effect as it is set", inert)
	section("How it was read", append(notes, rehearsal.DescribeNoise(c.behavior)))
}

func printRehearsals(out io.Writer, calls []rehearsed) error {
	if len(calls) == 1 {
		return printIndented(out, calls[0])
	}
	return printIndented(out, calls)
}

func printIndented(out io.Writer, v any) error {
	encoder := json.NewEncoder(data(out))
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}

func printConstants(out io.Writer, asJSON bool, width int) error {
	constants := append(rehearsal.Constants(), seek.Constants()...)
	if asJSON {
		return printIndented(out, constants)
	}
	var b strings.Builder
	p := painter{width: width}
	for _, c := range constants {
		fmt.Fprintf(&b, "%s = %s %s\n", c.Name, number(c.Value), c.Unit)
		p.block(&b, "    ", c.Meaning)
		p.block(&b, "    ", "source: "+c.Source)
	}
	_, err := io.WriteString(out, b.String())
	return err
}
