package script_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
)

func TestBuiltInScripts(t *testing.T) {
	scripts := script.BuiltIn()
	if len(scripts) != 5 {
		t.Fatalf("%d scripts", len(scripts))
	}
	least, most := script.MostWordsPerTurn, 0
	for _, s := range scripts {
		if n := len(s.Turns()); n < 8 || n > 14 {
			t.Errorf("%s has %d turns", s.Name, n)
		}
		for i, turn := range s.Turns() {
			if i > 0 && turn.Lane == s.Turns()[i-1].Lane {
				t.Errorf("%s: turn %d does not change sides", s.Name, i+1)
			}
			if turn.Lane == rehearsal.LaneAgent {
				n := len(strings.Fields(turn.Text))
				least, most = min(least, n), max(most, n)
			}
		}
		if got, ok := script.Named(s.Name); !ok || got.Title != s.Title || s.Title == s.Name {
			t.Errorf("%s is not found by its name, or has no title", s.Name)
		}
	}
	if least != 5 || most != 92 {
		t.Errorf("agent turns have %d to %d words", least, most)
	}
	if _, ok := script.Named("nothing"); ok {
		t.Error("found a script that is not there")
	}
}

func TestParse(t *testing.T) {
	want := "agent:Hello there, how are you? | persona:Fine. And you? | agent:Good."
	for name, data := range map[string]string{
		"text":           "Agent: Hello there,\n  how are you?\n\n# a remark\nCaller: Fine.\ncaller: And you?\nAGENT :Good.\n",
		"windows text":   "\ufeffAgent: Hello there, how are you?\r\nCaller: Fine. And you?\r\nAgent: Good.",
		"list":           `[{"speaker":"agent","text":"Hello there, how are you?"},{"speaker":"caller","text":"Fine. And  you?"},{"speaker":"assistant","text":"Good."}]`,
		"object":         `{"title":"A chat","turns":[{"speaker":"Agent","text":"Hello there, how are you?"},{"speaker":"user","text":"Fine. And you?"},{"speaker":"agent","text":"Good."}]}`,
		"turns in a row": "Agent: Hello there,\nAgent: how are you?\nPersona: Fine. And you?\nAgent: Good.",
	} {
		s, err := script.Parse(name, []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, turn := range s.Turns() {
			got = append(got, string(turn.Lane)+":"+turn.Text)
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%s: %s", name, strings.Join(got, " | "))
		}
	}
	if s, err := script.Parse("x", []byte(`{"title":"A chat","turns":[{"speaker":"agent","text":"a"},{"speaker":"user","text":"b"}]}`)); err != nil || s.Title != "A chat" || s.Name != "x" {
		t.Errorf("%+v %v", s, err)
	}
}

func TestParseErrors(t *testing.T) {
	long := strings.Repeat("word ", script.MostWordsPerTurn+1)
	var many, wordy strings.Builder
	for range script.MostTurns {
		many.WriteString("Agent: a\nCaller: b\n")
	}
	for range 8 {
		fmt.Fprintf(&wordy, "Agent: %s\nCaller: b\n", strings.Repeat("word ", 900))
	}
	for name, test := range map[string]struct {
		data string
		line int
		says string
	}{
		"empty":            {" \n ", 0, "empty"},
		"no speaker":       {"Agent: hi\nwhat?\n", 2, "does not say who speaks"},
		"unknown speaker":  {"Agent: hi\nBob: what?\n", 2, "“Bob: what?”"},
		"nothing said":     {"Agent: hi\nCaller:  \n", 2, "nobody says anything"},
		"one side":         {"Agent: hi\nAgent: ho\n", 0, "each side"},
		"control":          {"Agent: hi\nCaller: a\x00b\n", 2, "not text"},
		"direction":        {"Agent: hi\nCaller: a\u202eb\n", 2, "not text"},
		"not UTF-8":        {"Agent: hi\n\nCaller: \xff\n", 3, "not text"},
		"too big":          {strings.Repeat("a", script.MostBytes+1), 0, "too many for a script"},
		"long turn":        {"Agent: " + long + "\nCaller: b", 0, "turn 1 has 1001 words"},
		"many turns":       {many.String(), 0, "400 turns are too many"},
		"many words":       {wordy.String(), 0, "words are too many"},
		"many lines":       {strings.Repeat("Agent: a\n", script.MostWords+1), script.MostWords + 1, "too many lines"},
		"JSON speaker":     {"[\n{\"speaker\":\"bob\",\"text\":\"a\"}]", 2, "“bob” is unknown"},
		"JSON no text":     {"[\n\n{\"speaker\":\"agent\"}]", 3, "no “text”"},
		"JSON text type":   {"[\n{\"speaker\":\"agent\",\"text\":5}]", 2, "a JSON number"},
		"JSON turn type":   {"[\n5]", 2, "a JSON number"},
		"JSON unknown key": {"[\n{\"speaker\":\"agent\",\"txt\":\"a\"}]", 2, "txt"},
		"JSON cut off":     {"[\n{\"speaker\":\"agent\",\n\"text\":\"a\"", 3, "ends too early"},
		"JSON syntax":      {"[\n{\"speaker\" \"agent\"}]", 2, "not JSON"},
		"JSON more":        {"[]\n[]", 2, "more after the end"},
		"JSON no turns":    {"{\"title\":\"a\"}", 1, "no “turns”"},
		"JSON turns twice": {"{\"turns\":[],\n\"turns\":[]}", 2, "twice"},
		"JSON other key":   {"{\n\"scenes\":[]}", 2, "“scenes” is no part"},
		"JSON turns type":  {"{\n\"turns\":5}", 2, "must be a list"},
		"JSON control":     {"[{\"speaker\":\"agent\",\"text\":\"a\\u0007b\"}]", 1, "control characters"},
		"JSON deep":        {strings.Repeat("[", 100_000), 1, ""},
	} {
		_, err := script.Parse("mine", []byte(test.data))
		var bad *script.Error
		if !errors.As(err, &bad) {
			t.Errorf("%s: %v is no Error", name, err)
			continue
		}
		if bad.Line != test.line || !strings.Contains(bad.Problem, test.says) || !strings.HasPrefix(bad.Error(), "mine") {
			t.Errorf("%s: line %d, %q", name, bad.Line, bad.Error())
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"Agent: a\nCaller: b", `[{"speaker":"agent","text":"a"},{"speaker":"user","text":"b"}]`, `{"turns":[`, "Agent: \u0301a\n b\nCaller: c"} {
		f.Add([]byte(s))
	}
	for _, s := range script.BuiltIn() {
		var text strings.Builder
		for _, turn := range s.Turns() {
			fmt.Fprintf(&text, "%s: %s\n", turn.Lane, turn.Text)
		}
		f.Add([]byte(text.String()))
	}
	b := rehearsal.From(&model.Persona{}, "")
	b.Mode, b.MinWords, b.MinDurationMs, b.BackoffMs = rehearsal.ModeHigh, 0, 0, 0
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := script.Parse("fuzz", data)
		if err != nil {
			return
		}
		if call := sim.Run(b, s, rehearsal.Agents()[2], 1); call.LengthMs > rehearsal.LongestCall.Whole() {
			t.Fatalf("runs for %d ms", call.LengthMs)
		}
	})
}

