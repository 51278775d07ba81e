package sim

import (
	"fmt"

	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/words"
)

// The names of the agent's figures in a Reading.
const (
	agentReplyKnob   = "agent.reply_ms"
	agentYieldKnob   = "agent.yield_ms"
	agentBargeInKnob = "agent.barge_in"
)

// met is a reading that had fired.
func met(knob string, threshold, value float64, unit string) rehearsal.Reading {
	return rehearsal.Reading{Knob: knob, Threshold: threshold, Value: value, Unit: unit, Met: true}
}

func (o opens) cause(p *plan, of rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: rehearsal.RuleOpening, Text: fmt.Sprintf("the first speaker is the %s", p.b.FirstSpeaker)}
	if p.opened && of == rehearsal.KindSpeech {
		c.Text += ", and the script opens with the other side, so a greeting comes first (assumed)"
	}
	if o.side == personaSide {
		c.Readings = []rehearsal.Reading{met(rehearsal.PathWait, float64(p.b.WaitMs)/1000, float64(o.wait)/1000, "s")}
		c.Text += fmt.Sprintf("; %s passes first", p.setting(rehearsal.PathWait))
	}
	return c
}

func (r agentReplies) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: rehearsal.RuleReply, Readings: []rehearsal.Reading{met(agentReplyKnob, float64(p.agent.ReplyMs), float64(r.pause), "ms")}}
	c.Text = fmt.Sprintf("the %s agent answers %s s after the persona", p.agent.Name, format.Seconds(r.pause))
	if r.goesOn {
		already := "has no line left"
		if r.answered {
			already = "has answered already"
		}
		c.Rule = rehearsal.RuleGoOn
		c.Text = fmt.Sprintf("the persona %s, so the %s agent goes on %s s after its last word", already, p.agent.Name, format.Seconds(r.pause))
	}
	return c
}

func (r personaReplies) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: r.rule, Readings: []rehearsal.Reading{
		met(rehearsal.PathPauseMin, float64(p.b.PauseMinMs), float64(r.pause), "ms"),
		met(rehearsal.PathPauseMax, float64(p.b.PauseMaxMs), float64(r.pause), "ms"),
	}}
	var what string
	switch r.rule {
	case rehearsal.RuleResume:
		what = "takes its line up again"
	case rehearsal.RuleGoOn:
		what = "goes on, as the agent has no line left,"
	default:
		what = "answers"
	}
	c.Text = fmt.Sprintf("%s after a pause of %d ms, drawn between %s and %s",
		what, r.pause, p.setting(rehearsal.PathPauseMin), p.setting(rehearsal.PathPauseMax))
	if r.wait > 0 {
		c.Readings = append(c.Readings, met(rehearsal.PathWait, float64(p.b.WaitMs)/1000, float64(r.wait)/1000, "s"))
		c.Text += fmt.Sprintf(", on top of %s", p.setting(rehearsal.PathWait))
	}
	return c
}

func (r cutsIn) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	draw, bound := float64(tenThousandths(r.draw))/10_000, rehearsal.ChanceOf(p.b.Mode)
	byWords := met(rehearsal.PathMinWords, float64(p.b.MinWords), float64(r.words), "words")
	byTime := met(rehearsal.PathMinDuration, float64(p.b.MinDurationMs), float64(r.into), "ms")
	c := rehearsal.Cause{Rule: rehearsal.RuleCutIn, Readings: []rehearsal.Reading{byWords, byTime}}
	if p.b.MinDurationMs > p.span(agentSide, p.b.MinWords) {
		c.Readings = []rehearsal.Reading{byTime, byWords}
	}
	c.Text = fmt.Sprintf("%s and %s s into the agent's turn, past %s and %s",
		words.Count(r.words, "word"), format.Seconds(r.into), p.setting(rehearsal.PathMinWords), p.setting(rehearsal.PathMinDuration))
	switch {
	case r.attempt > 1:
		c.Readings = append([]rehearsal.Reading{met(rehearsal.PathBackoff, float64(p.b.BackoffMs), float64(r.since), "ms")}, c.Readings...)
	case r.held == heldByWait:
		c.Readings = append([]rehearsal.Reading{met(rehearsal.PathWait, float64(p.b.WaitMs)/1000, float64(r.at)/1000, "s")}, c.Readings...)
		c.Text += fmt.Sprintf("; %s kept it silent until %s s", p.setting(rehearsal.PathWait), format.Seconds(r.at))
	case r.held == heldByLine:
		c.Text += "; until then it was ending its own line"
	}
	c.Readings = append(c.Readings, met(rehearsal.PathMode, bound, draw, "draw below"))
	c.Text += fmt.Sprintf("; the draw %s is below the %s of mode %s", format.Decimal(draw, 4), format.Decimal(bound, 2), p.b.Mode)
	if r.attempt > 1 {
		c.Text += fmt.Sprintf("; chance %d of this turn, %d ms after the last, %s", r.attempt, r.since, p.setting(rehearsal.PathBackoff))
		if r.since > p.b.BackoffMs {
			c.Text += " and the agent's next word"
		}
	}
	return c
}

