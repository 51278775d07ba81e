// Package wire reads and writes personas as JSON: our own native document, and
// the records of other systems. Each is a dialect, one file a system, and there
// is one tree of keys, one decoder and one writer for them all.
//
// Its rules:
//
//   - The field table says which key holds what; this package only walks it.
//   - Absent, null and value stay apart, and so do absent, null and empty
//     objects. A key that we do not know is kept and written back where it came
//     from, at any depth.
//   - Free-form JSON keeps the order of its members and the spelling of its
//     numbers.
//   - A record is a persona's only where its keys say so: what is another entity is
//     refused by its name, and keys that a system does not have count against it.
//   - An update says all that is set, and of what was taken away since the system
//     answered last the nearest that it can be told.
//   - Input is never mended in silence. Duplicate names, invalid UTF-8, wrong
//     types and bottomless nesting are errors that say where, and what was
//     expected.
//   - What is written is compact, its keys in the table's order, with nothing
//     escaped that JSON does not ask for. The same persona always gives the same
//     bytes.
//   - No files, no network, no clock.
package wire
