package sim

import (
	"math"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/value"
)

// shares holds an agent to reproducing its own figures: what is drawn. Of hundreds of
// rows one lies beyond three standard errors by chance, so where 1,000 calls say no
// the next 10,000 decide.
func (t *selfTest) shares(agent rehearsal.Agent) {
	if t.sharesOver(0, selfTestSeeds, agent); !t.passes() {
		t.checks = nil
		t.sharesOver(selfTestSeeds, 10*selfTestSeeds, agent)
	}
}

func (t *selfTest) sharesOver(after, seeds int, agent rehearsal.Agent) {
	c := interrupting(rehearsal.ModeHigh)
	c.BackgroundNoise, c.BackgroundNoiseVolume = value.Some("cafe"), value.Some(.3)
	c.BackchannelStyle = value.Some(rehearsal.StylePolite)
	sum := gatheredOver(after, seeds, c, script.BuiltIn()[0], agent)
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

// unheard holds a murmur that is shorter than what an agent hears to stopping nobody.
func (t *selfTest) unheard() {
	agent, _ := rehearsal.AgentNamed("livekit")
	sum := gathered(model.BehaviorConfig{BackchannelOverrides: value.Some(value.Strings{"mm-hmm"})}, script.BuiltIn()[0], agent)
	t.near("murmurs shorter than what livekit hears that stop it", 0, float64(sum.murmurStops), 0, 0, "", agent.Source(rehearsal.AgentDetect))
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
