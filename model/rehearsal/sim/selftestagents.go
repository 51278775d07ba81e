package sim

import (
	"math"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/value"
)

// agents holds every shipped agent to reproducing its own figures.
func (t *selfTest) agents() {
	c := interrupting(rehearsal.ModeHigh)
	c.BackgroundNoise, c.BackgroundNoiseVolume = value.Some("cafe"), value.Some(.3)
	c.BackchannelStyle = value.Some(rehearsal.StylePolite)
	for _, agent := range rehearsal.Agents() {
		sum := gathered(c, script.BuiltIn()[0], agent)
		t.drawn(agent, rehearsal.AgentReply, agent.ReplyMs, agent.ReplyP90Ms, sum.replies)
		t.mean(agent, rehearsal.AgentReply, float64(agent.ReplyMs)*rehearsal.ReplyMean.Value(), sum.replies)
		t.drawn(agent, rehearsal.AgentStop, agent.StopMs, agent.StopP90Ms, sum.stops)
		t.mean(agent, rehearsal.AgentStop, float64(agent.StopMs)*rehearsal.StopMean.Value(), sum.stops)
		t.figure(agent, rehearsal.AgentGivesWay, agent.GivesWay, sum.gaveWay, sum.interruptions)
		t.figure(agent, rehearsal.AgentMurmurStop, agent.MurmurStop, sum.murmurStops, sum.murmursHeard)
		t.figure(agent, rehearsal.AgentCoughStop, agent.CoughStop, sum.coughStops, sum.coughs)
		t.figure(agent, rehearsal.AgentNoiseStop, agent.NoiseStop, sum.voiceStops, sum.voices)
		t.figure(agent, rehearsal.AgentSayAgain, agent.SayAgain, sum.again, sum.cuts)
		t.figure(agent, rehearsal.AgentBargeIn, agent.BargeIn, sum.bargeDraws, sum.bargeChances)
	}
	murmurs, _ := rehearsal.AgentNamed("livekit")
	sum := gathered(model.BehaviorConfig{BackchannelOverrides: value.Some(value.Strings{"mm-hmm"})}, script.BuiltIn()[0], murmurs)
	t.near("murmurs shorter than what livekit hears that stop it", 0, float64(sum.murmurStops), 0, 0, "", murmurs.Source(rehearsal.AgentDetect))
}

// figure holds a share of an agent's to how often it was drawn. One that nothing
// asked for has no row.
func (t *selfTest) figure(agent rehearsal.Agent, key string, expected float64, part, whole int) {
	if whole > 0 {
		t.share(agent.Name+": "+key, expected, part, whole, agent.Source(key))
	}
}

// drawn holds a time of an agent's to its median and its 90th percentile: as many
// draws as these say lie below.
func (t *selfTest) drawn(agent rehearsal.Agent, key string, median, p90 int, draws []int32) {
	below := func(ms int) (count int) {
		for _, draw := range draws {
			if int(draw) < ms {
				count++
			}
		}
		return count
	}
	t.share(agent.Name+": "+key+", below its median", .5, below(median), len(draws), agent.Source(key))
	t.share(agent.Name+": "+key+", below its p90", .9, below(p90), len(draws), agent.Source(key))
}

// mean holds a time of an agent's to the mean that was published of it: within
// three standard errors.
func (t *selfTest) mean(agent rehearsal.Agent, key string, expected float64, draws []int32) {
	var sum, squares float64
	for _, draw := range draws {
		sum += float64(draw)
		squares += float64(draw) * float64(draw)
	}
	n := float64(max(len(draws), 1))
	mean := sum / n
	within := 3 * math.Sqrt(max(squares/n-float64(mean*mean), 0)/n)
	t.near(agent.Name+": "+key+", its mean", expected, mean, within, 0, " ms", agent.Source(key))
}
