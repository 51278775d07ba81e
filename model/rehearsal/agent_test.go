package rehearsal

import (
	"strings"
	"testing"
)

// TestProfiles holds the shipped agents to having every figure in range, and a
// source for what was published.
func TestProfiles(t *testing.T) {
	names := map[string]bool{}
	for _, a := range Agents() {
		if a.Name == "" || a.Title == "" || names[a.Name] || strings.ContainsAny(a.Name, " ,=") {
			t.Errorf("no name, or twice: %+v", a)
		}
		names[a.Name] = true
		if len(a.Sources) == 0 || a.ReplyMs == 0 || a.StopMs == 0 || a.ReplyP90Ms <= a.ReplyMs || a.StopP90Ms <= a.StopMs {
			t.Errorf("%+v", a)
		}
		for key := range a.Sources {
			if figureNamed(key) == nil {
				t.Errorf("%s: a source for %q, which is no figure", a.Name, key)
			}
		}
	}
	if Agents()[0].Name != Typical || len(Agents()) != 1+len(leaderboard)+len(stacks()) {
		t.Error("not all agents, or not the typical one first")
	}
	Agents()[0].Name = "x"
	if Agents()[0].Name == "x" {
		t.Error("a caller can write to the profiles")
	}
}

func figureNamed(key string) *AgentFigure {
	for i := range agentFigures {
		if agentFigures[i].Key == key {
			return &agentFigures[i]
		}
	}
	return nil
}

// TestFiguresReadWhatTheyWrite holds each figure of each agent to coming back
// from its own text, and to refusing what it cannot hold.
func TestFiguresReadWhatTheyWrite(t *testing.T) {
	for _, a := range Agents() {
		for _, f := range AgentFigures() {
			var back Agent
			if err := f.Set(&back, f.Text(a)); err != nil || f.Text(back) != f.Text(a) {
				t.Errorf("%s: %s came back as %s, %v", f.Key, f.Text(a), f.Text(back), err)
			}
			if back.Source(f.Key) != Own || a.Source(f.Key) == Own {
				t.Errorf("%s: %v", f.Key, back.Sources)
			}
		}
	}
	for key, texts := range map[string][]string{
		AgentReply: {"", "-1", "1.5", "10001", "off", "soon", "NaN"}, AgentReprompt: {"never", "-1"},
		AgentGivesWay: {"1.1", "NaN", "50 %"}, AgentGreets: {"", "perhaps"},
	} {
		for _, text := range texts {
			a := Agents()[0]
			if err := figureNamed(key).Set(&a, text); err == nil || !strings.HasPrefix(err.Error(), key+": ") {
				t.Errorf("%s takes %q: %v", key, text, err)
			}
		}
	}
}
