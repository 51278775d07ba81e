// Package trash is the view of what was deleted: read, restore, purge.
//
// Its rules:
//
//   - What was deleted last stands first, with since when.
//   - It knows no store: Calls are what it asks for, and whoever opened it gives them.
//   - Of what is selected it knows the ids, so that a selection outlives paging.
package trash
