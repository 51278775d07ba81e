// Package history is the view of what one persona was: its revisions, newest first,
// beside the document at each.
//
// Its rules:
//
//   - A revision is two lines: its number, when and by which operation it came, what a
//     user calls it; and below, in words, what changed.
//   - It never holds the whole history, but a window around what is in sight; a row
//     comes with the documents before and after it.
//   - It knows no store: Calls are what it asks for, and whoever opened it gives them.
package history
