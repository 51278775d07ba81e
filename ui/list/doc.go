// Package list is the view of many personas: search, filter, sort, select.
//
// Its rules:
//
//   - It never holds the whole library. It keeps one window of rows around what
//     is on the screen and asks for another, by view.LoadPage, before the screen
//     runs off it. Rows that are not there yet are drawn as faint dots.
//   - Only the answer to the newest request comes: older ones are dropped by the root.
//   - Between a change of the query and its answer, the rows on the screen belong
//     to the old query. Actions that need a row wait for the answer, in order, so
//     that keys typed in a burst never meet the wrong persona. The first rows may come
//     before it is known how many there are: they are shown, and actions go on waiting.
//   - A search that cannot be meant is not asked for: the list says what can be.
//   - The cursor stays on its persona when rows come and go around it.
//   - The persona beside the list follows when the cursor rests, and the first that a
//     search finds comes with its row. A key that is about a
//     persona is about the cursor's at once.
//   - A row is drawn once and kept until something about it changes.
package list
