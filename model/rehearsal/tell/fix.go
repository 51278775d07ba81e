package tell

import (
	"fmt"
	"slices"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/value"
	"personae/model/words"
)

// Fix is one change of a field that would lessen a symptom.
type Fix struct {
	Path string
	From value.Value // what the persona holds now, in its three states
	To   value.Value
	Why  string // a sentence
}

type fixes struct {
	b    rehearsal.Behavior
	list []Fix
}

// change adds a value for a knob, unless the persona holds it already.
func (f *fixes) change(path string, to value.Value, why string, args ...any) {
	if from := f.b.Value(path); from != to {
		f.list = append(f.list, Fix{path, from, to, fmt.Sprintf(why, args...)})
	}
}

// Fixes says which changes would lessen a symptom in this persona, the
// gentlest first; none when the persona cannot show it as it is set, or the
// symptom is unknown. Each stands alone, and they may be applied together.
func Fixes(symptom string, b rehearsal.Behavior) []Fix {
	f := &fixes{b: b}
	if s, ok := SymptomNamed(symptom); ok {
		s.fix(f)
	}
	return f.list
}

// Apply returns the behaviour with the fixes applied, to rehearse their
// effect: Effect(Measure(b …), Measure(applied …), path).
func Apply(b rehearsal.Behavior, list ...Fix) (rehearsal.Behavior, error) {
	for _, fix := range list {
		changed, err := b.With(fix.Path, fix.To)
		if err != nil {
			return b, err
		}
		b = changed
	}
	return b, nil
}

// What fixes lean on: a persona that says nothing, and how long into an
// overlap the quickest and the slowest agent stops.
var (
	usual      = rehearsal.From(&model.Persona{}, "")
	stopsFirst = rehearsal.Agents()[0].StopMs
	stopsLast  = rehearsal.Agents()[len(rehearsal.Agents())-1].StopMs
)

// modes are the interruption modes from never to nearly always.
var modes = []string{rehearsal.ModeOff, rehearsal.ModeLow, rehearsal.ModeMedium, rehearsal.ModeHigh}

// nextMode is the mode so many steps up, within the ends.
func nextMode(mode string, steps int) string {
	return modes[min(max(slices.Index(modes, mode)+steps, 0), len(modes)-1)]
}

func (f *fixes) mode(to string) {
	f.change(rehearsal.PathMode, value.Text(to), "mode %s takes %s of its chances, %s takes %s",
		f.b.Mode, format.Percent(rehearsal.ChanceOf(f.b.Mode)), to, format.Percent(rehearsal.ChanceOf(to)))
}

func (f *fixes) neverLetsFinish() {
	b := f.b
	if b.Mode == rehearsal.ModeOff {
		return
	}
	f.mode(nextMode(b.Mode, -1))
	enough, duration := rehearsal.PresetOf(rehearsal.ModeLow)
	if enough = min(max(b.MinWords*2, enough), 20); enough > b.MinWords {
		f.change(rehearsal.PathMinWords, value.Int(enough), "now it may cut in after %s", words.Count(b.MinWords, "agent word"))
	}
	if b.MinDurationMs < duration {
		f.change(rehearsal.PathMinDuration, value.Int(duration), "now %s s of agent speech are enough", format.Brief(b.MinDurationMs))
	}
}

// winCutIns helps one that cuts in.
func (f *fixes) winCutIns() {
	if f.b.Mode != rehearsal.ModeOff {
		f.holdOn()
	}
}

// holdOn lets the persona outlast the agents we know.
func (f *fixes) holdOn() {
	b := f.b
	const enough, ms = 8, 1500
	if b.AfterMs != rehearsal.Off && b.AfterMs < ms {
		f.change(rehearsal.PathAfterSeconds, value.Number(1.5), "it gives way after %s s, and agents need %s to %s s to stop",
			format.Brief(b.AfterMs), format.Seconds(stopsFirst), format.Seconds(stopsLast))
	}
	if b.AfterWords != rehearsal.Off && b.AfterWords < enough {
		f.change(rehearsal.PathAfterWords, value.Int(enough), "it gives way to %s, where about %s in 100 people do; to %d words it is about %s",
			words.Count(b.AfterWords, "word"), format.Decimal(yieldShare(float64(b.AfterWords))*100, 0), enough, format.Decimal(yieldShare(enough)*100, 0))
	}
}

// talksOver brings the thresholds under the time in which agents stop: a later
// one never fires.
func (f *fixes) talksOver() {
	b := f.b
	enough, ms := usual.AfterWords, usual.AfterMs
	if b.AfterMs == rehearsal.Off || b.AfterMs > ms {
		f.change(rehearsal.PathAfterSeconds, value.Number(float64(ms)/1000),
			"agents stop after %s to %s s, so a later threshold hardly ever fires", format.Seconds(stopsFirst), format.Seconds(stopsLast))
	}
	if b.AfterWords == rehearsal.Off || b.AfterWords > enough {
		f.change(rehearsal.PathAfterWords, value.Int(enough), "%s take the agent at most %s s; about %s in 100 people give way to as many",
			words.Count(enough, "word"), format.Seconds(enough*60_000/rehearsal.AgentPace.Whole()), format.Decimal(yieldShare(float64(enough))*100, 0))
	}
}

func (f *fixes) cutInSooner() {
	b := f.b
	if higher := nextMode(b.Mode, 1); higher != b.Mode {
		f.mode(higher)
	}
	enough, duration := rehearsal.PresetOf(rehearsal.ModeHigh)
	if b.MinWords > enough {
		f.change(rehearsal.PathMinWords, value.Int(enough), "now it hears %s first", words.Count(b.MinWords, "agent word"))
	}
	if b.MinDurationMs > duration {
		f.change(rehearsal.PathMinDuration, value.Int(duration), "now it waits for %s s of agent speech", format.Brief(b.MinDurationMs))
	}
	if b.Mode != rehearsal.ModeOff && b.BackoffMs > 2000 {
		f.change(rehearsal.PathBackoff, value.Int(1000), "after a missed chance it waits %s s for the next", format.Brief(b.BackoffMs))
	}
}

func (f *fixes) bursts() {
	b := f.b
	if b.Mode == rehearsal.ModeOff {
		return
	}
	if backoff := min(max(b.BackoffMs*3, 3000), 10_000); backoff > b.BackoffMs {
		f.change(rehearsal.PathBackoff, value.Int(backoff), "now it may try again after %s s", format.Brief(b.BackoffMs))
	}
	if lower := nextMode(b.Mode, -1); lower != rehearsal.ModeOff {
		f.mode(lower)
	}
}
