// Package input is what people type in and choose with: a line, prose, tags,
// pairs, a choice, a slider, a toggle.
//
// Its rules:
//
//   - An input is handed what each key asks of it (Keys), since keys can be changed;
//     a key that is not among them types what it types.
//   - Inputs take messages in Update and answer whether their value changed.
//   - A value stays as it was set until it is edited: what cannot be shown or is
//     no option is drawn so that one can tell, and not mended.
//   - The cursor moves by signs, never into one, and is always in sight.
//
// Line and Prose are our own, although bubbles has a text input and a text area,
// for two reasons, each enough:
//
//   - What a key costs. A prompt may have 300 KB. A key and its frame in bubbles'
//     text area (v2.2.1) cost 2 ms at 1 KB, 23 ms at 30 KB and 209 ms at 200 KB,
//     as it wraps and draws the whole text. Prose keeps what it has wrapped, a
//     paragraph at a time, and draws what is in sight: BenchmarkProseKey.
//   - One rule for signs. What is typed stands in the same cells as what is read.
//     With a real cursor, bubbles' text input (v2.2.1) reports its place as the
//     number of characters before it and not of cells, which is wrong behind
//     Chinese and emoji and once the line is scrolled.
package input
