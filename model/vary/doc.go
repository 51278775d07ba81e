// Package vary makes variants of a persona: a grid over some of its knobs, an
// ablation, which leaves out one behaviour after the other, or a blend into
// another persona.
//
// Its rules:
//
//   - A variant differs from what it was made of by its changes, its name, its tags
//     and its lineage, and by nothing else that a person set. It is a new record:
//     it has no id, no stamps, and no identity in other systems.
//   - A combination that changes nothing is left out; a knob that changes nothing
//     in any is refused.
//   - What a behaviour is, and what leaves it out, stands in the field table.
//   - Nothing is random, and names come from the one scheme for free names: the same
//     recipe makes the same variants.
package vary
