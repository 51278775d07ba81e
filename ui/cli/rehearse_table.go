package cli

import (
	"fmt"
	"io"
	"strings"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/seek"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/model/words"
)

// tableRow is a persona with an agent, as --json prints it.
type tableRow struct {
	Persona  personaJSON       `json:"persona"`
	Agent    string            `json:"agent"`
	Metrics  rehearsal.Metrics `json:"metrics"`
	Expected []expectation     `json:"expected,omitempty"`
}

// table rehearses every persona with every agent and prints the figures that
// differ most, sorted by the first of them.
func (f *rehearseFlags) table(out io.Writer, p painter, personas []model.Persona, lines script.Script, agents []rehearsal.Agent, goals []seek.Goal) error {
	rows := make([]tableRow, len(personas)*len(agents))
	sim.Aside(len(rows), func(i int) {
		p, agent := &personas[i/len(agents)], agents[i%len(agents)]
		who := personaJSON{p.ID, p.Project, p.Name}
		m := sim.Measure(rehearsal.From(p, f.api), lines, agent, f.seeds)
		rows[i] = tableRow{who, agent.Name, m, expectations(goals, who, agent.Name, m)}
	})
	var all []rehearsal.Metrics
	var expected []expectation
	for _, row := range rows {
		all, expected = append(all, row.Metrics), append(expected, row.Expected...)
	}
	differ := tell.Differing(all)
	sorted := make([]tableRow, len(rows))
	for i, at := range tell.SortedBy(all, differ) {
		sorted[i] = rows[at]
	}
	if f.asJSON {
		if err := printIndented(out, map[string]any{"differ": orEmpty(differ), "rows": sorted}); err != nil {
			return err
		}
		return missed(expected)
	}
	var b strings.Builder
	p.block(&b, "", fmt.Sprintf("%s · means over %d calls · the figures that differ most, the first sorts", words.Line(title(lines)), f.seeds))
	b.WriteByte('\n')
	p.rows(&b, sorted, differ, len(personas) > 1, len(agents) > 1)
	if _, err := io.WriteString(p.onto(out), b.String()+p.expected(expected)); err != nil {
		return err
	}
	return missed(expected)
}

// rows writes the table: who, with whom, and as many figures as have room.
func (p painter) rows(b *strings.Builder, rows []tableRow, differ []string, personas, agents bool) {
	if len(differ) == 0 {
		p.block(b, "", "No figure differs.")
		return
	}
	head, lines := []string{}, make([][]string, len(rows))
	add := func(title string, cell func(tableRow) string) {
		head = append(head, title)
		for i := range rows {
			lines[i] = append(lines[i], cell(rows[i]))
		}
	}
	if personas {
		add("persona", func(r tableRow) string { return shortened(r.Persona.Name) })
	}
	if agents {
		add("agent", func(r tableRow) string { return shortened(r.Agent) })
	}
	names := len(head)
	for _, key := range differ {
		figure, _ := sim.FigureNamed(key)
		add(figure.Label, func(r tableRow) string {
			m, _ := r.Metrics.Get(key)
			if m.Count == 0 {
				return "–"
			}
			return m.Format(m.Mean)
		})
	}
	p.grid(b, head, lines, names)
}

// shortened keeps a name from pushing the figures off the line.
func shortened(name string) string {
	const most = 28
	if r := []rune(words.Line(name)); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return words.Line(name)
}
