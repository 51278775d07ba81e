package rehearsal

// Agent says how the agent under test replies and gives way. Its latencies are
// the same throughout a call.
type Agent struct {
	Name    string  `json:"name"`
	ReplyMs int     `json:"reply_ms"` // from the persona's last word to its own first; 0..10000
	YieldMs int     `json:"yield_ms"` // from the start of an overlap until it stops; 0..10000
	BargeIn float64 `json:"barge_in"` // the probability that it barges in on a persona turn; 0..1
}

// The names of the built-in profiles.
const (
	Fast    = "fast"
	Typical = "typical"
	Slow    = "slow"
)

// mostLatencyMs bounds an agent's latencies, so that no call passes an hour.
const mostLatencyMs = 10_000

// Agents returns the built-in profiles: fast, typical, slow.
func Agents() []Agent {
	return []Agent{
		{Fast, fastReply.Whole(), fastYield.Whole(), fastBargeIn.Value()},
		{Typical, typicalReply.Whole(), typicalYield.Whole(), typicalBargeIn.Value()},
		{Slow, slowReply.Whole(), slowYield.Whole(), slowBargeIn.Value()},
	}
}

// AgentNamed returns the built-in profile of that name; ok is false when there
// is none.
func AgentNamed(name string) (agent Agent, ok bool) {
	for _, a := range Agents() {
		if a.Name == name {
			return a, true
		}
	}
	return Agent{}, false
}

// Bounded returns a with its latencies in range.
func (a Agent) Bounded() Agent {
	a.ReplyMs = min(max(a.ReplyMs, 0), mostLatencyMs)
	a.YieldMs = min(max(a.YieldMs, 0), mostLatencyMs)
	return a
}
