package db

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"personae/model/library"
)

// otherProcess names the library that the child process of a test works on, and
// otherWork what it does there: "list", "create" a persona, "check" the file, or
// "edit": create a persona a line that it reads, and say what came of it.
const (
	otherProcess = "PERSONAE_TEST_OTHER_PROCESS"
	otherWork    = "PERSONAE_TEST_OTHER_WORK"
)

// workBeside is the child process. It prints the names that the library has.
func workBeside() int {
	ctx := context.Background()
	work := func() error {
		d, err := Open(ctx, os.Getenv(otherProcess), Options{MustExist: true})
		if err != nil {
			return err
		}
		switch os.Getenv(otherWork) {
		case "create":
			_, err = d.Write(ctx, library.OperationCreate, "x", []library.Put{{Persona: persona("other")}})
		case "edit":
			for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
				_, err := d.Write(ctx, library.OperationCreate, "x", []library.Put{{Persona: persona(lines.Text())}})
				draft := persona("draft")
				draft.ID = "a"
				_, _ = fmt.Fprintln(os.Stdout, err == nil, errors.Is(err, library.ErrMoved) && errors.Is(d.KeepDraft(ctx, library.Draft{Persona: draft}), library.ErrMoved))
			}
			return d.Close()
		case "check":
			var answer string
			if err = d.read.QueryRowContext(ctx, "PRAGMA integrity_check").Scan(&answer); err == nil && answer != "ok" {
				err = errors.New(answer)
			}
		}
		page, pageErr := d.Page(ctx, library.Query{}, 0, 100)
		for _, row := range page.Rows {
			_, _ = fmt.Fprintln(os.Stdout, row.Name)
		}
		return errors.Join(err, pageErr, d.Close())
	}
	if err := work(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// another prepares another process that works on the library.
func another(tb testing.TB, path, work string) *exec.Cmd {
	tb.Helper()
	program, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	child := exec.CommandContext(tb.Context(), program)
	child.Env = append(os.Environ(), otherProcess+"="+path, otherWork+"="+work)
	return child
}

// beside lets another process work on the library.
func beside(tb testing.TB, path, work string) (names []string, err error) {
	tb.Helper()
	child := another(tb, path, work)
	var says strings.Builder
	child.Stderr = &says
	out, err := child.Output()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, says.String())
	}
	return strings.Fields(string(out)), err
}

// TestTheFilesBesideGoAway takes the files beside a library that is open away, lets
// another process work on it or not, and goes on saving: what is called saved is
// there, nothing is written that was not, and the file stays sound.
func TestTheFilesBesideGoAway(t *testing.T) {
	t.Parallel()
	for name, befall := range map[string]func(path string) error{
		"shm removed":  func(path string) error { return os.Remove(path + "-shm") },
		"wal removed":  func(path string) error { return os.Remove(path + "-wal") },
		"both removed": func(path string) error { return errors.Join(os.Remove(path+"-shm"), os.Remove(path+"-wal")) },
		"shm replaced": func(path string) error {
			return errors.Join(os.Remove(path+"-shm"), os.WriteFile(path+"-shm", nil, 0o600))
		},
		"wal replaced": func(path string) error {
			return errors.Join(os.Remove(path+"-wal"), os.WriteFile(path+"-wal", nil, 0o600))
		},
	} {
		for _, work := range []string{"nothing", "list", "create"} {
			t.Run(name+", "+work, func(t *testing.T) {
				t.Parallel()
				path := newFile(t, t.TempDir())
				editor := startEditor(t, path)
				editor.save(t, "first", "true false")
				if err := befall(path); err != nil {
					t.Skip("an open file stays where it is here: ", err)
				}
				logKept := !strings.Contains(name, "wal") && !strings.Contains(name, "both")
				editor.save(t, "later", "false true")
				if work != "nothing" {
					// Whether it can be read at all depends on what is left.
					got, err := beside(t, path, work)
					if logKept && (err != nil || !slices.Contains(got, "first")) {
						t.Errorf("another process finds %v, %v", got, err)
					}
				}
				editor.save(t, "later", "false true")
				before := sum(t, path)
				editor.end(t)
				if sum(t, path) != before {
					t.Error("closing wrote to the library")
				}
				got, err := beside(t, path, "check")
				if err != nil || logKept && !slices.Contains(got, "first") || slices.Contains(got, "later") {
					t.Errorf("at the end there are %v, %v", got, err)
				}
			})
		}
	}
}

// otherEditor is another process that saves when it is told to.
type otherEditor struct {
	process *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Scanner
}

func startEditor(tb testing.TB, path string) *otherEditor {
	tb.Helper()
	e := &otherEditor{process: another(tb, path, "edit")}
	e.process.Stderr = os.Stderr
	out, err := e.process.StdoutPipe()
	if err == nil {
		e.out = bufio.NewScanner(out)
		e.in, err = e.process.StdinPipe()
	}
	if err == nil {
		err = e.process.Start()
	}
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func (e *otherEditor) save(tb testing.TB, name, want string) {
	tb.Helper()
	if _, err := io.WriteString(e.in, name+"\n"); err != nil {
		tb.Fatal(err)
	}
	if !e.out.Scan() || e.out.Text() != want {
		tb.Errorf("saving %s, and refused with its draft: %s, want %s", name, e.out.Text(), want)
	}
}

func (e *otherEditor) end(tb testing.TB) {
	tb.Helper()
	if err := errors.Join(e.in.Close(), e.process.Wait()); err != nil {
		tb.Error("the editor ends with: ", err)
	}
}

func sum(tb testing.TB, path string) [sha256.Size]byte {
	tb.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return sha256.Sum256(text)
}
