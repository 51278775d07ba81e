// Package value holds what a field can hold: a value that is absent, null or
// set, and free-form JSON that keeps the order of its members and the spelling
// of its numbers.
//
// Its rules:
//
//   - The three states are never confused; the zero of each type is absent.
//   - A Value is comparable: two are equal when they are the same to the letter.
//   - It knows no persona and no field.
package value
