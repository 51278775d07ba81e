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

// TestRemediesAreForWhatACallShows holds one shipped persona in three, each beside
// another agent: what is offered lessens what the call shows, also in ten times as many
// calls, and nothing is offered for what it does not. The self-test does the same for
// all with every agent.
func TestRemediesAreForWhatACallShows(t *testing.T) {
	agents, personas := rehearsal.Agents(), shipped(t)
	names := slices.Sorted(maps.Keys(personas))
	if testing.Short() {
		names = names[:9]
	}
	for turn := 0; turn < len(names); turn += 3 {
		lines, agent := script.BuiltIn()[turn%len(script.BuiltIn())], agents[turn*2/3%len(agents)]
		for i, trial := range seek.Try(personas[names[turn]], lines, agent) {
			if trial.Wrong > 0 || trial.Unasked > 0 {
				t.Errorf("%s: %s: %+v", names[turn], seek.Symptoms()[i].ID, trial)
			}
		}
	}
}

// TestSelfTestPrintsWhatItHolds runs the self-test of one persona.
func TestSelfTestPrintsWhatItHolds(t *testing.T) {
	var last int
	checks := seek.SelfTest([]rehearsal.Behavior{interrupter()}, rehearsal.Agents()[:2], func(done, of int) { last = max(last, done*100/of) })
	if last != 100 || len(checks) != len(seek.Symptoms()) {
		t.Errorf("%d rows, progress up to %d %%", len(checks), last)
	}
	for _, c := range checks {
		if !c.Pass {
			t.Errorf("%+v", c)
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
