//go:build !windows

package e2e_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"testing"
)

// What packages make before the program begins, each command waits for. A pattern, a table
// or a map that few need is made when it is needed. The bytes are the same in each run.
const (
	mostAtStart      = 600_000 // of all packages
	mostOfOnePackage = 150_000
)

func TestTheStartMakesLittle(t *testing.T) {
	t.Parallel()
	program, err := buildBinary()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, "--version")
	command.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var said bytes.Buffer
	command.Stderr = &said
	if err := command.Run(); err != nil {
		t.Fatal(err)
	}
	packages, all := 0, 0
	for line := range bytes.Lines(said.Bytes()) {
		var name, at, took string
		var made int
		if n, _ := fmt.Sscanf(string(line), "init %s @%s ms, %s ms clock, %d bytes", &name, &at, &took, &made); n < 4 {
			continue
		}
		packages++
		if all += made; made > mostOfOnePackage {
			t.Errorf("%s makes %d bytes before the program begins, at most %d are allowed", name, made, mostOfOnePackage)
		}
	}
	t.Logf("%d packages make %d bytes", packages, all)
	if packages < 20 || all > mostAtStart {
		t.Errorf("%d packages make %d bytes before the program begins, at most %d are allowed\n%s", packages, all, mostAtStart, said.Bytes())
	}
}
