package cli

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"personae/model/rehearsal"
	"personae/model/rehearsal/seek"
	"personae/model/rehearsal/sim"
	"personae/model/words"
)

// goals reads --expect or --goal.
func (f *rehearseFlags) goals() ([]seek.Goal, error) {
	texts, flag := f.expect, "--expect"
	if f.goal != "" {
		texts, flag = []string{f.goal}, "--goal"
	}
	var out []seek.Goal
	for _, text := range texts {
		goal, err := seek.Parse(text)
		if err != nil {
			return nil, usage(fmt.Errorf("%s %w", flag, err))
		}
		out = append(out, goal)
	}
	return out, nil
}

// expectation is a goal and what came of it, as --json prints it.
type expectation struct {
	Persona string   `json:"persona"`
	Agent   string   `json:"agent"`
	Wanted  string   `json:"wanted"`
	Got     *float64 `json:"got"` // in the figure's unit; null when there was nothing to measure
	Count   int      `json:"n"`
	Met     bool     `json:"met"`

	text string // what was got, for a person
}

func expectations(goals []seek.Goal, persona personaJSON, agent string, m rehearsal.Metrics) []expectation {
	var out []expectation
	for _, goal := range goals {
		got := goal.In(m)
		e := expectation{Persona: persona.Name, Agent: agent, Wanted: goal.String(), Count: got.Count, Met: got.Met}
		e.text = outcomeText(goal, got)
		if !math.IsNaN(got.Value) {
			e.Got = &got.Value
		}
		out = append(out, e)
	}
	return out
}

// outcomeText says where a goal's figure lies: "56 % (mean, n 200)".
func outcomeText(goal seek.Goal, got seek.Outcome) string {
	figure, _ := sim.FigureNamed(goal.Figure)
	if math.IsNaN(got.Value) {
		return "nothing to measure (n 0)"
	}
	return fmt.Sprintf("%s (%s, n %d)", exact(figure, got.Value), goal.Of, got.Count)
}

// exact writes a figure with a decimal more than the table has, so that a value
// just outside its range is seen to be.
func exact(figure rehearsal.Metric, value float64) string {
	if figure.Unit == rehearsal.UnitShare {
		return number(math.Round(value*1000)/10) + " %"
	}
	if figure.Unit == rehearsal.UnitMs {
		return figure.Format(value)
	}
	return number(math.Round(value*100) / 100)
}

func (p painter) expected(list []expectation) string {
	if len(list) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteByte('\n')
	p.heading(&b, "What was expected")
	for _, e := range list {
		result := "met     "
		if !e.Met {
			result = "MISSED  "
		}
		p.block(&b, "  "+result, fmt.Sprintf("%s: %s · %s with %s", e.Wanted, e.text, words.Line(e.Persona), words.Line(e.Agent)))
	}
	return b.String()
}

// missed is an error that names every expectation that was not met.
func missed(list []expectation) error {
	var misses []string
	for _, e := range list {
		if !e.Met {
			misses = append(misses, fmt.Sprintf("%s was expected, got %s: %s with %s", e.Wanted, e.text, words.Line(e.Persona), words.Line(e.Agent)))
		}
	}
	if len(misses) == 0 {
		return nil
	}
	return invalid(errors.New(strings.Join(misses, "\npersonae: ")))
}
