package tell

import (
	"fmt"
	"slices"

	"personae/model/check"
	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/rehearsal/script"
	"personae/model/words"
)

type inertList []check.Inert

func (l *inertList) add(path, sentence string, args ...any) {
	*l = append(*l, check.Inert{Path: path, Reason: fmt.Sprintf(sentence, args...)})
}

// InertKnobs lists every knob that cannot change a call of this script with this
// agent while the others stay as they are, in the order of Knobs: what the model
// says does nothing whatever is said, and what needs a call to tell. A knob that
// the rehearsal does not model, such as language, is not inert: nothing is known
// about it here.
func InertKnobs(b rehearsal.Behavior, lines script.Script, agent rehearsal.Agent) []check.Inert {
	l := inertList(b.Inert())
	agent = agent.Bounded()
	l.cutIns(b, lines, agent)
	l.yields(b)
	l.murmurs(b)
	l.bursts(b)
	order := rehearsal.Knobs()
	slices.SortStableFunc(l, func(x, y check.Inert) int { return slices.Index(order, x.Path) - slices.Index(order, y.Path) })
	return l
}

func (l *inertList) cutIns(b rehearsal.Behavior, lines script.Script, agent rehearsal.Agent) {
	if b.Mode == rehearsal.ModeOff {
		return // the model says so
	}
	pace := rehearsal.AgentPace.Whole()
	byWords := b.MinWords * 60_000 / pace
	longest := longestTurn(lines, agent)
	lasts := longest * 60_000 / pace
	switch {
	case longest > 0 && max(byWords, b.MinDurationMs) >= lasts:
		l.add(rehearsal.PathMode, "no chance to cut in ever comes: the agent says %s in one go at the most, in %s s, and the thresholds are %s and %s s",
			words.Count(longest, "word"), format.Seconds(lasts), words.Count(b.MinWords, "word"), format.Brief(b.MinDurationMs))
		l.add(rehearsal.PathBackoff, "%s does nothing: no chance to cut in ever comes in this script", rehearsal.Label(rehearsal.PathBackoff))
	case byWords >= b.MinDurationMs && b.MinDurationMs > 0:
		l.add(rehearsal.PathMinDuration, "%s is always met first: the agent needs %s s for %s",
			b.Setting(rehearsal.PathMinDuration), format.Seconds(byWords), words.Count(b.MinWords, "word"))
	case byWords < b.MinDurationMs && b.MinWords > 0:
		l.add(rehearsal.PathMinWords, "%s is always met first: the agent says as many in %s s, before %s",
			b.Setting(rehearsal.PathMinWords), format.Seconds(byWords), b.Setting(rehearsal.PathMinDuration))
	}
}

// longestTurn is the most words that the agent may say in one go: a turn of the
// script, and where it says again what was cut off, that of the one before. A
// greeting of one word may come before the first.
func longestTurn(lines script.Script, agent rehearsal.Agent) int {
	_, ends := lines.Words(rehearsal.LaneAgent)
	longest, before, begin := 0, 1, 0
	for _, end := range ends {
		own := end - begin
		if longest = max(longest, own); agent.SayAgain > 0 {
			longest = max(longest, before+own)
		}
		before, begin = own, end
	}
	return longest
}

// yields finds a threshold of giving way that the other always comes before. How
// soon the agent stops is drawn, so it may always come later.
func (l *inertList) yields(b rehearsal.Behavior) {
	if b.AfterWords == rehearsal.Off || b.AfterMs == rehearsal.Off {
		return
	}
	heard := b.AfterWords * 60_000 / rehearsal.AgentPace.Whole()
	byWords, byTime := b.Setting(rehearsal.PathAfterWords), b.Setting(rehearsal.PathAfterSeconds)
	if heard > b.AfterMs {
		l.add(rehearsal.PathAfterWords, "%s never fires before %s: so many take the agent %s s", byWords, byTime, format.Seconds(heard))
	} else {
		l.add(rehearsal.PathAfterSeconds, "%s never fires before %s: so many take the agent %s s", byTime, byWords, format.Seconds(heard))
	}
}

func (l *inertList) murmurs(b rehearsal.Behavior) {
	if len(b.Phrases) == 0 {
		l.add(rehearsal.PathStyle, "%s does nothing: “%s” is an empty list, so there is nothing to murmur",
			rehearsal.Label(rehearsal.PathStyle), rehearsal.Label(rehearsal.PathPhrases))
	}
}

func (l *inertList) bursts(b rehearsal.Behavior) {
	if !b.Burst {
		return // the model says so
	}
	for _, path := range []string{rehearsal.PathBurstEnabled, rehearsal.PathBurstPolicy} {
		l.add(path, "%s shapes text chats: it does nothing on a voice call", rehearsal.Label(path))
	}
}
