// Package search is the language in which personas are looked for, in the list and
// on the command line alike.
//
// Its rules:
//
//   - A query is terms with spaces between them, and a persona meets all of them:
//     a word or a "phrase in quotes", anywhere or in one place (prompt:refund), a
//     field with its value (interrupts:high), the system that it is ready for
//     (ready:anam), what one of its revisions is called (label:"sent to QA"). A minus before a term turns it round.
//   - What is not in quotes need only begin so: a word a word, a value a value.
//     What is in quotes is meant whole. A quote that is still open is being typed,
//     and counts as not in quotes.
//   - A choice, a switch or a line of the field table can be searched by. Its name
//     is its path, the last part of that, its label, or the last word of its label
//     where no other field is called so.
//   - What cannot be meant is refused, with a sentence that says what can. Text
//     that only looks like a field, as a link or a time of day, is text.
package search
