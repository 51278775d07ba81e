// Package tell puts a rehearsal in words: what figures come to, which knobs do
// nothing, what a change did, where people are, and in what several differ.
//
// Its rules:
//
//   - It reads a behaviour, a script, an agent and figures, and plays nothing.
//   - What does nothing whatever is said is the model's to know (Behavior.Inert);
//     here is added only what needs a script or an agent to tell.
//   - A figure on people was read in its source or computed from public data, and
//     names it; what is known at second hand is left out.
package tell
