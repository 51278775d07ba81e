package rehearsal

import (
	"fmt"
	"slices"

	"personae/model"
)

// inertList gathers inert knobs.
type inertList []model.Inert

func (l *inertList) add(path, format string, args ...any) {
	*l = append(*l, model.Inert{Path: path, Reason: fmt.Sprintf(format, args...)})
}

// InertKnobs lists every knob that cannot change a call of this script with this
// agent while the others stay as they are, in the order of Knobs: what the model
// says does nothing whatever is said, and what needs a call to tell. A knob that
// the rehearsal does not model, such as language, is not inert: nothing is known
// about it here.
func InertKnobs(b Behavior, script Script, agent Agent) []model.Inert {
	l := inertList(model.InertFields(b.persona))
	agent = agent.bounded()
	l.cutIns(b, script)
	l.yields(b, agent)
	l.murmurs(b)
	l.bursts(b)
	slices.SortStableFunc(l, func(x, y model.Inert) int { return slices.Index(knobs, x.Path) - slices.Index(knobs, y.Path) })
	return l
}

// cutIns finds what cannot matter about cutting in.
func (l *inertList) cutIns(b Behavior, script Script) {
	if b.Mode == ModeOff {
		return // the model says so
	}
	pace := agentPace.whole()
	byWords := b.MinWords * 60_000 / pace
	longest := 0
	begin := 0
	for _, end := range script.ends[agentSide] {
		longest, begin = max(longest, end-begin), end
	}
	lasts := longest * 60_000 / pace
	switch {
	case longest > 0 && max(byWords, b.MinDurationMs) >= lasts:
		l.add(PathMode, "no chance to cut in ever comes: the longest agent turn of this script is %s, %s s, and the thresholds are %s and %s s",
			counted(longest, "word"), seconds(lasts), counted(b.MinWords, "word"), brief(b.MinDurationMs))
		l.add(PathBackoff, "backoff_ms does nothing: no chance to cut in ever comes in this script")
	case byWords >= b.MinDurationMs && b.MinDurationMs > 0:
		l.add(PathMinDuration, "min_duration_ms %d is always met first: the agent needs %s s for %s", b.MinDurationMs, seconds(byWords), counted(b.MinWords, "word"))
	case byWords < b.MinDurationMs && b.MinWords > 0:
		l.add(PathMinWords, "min_words %d is always met first: the agent says as many in %s s, before min_duration_ms %d", b.MinWords, seconds(byWords), b.MinDurationMs)
	}
}

// yields finds what cannot matter about giving way: a threshold that the other
// one, or the agent's stopping, always comes before.
func (l *inertList) yields(b Behavior, agent Agent) {
	words := b.AfterWords * 60_000 / agentPace.whole()
	switch {
	case b.AfterWords == Off:
	case words > agent.YieldMs:
		l.add(PathAfterWords, "after_words %d never fires with the %s agent: so many take it %s s, and it stops %s s into an overlap",
			b.AfterWords, agent.Name, seconds(words), seconds(agent.YieldMs))
	case b.AfterMs != Off && words > b.AfterMs:
		l.add(PathAfterWords, "after_words %d never fires before after_seconds %s: so many take the agent %s s",
			b.AfterWords, brief(b.AfterMs), seconds(words))
	}
	switch {
	case b.AfterMs == Off:
	case b.AfterMs > agent.YieldMs:
		l.add(PathAfterSeconds, "after_seconds %s never fires with the %s agent: it stops %s s into an overlap",
			brief(b.AfterMs), agent.Name, seconds(agent.YieldMs))
	case b.AfterWords != Off && words <= b.AfterMs:
		l.add(PathAfterSeconds, "after_seconds %s never fires before after_words %d: so many take the agent %s s",
			brief(b.AfterMs), b.AfterWords, seconds(words))
	}
}

// murmurs finds what cannot matter about murmuring.
func (l *inertList) murmurs(b Behavior) {
	if len(b.Phrases) == 0 {
		l.add(PathStyle, "backchannel_style does nothing: backchannel_overrides is an empty list, so there is nothing to murmur")
	}
}

// bursts finds what cannot matter about text bursts.
func (l *inertList) bursts(b Behavior) {
	if !b.Burst {
		return // the model says so
	}
	for _, path := range []string{PathBurstEnabled, PathBurstPolicy} {
		l.add(path, "text_burst.%s shapes text chats: it does nothing on a voice call", leaf(path))
	}
}
