//go:build long && !windows

package e2e_test

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"personae/db/promise"
)

// deed is a command that is killed at work.
type deed struct {
	name  string
	first [][]string // done to the library before
	args  []string
	makes bool   // OUT is a library
	spoil string // a statement that leaves something to mend
}

// deeds are what changes a library, and what writes a file of it. LIBRARY is the file,
// OUT one that is not there, BACKUP one for a backup, CALLERS one of personas.
var deeds = []deed{
	{name: "save", args: []string{"set", "Caller 7", "prompt=Another one.", "tags+=killed"}},
	{name: "new", args: []string{"new", "Newcomer", "prompt=You are new."}},
	{name: "bulk edit", args: []string{"set", "--where", "tag:many", "tags+=killed", "behavior_config.cut_in.min_words=7"}},
	{name: "import", args: []string{"import", "CALLERS", "--from", "personae", "--project", "Other"}},
	{name: "undo", first: [][]string{{"set", "--all", "tags+=killed"}}, args: []string{"undo"}},
	{name: "redo", first: [][]string{{"set", "--all", "tags+=killed"}, {"undo"}}, args: []string{"redo"}},
	{name: "trash", args: []string{"rm", "Caller 1", "Caller 2", "Caller 3"}},
	{name: "purge", first: [][]string{{"rm", "Caller 1", "Caller 2"}}, args: []string{"purge", "--all", "--yes"}},
	{name: "forget", first: [][]string{{"rm", "Caller 1", "Caller 2"}, {"purge", "--all", "--yes"}}, args: []string{"purge", "--forget", "--yes"}},
	{name: "export", args: []string{"export", "--to", "personae", "--out", "OUT"}},
	{name: "backup", args: []string{"backup", "OUT"}, makes: true},
	{name: "rescue", args: []string{"rescue", "LIBRARY", "OUT"}, makes: true},
	{name: "doctor", spoil: "UPDATE personas SET interruption_mode = 'wrong', tags = ''", args: []string{"doctor", "--fix"}},
	{name: "restore-backup", first: [][]string{{"backup", "BACKUP"}, {"set", "--all", "tags+=killed"}}, args: []string{"restore-backup", "BACKUP"}},
}

// on puts the file names into the arguments.
func on(args []string, folder string) []string {
	library := filepath.Join(folder, "library.db")
	names := strings.NewReplacer("LIBRARY", library, "OUT", filepath.Join(folder, "out"), "BACKUP", filepath.Join(folder, "backup.db"),
		"CALLERS", filepath.Join(folder, "callers.json"))
	put := []string{"--library", library}
	for _, arg := range args {
		put = append(put, names.Replace(arg))
	}
	return put
}

// TestPromiseKill kills commands at random moments: the library opens, is sound, and
// holds what it held before or what it holds when they are done.
func TestPromiseKill(t *testing.T) {
	var killed atomic.Int64
	all := append(slices.Clone(deeds), deed{
		name: "pull", args: []string{"pull", "far"},
		first: [][]string{{"remote", "add", "far", "--system", "evalstudio", "--url", far(t) + "/evalstudio", "--project-id", "Default"}},
	})
	each := promise.Count(t, "kills")/len(all) + 1
	t.Run("kill", func(t *testing.T) {
		for i, deed := range all {
			t.Run(deed.name, func(t *testing.T) {
				t.Parallel()
				killed.Add(deed.kill(t, each, rand.New(rand.NewPCG(uint64(i), 9))))
			})
		}
	})
	promise.Kept(t, int(killed.Load()), "kills")
}

// kill does the deed until it was killed alive so often.
func (d deed) kill(t *testing.T, times int, random *rand.Rand) (killed int64) {
	t.Helper()
	a, folder := newAccount(t), memory(t)
	callers(t, folder, 200)
	library, out := filepath.Join(folder, "library.db"), filepath.Join(folder, "out")
	must := func(args ...string) time.Duration {
		t.Helper()
		begun := time.Now()
		if got := a.run(t, on(args, folder)...); got.code != 0 {
			t.Fatalf("%v: code %d: %s", args, got.code, got.stderr)
		}
		return time.Since(begun)
	}
	must("import", "CALLERS", "--from", "personae")
	for _, args := range d.first {
		must(args...)
	}
	if d.spoil != "" {
		spoil(t, library, d.spoil)
	}
	before := state(t, library)
	base, err := os.ReadFile(library)
	if err != nil {
		t.Fatal(err)
	}
	takes := must(d.args...)
	after, wrote := state(t, library), d.written(t, out)
	if before == after && wrote == "" {
		t.Fatal("it does nothing")
	}
	for try := 0; killed < int64(times); try++ {
		if try == 4*times {
			t.Fatalf("%d of %d tries met the command alive", killed, try)
		}
		if err := errors.Join(os.RemoveAll(out), os.WriteFile(library, base, 0o600)); err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		ended, said := a.killed(t, time.Duration(random.Int64N(int64(takes))), on(d.args, folder)...)
		if ended {
			takes = time.Since(begun) // the machine may have less to do than before
		} else {
			killed++
		}
		got := state(t, library)
		if said != "" || got != before && got != after || ended && got != after {
			t.Fatalf("ended %v, said %q, and the library holds neither what it held nor what it should, or it failed:\n%s", ended, said, firstDifference(got, before))
		}
		if file := d.written(t, out); file != "" && file != wrote || ended && file != wrote {
			t.Fatalf("the file that it wrote is half there: %d bytes of %d", len(file), len(wrote))
		}
	}
	return killed
}

// killed runs the program and kills it after some time, if it has not ended. said is
// what one that ended by itself says that failed.
func (a account) killed(t *testing.T, after time.Duration, arguments ...string) (ended bool, said string) {
	t.Helper()
	program, err := buildBinary()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), program, arguments...)
	command.Env, command.Dir = a.variables(), a.home
	var problems strings.Builder
	command.Stderr = &problems
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = command.Process.Kill() })
	err = command.Wait()
	timer.Stop()
	ended = command.ProcessState.Exited()
	if ended && err != nil {
		return ended, err.Error() + ": " + problems.String()
	}
	return ended, ""
}

// written returns what a command wrote: of a backup what it holds, "" where there is
// no file.
func (d deed) written(t *testing.T, out string) string {
	t.Helper()
	text, err := os.ReadFile(out)
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	if d.makes {
		return "holds\n" + state(t, out)
	}
	return string(bytes.TrimSpace(text))
}

// firstDifference returns the first lines that differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return g[i] + "\n" + w[i]
		}
	}
	return "one is longer"
}
