package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Readiness returns what stands in the way of giving p to a system, in the order
// of the field table: errors are what the system would refuse, warnings what it
// may refuse or what may be forgotten. No error means ready.
func Readiness(p *Persona, system System) []Problem { return readiness(p, system, Validate(p)) }

// ReadyFor returns the vendors' systems that p can be exported to now.
func ReadyFor(p *Persona) []System {
	problems := Validate(p)
	var ready []System
	for _, system := range Vendors {
		if !HasErrors(readiness(p, system, problems)) {
			ready = append(ready, system)
		}
	}
	return ready
}

// readiness picks from p's problems those of fields that the system carries, and
// adds what the system asks for beyond them.
func readiness(p *Persona, system System, problems []Problem) []Problem {
	if system == SystemPersonae {
		return problems
	}
	v := validation{persona: p}
	v.needs(system)
	needed := slices.Clone(v.problems)
	for _, problem := range problems {
		spec, ok := Field(problem.Path)
		if !ok || !carriedTo(spec, system) {
			continue
		}
		// What the system asks for at a field says more than the general problem.
		if !slices.ContainsFunc(needed, func(known Problem) bool { return known.Path == problem.Path }) {
			v.problems = append(v.problems, problem)
		}
	}
	byField(v.problems)
	return v.problems
}

// carriedTo tells whether a body for the system may have the field.
func carriedTo(spec *Spec, system System) bool {
	c, ok := spec.Carrier(system)
	return ok && (c.Create || c.Update)
}

// needs adds what the system asks for: systems.md §1.1, §2.1, §3.1 and §4.1.
func (v *validation) needs(system System) {
	p := v.persona
	if strings.TrimSpace(p.Name) == "" {
		v.fail("name", system.Title()+" needs a name.")
	}
	switch system {
	case SystemFeather, SystemFeatherOrg:
		if p.Prompt.Or("") == "" {
			v.fail("prompt", system.Title()+" needs a prompt.")
		}
		if tags := len(p.Tags.Or(nil)); system == SystemFeather && tags > MaxTags {
			v.fail("tags", fmt.Sprintf("There are %d tags: %s takes at most %d.", tags, system.Title(), MaxTags))
		}
	case SystemAnam:
		v.needsAnam()
	case SystemMrAssistant:
		v.needsMrAssistant()
	default: // EvalStudio needs no more than a name
	}
}

// needsAnam warns of what Anam's specification leaves open and its older guide
// asked for.
func (v *validation) needsAnam() {
	a := &v.persona.Anam
	if a.AvatarID.Or("") == "" {
		v.warn("anam.avatarId", "No avatar is given: Anam may refuse a persona without a face.", nil)
	}
	if a.VoiceID.Or("") == "" {
		v.warn("anam.voiceId", "No voice is given: Anam may refuse a persona without one.", nil)
	}
}

// needsMrAssistant asks for the three things that Mr Assistant requires.
func (v *validation) needsMrAssistant() {
	p := v.persona
	if length := utf8.RuneCountInString(p.Name); length > maxDisplayName {
		v.fail("name", fmt.Sprintf("The name has %d characters: Mr Assistant takes at most %d.", length, maxDisplayName))
	}
	if strings.TrimSpace(p.MrAssistant.SpecialistType.Or("")) == "" {
		v.fail("mrassistant.specialist_type", "Mr Assistant needs a specialist type, such as billing.")
	}
	if p.MrAssistant.AgentID.Or("") == "" {
		v.fail("mrassistant.agent_id", "Mr Assistant needs the UUID of an agent.")
	}
}
