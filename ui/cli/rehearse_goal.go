package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/seek"
	"personae/model/rehearsal/sim"
	"personae/model/words"
)

// sought is what --goal --json prints.
type sought struct {
	Persona personaJSON   `json:"persona"`
	Goal    string        `json:"goal"`
	Now     []expectation `json:"now"`
	Plans   []planJSON    `json:"plans"`
}

type planJSON struct {
	Changes []seek.Change `json:"changes"`
	Reached bool          `json:"reached"`
	Then    []expectation `json:"then"`
}

// seek prints the changes that bring a figure to where it is wanted.
func (f *rehearseFlags) seek(out io.Writer, p painter, persona model.Persona, lines script.Script, agents []rehearsal.Agent, goal seek.Goal) error {
	b := rehearsal.From(&persona, f.api)
	who := personaJSON{persona.ID, persona.Project, persona.Name}
	result := sought{Persona: who, Goal: goal.String(), Plans: []planJSON{}}
	outcomes := func(metrics func(i int) rehearsal.Metrics) (list []expectation) {
		for i, agent := range agents {
			list = append(list, expectations([]seek.Goal{goal}, who, agent.Name, metrics(i))[0])
		}
		return list
	}
	result.Now = outcomes(func(i int) rehearsal.Metrics { return sim.Measure(b, lines, agents[i], f.seeds) })
	reached := true
	for _, now := range result.Now {
		reached = reached && now.Met
	}
	for _, plan := range seek.Seek(seek.Question{Behavior: b, Script: lines, Agents: agents, Goal: goal, Calls: f.seeds}) {
		result.Plans = append(result.Plans, planJSON{plan.Changes, plan.Reached, outcomes(plan.Metrics)})
		reached = reached || plan.Reached
	}
	var err error
	if f.asJSON {
		err = printIndented(out, result)
	} else {
		_, err = io.WriteString(p.onto(out), p.sought(result, reached))
	}
	if err == nil && !reached {
		err = invalid(errors.New("no change of up to three knobs reaches " + goal.String()))
	}
	return err
}

func (p painter) sought(s sought, reached bool) string {
	var b strings.Builder
	p.heading(&b, words.Line(s.Persona.Name)+": "+s.Goal)
	list := func(outcomes []expectation) {
		if len(outcomes) > mostListed {
			p.block(&b, "    ", summarized(outcomes))
			return
		}
		for _, o := range outcomes {
			mark := "  "
			if o.Met {
				mark = "✓ "
			}
			p.block(&b, "  "+mark, o.text+" with "+words.Line(o.Agent))
		}
	}
	p.block(&b, "", "As it is set:")
	list(s.Now)
	if len(s.Plans) == 0 && reached {
		p.block(&b, "", "Nothing need change.")
	}
	for i, plan := range s.Plans {
		b.WriteByte('\n')
		title := fmt.Sprintf("%d. nearer", i+1)
		if plan.Reached {
			title = fmt.Sprintf("%d. reaches it", i+1)
		}
		p.heading(&b, title)
		for _, c := range plan.Changes {
			p.block(&b, "  ", c.Label())
		}
		list(plan.Then)
	}
	return b.String()
}

// mostListed is with how many agents the outcomes are worth a line each.
const mostListed = 4

// summarized says of many outcomes the lowest and the highest, and how many meet
// the goal.
func summarized(outcomes []expectation) string {
	var low, high *expectation
	met := 0
	for i := range outcomes {
		o := &outcomes[i]
		if o.Met {
			met++
		}
		if o.Got == nil {
			continue
		}
		if low == nil || *o.Got < *low.Got {
			low = o
		}
		if high == nil || *o.Got > *high.Got {
			high = o
		}
	}
	text := fmt.Sprintf("met with %d of %d agents", met, len(outcomes))
	if low != nil {
		text += fmt.Sprintf(": from %s with %s to %s with %s", low.text, words.Line(low.Agent), high.text, words.Line(high.Agent))
	}
	return text
}
