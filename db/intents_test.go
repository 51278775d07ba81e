package db

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"personae/model/library"
)

func intentOf(remote, persona string, kind library.IntentKind) library.Intent {
	sent := linkTo(remote, persona, "r", 4).Base
	return library.Intent{Remote: remote, Persona: persona, Kind: kind, Sent: sent, At: newClock().now}
}

// leftOf are the intents that an editor is to look after.
func leftOf(t *testing.T, d *DB) string {
	t.Helper()
	list, err := d.Intents(context.Background(), "one")
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, i := range list {
		if i.Remote != "one" || i.At != newClock().now || minWords(i.Sent) != 4 {
			t.Errorf("%+v", i)
		}
		out += fmt.Sprintf("%s %s ", i.Kind, i.Persona)
	}
	return strings.TrimSpace(out)
}

func TestIntents(t *testing.T) {
	ctx := context.Background()
	d := newLibrary(t)
	mustSaveRemotes(t, d, "one")
	intend := func(d *DB, persona string, kind library.IntentKind) error {
		return d.Intend(ctx, intentOf("one", persona, kind))
	}
	for _, persona := range []string{"a", "b", "c", "d"} {
		if err := intend(d, persona, library.IntentCreate); err != nil {
			t.Fatal(err)
		}
	}
	wantError(t, intend(d, "a", library.IntentUpdate), library.ErrBusy)
	if got := leftOf(t, d); got != "" {
		t.Errorf("what is under way is given: %s", got)
	}
	if err := errors.Join(d.Settle(ctx, linkTo("one", "a", "r", 1)), d.Forgo(ctx, "one", "b"), d.Lose(ctx, "one", "c"), d.Unlink(ctx, "one", "nobody")); err != nil {
		t.Fatal(err)
	}
	if got := leftOf(t, d); got != "create c" {
		t.Errorf("left are %s", got)
	}
	// Another editor looks after what this one, once it has ended, has left behind, and no
	// third one does.
	later := mustOpen(t, d.file, Options{})
	if got := leftOf(t, later); got != "create c create d" {
		t.Errorf("later left are %s", got)
	}
	if got := leftOf(t, d); got != "create c create d" { // it is of this process too, and so over for it
		t.Errorf("then left are %s", got)
	}
	if err := intend(d, "c", library.IntentDelete); err != nil {
		t.Fatal(err)
	}
	if got := leftOf(t, d); got != "create d" {
		t.Errorf("in the end left are %s", got)
	}
	// Nobody makes what another has made meanwhile.
	again := intentOf("one", "a", library.IntentCreate)
	wantError(t, d.Intend(ctx, again), library.ErrConflict)
	again.Record = "r"
	if err := d.Intend(ctx, again); err != nil {
		t.Errorf("in the place of what is gone: %v", err)
	}
	wantError(t, d.Intend(ctx, intentOf("three", "a", library.IntentCreate)), library.ErrNotFound)
	_, err := d.Intents(ctx, "three")
	wantError(t, err, library.ErrNotFound)
}

// TestIntentsOfOtherProcesses: what one that runs is sending is left alone, and what a
// killed one was sending is left behind.
func TestIntentsOfOtherProcesses(t *testing.T) {
	if path := os.Getenv("PERSONAE_TEST_INTEND"); path != "" {
		d, err := Open(context.Background(), path, Options{})
		if err == nil {
			err = d.Intend(context.Background(), intentOf("one", "a", library.IntentCreate))
		}
		_, _ = fmt.Fprintln(os.Stdout, "intended", err)
		_, _ = fmt.Scanln() // until it is killed
		return
	}
	d := newLibrary(t)
	mustSaveRemotes(t, d, "one")
	other := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestIntentsOfOtherProcesses$")
	other.Env = append(os.Environ(), "PERSONAE_TEST_INTEND="+d.file)
	in, err := other.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	out, err := other.StdoutPipe()
	if err == nil {
		err = other.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var said, errText string
	if _, err := fmt.Fscanln(out, &said, &errText); err != nil || errText != "<nil>" {
		t.Fatalf("it said %s %s, %v", said, errText, err)
	}
	if got := leftOf(t, d); got != "" {
		t.Errorf("left while it runs: %s", got)
	}
	wantError(t, d.Intend(t.Context(), intentOf("one", "a", library.IntentCreate)), library.ErrBusy)
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait() // it says that it was killed
	if got := leftOf(t, d); got != "create a" {
		t.Errorf("left once it is killed: %s", got)
	}
}
