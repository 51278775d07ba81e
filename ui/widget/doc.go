// Package widget is the dumb parts that screens are put together from: boxes,
// bars, gauges, pages of lines, and the windows over them. It knows no persona
// and asks nobody for anything.
//
//	cells/       text as the cells of a terminal: fitted, wrapped, marked, harmless
//	input/       what is typed in and chosen from
//	markdown/    Markdown, drawn for reading
//	picture/     pictures, as pixels or as half blocks
//	widgettest/  what the tests of all draw from and hold frames to
//
// Imports run input → widget → cells and markdown → cells, never back.
//
// Its rules, which hold in the rooms below it too:
//
//   - What is drawn is exactly as wide and high as asked, whatever the text: too
//     long is cut with "…", too short is padded, and 0 cells is an empty string.
//   - Nothing is told by colour alone.
//   - Drawing has no effects but caches.
//   - A page of lines is collected by Lines, a window over one is a Scroll, and a
//     rectangle is an Area; what is told at the bottom of what is under the cursor
//     is a Foot: there is one of each, for every view.
package widget
