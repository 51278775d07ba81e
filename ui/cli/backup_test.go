package cli_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"personae/db"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
)

// large makes a library whose backup takes long enough to be broken off.
func large(t *testing.T, personas int) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "library.db")
	d, err := db.Open(context.Background(), path, db.Options{})
	if err != nil {
		t.Fatal(err)
	}
	puts := make([]library.Put, personas)
	for i := range puts {
		puts[i].Persona = field.NewPersona("Default", fmt.Sprintf("Persona %d", i))
		puts[i].Persona.Prompt = value.Some(strings.Repeat(fmt.Sprintf("word%d ", i), 500))
	}
	if _, err := d.Write(context.Background(), library.OperationImport, "Imported", puts); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// wantWhole checks that a file is a library with all personas, or not there.
func wantWhole(t *testing.T, path string, personas int) (there bool) {
	t.Helper()
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return false
	}
	d, err := db.Open(context.Background(), path, db.Options{MustExist: true})
	if err != nil {
		t.Fatalf("what is left does not open: %v", err)
	}
	defer func() { _ = d.Close() }()
	page, err := d.Page(context.Background(), library.Query{}, 0, 1)
	if err != nil || page.Total != personas {
		t.Fatalf("what is left has %d personas, want %d (%v)", page.Total, personas, err)
	}
	return true
}

// TestEndedBackup ends the program while it copies, at moments all over the time
// that it takes: a backup is whole or not there, and one that was asked to end says
// that it did and leaves nothing.
func TestEndedBackup(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such signals here")
	}
	const personas = 1500
	path := large(t, personas)
	folder := t.TempDir()
	start := time.Now()
	if out, err := exec.Command("personae", "backup", filepath.Join(folder, "first.db"), "--library", path).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	takes := time.Since(start)
	broken := map[syscall.Signal]int{}
	for round := range 30 {
		sign := []syscall.Signal{syscall.SIGKILL, syscall.SIGTERM, syscall.SIGINT}[round%3]
		target := filepath.Join(folder, fmt.Sprintf("backup-%d.db", round))
		command := exec.Command("personae", "backup", target, "--library", path)
		var said bytes.Buffer
		command.Stderr = &said
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		// Half of the moments lie where it is known to write.
		for round%2 == 0 && !begun(t, folder, command.Process.Pid) && !wantWhole(t, target, personas) {
			time.Sleep(time.Millisecond) //nolint:forbidigo // until another look at what it waits for
		}
		time.Sleep(time.Duration(rand.Int64N(int64(takes)))) //nolint:forbidigo // any moment will do
		_ = command.Process.Signal(sign)                     // it may be done
		err := command.Wait()
		there := wantWhole(t, target, personas)
		switch {
		case err == nil && !there:
			t.Fatalf("%s: it says that it is done, and nothing is there", sign)
		case err != nil && there && sign != syscall.SIGKILL:
			t.Errorf("%s: it failed, and the backup is there: %s", sign, &said)
		case err != nil:
			broken[sign]++
		}
		if code := command.ProcessState.ExitCode(); err != nil && code >= 0 { // else it had not begun to listen
			if code != 1 || !strings.Contains(said.String(), "nothing was left") {
				t.Errorf("%s: exit code %d: %s", sign, code, &said)
			}
			if begun(t, folder, command.Process.Pid) {
				t.Errorf("%s: it left something behind", sign)
			}
		}
	}
	t.Logf("broken off, of 10 each: %v", broken)
	if err := exec.Command("personae", "backup", filepath.Join(folder, "last.db"), "--library", path).Run(); err != nil {
		t.Fatal(err)
	}
	wantWhole(t, filepath.Join(folder, "last.db"), personas)
	if left := temporaries(t, folder); len(left) > 0 {
		t.Errorf("the next backup did not remove %v", left)
	}
}

// begun reports whether a file in the folder is one that a process is making.
func begun(t *testing.T, folder string, process int) bool {
	t.Helper()
	return slices.ContainsFunc(temporaries(t, folder), func(name string) bool { return strings.Contains(name, fmt.Sprintf("-%d-", process)) })
}

func temporaries(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".personae-") {
			names = append(names, e.Name())
		}
	}
	return names
}
