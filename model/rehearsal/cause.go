package rehearsal

import "fmt"

// The names of the agent's figures in a Reading.
const (
	agentReplyKnob   = "agent.reply_ms"
	agentYieldKnob   = "agent.yield_ms"
	agentBargeInKnob = "agent.barge_in"
)

// cause puts a mark's reason in words and readings.
func (s *sim) cause(m mark) Cause {
	switch m.why.rule {
	case RuleOpening:
		return s.openingCause(m)
	case RuleReply, RuleResume, RuleGoOn:
		if m.why.side == agentSide {
			return s.agentReplyCause(m)
		}
		return s.personaReplyCause(m)
	case RuleCutIn:
		return s.cutInCause(m.why)
	case RuleBargeIn:
		return s.bargeInCause(m.why)
	case RulePersonaYield:
		return s.personaYieldCause(m.why)
	case RuleAgentYield:
		return s.agentYieldCause(m.why)
	default:
		return s.murmurCause(m.why)
	}
}

func (s *sim) openingCause(m mark) Cause {
	c := Cause{Rule: RuleOpening, Text: fmt.Sprintf("first_speaker is %s", s.b.FirstSpeaker)}
	if s.opened && m.kind == KindSpeech {
		c.Text += ", and the script opens with the other side, so a greeting comes first (assumed)"
	}
	if m.why.side == personaSide {
		wait := m.why.n[1]
		c.Readings = []Reading{{PathWait, float64(s.b.WaitMs) / 1000, float64(wait) / 1000, "s", true}}
		c.Text += fmt.Sprintf("; wait_seconds %s passes first", brief(wait))
	}
	return c
}

func (s *sim) agentReplyCause(m mark) Cause {
	reply := m.why.n[0]
	c := Cause{Rule: m.why.rule, Readings: []Reading{{agentReplyKnob, float64(s.agent.ReplyMs), float64(reply), "ms", true}}}
	c.Text = fmt.Sprintf("the %s agent answers %s s after the persona", s.agent.Name, seconds(reply))
	if m.why.rule == RuleGoOn {
		already := "has no line left"
		if m.why.n[1] == 1 {
			already = "has answered already"
		}
		c.Text = fmt.Sprintf("the persona %s, so the %s agent goes on %s s after its last word", already, s.agent.Name, seconds(reply))
	}
	return c
}

func (s *sim) personaReplyCause(m mark) Cause {
	pause, wait, low, high := m.why.n[0], m.why.n[1], m.why.n[2], m.why.n[3]
	c := Cause{Rule: m.why.rule, Readings: []Reading{
		{PathPauseMin, float64(low), float64(pause), "ms", true},
		{PathPauseMax, float64(high), float64(pause), "ms", true},
	}}
	var what string
	switch m.why.rule {
	case RuleResume:
		what = "takes its line up again"
	case RuleGoOn:
		what = "goes on, as the agent has no line left,"
	default:
		what = "answers"
	}
	c.Text = fmt.Sprintf("%s after a pause of %d ms, drawn between reaction_pause_ms_min %d and reaction_pause_ms_max %d", what, pause, low, high)
	if wait > 0 {
		c.Readings = append(c.Readings, Reading{PathWait, float64(s.b.WaitMs) / 1000, float64(wait) / 1000, "s", true})
		c.Text += fmt.Sprintf(", on top of wait_seconds %s before its first words", brief(wait))
	}
	return c
}

func (s *sim) cutInCause(why reason) Cause {
	words, ms, chance, since := why.n[0], why.n[1], why.n[2], why.n[3]
	draw, bound := float64(tenThousandths(why.draw))/10_000, chanceOf(s.b.Mode)
	byWords := Reading{PathMinWords, float64(s.b.MinWords), float64(words), "words", true}
	byTime := Reading{PathMinDuration, float64(s.b.MinDurationMs), float64(ms), "ms", true}
	c := Cause{Rule: RuleCutIn, Readings: []Reading{byWords, byTime}}
	if s.b.MinDurationMs > s.span(agentSide, s.b.MinWords) {
		c.Readings = []Reading{byTime, byWords}
	}
	c.Text = fmt.Sprintf("%s and %s s into the agent's turn, past min_words %d and min_duration_ms %d",
		counted(words, "word"), seconds(ms), s.b.MinWords, s.b.MinDurationMs)
	switch {
	case chance > 1:
		c.decidedBy(Reading{PathBackoff, float64(s.b.BackoffMs), float64(since), "ms", true})
	case why.n[4] == heldByWait:
		c.decidedBy(Reading{PathWait, float64(s.b.WaitMs) / 1000, float64(why.n[5]) / 1000, "s", true})
		c.Text += fmt.Sprintf("; wait_seconds %s kept it silent until %s s", brief(s.b.WaitMs), seconds(why.n[5]))
	case why.n[4] == heldByLine:
		c.Text += "; until then it was ending its own line"
	}
	c.Readings = append(c.Readings, Reading{PathMode, bound, draw, "draw below", true})
	c.Text += fmt.Sprintf("; the draw %s is below the %s of mode %s", decimal(draw, 4), decimal(bound, 2), s.b.Mode)
	if chance > 1 {
		c.Text += fmt.Sprintf("; chance %d of this turn, %d ms after the last, backoff_ms %d", chance, since, s.b.BackoffMs)
		if since > s.b.BackoffMs {
			c.Text += " and the agent's next word"
		}
	}
	return c
}

