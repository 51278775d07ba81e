// Package field is the table of a persona's fields, and what reads it whole:
// difference, merge, parsing, formatting.
//
// Its rules:
//
//   - The table (fields.go and the rows_*.go beside it) is the only place that
//     knows a field's name, meaning, limits and default. A new field is a member
//     in model/persona.go and a row here; guard tests hold the two together.
//     Everything else, from the form to the documentation, reads rows and cells.
//   - Every optional value is absent, null or set, and the three are never
//     confused.
//   - Choices are open: a value that a system invents tomorrow is kept and
//     flagged, never refused.
//   - What people read of a value hides headers that look like secrets (secret.go has
//     the rule and its sources), unless it says that it reveals them.
//   - The rows are shared and never written after the program has started.
package field