// TestLongestScriptEndsWithinTheHour plays the longest script there may be with
// the slowest of everything.
func TestLongestScriptEndsWithinTheHour(t *testing.T) {
	var text strings.Builder
	for i := range script.MostTurns {
		if i%2 == 1 {
			text.WriteString("Caller: word\n")
		} else {
			text.WriteString("Agent: " + strings.Repeat("word ", 2*script.MostWords/script.MostTurns-1) + "\n")
		}
	}
	s, err := script.Parse("long", []byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	b := rehearsal.From(&model.Persona{}, "")
	b.PauseMinMs, b.PauseMaxMs, b.WaitMs = 5000, 5000, 30_000
	call := sim.Run(b, s, rehearsal.Agent{Name: "glacial", ReplyMs: 1 << 30, ReplyP90Ms: 1, StopMs: -5, RepromptMs: rehearsal.Off, EndpointMs: rehearsal.Off, Greets: true}, 1)
	if call.LengthMs >= rehearsal.LongestCall.Whole() {
		t.Errorf("%d ms: cut off by the hour", call.LengthMs)
	}
	if last := call.Events[len(call.Events)-1]; last.Lane != rehearsal.LanePersona || last.Words != 1 {
		t.Errorf("the call does not end with its script: %+v", last)
	}
}
