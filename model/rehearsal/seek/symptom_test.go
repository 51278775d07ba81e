package seek_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/seek"
	"personae/model/rehearsal/sim"
	"personae/model/wire"
)

// shipped are the personas that come with the program.
func shipped(t *testing.T) map[string]rehearsal.Behavior {
	t.Helper()
	out := map[string]rehearsal.Behavior{}
	for _, set := range []string{"starter.json", "showcase.json"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "..", "db", "starter", set))
		if err != nil {
			t.Fatal(err)
		}
		var list []json.RawMessage
		if err := json.Unmarshal(data, &list); err != nil {
			t.Fatal(err)
		}
		for _, document := range list {
			p, err := wire.DecodeNative(document)
			if err != nil {
				t.Fatal(err)
			}
			out[p.Name] = rehearsal.From(&p, "")
		}
	}
	return out
}

// TestRemediesAreForWhatACallShows holds each shipped persona beside agents, in
// turns such that each agent comes up: what is offered lessens what the call shows,
// also in ten times as many calls, and nothing is offered for what it does not.
func TestRemediesAreForWhatACallShows(t *testing.T) {
	agents, personas := rehearsal.Agents(), shipped(t)
	names := slices.Sorted(maps.Keys(personas))
	if testing.Short() {
		names = names[:3]
	}
	seen := map[string]int{}
	for turn, name := range names {
		checkRemedies(t, name, personas[name], script.BuiltIn()[turn%len(script.BuiltIn())], agents[turn%len(agents)], seen)
	}
	t.Log(seen)
}

func checkRemedies(t *testing.T, name string, b rehearsal.Behavior, lines script.Script, agent rehearsal.Agent, seen map[string]int) {
	t.Helper()
	now, more := sim.Measure(b, lines, agent, 0), sim.Measure(b, lines, agent, 2000)
	for _, symptom := range seek.Symptoms() {
		plans := symptom.Remedies(seek.Question{Behavior: b, Script: lines, Agents: []rehearsal.Agent{agent}})
		if !symptom.Shown(b, lines, now) {
			if len(plans) > 0 {
				t.Errorf("%s with %s does not show %s, and %+v is offered", name, agent.Name, symptom.ID, plans)
			}
			continue
		}
		seen[symptom.ID]++
		for _, plan := range plans {
			changed, err := seek.Apply(b, plan.Changes...)
			if err != nil {
				t.Fatal(err)
			}
			if symptom.Want.Figure == "" {
				if symptom.Shown(changed, lines, sim.Measure(changed, lines, agent, 0)) {
					t.Errorf("%s: %+v leaves %s", name, plan.Changes, symptom.ID)
				}
				continue
			}
			before, after := symptom.Want.In(more), symptom.Want.In(sim.Measure(changed, lines, agent, 2000))
			if !before.Met && symptom.Want.Distance(after.Value) >= symptom.Want.Distance(before.Value) {
				t.Errorf("%s with %s: %+v moves %s from %v to %v", name, agent.Name, plan.Changes, symptom.Want.Figure, before, after)
			}
		}
	}
}

func TestSymptomsAreFoundByOtherWords(t *testing.T) {
	for typed, id := range map[string]string{
		"uh-huh": "agent-stops-at-murmurs", "greeting": "talks-over-greeting", "hello": "both-greet", "slow": "dead-air", "barge": "agent-jumps-in",
		"latency": "dead-air", "silent": "silent-listener", "": "wrong-opening", "again and again": "cuts-in-again-and-again",
	} {
		found := false
		for _, symptom := range seek.Symptoms() {
			found = found || symptom.ID == id && symptom.Fits(typed)
		}
		if !found {
			t.Errorf("%q does not find %s", typed, id)
		}
	}
	for _, symptom := range seek.Symptoms() {
		if got, ok := seek.SymptomNamed(symptom.ID); !ok || got.Title != symptom.Title || symptom.Fits("zebra") || !symptom.Fits(strings.ToUpper(symptom.Title)) {
			t.Errorf("%s is not found by its own words", symptom.ID)
		}
	}
}
