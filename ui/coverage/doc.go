// Package coverage shows the library as a map: how many personas stand where over two
// fields or figures, who they are, which are nearly the same, and where nobody stands.
//
// Its rules:
//
//   - Who stands where comes from model/coverage; this package draws it and moves
//     about in it.
//   - It reads and measures nothing itself: it is handed the survey when that is
//     read, and told of progress until then; figures come in by and by, and what is
//     not measured yet is said.
//   - How many stand in a cell is written as a number and drawn as a bar; colour only
//     says it again.
package coverage
