// Package fieldtest makes personas for tests: drawn at random, with every field
// in every state, or built from assignments. Only tests import it.
package fieldtest
