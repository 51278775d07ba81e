// Personae is a terminal editor for simulation personas.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/term"

	"personae/db"
	"personae/db/remote"
	"personae/ui"
	"personae/ui/cli"
	"personae/ui/exchange"
)

//go:generate go run . docs .

// version is what --version prints.
const version = "0.1.0"

func main() {
	out, problems := ui.Printer(os.Stdout, os.Getenv), ui.Printer(os.Stderr, os.Getenv)
	app := &cli.App{
		Version: version, Open: open, RestoreBackup: restoreBackup, Rescue: db.Rescue, Examine: db.Examine, Edit: edit, Draw: remote.Draw, Shipped: db.ShowcaseSet,
		Remote:      remote.Opener(os.Getenv),
		Terminal:    func() bool { return term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()) },
		Watched:     func() bool { return term.IsTerminal(os.Stderr.Fd()) },
		Environment: os.Getenv, In: os.Stdin, Out: out, Err: problems,
	}
	os.Exit(app.Main(context.Background(), os.Args[1:]))
}

// edit shows the editor on a library, with the user's keys and a log beside it.
func edit(ctx context.Context, open func(context.Context) (cli.Library, error)) error {
	log, closeLog := ui.OpenLog(state("personae.log"))
	defer closeLog()
	options := ui.Options{
		Log: log, Last: os.Stderr, Scratch: db.Scratch(state("edit")), ASCII: ui.NoUTF8(os.Getenv), ReducedMotion: ui.ReducedMotion(os.Getenv("REDUCE_MOTION")),
		Remote: remote.Opener(os.Getenv), Draw: remote.Draw, Maker: exchange.MakerOf(os.Getenv),
	}
	keys, err := ui.UserKeys(filepath.Join(xdg.ConfigHome, "personae", "keys.json"))
	if err != nil {
		log.Warn("keys refused", "error", err)
		options.Notice = "The default keys hold: " + err.Error()
	}
	options.Keys = keys
	var opened func() (ui.Store, error)
	err = ui.Run(ctx, func() func() (ui.Store, error) {
		opened = beside(log, func() (cli.Library, error) { return open(ctx) })
		return opened
	}, options)
	_, _ = opened() // it is closed next
	switch {
	case errors.Is(err, ui.ErrQuitSignal):
		return cli.Silently(cli.ExitQuit)
	case errors.Is(err, ui.ErrFault):
		return fmt.Errorf("%w: please report it, with what %s says of it", err, state("personae.log"))
	}
	return err
}

// beside begins to open a library, and returns what waits for it: the editor draws
// nothing before Bubble Tea's clock strikes, which takes as long. A panic is an error, so
// that the terminal is given back.
func beside(log *slog.Logger, open func() (cli.Library, error)) func() (ui.Store, error) {
	var library cli.Library
	var err error
	over := make(chan struct{})
	go func() {
		defer close(over)
		defer func() {
			if fault := recover(); fault != nil {
				log.Error("panic", "what", fault, "stack", string(debug.Stack()))
				err = ui.ErrFault
			}
		}()
		library, err = open()
	}()
	return func() (ui.Store, error) {
		if <-over; err != nil {
			return nil, err
		}
		return library.(*db.DB), nil //nolint:errcheck,forcetypeassert // it is no other
	}
}

// state is a folder or a file that is kept from one run to the next.
func state(name string) string { return filepath.Join(xdg.StateHome, "personae", name) }

// open opens a library: the showcase, the one that is named, or the default,
// which is made with the starter set on first use.
func open(ctx context.Context, o cli.Opening) (cli.Library, error) {
	if o.Demo {
		return library(db.Open(ctx, "", db.Options{Throwaway: true, Seed: db.ShowcaseSet}))
	}
	path, options := o.Path, db.Options{MustExist: !o.Create, Progress: progress, Rescue: state("rescue"), Looked: state("looked"), Aside: o.Unasked}
	if path == "" {
		path, options.MustExist, options.Seed = db.DefaultPath(), false, db.StarterSet
	}
	switch {
	case o.Look:
		return library(db.Look(ctx, path, options))
	case o.Read:
		return library(db.Read(ctx, path, options))
	}
	return library(db.Open(ctx, path, options))
}

func restoreBackup(ctx context.Context, backup, path string) (library, kept string, err error) {
	library = cmp.Or(path, db.DefaultPath())
	kept, err = db.RestoreBackup(ctx, backup, library, time.Now())
	return library, kept, err
}

// progress says how far opening is, where that takes a while.
func progress(done, total int) {
	if total == 0 {
		fmt.Fprint(os.Stderr, "Bringing the library up to date: it is looked through and copied first, which takes a while.")
	} else {
		fmt.Fprintf(os.Stderr, "\rBringing the library up to date: %d of %d personas", done, total)
	}
	if done >= total { // the terminal may be in the editor's mode, in which no line begins of itself
		fmt.Fprint(os.Stderr, "\r\n")
	}
}

// library keeps a failed open from looking like a library.
func library(d *db.DB, err error) (cli.Library, error) {
	if err != nil {
		return nil, err
	}
	return d, nil
}
