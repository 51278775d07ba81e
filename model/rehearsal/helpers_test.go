package rehearsal_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/value"
)

// optional draws an absent, null or set member.
func optional[T any](t *rapid.T, name string, values *rapid.Generator[T]) value.Optional[T] {
	switch rapid.IntRange(0, 5).Draw(t, name+" state") {
	case 0:
		return value.Optional[T]{}
	case 1:
		return value.NullOf[T]()
	}
	return value.Some(values.Draw(t, name))
}

// anyConfig draws a behavior_config in range.
func anyConfig(t *rapid.T) model.BehaviorConfig {
	return configBetween(t, rapid.IntRange(0, 5000), rapid.Float64Range(0, 1))
}

func configBetween(t *rapid.T, pauses *rapid.Generator[int], volumes *rapid.Generator[float64]) model.BehaviorConfig {
	var c model.BehaviorConfig
	c.FirstSpeaker = optional(t, "first", rapid.SampledFrom([]string{"agent", "persona"}))
	c.CutIn.MinWords = optional(t, "min words", rapid.IntRange(0, 20))
	c.CutIn.MinDurationMs = optional(t, "min duration", rapid.IntRange(0, 10_000))
	c.CutIn.BackoffMs = optional(t, "backoff", rapid.OneOf(rapid.IntRange(0, 10_000), rapid.IntRange(0, 500)))
	c.BackgroundNoise = optional(t, "noise", rapid.SampledFrom([]string{"none", "office", "cafe", "city", "keyboard_typing"}))
	c.BackgroundNoiseVolume = optional(t, "volume", volumes)
	c.WaitSeconds = optional(t, "wait", rapid.OneOf(rapid.Float64Range(0, 30), rapid.Just(0.0)))
	c.YieldOnOverlap.AfterWords = optional(t, "after words", rapid.IntRange(1, 20))
	c.YieldOnOverlap.AfterSeconds = optional(t, "after seconds", rapid.OneOf(rapid.Float64Range(.1, 10), rapid.Float64Range(.1, 1.2)))
	c.InterruptionMode = optional(t, "mode", rapid.SampledFrom([]string{rehearsal.ModeOff, rehearsal.ModeLow, rehearsal.ModeMedium, rehearsal.ModeHigh}))
	c.BackchannelStyle = optional(t, "style", rapid.SampledFrom([]string{"neutral", "polite", "impatient"}))
	c.BackchannelOverrides = optional(t, "phrases", rapid.Custom(func(t *rapid.T) value.Strings {
		return rapid.SliceOfN(rapid.SampledFrom([]string{"yes", "go on then", "", "one two three four five six seven eight nine ten"}), 0, 3).Draw(t, "list")
	}))
	c.ReactionPauseMsMin = optional(t, "pause min", pauses)
	c.ReactionPauseMsMax = optional(t, "pause max", pauses)
	return c
}

// mostSilence keeps the calls of a drawn agent and a drawn script, of mostWords a
// turn, under an hour; longer ones have a test of their own.
const (
	mostSilence = 30_000
	mostWords   = 120
)

// anyAgent draws a built-in profile or one of a user's own.
func anyAgent(t *rapid.T) rehearsal.Agent {
	if rapid.Bool().Draw(t, "built-in agent") {
		return rapid.SampledFrom(rehearsal.Agents()).Draw(t, "agent")
	}
	a := rehearsal.Agent{Name: "own"}
	for _, f := range rehearsal.AgentFigures() {
		var text string
		switch f.Unit {
		case rehearsal.UnitMs, rehearsal.UnitWords:
			most := min(int(f.Max), mostSilence)
			text = fmt.Sprint(rapid.OneOf(rapid.IntRange(0, most), rapid.IntRange(0, min(most, 800))).Draw(t, f.Key))
			if f.MayOff && rapid.Bool().Draw(t, f.Key+" off") {
				text = "off"
			}
		case rehearsal.UnitShare:
			text = fmt.Sprint(rapid.Float64Range(0, 1).Draw(t, f.Key))
		case rehearsal.UnitYesNo:
			text = rapid.SampledFrom([]string{"yes", "no"}).Draw(t, f.Key)
		case rehearsal.UnitPhrases:
			text = rapid.SampledFrom([]string{"", "yes; uh-huh"}).Draw(t, f.Key)
		}
		if err := f.Set(&a, text); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// anyScript draws a built-in script or one of a user's own.
func anyScript(t *rapid.T) script.Script {
	if rapid.Bool().Draw(t, "built-in script") {
		return rapid.SampledFrom(script.BuiltIn()).Draw(t, "script")
	}
	turns := []script.Turn{{Lane: rehearsal.LaneAgent, Text: "hello"}, {Lane: rehearsal.LanePersona, Text: "hello"}}
	for range rapid.IntRange(0, 20).Draw(t, "turns") {
		words := rapid.OneOf(rapid.IntRange(1, 6), rapid.IntRange(1, mostWords)).Draw(t, "words")
		lane := rapid.SampledFrom([]rehearsal.Lane{rehearsal.LaneAgent, rehearsal.LanePersona}).Draw(t, "lane")
		turns = append(turns, script.Turn{Lane: lane, Text: textOf(words, rapid.SampledFrom([]string{"word ", "word, ", "a word, or three. "}).Draw(t, "clause"))})
	}
	if rapid.Bool().Draw(t, "persona first") {
		turns = turns[1:]
		turns = append(turns, script.Turn{Lane: rehearsal.LaneAgent, Text: "goodbye"})
	}
	return script.New("own", "own", turns)
}

// textOf is so many words, in clauses like that one.
func textOf(words int, clause string) string {
	return strings.Join(strings.Fields(strings.Repeat(clause, words))[:words], " ")
}

func scriptNamed(tb testing.TB, name string) script.Script {
	tb.Helper()
	s, ok := script.Named(name)
	if !ok {
		tb.Fatalf("no script %q", name)
	}
	return s
}

func agentNamed(tb testing.TB, name string) rehearsal.Agent {
	tb.Helper()
	a, ok := rehearsal.AgentNamed(name)
	if !ok {
		tb.Fatalf("no agent %q", name)
	}
	return a
}

// config builds a behavior_config for a test that names its knobs.
func config(set func(*model.BehaviorConfig)) rehearsal.Behavior {
	var c model.BehaviorConfig
	if set != nil {
		set(&c)
	}
	return fromConfig(c)
}

func fromConfig(c model.BehaviorConfig) rehearsal.Behavior {
	return rehearsal.From(&model.Persona{Behavior: c}, "")
}
