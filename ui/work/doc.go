// Package work runs what takes a while.
//
// Its rules:
//
//   - Nothing here starts a goroutine: work is a tea.Cmd, which the Bubble Tea
//     runtime runs, and its answer is a Done, the only message of this package.
//   - What runs aside closes over values, never over what Update changes. The
//     Done that it returns runs within Update and may change anything.
//   - Writes go one at a time, in the order in which they were asked for, and
//     the program ends only after the last of them.
//   - Of several loads for one asker the newest counts: an older one is stopped,
//     and its answer is dropped.
package work
