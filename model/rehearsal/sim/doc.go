// Package sim plays calls by the rules that the rehearsal's package comment
// lists: one with its events and their causes, or many for figures.
//
// Its rules:
//
//   - A call depends on the behaviour, the script, the agent and the seed alone.
//     Draws come from math/rand/v2's PCG, one stream for each purpose and turn, so
//     a knob changes only what it touches.
//   - Between draw and event there is integer arithmetic only: compilers may fuse
//     a float multiply and add on some platforms and not on others, and math.Exp
//     and math.Log have assembly of their own on some, so neither is used (see
//     lognormal.go).
//   - Each rule keeps what it decided by in a struct of its own, which words
//     itself (cause.go, causeagent.go). Measuring keeps none and writes no text.
//   - A share is pooled over all calls, and its Count is how many it is a share of.
//   - SelfTest holds what comes out against the constants, the figures of every
//     shipped agent, and published figures.
package sim
