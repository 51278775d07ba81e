package rehearsal_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
	"personae/model/value"
)

// checkTurns holds the agent to saying no more in one go than a turn of the script
// and what was cut of the one before.
func checkTurns(t *rapid.T, call rehearsal.Call, lines script.Script) {
	_, ends := lines.Words(rehearsal.LaneAgent)
	most, before, begin := 0, 1, 0 // a greeting may come first
	for _, end := range ends {
		most, before, begin = max(most, before+end-begin), end-begin, end
	}
	for i, e := range call.Events {
		if e.Lane == rehearsal.LaneAgent && says(e) && e.Of > most && e.Cause.Rule != rehearsal.RuleAskAgain {
			t.Fatalf("event %d: the agent means to say %d words, and no two turns have more than %d", i, e.Of, most)
		}
	}
}

// stubborn is an interrupter who never gives way and does not murmur.
func stubborn() rehearsal.Behavior {
	return config(func(c *model.BehaviorConfig) {
		c.InterruptionMode, c.BackchannelOverrides = value.Some(rehearsal.ModeHigh), value.Some(value.Strings{})
		c.YieldOnOverlap.AfterSeconds, c.YieldOnOverlap.AfterWords = value.NullOf[float64](), value.NullOf[int]()
	})
}

// counted is a script whose words are all different, nine to a clause.
func counted(turns, agentWords, personaWords int) script.Script {
	var list []script.Turn
	word := 0
	text := func(words int) string {
		var b strings.Builder
		for i := range words {
			word++
			fmt.Fprintf(&b, "w%d%s ", word, map[bool]string{true: ","}[i%9 == 8])
		}
		return strings.TrimSpace(b.String())
	}
	for range turns {
		list = append(list, script.Turn{Lane: rehearsal.LaneAgent, Text: text(agentWords)}, script.Turn{Lane: rehearsal.LanePersona, Text: text(personaWords)})
	}
	return script.New("counted", "counted", list)
}

// TestWhatIsCutComesAgain holds an agent that says again whatever is cut to saying
// nothing more often than it may, and to leaving out only what it has said so often.
func TestWhatIsCutComesAgain(t *testing.T) {
	agent, lines := plain(), counted(6, 40, 12)
	agent.SayAgain = 1
	words, _ := lines.Words(rehearsal.LaneAgent)
	most, dropped := 1+rehearsal.MostAgain.Whole(), 0
	for seed := range uint64(200) {
		said, often := map[string]int{}, 0
		for _, e := range sim.Run(stubborn(), lines, agent, seed).Events {
			if e.Lane == rehearsal.LaneAgent {
				for word := range strings.FieldsSeq(e.Text) {
					said[word]++
					often = max(often, said[word])
				}
			}
		}
		if often > most || len(said) < len(words) && often < most {
			t.Fatalf("seed %d: %d of %d words are said, some of them %d times", seed, len(said), len(words), often)
		}
		if len(said) < len(words) {
			dropped++
		}
	}
	if dropped == 0 || dropped == 200 {
		t.Errorf("in %d calls of 200 something is left out: nothing is tested", dropped)
	}
}

// TestAnHourEndsWithATurn holds a call that is too long to ending with the turn
// under way.
func TestAnHourEndsWithATurn(t *testing.T) {
	call := sim.Run(config(nil), counted(30, 300, 300), plain(), 1)
	hour := rehearsal.LongestCall.Whole()
	at := slices.IndexFunc(call.Events, func(e rehearsal.Event) bool { return says(e) && e.End >= hour })
	if at < 0 || call.Events[at].Start >= hour || call.Events[at].End != call.LengthMs || call.Events[at].Words != call.Events[at].Of {
		t.Errorf("a call of %d ms ends with event %d of %+v", call.LengthMs, at, call.Events)
	}
}

// TestDrawnTimesAreBounded draws around figures so far apart that one reply in a
// hundred would take a day.
func TestDrawnTimesAreBounded(t *testing.T) {
	agent := plain()
	agent.ReplyMs, agent.ReplyP90Ms = 1, 30_000
	longest := 0
	for seed := range uint64(100) {
		for _, e := range sim.Run(config(nil), scriptNamed(t, "billing"), agent, seed).Events {
			if e.Lane == rehearsal.LaneAgent && e.Kind == rehearsal.KindPause {
				longest = max(longest, e.End-e.Start)
			}
		}
	}
	if longest != rehearsal.LongestDrawn.Whole() {
		t.Errorf("the longest reply takes %d ms", longest)
	}
}

// TestAPauseUnderTheAgentsVoiceIsNone lets the persona pause while the agent is still
// speaking: what the agent cannot hear cannot end a turn.
func TestAPauseUnderTheAgentsVoiceIsNone(t *testing.T) {
	agent := plain()
	agent.StopMs, agent.StopP90Ms = 2800, 2800 // a clause takes 2.7 s
	agent.ReplyMs, agent.ReplyP90Ms, agent.EndpointMs = 300, 300, 300
	jumped, under := 0, 0
	for seed := range uint64(100) {
		var agentUntil, personaUntil int
		for _, e := range sim.Run(stubborn(), counted(6, 40, 30), agent, seed).Events {
			switch {
			case e.Kind == rehearsal.KindBargeIn:
				if jumped++; agentUntil > personaUntil {
					t.Fatalf("seed %d: the agent spoke until %d, the persona pauses from %d, and %s", seed, agentUntil, personaUntil, rehearsal.Explain(e))
				}
				agentUntil = e.End
			case says(e) && e.Lane == rehearsal.LaneAgent:
				agentUntil = e.End
			case says(e):
				personaUntil = e.End
				if e.Start < agentUntil {
					under++
				}
			}
		}
	}
	if jumped == 0 || under == 0 {
		t.Errorf("%d barge-ins, %d lines begun under the agent's voice: nothing is tested", jumped, under)
	}
}

// TestACoughUnderBothVoicesStopsNobody holds what stops an agent by mistake to
// coming while the agent alone speaks.
func TestACoughUnderBothVoicesStopsNobody(t *testing.T) {
	b, err := stubborn().With(rehearsal.PathNoise, value.Text("cafe"))
	if err != nil {
		t.Fatal(err)
	}
	for name, set := range map[string]func(*rehearsal.Agent){
		"cut in":  func(*rehearsal.Agent) {},
		"barging": func(a *rehearsal.Agent) { a.BargeIn = 1 },
	} {
		agent := plain()
		agent.GivesWay, agent.CoughStop, agent.NoiseStop = 0, 1, 1
		set(&agent)
		stops := 0
		for seed := range uint64(300) {
			call := sim.Run(b, counted(6, 40, 40), agent, seed)
			for _, e := range call.Events {
				if e.Cause.Rule != rehearsal.RuleFalseStop {
					continue
				}
				if stops++; speaks(call, rehearsal.LanePersona, e.Start-agent.StopMs) {
					t.Fatalf("%s, seed %d: %s", name, seed, rehearsal.Explain(e))
				}
			}
		}
		if stops == 0 {
			t.Errorf("%s: no cough stops the agent", name)
		}
	}
}
