package tell

import (
	"fmt"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
)

// Suggestion is one change of a field that would lessen a symptom.
type Suggestion struct {
	Path string
	From model.Value // what the persona holds now, in its three states
	To   model.Value
	Why  string // a sentence
}

// advice gathers suggestions for one persona.
type advice struct {
	b    rehearsal.Behavior
	list []Suggestion
}

// change suggests a value for a knob, unless the persona holds it already.
func (a *advice) change(path string, to model.Value, why string, args ...any) {
	if from := a.b.Value(path); from != to {
		a.list = append(a.list, Suggestion{path, from, to, fmt.Sprintf(why, args...)})
	}
}

// Suggest says which changes would lessen a symptom in this persona, the
// gentlest first; none when the persona cannot show it as it is set, or the
// symptom is unknown. Each stands alone, and they may be applied together.
func Suggest(symptom string, b rehearsal.Behavior) []Suggestion {
	a := &advice{b: b}
	switch symptom {
	case SymptomNeverLetsFinish:
		a.neverLetsFinish()
	case SymptomGivesUp, SymptomCutInsFail:
		a.holdOn(symptom)
	case SymptomTalksOver:
		a.talksOver()
	case SymptomNeverCutsIn, SymptomLateCutIns:
		a.cutInSooner()
	case SymptomBursts:
		a.bursts()
	case SymptomDeadAir:
		a.deadAir()
	case SymptomTooQuick:
		a.tooQuick()
	case SymptomAlike:
		a.alike()
	case SymptomSlowStart:
		if b.WaitMs > 0 {
			a.change(rehearsal.PathWait, model.NumberValue(0), "it waits %s s before its first words", format.Brief(b.WaitMs))
		}
	case SymptomWrongOpening:
		a.change(rehearsal.PathFirstSpeaker, model.TextValue(string(b.FirstSpeaker.Other())), "now the %s opens", b.FirstSpeaker)
	case SymptomRobotMurmurs:
		a.robotMurmurs()
	case SymptomNoMurmurs:
		a.noMurmurs()
	case SymptomManyMurmurs:
		a.manyMurmurs()
	case SymptomNoisy:
		a.noisy()
	}
	return a.list
}

// Apply returns the behaviour with the suggestions applied, to rehearse their
// effect: Effect(Measure(b …), Measure(applied …), path).
func Apply(b rehearsal.Behavior, suggestions ...Suggestion) (rehearsal.Behavior, error) {
	for _, suggestion := range suggestions {
		changed, err := b.With(suggestion.Path, suggestion.To)
		if err != nil {
			return b, err
		}
		b = changed
	}
	return b, nil
}

// What suggestions lean on: a persona that says nothing, and how long into an
// overlap the quickest and the slowest agent stops.
var (
	usual      = rehearsal.From(&model.Persona{})
	stopsFirst = rehearsal.Agents()[0].YieldMs
	stopsLast  = rehearsal.Agents()[len(rehearsal.Agents())-1].YieldMs
)

// modes are the interruption modes from never to nearly always.
var modes = [...]string{rehearsal.ModeOff, rehearsal.ModeLow, rehearsal.ModeMedium, rehearsal.ModeHigh}

// nextMode is the mode so many steps up, within the ends.
func nextMode(mode string, steps int) string {
	for i, name := range modes {
		if name == mode {
			return modes[min(max(i+steps, 0), len(modes)-1)]
		}
	}
	return mode
}

func (a *advice) neverLetsFinish() {
	b := a.b
	if b.Mode == rehearsal.ModeOff {
		return
	}
	lower := nextMode(b.Mode, -1)
	a.change(rehearsal.PathMode, model.TextValue(lower), "mode %s takes %s of its chances, %s takes %s",
		b.Mode, format.Percent(rehearsal.ChanceOf(b.Mode)), lower, format.Percent(rehearsal.ChanceOf(lower)))
	words, duration := rehearsal.PresetOf(rehearsal.ModeLow)
	if words = min(max(b.MinWords*2, words), 20); words > b.MinWords {
		a.change(rehearsal.PathMinWords, model.IntValue(words), "now it may cut in after %s", format.Count(b.MinWords, "agent word"))
	}
	if b.MinDurationMs < duration {
		a.change(rehearsal.PathMinDuration, model.IntValue(duration), "now %s s of agent speech are enough", format.Brief(b.MinDurationMs))
	}
}

