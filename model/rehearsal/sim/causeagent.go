package sim

import (
	"fmt"

	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
)

// own is the reading of an agent's figure that was met.
func own(key string, threshold, value float64, unit string) []rehearsal.Reading {
	return []rehearsal.Reading{met("agent."+key, threshold, value, unit)}
}

func (r agentReplies) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: rehearsal.RuleReply, Readings: own(rehearsal.AgentReply, float64(p.agent.ReplyMs), float64(r.pause), "ms")}
	drawn := fmt.Sprintf("drawn around its median of %s s", format.Seconds(p.agent.ReplyMs))
	c.Text = fmt.Sprintf("the %s agent answers %s s after the persona, %s", p.agent.Name, format.Seconds(r.pause), drawn)
	if r.goesOn {
		already := "has no line left"
		if r.answered {
			already = "has answered already"
		}
		c.Rule = rehearsal.RuleGoOn
		c.Text = fmt.Sprintf("the persona %s, so the %s agent goes on %s s after its last word, %s", already, p.agent.Name, format.Seconds(r.pause), drawn)
	}
	if r.again {
		c.Text += "; it first says again what was cut off"
	}
	return c
}

func (r asksAgain) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	return rehearsal.Cause{
		Rule:     rehearsal.RuleAskAgain,
		Readings: own(rehearsal.AgentReprompt, float64(p.agent.RepromptMs), float64(r.after), "ms"),
		Text:     fmt.Sprintf("the persona has been silent for %s s, after which the %s agent asks again", format.Brief(r.after), p.agent.Name),
	}
}

func (r goesOnAfter) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: rehearsal.RuleBothSilent, Readings: own(rehearsal.AgentReply, float64(p.agent.ReplyMs), float64(r.silent), "ms")}
	where := "from the clause that it broke off"
	if r.resumes {
		where = "where it broke off"
	}
	if p.agent.ResumeMs != rehearsal.Off {
		c.Readings = own(rehearsal.AgentResume, float64(p.agent.ResumeMs), float64(r.silent), "ms")
	}
	c.Text = fmt.Sprintf("the %s agent goes on %s, after %s s in which %s", p.agent.Name, where, format.Seconds(r.silent), r.why)
	return c
}

func (r bargesIn) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	draw := float64(tenThousandths(r.draw)) / 10_000
	return rehearsal.Cause{
		Rule:     rehearsal.RuleBargeIn,
		Readings: own(rehearsal.AgentBargeIn, p.agent.BargeIn, draw, "draw below"),
		Text: fmt.Sprintf("the %s agent barges in after word %d of the persona's %d; the draw %s is below its %s",
			p.agent.Name, r.word, r.of, format.Decimal(draw, 4), format.Decimal(p.agent.BargeIn, 2)),
	}
}

func (r endpoints) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	return rehearsal.Cause{
		Rule:     rehearsal.RuleBargeIn,
		Readings: own(rehearsal.AgentEndpoint, float64(p.agent.EndpointMs), float64(r.pause), "ms"),
		Text: fmt.Sprintf("the persona pauses for %s s after word %d of its %d; the %s agent takes %s s for the end, and its answer comes %s s into the pause",
			format.Seconds(r.pause), r.word, r.of, p.agent.Name, format.Brief(p.agent.EndpointMs), format.Seconds(r.answer)),
	}
}

func (r agentGivesWay) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	c := rehearsal.Cause{Rule: rehearsal.RuleAgentYield, Readings: own(rehearsal.AgentStop, float64(p.agent.StopMs), float64(r.after), "ms")}
	c.Text = fmt.Sprintf("the %s agent stops %s s after the overlap began, drawn around its median of %s s",
		p.agent.Name, format.Seconds(r.after), format.Seconds(p.agent.StopMs))
	switch {
	case r.late:
		c.Text += fmt.Sprintf("; it had heard the persona for %s s, and the persona is silent by now", format.Seconds(p.hears))
	case r.holdOut < never/2:
		c.Text += fmt.Sprintf("; the persona would have held out for %s s", format.Seconds(r.holdOut))
	default:
		c.Text += "; the persona never gives way"
	}
	return c
}

func (r falselyStops) cause(p *plan, _ rehearsal.Kind) rehearsal.Cause {
	what, key, share := "a voice in the background", rehearsal.AgentNoiseStop, p.agent.NoiseStop
	switch r.by {
	case byMurmur:
		what, key, share = "“"+format.Shorten(p.b.Phrases[r.phrase])+"”", rehearsal.AgentMurmurStop, p.agent.MurmurStop
	case byCough:
		what, key, share = "a cough in the background", rehearsal.AgentCoughStop, p.agent.CoughStop
	case byVoice:
	}
	return rehearsal.Cause{
		Rule:     rehearsal.RuleFalseStop,
		Readings: own(key, share, share, "share"),
		Text: fmt.Sprintf("the %s agent takes %s for an interruption, as it does with %s of them, and stops %s s after",
			p.agent.Name, what, format.Percent(share), format.Seconds(r.after)),
	}
}
