package rehearse

import (
	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/sim"
)

type subject struct {
	title    string
	key      string
	behavior rehearsal.Behavior
	call     rehearsal.Call

	played struct { // what the call was played with
		key        string
		seed       uint64
		generation int
	}
}

func (s *subject) become(p *model.Persona) {
	s.behavior = rehearsal.From(p)
	s.key = keyOf(s.behavior)
}

// play makes the call, unless it is the one that was made last.
func (s *subject) play(f *Figures) {
	setup := f.Setup()
	if s.played.key == s.key && s.played.seed == setup.Seed && s.played.generation == f.Generation()+1 {
		return
	}
	s.call = sim.Run(s.behavior, setup.Script, setup.Agent, setup.Seed)
	s.played.key, s.played.seed, s.played.generation = s.key, setup.Seed, f.Generation()+1
}

func (s *subject) request() Request { return Request{s.key, s.behavior} }
