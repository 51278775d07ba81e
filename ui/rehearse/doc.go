// Package rehearse shows rehearsed calls: a pane under the form that follows
// every edit, and a view of a call, or of two, to step through and to play.
//
// Its rules:
//
//   - What happens in a call, and why, comes from model/rehearsal; this package
//     only draws it. Every mark has a sign of its own beside its colour.
//   - One call is cheap and is played at once. Figures over many calls are not:
//     views say which are missing, the root measures them in a command, Figures
//     keeps the result, and until it is there the last figures stay, marked "…".
//   - Figures are kept by behaviour: a knob that is moved back costs nothing.
//   - What is drawn is cached; a redraw of what has not changed is a lookup.
//   - Playing needs ticks. With reduced motion nothing slides: the time jumps
//     from event to event.
package rehearse
