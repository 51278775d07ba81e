package sim

import (
	"fmt"

	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/words"
)

// met is a reading that had fired.
func met(knob string, threshold, value float64, unit string) rehearsal.Reading {
	return rehearsal.Reading{Knob: knob, Threshold: threshold, Value: value, Unit: unit, Met: true}
}

func (o opens) cause(p *plan, of rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: rehearsal.RuleOpening, Text: fmt.Sprintf("the first speaker is the %s", p.b.FirstSpeaker)}
	if p.opened && of == rehearsal.KindSpeech && (o.side == personaSide) == (p.first == rehearsal.LanePersona) {
		c.Text += ", and the script opens with the other side, so a greeting comes first (assumed)"
	}
	greets := func(does bool) {
		c.Readings = append(c.Readings, met("agent."+rehearsal.AgentGreets, flag(does), flag(p.agent.Greets), "yes or no"))
	}
	switch {
	case o.side == agentSide && p.collides:
		greets(true)
		c.Text += fmt.Sprintf(", and the %s agent greets all the same", p.agent.Name)
	case o.side == agentSide && o.at > 0:
		greets(false)
		c.Text += fmt.Sprintf(", which does not greet: it speaks after %s s of silence", format.Seconds(o.at))
	case o.side == personaSide && p.b.FirstSpeaker == rehearsal.LaneAgent:
		greets(false)
		c.Text += fmt.Sprintf(", which does not greet: the persona speaks after %s s of silence", format.Seconds(o.at))
	case o.side == personaSide:
		c.Readings = append(c.Readings, met(rehearsal.PathWait, float64(p.b.WaitMs)/1000, float64(o.at)/1000, "s"))
		c.Text += fmt.Sprintf("; %s passes first", p.setting(rehearsal.PathWait))
		if o.greeted {
			c.Text += fmt.Sprintf(", and the %s agent is greeting already", p.agent.Name)
		}
	}
	return c
}

// flag is a yes or no as a reading has it.
func flag(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
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
	if r.waited {
		c.Readings = append([]rehearsal.Reading{met(rehearsal.PathWait, float64(p.b.WaitMs)/1000, float64(p.b.WaitMs)/1000, "s")}, c.Readings...)
		c.Text += fmt.Sprintf("; %s, counted from the start of the call, held it longer", p.setting(rehearsal.PathWait))
	}
	return c
}

func (pauseEnds) cause(*plan, rehearsal.Kind) rehearsal.Cause {
	return rehearsal.Cause{Rule: rehearsal.RuleGoOn, Text: "its pause is over, and the agent has taken it for the end of the turn (assumed)"}
}

func (r speaksAfter) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: rehearsal.RuleBothSilent, Readings: []rehearsal.Reading{
		met(rehearsal.PathPauseMin, float64(p.b.PauseMinMs), float64(r.pause), "ms"),
		met(rehearsal.PathPauseMax, float64(p.b.PauseMaxMs), float64(r.pause), "ms"),
	}}
	c.Text = fmt.Sprintf("speaks first after %s s in which %s: %s s of patience (assumed) and a pause of %d ms",
		format.Seconds(r.silent), r.why, format.Brief(r.patience), r.pause)
	if r.silent > r.patience+r.pause {
		c.Readings = append(c.Readings, met(rehearsal.PathWait, float64(p.b.WaitMs)/1000, float64(p.b.WaitMs)/1000, "s"))
		c.Text += fmt.Sprintf(", and no sooner than %s lets it", p.setting(rehearsal.PathWait))
	}
	return c
}

// String says what broke the turn off.
func (w breakOff) String() string {
	return [...]string{
		bothStopped: "nobody spoke, as both had given way",
		falseAlarm:  "nobody spoke, as the agent had stopped for no interruption",
		greetedOver: "nobody spoke, as both had greeted at once",
	}[w]
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
	wait := met(rehearsal.PathWait, float64(p.b.WaitMs)/1000, float64(r.at)/1000, "s")
	switch {
	case r.held == heldByClause && r.since < r.at:
		c.Text += fmt.Sprintf("; the agent's clause ends here, %s s after it gave way, past %s", format.Seconds(r.since), p.setting(rehearsal.PathBackoff))
		c.Readings = append(c.Readings, met(rehearsal.PathBackoff, float64(p.b.BackoffMs), float64(r.since), "ms"))
	case r.held == heldByClause:
		c.Text += "; the agent's clause ends here"
	case r.held == heldByWait:
		c.Readings = append([]rehearsal.Reading{wait}, c.Readings...)
		c.Text += fmt.Sprintf("; %s kept it silent until %s s", p.setting(rehearsal.PathWait), format.Seconds(r.at))
	case r.held == heldByLine:
		c.Text += "; until then it was ending its own line"
	}
	c.Readings = append(c.Readings, met(rehearsal.PathMode, bound, draw, "draw below"))
	c.Text += fmt.Sprintf("; the draw %s is below the %s of mode %s", format.Decimal(draw, 4), format.Decimal(bound, 2), p.b.Mode)
	if r.chance > 1 {
		c.Text += fmt.Sprintf("; opportunity %d of this turn, attempt %d of %d", r.chance, r.attempt, p.attempts)
	}
	return c
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