// decidedBy puts the reading that decided before the others.
func (c *Cause) decidedBy(r Reading) { c.Readings = append([]Reading{r}, c.Readings...) }

func (s *sim) bargeInCause(why reason) Cause {
	draw := float64(tenThousandths(why.draw)) / 10_000
	return Cause{
		Rule:     RuleBargeIn,
		Readings: []Reading{{agentBargeInKnob, s.agent.BargeIn, draw, "draw below", true}},
		Text: fmt.Sprintf("the %s agent barges in on word %d of the persona's %d; the draw %s is below its %s",
			s.agent.Name, why.n[0]+1, why.n[1], decimal(draw, 4), decimal(s.agent.BargeIn, 2)),
	}
}

// personaYieldCause names the threshold that fired, and the other.
func (s *sim) personaYieldCause(why reason) Cause {
	lasted, heard := why.n[0], why.n[1]
	byWords, bySeconds := why.n[2] <= why.n[3], why.n[3] < why.n[2]
	words := Reading{PathAfterWords, float64(s.b.AfterWords), float64(heard), "words", byWords}
	time := Reading{PathAfterSeconds, float64(s.b.AfterMs) / 1000, float64(lasted) / 1000, "s", bySeconds}
	c := Cause{Rule: RulePersonaYield}
	fired, other, otherOff := "after_seconds "+brief(s.b.AfterMs), fmt.Sprintf("after_words %d", s.b.AfterWords), s.b.AfterWords == Off
	c.Readings = []Reading{time, words}
	if byWords {
		fired, other, otherOff = other, fired, s.b.AfterMs == Off
		c.Readings = []Reading{words, time}
	}
	if otherOff {
		c.Readings = c.Readings[:1]
		name := "after_words"
		if byWords {
			name = "after_seconds"
		}
		other = fmt.Sprintf("fired (%s is off)", name)
	} else {
		other = "fired before " + other
	}
	c.Text = fmt.Sprintf("gave way after %s s of overlap and %s of the agent's: %s %s",
		seconds(lasted), counted(heard, "word"), fired, other)
	return c
}

func (s *sim) agentYieldCause(why reason) Cause {
	c := Cause{Rule: RuleAgentYield, Readings: []Reading{
		{agentYieldKnob, float64(s.agent.YieldMs), float64(why.n[0]), "ms", true},
	}}
	c.Text = fmt.Sprintf("the %s agent stops %s s into an overlap", s.agent.Name, seconds(why.n[0]))
	if persona := min(why.n[2], why.n[3]); persona < never/2 {
		c.Text += fmt.Sprintf("; the persona would have held out for %s s", seconds(persona))
	} else {
		c.Text += "; the persona never gives way"
	}
	return c
}

func (s *sim) murmurCause(why reason) Cause {
	c := Cause{Rule: RuleMurmur, Readings: []Reading{
		{PathStyle, float64(why.n[1]), float64(why.n[0]), "agent words", true},
	}}
	c.Text = fmt.Sprintf("%s since the last murmur; %d were drawn around a median of %s for backchannel_style %s",
		counted(why.n[0], "agent word"), why.n[1], decimal(murmurMedian.value()/rateOf(s.b.Style), 1), s.b.Style)
	switch {
	case why.n[2] == heldByWait:
		c.Readings = append(c.Readings, Reading{PathWait, float64(s.b.WaitMs) / 1000, float64(why.n[3]) / 1000, "s", true})
		c.Text += fmt.Sprintf(", and wait_seconds %s kept it silent until then", brief(s.b.WaitMs))
	case why.n[0] > why.n[1]:
		c.Text += ", and there was no room sooner"
	}
	return c
}

// tenThousandths is a 32-bit draw as it is shown, rounded down so that it never
// looks as large as the bound it stayed below.
func tenThousandths(draw uint64) uint64 { return draw * 10_000 >> 32 }
