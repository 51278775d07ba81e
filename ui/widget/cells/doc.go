// Package cells is text as the cells of a terminal show it: cut and padded to a
// width, wrapped, with words marked, and harmless whatever is in it. It is named
// for what it counts in, as text is what every caller calls a string.
//
// Its rules:
//
//   - A sign is what a reader calls a character (a grapheme cluster). It is never
//     split, and it is drawn in a form that every terminal gives the same number
//     of cells: terminals disagree on joined emoji and on some scripts, so such a
//     sign is shown by its base or by its parts. The value itself is not changed.
//   - Characters that would move the cursor, reorder or hide text are shown as
//     signs of their own or left out, so that no value can break the screen.
//   - What is read and what is typed are measured by the same signs; in an input
//     each of them has a width, so that the cursor can stand on it.
package cells
