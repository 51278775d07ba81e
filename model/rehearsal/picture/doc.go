// Package picture draws a call in cells: two lanes on a time ruler, with what
// happens in them.
//
// Its rules: every class of cell has a rune of its own, so that it reads without
// colour; where two fall on one cell the more telling one shows; and no line is
// wider than it was asked to be.
package picture
