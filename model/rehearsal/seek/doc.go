// Package seek goes from what is wanted to the knobs that bring it about: a goal
// is a figure and the range it is to lie in, a symptom is a goal that is missed,
// and a plan is the fewest changes that reach it.
//
// Its rules:
//
//   - A plan is rehearsed before it is offered. What leaves the figure where it
//     was, or moves it away, is no plan.
//   - A symptom is shown by figures, never by what the knobs look like; the few
//     that no figure shows are read off the behaviour, and say so.
//   - Fewest changes first, then the nearest to the goal, then the smallest step.
//   - The same question has the same answer everywhere: calls are seeded, and ties
//     fall by the order of the knobs.
package seek
