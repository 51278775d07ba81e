// Package promise reads, for tests, how often the README says that a promise is
// tested. The number stands there alone, so that a test does as many as the reader is
// told, or fails.
package promise
