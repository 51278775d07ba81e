// Package model says what a persona is: its types, its identity, the systems it
// can travel to, and how a name is found that is free. What can be done with a
// persona has rooms of its own, each of which knows only those above it here:
//
//	value       absent, null or a value; free-form JSON that keeps its spelling
//	model       Persona and the systems
//	field       the table of fields, and what reads it: diff, merge, parse, format
//	check       validation, readiness, what does nothing as it is set
//	library     the store's contract: records, queries, operations, drafts, errors
//	edit        one language for changes, and what they do to many
//	portrait    the picture of a persona: what is taken for one, and how it is asked for
//	wire        the systems' JSON and back, with a report of what is lost
//	importing   what an import will do
//	syncing     what a pull or a push will do, and doing it: a library beside a remote
//	rehearsal   what the turn-taking knobs will do
//	beside      many things made on several cores, and given on in their order
//	words       counts, lists and sentences, for every part that speaks
//
// Rules for all of them:
//
//   - A Persona is a value. Lists and free-form JSON are replaced, never
//     written in place.
//   - No screen, no database, no files, no clock: time and randomness are
//     handed in.
package model
