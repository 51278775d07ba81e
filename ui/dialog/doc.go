// Package dialog holds what stands in front of the views: questions, choices,
// the palette, the help, and the conflict between two editors.
//
// A dialog is a view that knows the size it wants. It answers with a
// view.Answer or a view.Resolved, and is left with view.Back; what the answer
// does is the root's affair.
package dialog
