// Package draws makes property tests draw the same values in every run. A
// package whose tests use rapid imports it, in a test, for this effect alone.
//
// A test that fails for a draw then fails for everybody, at once and again, and
// not now and then for whoever comes next. Draws that nobody has seen are
// .ci/run's affair: it runs the same tests from a random seed, which it prints,
// and with more checks. RAPID_SEED and -rapid.seed choose a seed by hand.
package draws

import (
	"flag"

	_ "pgregory.net/rapid" // defines the flag, so it must be initialized first
)

func init() { //nolint:gochecknoinits // tests import the package for what it does here
	const name, random = "rapid.seed", "0"
	if f := flag.Lookup(name); f == nil || f.Value.String() != random {
		return // chosen by RAPID_SEED
	}
	if err := flag.Set(name, "1"); err != nil {
		panic(err)
	}
}
