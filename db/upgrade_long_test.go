//go:build long

package db

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"personae/db/promise"
	"personae/model/library"
	"personae/model/value"
)

func init() { //nolint:gochecknoinits // the process that is killed looks here
	works["upgrade"] = func(path string) error {
		d, err := Open(context.Background(), path, Options{migrations: nextFormat()})
		if err != nil {
			return err
		}
		return d.Close()
	}
}

// nextFormat is a format to come, which two steps over every row lead to.
func nextFormat() []migration {
	list, err := embeddedMigrations()
	if err != nil {
		panic(err)
	}
	for _, text := range []string{
		"CREATE TABLE notes (persona TEXT PRIMARY KEY, note TEXT) STRICT; INSERT INTO notes SELECT id, document FROM personas",
		"ALTER TABLE personas ADD COLUMN noted INTEGER NOT NULL DEFAULT 0; UPDATE personas SET noted = 1, tags = tags",
	} {
		list = append(list, migration{len(list) + 1, "next", text})
	}
	return list
}

// TestPromiseKilledUpgrade kills a program that brings a library up to date: the next
// start goes on with it, and every copy that is beside it is whole.
func TestPromiseKilledUpgrade(t *testing.T) {
	folder := memoryDir(t)
	base := newFile(t, folder)
	d := mustOpen(t, base, Options{})
	var puts []library.Put
	for i := range 200 {
		p := persona(fmt.Sprint("Caller ", i))
		p.Prompt = value.Some(fmt.Sprintf("%02000d", i))
		puts = append(puts, library.Put{Persona: p})
	}
	mustWrite(t, d, library.OperationBulk, "Made", puts...)
	before := whole(t, d)
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(base)
	if err != nil {
		t.Fatal(err)
	}
	random, killed := rand.New(rand.NewPCG(3, 1)), 0
	takes := 300 * time.Millisecond // until one has been seen to the end
	for try := 0; killed < promise.Count(t, "killed upgrades"); try++ {
		path := filepath.Join(folder, fmt.Sprint(try), "library.db")
		if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o700), os.WriteFile(path, old, 0o600)); err != nil {
			t.Fatal(err)
		}
		child, begun := worker(t, "upgrade", path), time.Now()
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(random.Int64N(int64(takes))), func() { _ = child.Process.Kill() })
		err := child.Wait()
		timer.Stop()
		switch {
		case !child.ProcessState.Exited():
			killed++
		case err != nil:
			t.Fatal(err)
		default:
			takes = time.Since(begun)
		}
		checkUpgraded(t, path, before)
		_ = os.RemoveAll(filepath.Dir(path))
	}
	promise.Kept(t, killed, "killed upgrades")
}

func checkUpgraded(t *testing.T, path string, want map[string]string) {
	t.Helper()
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*backup*.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(copies, path) {
		d := mustOpen(t, file, Options{MustExist: true, migrations: nextFormat()})
		wantSound(t, d)
		if got := differing(want, whole(t, d)); got != "" {
			t.Fatalf("%s holds something else:\n%s", filepath.Base(file), got)
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
