// Package format writes the numbers of a rehearsal as sentences have them:
// seconds, shares, times of the call, and foreign texts short and harmless.
//
// Its rule: the same number gives the same text everywhere.
package format
