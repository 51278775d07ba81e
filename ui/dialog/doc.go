// Package dialog holds what stands in front of the views: questions, choices,
// the palette, the help, and the conflict between two editors.
//
// A dialog is a view that knows the size it wants. Who opens it gives it what it
// calls: what each answer does, with the type of the answer, and where it needs
// one, what finds out more, which comes back through a method of the dialog, the
// newest alone. It answers with view.Answered, which closes it before
// the answer is acted on, and is left with view.Back.
package dialog