func (r bargesIn) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	draw := float64(tenThousandths(r.draw)) / 10_000
	return rehearsal.Cause{
		Rule:     rehearsal.RuleBargeIn,
		Readings: []rehearsal.Reading{met(agentBargeInKnob, p.agent.BargeIn, draw, "draw below")},
		Text: fmt.Sprintf("the %s agent barges in on word %d of the persona's %d; the draw %s is below its %s",
			p.agent.Name, r.word+1, r.of, format.Decimal(draw, 4), format.Decimal(p.agent.BargeIn, 2)),
	}
}

// cause names the threshold that fired, and the other.
func (r personaGivesWay) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	byWords, bySeconds := r.byWords <= r.bySeconds, r.bySeconds < r.byWords
	heard := met(rehearsal.PathAfterWords, float64(p.b.AfterWords), float64(r.heard), "words")
	time := met(rehearsal.PathAfterSeconds, float64(p.b.AfterMs)/1000, float64(r.lasted)/1000, "s")
	heard.Met, time.Met = byWords, bySeconds
	c := rehearsal.Cause{Rule: rehearsal.RulePersonaYield}
	fired, other, otherOff := rehearsal.PathAfterSeconds, rehearsal.PathAfterWords, p.b.AfterWords == rehearsal.Off
	c.Readings = []rehearsal.Reading{time, heard}
	if byWords {
		fired, other, otherOff = other, fired, p.b.AfterMs == rehearsal.Off
		c.Readings = []rehearsal.Reading{heard, time}
	}
	c.Text = fmt.Sprintf("gave way after %s s of overlap and %s of the agent's: %s fired",
		format.Seconds(r.lasted), words.Count(r.heard, "word"), p.setting(fired))
	if otherOff {
		c.Readings = c.Readings[:1]
		c.Text += fmt.Sprintf(" (“%s” is off)", rehearsal.Label(other))
	} else {
		c.Text += " before " + p.setting(other)
	}
	return c
}

func (r agentGivesWay) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: rehearsal.RuleAgentYield, Readings: []rehearsal.Reading{
		met(agentYieldKnob, float64(p.agent.StopMs), float64(r.lasted), "ms"),
	}}
	c.Text = fmt.Sprintf("the %s agent stops %s s into an overlap", p.agent.Name, format.Seconds(r.lasted))
	if r.holdOut < never/2 {
		c.Text += fmt.Sprintf("; the persona would have held out for %s s", format.Seconds(r.holdOut))
	} else {
		c.Text += "; the persona never gives way"
	}
	return c
}

func (r murmurs) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: rehearsal.RuleMurmur, Readings: []rehearsal.Reading{
		met(rehearsal.PathStyle, float64(r.drawn), float64(r.since), "agent words"),
	}}
	c.Text = fmt.Sprintf("%s since the last murmur; %d were drawn around a median of %s for %s", words.Count(r.since, "agent word"),
		r.drawn, format.Decimal(rehearsal.MurmurMedian.Value()/rehearsal.RateOf(p.b.Style), 1), p.setting(rehearsal.PathStyle))
	switch {
	case r.held == heldByWait:
		c.Readings = append(c.Readings, met(rehearsal.PathWait, float64(p.b.WaitMs)/1000, float64(r.at)/1000, "s"))
		c.Text += fmt.Sprintf(", and %s kept it silent until then", p.setting(rehearsal.PathWait))
	case r.since > r.drawn:
		c.Text += ", and there was no room sooner"
	}
	return c
}

// tenThousandths is a 32-bit draw as it is shown, rounded down so that it never
// looks as large as the bound it stayed below.
func tenThousandths(draw uint64) uint64 { return draw * 10_000 >> 32 }
