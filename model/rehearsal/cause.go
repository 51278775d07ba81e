package rehearsal

import "fmt"

// The names of the agent's figures in a Reading.
const (
	agentReplyKnob   = "agent.reply_ms"
	agentYieldKnob   = "agent.yield_ms"
	agentBargeInKnob = "agent.barge_in"
)

func (o opens) cause(p *plan, of Kind) Cause {
	c := Cause{Rule: RuleOpening, Text: fmt.Sprintf("first_speaker is %s", p.b.FirstSpeaker)}
	if p.opened && of == KindSpeech {
		c.Text += ", and the script opens with the other side, so a greeting comes first (assumed)"
	}
	if o.side == personaSide {
		c.Readings = []Reading{{PathWait, float64(p.b.WaitMs) / 1000, float64(o.wait) / 1000, "s", true}}
		c.Text += fmt.Sprintf("; wait_seconds %s passes first", brief(o.wait))
	}
	return c
}

func (r agentReplies) cause(p *plan, _ Kind) Cause {
	c := Cause{Rule: RuleReply, Readings: []Reading{{agentReplyKnob, float64(p.agent.ReplyMs), float64(r.pause), "ms", true}}}
	c.Text = fmt.Sprintf("the %s agent answers %s s after the persona", p.agent.Name, seconds(r.pause))
	if r.goesOn {
		already := "has no line left"
		if r.answered {
			already = "has answered already"
		}
		c.Rule = RuleGoOn
		c.Text = fmt.Sprintf("the persona %s, so the %s agent goes on %s s after its last word", already, p.agent.Name, seconds(r.pause))
	}
	return c
}

func (r personaReplies) cause(p *plan, _ Kind) Cause {
	c := Cause{Rule: r.rule, Readings: []Reading{
		{PathPauseMin, float64(r.least), float64(r.pause), "ms", true},
		{PathPauseMax, float64(r.most), float64(r.pause), "ms", true},
	}}
	var what string
	switch r.rule {
	case RuleResume:
		what = "takes its line up again"
	case RuleGoOn:
		what = "goes on, as the agent has no line left,"
	default:
		what = "answers"
	}
	c.Text = fmt.Sprintf("%s after a pause of %d ms, drawn between reaction_pause_ms_min %d and reaction_pause_ms_max %d", what, r.pause, r.least, r.most)
	if r.wait > 0 {
		c.Readings = append(c.Readings, Reading{PathWait, float64(p.b.WaitMs) / 1000, float64(r.wait) / 1000, "s", true})
		c.Text += fmt.Sprintf(", on top of wait_seconds %s before its first words", brief(r.wait))
	}
	return c
}

func (r cutsIn) cause(p *plan, _ Kind) Cause {
	draw, bound := float64(tenThousandths(r.draw))/10_000, chanceOf(p.b.Mode)
	byWords := Reading{PathMinWords, float64(p.b.MinWords), float64(r.words), "words", true}
	byTime := Reading{PathMinDuration, float64(p.b.MinDurationMs), float64(r.into), "ms", true}
	c := Cause{Rule: RuleCutIn, Readings: []Reading{byWords, byTime}}
	if p.b.MinDurationMs > p.span(agentSide, p.b.MinWords) {
		c.Readings = []Reading{byTime, byWords}
	}
	c.Text = fmt.Sprintf("%s and %s s into the agent's turn, past min_words %d and min_duration_ms %d",
		counted(r.words, "word"), seconds(r.into), p.b.MinWords, p.b.MinDurationMs)
	switch {
	case r.attempt > 1:
		c.decidedBy(Reading{PathBackoff, float64(p.b.BackoffMs), float64(r.since), "ms", true})
	case r.held == heldByWait:
		c.decidedBy(Reading{PathWait, float64(p.b.WaitMs) / 1000, float64(r.at) / 1000, "s", true})
		c.Text += fmt.Sprintf("; wait_seconds %s kept it silent until %s s", brief(p.b.WaitMs), seconds(r.at))
	case r.held == heldByLine:
		c.Text += "; until then it was ending its own line"
	}
	c.Readings = append(c.Readings, Reading{PathMode, bound, draw, "draw below", true})
	c.Text += fmt.Sprintf("; the draw %s is below the %s of mode %s", decimal(draw, 4), decimal(bound, 2), p.b.Mode)
	if r.attempt > 1 {
		c.Text += fmt.Sprintf("; chance %d of this turn, %d ms after the last, backoff_ms %d", r.attempt, r.since, p.b.BackoffMs)
		if r.since > p.b.BackoffMs {
			c.Text += " and the agent's next word"
		}
	}
	return c
}

