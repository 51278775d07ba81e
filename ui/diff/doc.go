// Package diff is the view of two documents side by side: two personas, a persona
// and what it was, or a form and what is saved.
//
// Its rules:
//
//   - What differs is model/diff's to say; here it is laid out. The page is laid out
//     once for a width, and drawn from that.
//   - What both have of a long text is folded, unless everything is shown.
//   - The view writes nothing: it asks for a value to be copied across, and is given
//     the side anew.
package diff
