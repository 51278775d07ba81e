// Package widget is the dumb parts that screens are put together from: text that
// fits, inputs, gauges, bars, boxes. It knows no persona and asks nobody for
// anything.
//
// Its rules:
//
//   - What is drawn is exactly as wide and high as asked, whatever the text: too
//     long is cut with "…", too short is padded, and 0 cells is an empty string.
//   - A sign is what a reader calls a character (a grapheme cluster). It is never
//     split, and it is drawn in a form that every terminal gives the same number
//     of cells: terminals disagree on joined emoji and on some scripts, so such a
//     sign is shown by its base or by its parts. The value itself is not changed.
//   - Characters that would move the cursor, reorder or hide text are shown as
//     signs of their own or left out, so that no value can break the screen.
//   - Nothing is told by colour alone.
//   - An input is handed what each key asks of it (Keys), since keys can be changed;
//     a key that is not among them types what it types.
//   - Drawing has no effects but caches. Inputs take messages in Update and answer
//     whether their value changed.
package widget
