// Package widget is the dumb parts that screens are put together from: text that
// fits, inputs, gauges, bars, boxes, and the windows over them. It knows no
// persona and asks nobody for anything.
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
//   - A page of lines is collected by Lines, a window over one is a Scroll, and a
//     rectangle is an Area: there is one of each, for every view.
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
//
// Markdown is our own renderer over goldmark's tree, although glamour has one:
//
//   - glamour (v2.0.1) pulls in chroma, whose packages take about 15 ms to set up
//     at every start of the program, for a highlighter that no prompt needs.
//   - A prompt is read as what is sent. Tags such as <rules> and the definitions
//     of links are part of it and stay on the screen, where a page for the web
//     leaves them out.
package widget
