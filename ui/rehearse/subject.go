package rehearse

import (
	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
)

type subject struct {
	Request
	title  string
	call   rehearsal.Call
	played setting
}

// setting is what a call was played with; the zero setting is none.
type setting struct {
	key   string
	seed  uint64 // from 1 on
	cache int    // its generation
}

func (s *subject) become(p *model.Persona, api string) {
	s.Request = requestFor(rehearsal.From(p, api))
}

// play makes the call, unless it is the one that was made last.
func (s *subject) play(f *Figures) {
	setup := f.Setup()
	if now := (setting{s.key, setup.Seed, f.generation}); s.played != now {
		s.call, s.played = sim.Run(s.behavior, setup.Script, setup.Agent, setup.Seed), now
	}
}

// defaultsOf says which version's defaults the absent knobs of a behaviour have, and
// whether those of another would matter.
func defaultsOf(b rehearsal.Behavior) string {
	if b.Drifts() {
		return "defaults of API " + b.API + ", others differ"
	}
	return "API " + b.API
}
