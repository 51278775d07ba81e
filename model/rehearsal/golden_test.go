package rehearsal_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"hash/crc64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/rehearsal/picture"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/seek"
	"personae/model/rehearsal/sim"
	"personae/model/value"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds text to the file of that name.
func golden(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, []byte(text)) {
		t.Errorf("%s differs; look at it, then go test -run %s -update\n%s", path, t.Name(), text)
	}
}

// goldenConfigs are behaviours that differ in every rule.
func goldenConfigs() map[string]rehearsal.Behavior {
	return map[string]rehearsal.Behavior{
		"defaults": config(nil),
		"interrupter": config(func(c *model.BehaviorConfig) {
			c.InterruptionMode = value.Some(rehearsal.ModeHigh)
			c.CutIn.MinWords, c.CutIn.MinDurationMs = value.NullOf[int](), value.NullOf[int]()
			c.YieldOnOverlap.AfterWords = value.Some(4)
			c.YieldOnOverlap.AfterSeconds = value.Some(1.0)
			c.BackchannelStyle = value.Some(rehearsal.StyleImpatient)
			c.ReactionPauseMsMin, c.ReactionPauseMsMax = value.Some(0), value.Some(150)
		}),
		"polite": config(func(c *model.BehaviorConfig) {
			c.FirstSpeaker = value.Some(string(rehearsal.LanePersona))
			c.WaitSeconds = value.Some(1.5)
			c.BackchannelStyle = value.Some(rehearsal.StylePolite)
			c.BackchannelOverrides = value.Some(value.Strings{"I see", "thank you so much"})
			c.ReactionPauseMsMin, c.ReactionPauseMsMax = value.Some(600), value.Some(1400)
			c.BackgroundNoise = value.Some("cafe")
		}),
		"stubborn": config(func(c *model.BehaviorConfig) {
			c.InterruptionMode = value.Some(rehearsal.ModeLow)
			c.CutIn.BackoffMs = value.Some(0)
			c.YieldOnOverlap.AfterWords = value.NullOf[int]()
			c.YieldOnOverlap.AfterSeconds = value.NullOf[float64]()
		}),
	}
}

func TestGoldenCalls(t *testing.T) {
	for name, b := range goldenConfigs() {
		for i, lines := range script.BuiltIn() {
			agent := rehearsal.Agents()[(5*i+len(name))%len(rehearsal.Agents())]
			for _, seed := range []uint64{1, 2026} {
				call := sim.Run(b, lines, agent, seed)
				var text strings.Builder
				fmt.Fprintf(&text, "%s, %s agent, seed %d, %s: %d ms\n\n", lines.Name, agent.Name, seed, name, call.LengthMs)
				for _, e := range call.Events {
					fmt.Fprintf(&text, "%6d %6d  %-7s  %-8s  %d/%d  %s\n        %s\n", e.Start, e.End, e.Lane, e.Kind, e.Words, e.Of, e.Text, rehearsal.Explain(e))
				}
				text.WriteString("\n" + strings.Join(picture.Draw(call, 80, 0), "\n") + "\n")
				golden(t, fmt.Sprintf("%s-%s-%d", name, lines.Name, seed), text.String())
			}
		}
	}
}

// TestEveryPlatformAgrees folds a thousand calls into one number each: any
// platform that draws, rounds or fuses otherwise shows here.
func TestEveryPlatformAgrees(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under the race detector, and nothing in it runs beside anything")
	}
	var text strings.Builder
	for _, name := range []string{"defaults", "interrupter", "polite", "stubborn"} {
		b := goldenConfigs()[name]
		for i, lines := range script.BuiltIn() {
			sum := crc64.New(crc64.MakeTable(crc64.ECMA))
			for seed := range uint64(250) {
				data, err := json.Marshal(sim.Run(b, lines, rehearsal.Agents()[i%len(rehearsal.Agents())], seed))
				if err != nil {
					t.Fatal(err)
				}
				_, _ = sum.Write(data)
			}
			measured := sim.Measure(b, lines, rehearsal.Agents()[i%len(rehearsal.Agents())], 0)
			for row := range measured.Rows {
				measured.Rows[row].Human = nil // words, which may change
			}
			m, err := json.Marshal(measured)
			if err != nil {
				t.Fatal(err)
			}
			_, _ = sum.Write(m)
			fmt.Fprintf(&text, "%s %s %016x\n", name, lines.Name, sum.Sum64())
		}
	}
	golden(t, "platform", text.String())
}

func TestGoldenConstants(t *testing.T) {
	var text strings.Builder
	for _, c := range append(rehearsal.Constants(), seek.Constants()...) {
		fmt.Fprintf(&text, "%s = %s %s: %s [%s]\n", c.Name, format.Decimal(c.Value, 3), c.Unit, c.Meaning, c.Source)
	}
	golden(t, "constants", text.String())
}
