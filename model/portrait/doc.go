// Package portrait is the picture of a persona: what is taken for one, how it is
// asked for, and its pixels.
//
// Its rules:
//
//   - A picture is told by what stands in it, never by its name.
//   - What it claims to be, in bytes and in pixels, is bounded by its header before
//     any of it is decoded. Of one that moves, the first picture counts.
//   - A persona names its portrait by the id of an image that the library keeps,
//     "<uuid>.png", as EvalStudio does: an image is never written over, so an id is
//     one picture for good.
//   - Only what a name and a prompt say is sent to who draws, and what other pictures
//     of the project look like.
package portrait
