// Package check says what is wrong with a persona: its problems, what stands in
// the way of giving it to a system, and what does nothing as it is set.
//
// Its rules:
//
//   - A problem is a path, a severity, a sentence that says what is wrong and
//     what to do, and where possible a fix that mends it.
//   - An error blocks a save; a warning never does. A limit of one system is an
//     error in that system's own section and a warning elsewhere.
//   - Sentences name a field by its label, never by its path.
package check
