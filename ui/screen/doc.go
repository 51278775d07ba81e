// Package screen is what stands on the terminal: a stack of views, each with the
// area that it has, dialogs in front of them, and the lines above and below.
//
// Its rules:
//
//   - A Page is a view on the whole body, or two beside each other; the last one
//     that was pushed is in sight. Dialogs stand in front of every page. What has
//     the keys is what is on top, and only Takes says what a key is for.
//   - What the editor must know of a page beyond view.View, such as what undo
//     means there, stands in its Page: nothing here or above asks which view it is.
//   - Every view has its size before it is drawn, hidden ones too.
//   - It knows no persona and no store.
package screen
