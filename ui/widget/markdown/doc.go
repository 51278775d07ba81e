// Package markdown draws Markdown for reading, over goldmark's tree.
//
// Its rules:
//
//   - Nothing that was written goes missing, and what can be told without colour
//     is: headings keep their "#", code is set in.
//   - What would take long to parse, nesting and marks without end, is drawn as it
//     is written.
//
// It is our own renderer, although glamour has one:
//
//   - glamour (v2.0.1) pulls in chroma, whose packages take about 15 ms to set up
//     at every start of the program, for a highlighter that no prompt needs.
//   - A prompt is read as what is sent. Tags such as <rules> and the definitions
//     of links are part of it and stay on the screen, where a page for the web
//     leaves them out.
//
// What goldmark's extension package has is read by our own parsers, of the same nodes, as
// long as that package makes its patterns at the start of the program.
package markdown
