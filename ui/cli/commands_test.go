package cli

import (
	"slices"
	"testing"
)

// TestACallMakesTheCommandsThatItNeeds: each is found by its name, and alone.
func TestACallMakesTheCommandsThatItNeeds(t *testing.T) {
	r := &run{App: &App{}}
	for _, c := range commands() {
		if made := r.commandsFor([]string{c.name, "x"}); len(made) != 1 || made[0].Name() != c.name {
			t.Errorf("%s: made %v", c.name, made)
		}
	}
	for call, want := range map[string]int{"": 0, "--version": 0, "--help": len(commands()), "-q": len(commands()), "lits": len(commands()), "./mine": 0, "mine.db": 0, "--library=mine.db": len(commands())} {
		args := slices.DeleteFunc([]string{call}, func(arg string) bool { return arg == "" })
		if made := r.commandsFor(args); len(made) != want {
			t.Errorf("%q: made %d", call, len(made))
		}
	}
}
