package db

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestScratchSweepsWhatDeadProcessesLeft: and nothing else, whoever it belongs to.
func TestScratchSweepsWhatDeadProcessesLeft(t *testing.T) {
	root := filepath.Join(t.TempDir(), "edit")
	own := Scratch(root)
	if _, err := os.Stat(own); err == nil || filepath.Dir(own) != root || len(filepath.Base(own)) > 255 {
		t.Fatalf("its own is %s, %v", own, err)
	}
	parent := process{Host: hostName(), Number: os.Getppid()}
	parent.Started, _ = startOf(parent.Number)
	reused := parent
	reused.Started = "at another time"
	over, number := unasked(t)
	_ = over.Wait()
	keep := []string{"somebody's", parent.name(), process{Host: "elsewhere", Number: number}.name(), thisProcess().name()}
	gone := []string{process{Host: hostName(), Number: number, Started: "then"}.name()}
	if parent.Started != "" {
		gone = append(gone, reused.name())
	}
	for _, name := range append(keep, gone...) {
		if err := os.MkdirAll(filepath.Join(root, name, "x"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if again := Scratch(root); again != own {
		t.Errorf("its own was %s and is %s", own, again)
	}
	for _, name := range keep {
		if _, err := os.Stat(filepath.Join(root, name)); err != nil {
			t.Error(err)
		}
	}
	for _, name := range gone {
		if _, err := os.Stat(filepath.Join(root, name)); err == nil {
			t.Errorf("what %s left is there", name)
		}
	}
}

// TestThrowawaysOfDeadProcessesAreSwept: a demo that was killed leaves its library.
func TestThrowawaysOfDeadProcessesAreSwept(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TMP", os.TempDir()) // Windows
	own, err := throwaway()
	if err != nil {
		t.Fatal(err)
	}
	over, number := unasked(t)
	_ = over.Wait()
	left := filepath.Join(os.TempDir(), "personae-"+process{hostName(), number, "then"}.name()+"-1")
	others := filepath.Join(os.TempDir(), "personae-1234")
	for _, folder := range []string{left, others} {
		if err := os.MkdirAll(filepath.Join(folder, "x"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := throwaway(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); err == nil {
		t.Errorf("%s is still there", left)
	}
	for _, folder := range []string{own, others} {
		if _, err := os.Stat(folder); err != nil {
			t.Error(err)
		}
	}
}

// TestANameFitsWhateverTheHostIs: a name of a file has 255 bytes at most.
func TestANameFitsWhateverTheHostIs(t *testing.T) {
	p := process{Host: strings.Repeat("h", 253), Number: 1 << 22, Started: strings.Repeat("s", 100)}
	if name := p.name(); len(name) > 64 || strings.ContainsAny(name, "-./") {
		t.Errorf("it is %s", name)
	}
}
