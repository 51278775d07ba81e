// Package form is the view in which a persona is edited: sections, one editor
// (package editor) for each field of the field table, the help of the focused
// field, and along the whole bottom whatever pane the root lends it.
//
// Its rules:
//
//   - The field table (package model) decides what is shown and what can be set;
//     the form sees field.Spec, field.Cell and value.Value, never the struct.
//   - It asks no editor which kind it is, and names no field. What differs by kind
//     the editor answers; what is special to a field is a column of field.Spec.
//   - The persona always holds what the form holds. Only text that is no value
//     yet (half-written JSON) is kept beside it, goes into the draft, and blocks a save.
//   - Every change goes through take, so that all of them can be undone, mark
//     the field, are validated, and are kept as a draft a moment later.
//   - A value that is absent or null is shown by what that means, never as an
//     empty box.
//   - What decides whether others matter stands before them. While it is off they
//     are folded, unless one has the focus, a change or a problem.
//   - No row moves because the focus does: what is to be said of a field is said in
//     the help, which reads whole or scrolls.
//   - The sections stand under each other in one column, over which the fields are a
//     window: a short section leaves no row blank while another is out of sight.
//   - More columns never make anything shorter.
//   - What is drawn is cached per field; a key redraws the field it changed.
package form
