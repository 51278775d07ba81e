// Package oplog is the view of the library's log: everything that was done in it,
// newest first, and undo back to a point.
//
// Its rules:
//
//   - It shows what was undone too, and what another editor did, which undo from here
//     does not reach: the row says so.
//   - It holds a window around what is in sight; each letter of a search asks anew.
//   - It knows no store: Calls are what it asks for, and whoever opened it gives them.
package oplog
