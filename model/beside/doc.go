// Package beside makes many things on several cores, and gives them on in their order.
//
// Its rules:
//
//   - Who gives and who takes need not know of other goroutines: each is called by one
//     at a time, and by none any more when Map returns.
//   - A few things are held at a time, however many there are, and however large.
package beside
