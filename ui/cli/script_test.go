package cli_test

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"personae/db"
	"personae/db/remote"
	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/ui/cli"
)

// TestMain lets the scripts run the command line as a program of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"personae": func() { os.Exit(program().Main(context.Background(), os.Args[1:])) }})
}

// patience is how long a remote may say nothing.
var patience = 10 * time.Second

// program joins the commands to real libraries, as main does. The default
// library lies in the script's own folder.
func program() *cli.App {
	return &cli.App{
		Version: "test",
		Rescue:  db.Rescue,
		Examine: func(ctx context.Context, path string, mend bool) ([]library.Finding, error) {
			return db.Examine(ctx, cmp.Or(path, filepath.Join(os.Getenv("WORK"), "library.db")), mend)
		},
		Terminal: func() bool { return false },
		Watched:  func() bool { return false },
		Remote: func(r library.Remote, api string) (syncing.Place, error) {
			var slept atomic.Int64 // what is waited for is over at once, and the clock has gone on
			now := func() time.Time { return time.Now().Add(time.Duration(slept.Load())) }
			sleep := func(ctx context.Context, d time.Duration) error { slept.Add(int64(d)); return ctx.Err() }
			return remote.Open(r, api, os.Getenv, remote.Options{Now: now, Sleep: sleep, Patience: patience})
		},
		Shipped: func() ([]model.Persona, error) { return nil, nil }, // those that there are take minutes
		Open: func(ctx context.Context, o cli.Opening) (cli.Library, error) {
			options := db.Options{MustExist: !o.Create}
			if o.Path == "" {
				o.Path, options = filepath.Join(os.Getenv("WORK"), "library.db"), db.Options{Seed: db.StarterSet}
			}
			open := db.Open
			switch {
			case o.Look:
				open = db.Look
			case o.Read:
				open = db.Read
			}
			opened, err := open(ctx, o.Path, options)
			if err != nil {
				return nil, err
			}
			return opened, nil
		},
		RestoreBackup: func(ctx context.Context, backup, path string) (string, string, error) {
			path = cmp.Or(path, filepath.Join(os.Getenv("WORK"), "library.db"))
			kept, err := db.RestoreBackup(ctx, backup, path, time.Now())
			return path, kept, err
		},
		Environment: os.Getenv, In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
	}
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("XDG_DATA_HOME", env.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": exitCode, "bytes": writeBytes, "spoil": spoil, "serve": serveLibrary},
	})
}

// exitCode runs a command and checks its exit code: code 3 personae show nobody.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code NUMBER COMMAND ...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if status, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + status.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// writeBytes writes a file that holds what a text file of a script cannot:
// bytes bom.json "\xef\xbb\xbf{}".
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE GOSTRING")
	}
	text, err := strconv.Unquote(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// spoil fills a page of a library with zeros: spoil library.db 7.
func spoil(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: spoil FILE PAGE")
	}
	page, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteAt(make([]byte, 4096), (page-1)*4096)
	ts.Check(errors.Join(err, f.Close()))
}
