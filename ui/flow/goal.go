package flow

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model/rehearsal"
	"personae/model/rehearsal/seek"
	"personae/ui/dialog"
	"personae/ui/view"
)

// pickFigure asks for the figure that shall lie elsewhere.
func (s *Symptoms) pickFigure(m rehearsal.Metrics) tea.Cmd {
	var items []dialog.Item[rehearsal.Metric]
	for _, figure := range m.Rows {
		item := dialog.Item[rehearsal.Metric]{Value: figure, Label: figure.Label, Words: figure.Key, Note: figure.Format(figure.Mean)}
		if figure.Count == 0 {
			item.Note, item.Reason = "", "nothing to measure in this call"
		}
		items = append(items, item)
	}
	choose(s.Host, "Which figure?", items, func(figure rehearsal.Metric) tea.Cmd {
		s.askRange(figure, ">= ")
		return nil
	})
	return nil
}

// askRange asks where the figure shall lie.
func (s *Symptoms) askRange(figure rehearsal.Metric, initial string) {
	label := fmt.Sprintf("Now %s. Wanted, such as %s, <= 1 or > 0", figure.Format(figure.Mean), exampleRange(figure))
	s.Screen.Open(dialog.NewAskText(s.Keys, s.Screen.Styles(), figure.Label, label, initial, func(typed string) tea.Cmd {
		typed = strings.TrimSpace(typed)
		if typed == "" {
			return nil
		}
		if !strings.ContainsAny(typed[:1], "<>=i") {
			typed = "in " + typed
		}
		goal, err := seek.Parse(figure.Key + " " + typed)
		if err != nil {
			s.Say(view.LevelError, "That is no range: "+err.Error()+".")
			s.askRange(figure, typed)
			return nil
		}
		s.pickWith(figure, goal)
		return nil
	}))
}

func exampleRange(figure rehearsal.Metric) string {
	switch figure.Unit {
	case rehearsal.UnitShare:
		return "60 %..80 %"
	case rehearsal.UnitMs:
		return "0.5 s..1.2 s"
	}
	return "1..3"
}

// pickWith asks whether one agent shall do, or every one.
func (s *Symptoms) pickWith(figure rehearsal.Metric, goal seek.Goal) {
	q, ok := s.fromForm()
	if !ok {
		return
	}
	items := []dialog.Item[bool]{
		{Value: false, Label: "With the " + q.Agents[0].Name + " agent", Current: true},
		{Value: true, Label: fmt.Sprintf("With all %d agents", len(rehearsal.Agents()))},
	}
	choose(s.Host, figure.Label+" "+strings.TrimPrefix(goal.String(), figure.Key+" "), items, func(all bool) tea.Cmd {
		if all {
			agent := q.Agents[0]
			for _, other := range rehearsal.Agents() {
				if other.Name != agent.Name {
					q.Agents = append(q.Agents, other)
				}
			}
		}
		q.Goal = goal
		return s.answer(asked{
			title: goal.String(), means: "The fewest changes of the caller that bring the figure there.",
			none:     "No change of up to three knobs brings the figure nearer, or it lies there already.",
			Question: q, find: seek.Seek,
		})
	})
}
