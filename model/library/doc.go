// Package library is the contract between a store of personas and all that works
// with one: records, queries, operations, drafts, and what can go wrong. It holds
// no code that keeps anything.
//
// Its rule: a store wraps these errors with a sentence that says what happened,
// where, and what to do next.
package library
