// Package view is the contract that the views share, and nothing else.
//
// A view is a plain struct with pointer methods. It holds its own state, asks
// by returning an Action, which the root applies within the same Update, and is
// given data by the root calling its methods. It never touches the store, never
// blocks in Update, and its Render has no side effects. Any Render fills exactly
// the size last given by SetSize: never a line more, never a cell wider.
//
// What can be done in a view is one Table, a row for each action of its place in
// the keymap: what the action needs, what it does, how it stands in the footer.
// Do, the reasons, the palette and the footer all read that row, and a test in
// each view's package holds its table to the keymap. A long list moves by the rows
// of Paging, and by the mouse with Point.
package view
