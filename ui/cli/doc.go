// Package cli is the library without a screen: the commands of personae.
//
// Data goes to stdout and words to stderr. A refused call writes nothing to the
// library and says why. The exit codes are a contract: 0 done, 1 failed, 2 bad
// usage, 3 not found, 4 problems found or invalid input, 5 name taken or
// conflict. What the commands need of a library is declared here; what they
// print of a field comes from the field table.
package cli
