package db

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"personae/model/library"
)

// killedLibrary names the library that a child process of a test works on, and
// killedWork what it does there.
const (
	killedLibrary = "PERSONAE_TEST_KILLED_LIBRARY"
	killedWork    = "PERSONAE_TEST_KILLED_WORK"
)

// works are what a test may kill.
var works = map[string]func(path string) error{"write": writeUntilKilled}

// TestMain runs the tests, or is the process that one of them kills.
func TestMain(m *testing.M) {
	if work := works[os.Getenv(killedWork)]; work != nil {
		if err := work(os.Getenv(killedLibrary)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if os.Getenv(otherProcess) != "" {
		os.Exit(workBeside())
	}
	code := m.Run()
	if benchFolder != "" {
		_ = os.RemoveAll(benchFolder)
	}
	os.Exit(code)
}

// writeUntilKilled creates, saves, undoes and deletes, and prints what it was
// told is on the disk.
func writeUntilKilled(path string) error {
	ctx := context.Background()
	d, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	tell := func(id string, words int) { _, _ = fmt.Fprintln(os.Stdout, id, words) }
	for i := 0; ; i++ {
		p := withPrompt(fmt.Sprintf("Persona %d of %d", i, os.Getpid()), strings.Repeat("some words ", 300))
		r, err := d.Write(ctx, library.OperationCreate, "Created", []library.Put{{Persona: p}})
		if err != nil {
			return err
		}
		p = r[0].Persona
		tell(p.ID, 3)
		for words := 10; words < 13; words++ {
			setWords(words)(&p)
			if r, err = d.Write(ctx, library.OperationSave, "Saved", []library.Put{{Persona: p, Base: r[0].Revision}}); err != nil {
				return err
			}
			tell(p.ID, words)
		}
		if _, err := d.Undo(ctx); err != nil {
			return err
		}
		tell(p.ID, 11)
		if err := d.KeepDraft(ctx, library.Draft{Persona: p}); err != nil {
			return err
		}
	}
}

// worker is a process that does a work on a library.
func worker(tb testing.TB, work, path string) *exec.Cmd {
	tb.Helper()
	program, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	child := exec.CommandContext(tb.Context(), program)
	child.Env = append(os.Environ(), killedWork+"="+work, killedLibrary+"="+path)
	child.Stderr = os.Stderr
	return child
}

// TestKill kills a writing process again and again: what it was told is saved
// is there, and the file is sound.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	const rounds = 12
	for round := range rounds {
		saved := map[string]string{}
		last := ""
		child := worker(t, "write", path)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			id, words, _ := strings.Cut(lines.Text(), " ")
			saved[id], last = words, id
			if n == 5+7*round {
				if err := child.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		_ = child.Wait() // killed
		if len(saved) == 0 {
			t.Fatal("the child wrote nothing")
		}

		d := mustOpen(t, path, Options{})
		wantSound(t, d)
		wantSearchSound(t, d)
		for id, want := range saved {
			// The last one may have been saved once more than it could say.
			if got := fmt.Sprint(minWords(mustGet(t, d, id).Persona)); got != want && id != last {
				t.Errorf("round %d: %s has %s words, was told %s", round, id, got, want)
			}
		}
		steps := min(len(saved), 20)
		for range steps {
			mustUndo(t, d)
		}
		for range steps {
			mustRedo(t, d)
		}
		if drafts, err := d.Drafts(context.Background()); err != nil || round > 2 && len(drafts) == 0 {
			t.Errorf("got %d drafts, %v", len(drafts), err)
		}
		wantSound(t, d)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// wantSearchSound checks the full-text index against itself, and that it has a
// row for each persona.
func wantSearchSound(tb testing.TB, d *DB) {
	tb.Helper()
	if _, err := d.write.Exec("INSERT INTO personas_fts (personas_fts) VALUES ('integrity-check')"); err != nil {
		tb.Errorf("the full-text index: %v", err)
	}
	var missing int
	err := d.read.QueryRow(`SELECT (SELECT count(*) FROM personas WHERE number NOT IN (SELECT rowid FROM personas_fts))
		+ (SELECT count(*) FROM personas_fts WHERE rowid NOT IN (SELECT number FROM personas))
		+ (SELECT count(*) FROM names) - (SELECT count(*) FROM personas WHERE trashed = 0)`).Scan(&missing)
	if err != nil || missing != 0 {
		tb.Errorf("%d rows without a partner, %v", missing, err)
	}
}
