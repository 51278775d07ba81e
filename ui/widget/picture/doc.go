// Package picture draws pictures in the cells of a terminal: with kitty's protocol
// where the terminal knows that, with half blocks elsewhere.
//
// Its rules:
//
//   - It knows no persona and no file: a picture comes as pixels, in the size that
//     they are drawn in.
//   - What stands in a frame is cells as text is, which are cut, covered and moved as
//     text is. The pixels of kitty's protocol are sent beside the frames, once.
//   - A terminal is asked only where its environment says that it is one that answers,
//     and that knows placeholders: an answer to the question alone does not tell that,
//     and what is sent to others may show as text, or name their window.
package picture