// decidedBy puts the reading that decided before the others.
func (c *Cause) decidedBy(r Reading) { c.Readings = append([]Reading{r}, c.Readings...) }

func (r bargesIn) cause(p *plan, _ Kind) Cause {
	draw := float64(tenThousandths(r.draw)) / 10_000
	return Cause{
		Rule:     RuleBargeIn,
		Readings: []Reading{{agentBargeInKnob, p.agent.BargeIn, draw, "draw below", true}},
		Text: fmt.Sprintf("the %s agent barges in on word %d of the persona's %d; the draw %s is below its %s",
			p.agent.Name, r.word+1, r.of, decimal(draw, 4), decimal(p.agent.BargeIn, 2)),
	}
}

// cause names the threshold that fired, and the other.
func (r personaGivesWay) cause(p *plan, _ Kind) Cause {
	byWords, bySeconds := r.byWords <= r.bySeconds, r.bySeconds < r.byWords
	words := Reading{PathAfterWords, float64(p.b.AfterWords), float64(r.heard), "words", byWords}
	time := Reading{PathAfterSeconds, float64(p.b.AfterMs) / 1000, float64(r.lasted) / 1000, "s", bySeconds}
	c := Cause{Rule: RulePersonaYield}
	fired, other, otherOff := "after_seconds "+brief(p.b.AfterMs), fmt.Sprintf("after_words %d", p.b.AfterWords), p.b.AfterWords == Off
	c.Readings = []Reading{time, words}
	if byWords {
		fired, other, otherOff = other, fired, p.b.AfterMs == Off
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
		seconds(r.lasted), counted(r.heard, "word"), fired, other)
	return c
}

func (r agentGivesWay) cause(p *plan, _ Kind) Cause {
	c := Cause{Rule: RuleAgentYield, Readings: []Reading{
		{agentYieldKnob, float64(p.agent.YieldMs), float64(r.lasted), "ms", true},
	}}
	c.Text = fmt.Sprintf("the %s agent stops %s s into an overlap", p.agent.Name, seconds(r.lasted))
	if r.holdOut < never/2 {
		c.Text += fmt.Sprintf("; the persona would have held out for %s s", seconds(r.holdOut))
	} else {
		c.Text += "; the persona never gives way"
	}
	return c
}

func (r murmurs) cause(p *plan, _ Kind) Cause {
	c := Cause{Rule: RuleMurmur, Readings: []Reading{
		{PathStyle, float64(r.drawn), float64(r.since), "agent words", true},
	}}
	c.Text = fmt.Sprintf("%s since the last murmur; %d were drawn around a median of %s for backchannel_style %s",
		counted(r.since, "agent word"), r.drawn, decimal(murmurMedian.value()/rateOf(p.b.Style), 1), p.b.Style)
	switch {
	case r.held == heldByWait:
		c.Readings = append(c.Readings, Reading{PathWait, float64(p.b.WaitMs) / 1000, float64(r.at) / 1000, "s", true})
		c.Text += fmt.Sprintf(", and wait_seconds %s kept it silent until then", brief(p.b.WaitMs))
	case r.since > r.drawn:
		c.Text += ", and there was no room sooner"
	}
	return c
}

// tenThousandths is a 32-bit draw as it is shown, rounded down so that it never
// looks as large as the bound it stayed below.
func tenThousandths(draw uint64) uint64 { return draw * 10_000 >> 32 }