// holdOn lets the persona outlast the agents we know.
func (a *advice) holdOn(symptom string) {
	b := a.b
	if symptom == SymptomCutInsFail && b.Mode == rehearsal.ModeOff {
		return
	}
	const words, ms = 8, 1500
	if b.AfterMs != rehearsal.Off && b.AfterMs < ms {
		a.change(rehearsal.PathAfterSeconds, model.NumberValue(1.5), "it gives way after %s s, and agents need %s to %s s to stop",
			format.Brief(b.AfterMs), format.Seconds(stopsFirst), format.Seconds(stopsLast))
	}
	if b.AfterWords != rehearsal.Off && b.AfterWords < words {
		a.change(rehearsal.PathAfterWords, model.IntValue(words), "it gives way to %s, where about %s in 100 people do; to %d words it is about %s",
			format.Count(b.AfterWords, "word"), format.Decimal(yieldShare(float64(b.AfterWords))*100, 0), words, format.Decimal(yieldShare(words)*100, 0))
	}
}

// talksOver brings the thresholds under the time in which agents stop: a later
// one never fires.
func (a *advice) talksOver() {
	b := a.b
	words, ms := usual.AfterWords, usual.AfterMs
	if b.AfterMs == rehearsal.Off || b.AfterMs > ms {
		a.change(rehearsal.PathAfterSeconds, model.NumberValue(float64(ms)/1000),
			"agents stop after %s to %s s, so a later threshold hardly ever fires", format.Seconds(stopsFirst), format.Seconds(stopsLast))
	}
	if b.AfterWords == rehearsal.Off || b.AfterWords > words {
		a.change(rehearsal.PathAfterWords, model.IntValue(words), "%s take the agent at most %s s; about %s in 100 people give way to as many",
			format.Count(words, "word"), format.Seconds(words*60_000/rehearsal.AgentPace.Whole()), format.Decimal(yieldShare(float64(words))*100, 0))
	}
}

func (a *advice) cutInSooner() {
	b := a.b
	if higher := nextMode(b.Mode, 1); higher != b.Mode {
		a.change(rehearsal.PathMode, model.TextValue(higher), "mode %s takes %s of its chances, %s takes %s",
			b.Mode, format.Percent(rehearsal.ChanceOf(b.Mode)), higher, format.Percent(rehearsal.ChanceOf(higher)))
	}
	words, duration := rehearsal.PresetOf(rehearsal.ModeHigh)
	if b.MinWords > words {
		a.change(rehearsal.PathMinWords, model.IntValue(words), "now it hears %s first", format.Count(b.MinWords, "agent word"))
	}
	if b.MinDurationMs > duration {
		a.change(rehearsal.PathMinDuration, model.IntValue(duration), "now it waits for %s s of agent speech", format.Brief(b.MinDurationMs))
	}
	if b.Mode != rehearsal.ModeOff && b.BackoffMs > 2000 {
		a.change(rehearsal.PathBackoff, model.IntValue(1000), "after a missed chance it waits %s s for the next", format.Brief(b.BackoffMs))
	}
}

func (a *advice) bursts() {
	b := a.b
	if b.Mode == rehearsal.ModeOff {
		return
	}
	if backoff := min(max(b.BackoffMs*3, 3000), 10_000); backoff > b.BackoffMs {
		a.change(rehearsal.PathBackoff, model.IntValue(backoff), "now it may try again after %s s", format.Brief(b.BackoffMs))
	}
	if lower := nextMode(b.Mode, -1); lower != rehearsal.ModeOff {
		a.change(rehearsal.PathMode, model.TextValue(lower), "mode %s takes %s of its chances, %s takes %s",
			b.Mode, format.Percent(rehearsal.ChanceOf(b.Mode)), lower, format.Percent(rehearsal.ChanceOf(lower)))
	}
}
