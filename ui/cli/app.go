package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/edit"
	"personae/model/library"
	"personae/model/rehearsal"
	"personae/model/syncing"
	"personae/ui/api"
	"personae/ui/exchange"
)

// Library is what the commands need of a library.
type Library interface {
	exchange.Store // imports and their previews
	api.Store      // what is served
	syncing.Book   // what is kept of remotes

	Info() library.Info
	IDs(ctx context.Context, q library.Query) ([]string, error)
	// Lines and Each give what a query matches one at a time, in its order: a line of
	// each, while which the library must not be asked for more; and each to be read.
	// IDEnd returns how much of the end of an id tells it from all others, at least so
	// much.
	Lines(ctx context.Context, q library.Query, do func(library.Line) error) error
	Each(ctx context.Context, q library.Query, do func(library.Unread) error) error
	IDEnd(ctx context.Context, least int) (int, error)
	Page(ctx context.Context, q library.Query, offset, limit int) (library.Page, error)
	Get(ctx context.Context, id string) (library.Record, error)
	// Find returns the one persona that ref names, in the trash or not: by its id, a
	// unique start or end of that, its name, or its project and name.
	Find(ctx context.Context, ref string) (library.Record, error)
	Write(ctx context.Context, kind library.OperationKind, label string, puts []library.Put) ([]library.Record, error)
	// Edit makes an edit as one operation, or not at all; NameHolder returns who holds
	// a name, "" for nobody.
	Edit(ctx context.Context, kind library.OperationKind, change func(edit.Library) (label string, err error)) (library.Operation, error)
	NameHolder(ctx context.Context, project, name string) (id string, err error)
	Projects(ctx context.Context) ([]library.Project, error)
	Tags(ctx context.Context, project string) ([]library.TagCount, error)
	Delete(ctx context.Context, ids []string) (library.Operation, error)
	Undo(ctx context.Context) (library.Operation, error)
	Redo(ctx context.Context) (library.Operation, error)
	UndoTo(ctx context.Context, operation int64) ([]library.Operation, error)
	PlanUndo(ctx context.Context, operation int64) (library.UndoPlan, error)
	Operations(ctx context.Context, search string, offset, limit int) (library.OperationPage, error)
	History(ctx context.Context, id string, offset, limit int) (library.ChangePage, error)
	// Revision returns a persona as it was, in the trash or not, 0 for as it is;
	// RestoreRevision brings that back, or only
	// the fields at paths; Label gives it a name to find it by.
	Revision(ctx context.Context, id string, revision library.Revision) (library.Record, error)
	RestoreRevision(ctx context.Context, id string, revision library.Revision, paths []string, name string) (library.Record, error)
	Label(ctx context.Context, id string, revision library.Revision, label string) (library.Operation, error)
	// Restore takes personas out of the trash. Purge removes some that are in it,
	// PurgeAll all, and Forget what the log still has of those.
	Restore(ctx context.Context, r library.Restoring) (library.Operation, error)
	Purge(ctx context.Context, ids []string) (library.Operation, error)
	PurgeAll(ctx context.Context) (library.Operation, error)
	Forget(ctx context.Context) (int, error)
	// Agents are those kept for rehearsals, beside the shipped ones.
	Agents(ctx context.Context) ([]rehearsal.Agent, error)
	KeepAgent(ctx context.Context, a rehearsal.Agent) error
	DropAgent(ctx context.Context, name string) error
	// SetAPI keeps which version of Feather's API the library targets.
	SetAPI(ctx context.Context, version string) error
	// Remotes are the remotes by their names, and Remote is the one of a name, whatever
	// its case; RemoveRemote forgets it, with all that is known of its personas.
	Remotes(ctx context.Context) ([]library.Remote, error)
	Remote(ctx context.Context, name string) (library.Remote, error)
	SaveRemote(ctx context.Context, remote library.Remote) error
	RemoveRemote(ctx context.Context, name string) error
	Backup(ctx context.Context, path string) error
	// Sound looks through the library for damage, unless that is known to be needless.
	Sound(ctx context.Context) error
	Close() error
}

// Opening says how a library is opened.
type Opening struct {
	Path    string // "" is the default library
	Create  bool   // make the file when it is not there
	Read    bool   // only read, after the file was made or brought up to date where that is due
	Look    bool   // only look: nothing is written, and where no file is there is an empty library
	Demo    bool   // a showcase that is gone at the end; Path is not used
	Unasked bool   // damage is not looked for: by the editor it is, and a completion has no words for it
}

// App is the program around the commands: what main joins together.
type App struct {
	Version string
	// Open opens a library; the default one is made with the starter set.
	Open func(context.Context, Opening) (Library, error)
	// RestoreBackup puts a copy of a backup in the place of a library, "" the default
	// one, and returns where that is and where what stood there is kept, "" when
	// nothing did.
	RestoreBackup func(ctx context.Context, backup, path string) (library, kept string, err error)
	// Shipped are the personas that come with the program.
	Shipped func() ([]model.Persona, error)
	// Rescue makes a new library of what can be read of a damaged one.
	Rescue func(ctx context.Context, file, out string) (library.Rescued, error)
	// Examine looks through a library, "" for the default one, and puts right what can
	// be where mend is true.
	Examine func(ctx context.Context, path string, mend bool) ([]library.Finding, error)
	// Draw has portraits drawn.
	Draw exchange.Draw
	// Edit shows the editor until the user quits, on the library that open opens, and
	// returns once that is over.
	Edit func(ctx context.Context, open func(context.Context) (Library, error)) error
	// Remote opens a remote, to be spoken to; api is the version of Feather's API there.
	Remote func(remote library.Remote, api string) (syncing.Place, error)
	// Terminal reports whether a person sits at both ends, and Watched whether one reads
	// what is said on stderr.
	Terminal, Watched func() bool
	// Environment looks a variable up.
	Environment func(string) string

	In       io.Reader
	Out, Err io.Writer
}

