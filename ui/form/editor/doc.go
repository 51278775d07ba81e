// Package editor is the fields of the form, one kind a file: how a value is shown
// in a widget, and what a key, a click or a paste makes of it.
//
// Its rules:
//
//   - An editor knows its row of the field table, its widget and the names of
//     keys. It knows no form and no other field; the form knows no kind.
//   - A kind answers for itself: where its widget stands (Layout), what its keys
//     do (Help, Hints), whether it can be edited as a text (Text). What is special
//     to one field, and not to its kind, is a column of field.Spec.
//   - An editor changes nothing but its widget. What a message makes of the value
//     is in the Reply, and whoever holds the editor takes it or shows the old
//     content again.
//   - Text that is no value is handed out with the sentence that says why, and
//     taken back as it was typed.
//   - Showing a value again leaves the text, its layout and the cursor alone.
package editor
