package flow

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model/rehearsal"
	"personae/ui/dialog"
	"personae/ui/view"
)

// pickAgent asks which agent is under test: a shipped one, one that is kept, or
// figures of one's own. What is typed can be the name of a copy to keep.
func (s *Scripts) pickAgent() tea.Cmd {
	return s.Await(attempt(s.Host, "No agents", s.Rehearsals.agents, func(agents []rehearsal.Agent) tea.Cmd {
		current := s.Rehearsals.figures.Setup().Agent
		var items []dialog.Item[func() tea.Cmd]
		for _, a := range agents {
			items = append(items, dialog.Item[func() tea.Cmd]{
				Value: func() tea.Cmd { s.takeAgent(a); return nil },
				Label: a.Name, Words: a.Title, Note: agentNote(a), Current: a.Name == current.Name,
			})
		}
		items = append(items, dialog.Item[func() tea.Cmd]{
			Value: func() tea.Cmd { s.askAgent(agents, current.Name+","); return nil },
			Label: "Figures of your own…", Words: "own enter reply stop",
		})
		d := choose(s.Host, "Agent under test", items, func(do func() tea.Cmd) tea.Cmd { return do() })
		d.SetHeads(agentHeads)
		d.AllowNew("kept copy of "+current.Name, func(typed string) tea.Cmd { return s.keepAgent(current, typed) })
		return nil
	}))
}

// agentHeads stand over the columns of agentNote.
const agentHeads = "reply     stop  gives way  to uh-huh  figures  "

// agentNote is an agent in a line: how soon it replies and stops, how often it stops
// for a break-in and for a murmur, and whether that was measured.
func agentNote(a rehearsal.Agent) string {
	basis := "assumed"
	switch source := a.Source(rehearsal.AgentStop); {
	case source == rehearsal.Own:
		basis = "entered"
	case !strings.HasPrefix(source, rehearsal.Assumed):
		basis = "measured"
	case len(a.Sources) > 0:
		basis = "published"
	}
	return fmt.Sprintf("%.2f s  %5.2f s  %7.0f %%  %7.0f %%  %-9s",
		float64(a.ReplyMs)/1000, float64(a.StopMs)/1000, 100*a.GivesWay, 100*a.MurmurStop, basis)
}

// takeAgent rehearses with an agent from now on.
func (s *Scripts) takeAgent(a rehearsal.Agent) {
	s.Rehearsals.figures.SetAgent(a)
	s.setupChanged()
}

// askAgent asks for figures over those of an agent.
func (s *Scripts) askAgent(known []rehearsal.Agent, initial string) {
	label := "An agent, then figures: livekit,reply=1200,stop=500"
	s.Screen.Open(dialog.NewAskText(s.Keys, s.Screen.Styles(), "Figures of your own", label, initial, func(typed string) tea.Cmd {
		if strings.Trim(typed, " ,") == "" {
			return nil
		}
		agent, err := rehearsal.ReadAgent(typed, known)
		if err != nil {
			s.Say(view.LevelError, "No such agent: "+err.Error()+".")
			s.askAgent(known, typed)
			return nil
		}
		s.takeAgent(agent)
		s.Say(view.LevelSuccess, "Rehearsing with the "+agent.Name+" agent. Its figures and their sources stand below the verdicts.")
		return nil
	}))
}

// keepAgent keeps a copy of an agent under a name, and rehearses with that.
func (s *Scripts) keepAgent(a rehearsal.Agent, name string) tea.Cmd {
	a.Title, a.Name = "A copy of "+a.Name, strings.TrimSpace(name)
	return s.Await(attempt(s.Host, "Not kept", func(ctx context.Context) (rehearsal.Agent, error) {
		return a, s.Store.KeepAgent(ctx, a)
	}, func(a rehearsal.Agent) tea.Cmd {
		s.takeAgent(a)
		s.Say(view.LevelSuccess, "Kept as "+a.Name+"; personae agents --drop forgets it.")
		return nil
	}))
}