type run struct {
	*App
	library string // --library
	quiet   bool   // --quiet
	ended   error  // what the command ended with
}

// Main runs the command line and returns the exit code.
func (a *App) Main(ctx context.Context, args []string) int {
	if err := wellFormed(args); err != nil {
		report(a.Err, err)
		return ExitCode(err)
	}
	r := &run{App: a}
	root := r.rootCommand(args) //nolint:contextcheck // each command gets ctx from cobra when it runs
	root.SetArgs(args)
	root.SetIn(a.In)
	root.SetOut(a.Out)
	root.SetErr(a.Err)
	err := fang.Execute(ctx, root,
		fang.WithVersion(a.Version),
		fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { report(w, err) }),
	)
	if err == nil && r.ended != nil {
		err = r.ended
		report(a.Err, err)
	}
	return ExitCode(err)
}

// keep holds back what a command ends with: fang asks the terminal for its colors before
// it hands an error on, takes what was typed ahead for the answer, and after a panic of
// the editor, whose reader may still stand at the terminal, it can wait for ever.
func (r *run) keep(command *cobra.Command) {
	check, do := command.Args, command.RunE
	command.Args = cobra.ArbitraryArgs
	command.RunE = func(cmd *cobra.Command, args []string) error {
		if check != nil {
			r.ended = check(cmd, args)
		}
		if r.ended == nil {
			r.ended = do(cmd, args)
		}
		return nil
	}
}

// rootCommand makes the program, with the commands that a call needs.
func (r *run) rootCommand(args []string) *cobra.Command {
	root := &cobra.Command{
		Use:   "personae [LIBRARY]",
		Short: "A terminal editor for simulation personas",
		Long: "Personae edits the simulated callers that test voice and chat agents: when a caller cuts in, " +
			"how soon it gives way, how it murmurs, how long it waits, what noise stands behind it. " +
			"One SQLite file holds a library of them. Without a command the editor opens.",
		Example: "  personae support.db\n  personae list --tag billing\n" +
			"  personae set \"Impatient interrupter\" behavior_config.cut_in.min_words=5",
		Args: usageArgs(cobra.MaximumNArgs(1)),
		RunE: r.openEditor,

		SuggestionsMinimumDistance: 2,
	}
	root.PersistentFlags().StringVar(&r.library, "library", "", "the library `FILE` (default: PERSONAE_LIBRARY, or library.db in your data directory)")
	root.PersistentFlags().BoolVarP(&r.quiet, "quiet", "q", false, "say nothing on stderr but what went wrong")
	root.PersistentPreRun = func(cmd *cobra.Command, _ []string) {
		cmd.SetOut(&people{raw: cmd.OutOrStdout()})
		cmd.SetErr(&people{raw: cmd.ErrOrStderr()})
		if r.quiet {
			cmd.SetErr(io.Discard)
		}
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		r.ended = flagFault(cmd, err)
		return nil
	})
	made := r.commandsFor(args)
	r.complete(made)
	root.AddCommand(made...)
	root.CompletionOptions.DisableDefaultCmd = len(made) < 2 // another was asked for
	for _, command := range append(leaves(made), root) {
		r.keep(command)
	}
	return root
}

// leaves are commands and those below them.
func leaves(commands []*cobra.Command) (all []*cobra.Command) {
	for _, command := range commands {
		all = append(append(all, command), leaves(command.Commands())...)
	}
	return all
}

// path is the library that is named, "" for the default one.
func (r *run) path() string { return cmp.Or(r.library, r.Environment("PERSONAE_LIBRARY")) }

func (r *run) with(ctx context.Context, create bool, do func(Library) error) error {
	return r.open(ctx, Opening{Create: create}, do)
}

// reading is with for commands that change nothing.
func (r *run) reading(ctx context.Context, do func(Library) error) error {
	return r.open(ctx, Opening{Read: true}, do)
}

// open opens the library that was named for do, and closes it.
func (r *run) open(ctx context.Context, o Opening, do func(Library) error) (err error) {
	o.Path = r.path()
	lib, err := r.Open(ctx, o)
	if err != nil {
		return err
	}
	defer func() {
		if closing := lib.Close(); err == nil {
			err = closing
		}
	}()
	if err = do(lib); !o.Unasked {
		err = sound(ctx, lib, err)
	}
	return err
}

// sound returns what a command has ended with, unless the library is damaged: then what
// the command has said, and what it has written elsewhere, may not be so.
func sound(ctx context.Context, lib Library, ended error) error {
	if errors.Is(ended, library.ErrCorrupt) {
		return ended
	}
	damage := lib.Sound(ctx)
	switch {
	case !errors.Is(damage, library.ErrCorrupt):
		return ended // what else keeps from looking is no damage
	case ended == nil || ended.Error() == "":
		return fmt.Errorf("this may not be all, and not as it was: %w", damage)
	}
	return fmt.Errorf("%s\nand that may not be so: %w", ended.Error(), damage)
}

// find returns the persona of the library that ref names.
func find(ctx context.Context, lib Library, ref string) (library.Record, error) {
	record, err := lib.Find(ctx, ref)
	if err == nil && record.Trashed {
		err = fmt.Errorf("%w: %q is in the trash", library.ErrNotFound, ref)
	}
	return record, err
}
