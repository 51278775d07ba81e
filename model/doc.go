// Package model says what a persona is: its types, the table of its fields,
// what is wrong with it, how two versions differ and how they merge.
//
// Its rules:
//
//   - The field table (fields.go and its neighbours) is the only place that
//     knows a field's name, meaning, limits and default. A new field is a
//     member in persona.go and a row in the table; guard tests hold the two
//     together. Everything else, from the form to the documentation, reads rows
//     and cells.
//   - Every optional value is absent, null or set, and the three are never
//     confused.
//   - Choices are open: a value that a system invents tomorrow is kept and
//     flagged, never refused.
//   - A Persona is a value. Lists and free-form JSON are replaced, never
//     written in place.
//   - No screen, no database, no files, no clock: time and randomness are
//     handed in.
package model
