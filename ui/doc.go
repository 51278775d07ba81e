// Package ui is the editor's one tea.Model, the root: it routes messages to the
// views, applies the actions they return, and composes what they draw.
//
// Its rules:
//
//   - Only the root's commands touch the Store, in goroutines that the Bubble
//     Tea runtime owns. They close over values, never over the root.
//   - Loads carry a generation and stale answers are dropped. Writes go one at a
//     time, carry the revision they started from, and quitting waits for them.
//   - Update never blocks, View has no side effects, and no goroutine is started
//     here.
//   - A view asks by returning an Action, applied in the same Update, so that
//     the next key in a burst already reaches the right view.
//   - Errors have three homes: beside the field, in the status line, or, for a
//     failed start, on stderr. Technical detail goes to the log.
package ui
