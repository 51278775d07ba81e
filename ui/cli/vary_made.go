package cli

import (
	"context"
	"fmt"
	"math"
	"strings"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
	"personae/model/rehearsal/tell"
	"personae/model/vary"
	"personae/model/words"
)

// variantJSON is a variant as --json prints it.
type variantJSON struct {
	ID       string            `json:"id,omitempty"`
	Project  string            `json:"project"`
	Name     string            `json:"name"`
	Lineage  string            `json:"lineage"`
	Changes  []field.Change    `json:"changes"`
	Problems []check.Problem   `json:"problems"`
	Metrics  rehearsal.Metrics `json:"metrics"`
}

// madeVariants is what a recipe made.
type madeVariants struct {
	Of       string            `json:"of"`
	Metrics  rehearsal.Metrics `json:"metrics"`  // of that, to compare with
	LeftOut  int               `json:"left_out"` // combinations that change nothing
	Differ   []string          `json:"differ"`   // figures, the most telling first
	Variants []variantJSON     `json:"variants"`

	base     model.Persona
	heads    []string
	variants []vary.Variant
}

func (f *varyFlags) make(ctx context.Context, lib Library, recipe vary.Recipe, ref string) (*madeVariants, error) {
	base, err := find(ctx, lib, ref)
	if err != nil {
		return nil, err
	}
	recipe.Base = base.Persona
	if f.blend != "" {
		other, err := find(ctx, lib, f.blend)
		if err != nil {
			return nil, err
		}
		recipe.Other = other.Persona
	}
	page, err := lib.Page(ctx, library.Query{}, 0, math.MaxInt)
	if err != nil {
		return nil, err
	}
	taken := model.TakenNames{}
	for _, row := range page.Rows {
		taken[[2]string{row.Project, row.Name}] = true
	}
	made := &madeVariants{Of: base.Persona.Name, base: base.Persona, heads: recipe.Heads()}
	if made.variants, made.LeftOut, err = recipe.Variants(taken); err != nil {
		return nil, usage(err)
	}
	for _, v := range made.variants {
		made.Variants = append(made.Variants, variantJSON{
			Project: v.Persona.Project, Name: v.Persona.Name, Lineage: v.Persona.Lineage.Or(""),
			Changes: orEmpty(v.Changes), Problems: orEmpty(v.Problems),
		})
	}
	return made, nil
}

func (m *madeVariants) rehearse(ctx context.Context, api string, lines script.Script, agent rehearsal.Agent, calls int) error {
	behaviors := []rehearsal.Behavior{rehearsal.From(&m.base, api)}
	for i := range m.variants {
		behaviors = append(behaviors, rehearsal.From(&m.variants[i].Persona, api))
	}
	all := make([]rehearsal.Metrics, len(behaviors))
	err := sim.MeasureAll(ctx, behaviors, lines, agent, calls, func(i int, figures rehearsal.Metrics) { all[i] = figures })
	m.Metrics, m.Differ = all[0], orEmpty(tell.Differing(all))
	for i := range m.Variants {
		m.Variants[i].Metrics = all[i+1]
	}
	return err
}

// refused names what cannot be saved; nil where all can.
func (m *madeVariants) refused() error {
	var lines []string
	for _, v := range m.variants {
		for _, problem := range v.Problems {
			if problem.Severity == check.SeverityError {
				lines = append(lines, fmt.Sprintf("%s: %s", words.Line(v.Persona.Name), problem.Text))
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return invalid(fmt.Errorf("nothing was written:\n  %s", strings.Join(lines, "\n  ")))
}

func (m *madeVariants) write(ctx context.Context, lib Library) error {
	label, puts := vary.Operation(m.Of, m.variants)
	records, err := lib.Write(ctx, library.OperationVary, label, puts)
	for i, record := range records {
		m.Variants[i].ID = record.Persona.ID
	}
	return err
}

// text is the table of the figures that differ most, and what is wrong.
func (m *madeVariants) text(p painter, lines script.Script, agent rehearsal.Agent, calls int) string {
	var b strings.Builder
	p.block(&b, "", fmt.Sprintf("%s of %s · %s · %s agent · means over %d calls · the figures that differ most",
		words.Count(len(m.variants), "variant"), words.Line(m.Of), words.Line(title(lines)), agent.Name, calls))
	b.WriteByte('\n')
	head, rows := m.heads, [][]string{append([]string{"as it is"}, make([]string, len(m.heads)-1)...)}
	all := []rehearsal.Metrics{m.Metrics}
	for i, v := range m.variants {
		cells := make([]string, len(v.Cells))
		for j, cell := range v.Cells {
			cells[j] = shortened(cell)
		}
		rows, all = append(rows, cells), append(all, m.Variants[i].Metrics)
	}
	for _, key := range m.Differ {
		figure, _ := sim.FigureNamed(key)
		head = append(head, figure.Label)
		for i := range rows {
			rows[i] = append(rows[i], meanOf(all[i], key))
		}
	}
	p.grid(&b, head, rows, len(m.heads))
	if m.LeftOut > 0 {
		p.block(&b, "", fmt.Sprintf("\n%s left out, which would change nothing.", words.Count(m.LeftOut, "combination")))
	}
	for _, problem := range vary.Problems(m.variants) {
		p.block(&b, "  ", problem)
	}
	return b.String()
}

// meanOf writes the mean of a figure, "–" where there was nothing to measure.
func meanOf(m rehearsal.Metrics, key string) string {
	figure, _ := m.Get(key)
	if figure.Count == 0 {
		return "–"
	}
	return figure.Format(figure.Mean)
}
