// Package format writes the numbers and names of a rehearsal as sentences have
// them: seconds, shares, counts, a knob by the last part of its path.
//
// Its rule: the same number gives the same text everywhere.
package format
