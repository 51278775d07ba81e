package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"personae/model/library"
	"personae/model/syncing"
	"personae/model/wire"
	"personae/model/words"
)

func (r *run) remoteCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "remote",
		Short: "Keep and compare the places at the systems where personas are too",
		Long: "A remote is an account of one of the systems, or a project of EvalStudio, whose personas stand beside those of a project here. " +
			"The library keeps where it is and what each persona is there, and of its key only which environment variable or file holds it.\n\n" +
			"personae remote diff tells what differs, personae pull brings what was changed there, and personae push sends what was changed here. " +
			"Beside each persona stands the last text that both agreed on: what only one side changed is taken from that side, field by field, " +
			"and what both changed to different values is a conflict, which is left out until someone says who wins.",
		Example: "  personae remote add staging --system anam --key-env ANAM_API_KEY\n  personae remote check\n  personae remote diff staging",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(misfit(cmd, args))
			}
			return usage(fmt.Errorf("say what to do: %s; see %s --help", words.Comma(cmd.Commands(), (*cobra.Command).Name), cmd.CommandPath()))
		},
	}
	cmd.AddCommand(r.remoteAddCommand(), r.remoteSetCommand(), r.remoteListCommand(), r.remoteCheckCommand(), r.remoteDiffCommand(), r.remoteRemoveCommand())
	return cmd
}

// connection is a remote of a library, as it is spoken to.
type connection struct {
	lib    Library
	remote library.Remote
	place  syncing.Place
}

// connect finds the remote that the first argument names, or the only one there is, and
// returns what is left of the arguments.
func (r *run) connect(ctx context.Context, lib Library, args []string) (*connection, []string, error) {
	remote, refs, err := chosen(ctx, lib, args)
	if err != nil {
		return nil, nil, err
	}
	place, err := r.place(lib, remote)
	return &connection{lib, remote, place}, refs, err
}

// place is a remote as it is spoken to.
func (r *run) place(lib Library, remote library.Remote) (syncing.Place, error) {
	api := remote.API
	if api == "" {
		api = lib.Info().API
	}
	return r.Remote(remote, api)
}

func chosen(ctx context.Context, lib Library, args []string) (remote library.Remote, refs []string, err error) {
	if len(args) > 0 {
		if remote, err = lib.Remote(ctx, args[0]); !errors.Is(err, library.ErrNotFound) {
			return remote, args[1:], err
		}
	}
	all, err := lib.Remotes(ctx)
	names := words.Comma(all, func(r library.Remote) string { return r.Name })
	switch {
	case err != nil:
		return remote, nil, err
	case len(all) == 0:
		return remote, nil, fmt.Errorf("%w: the library has no remote: personae remote add makes one", library.ErrNotFound)
	case len(all) == 1:
		return all[0], args, nil
	case len(args) == 0:
		return remote, nil, usage(fmt.Errorf("say which remote: %s", names))
	}
	return remote, nil, fmt.Errorf("%w: there is no remote %q: name one of %s first", library.ErrNotFound, args[0], names)
}

// scope finds whom refs name: personas of the library, in the trash or not, and, where
// that is meant too, records that are only there, by their names or ids.
func (c *connection) scope(ctx context.Context, refs []string, there bool) (syncing.Scope, error) {
	scope := syncing.Scope{Remote: c.remote}
	for _, ref := range refs {
		found, err := c.lib.Find(ctx, ref)
		switch {
		case err == nil:
			if id := found.Persona.ID; !slices.Contains(scope.Personas, id) {
				scope.Personas = append(scope.Personas, id)
			}
			continue
		case !errors.Is(err, library.ErrNotFound):
			return scope, err
		}
		record := ""
		if there && c.place.Can().Read {
			record, err = c.record(ctx, ref)
		}
		switch {
		case err != nil && !errors.Is(err, library.ErrNotFound):
			return scope, err
		case record == "":
			return scope, fmt.Errorf("%w: there is no persona %q here%s, and no remote is called so: personae list and personae remote list print what there is",
				library.ErrNotFound, ref, words.Either(len(scope.Records)+1, map[bool]string{true: " or at " + c.remote.Name}[there], ""))
		}
		scope.Records = append(scope.Records, record)
	}
	return scope, nil
}

// record is the id of the record there that ref names, "" for none.
func (c *connection) record(ctx context.Context, ref string) (string, error) {
	var ids []string
	err := c.place.List(ctx, ref, func(record *wire.Imported) error {
		if id := c.idOf(record); record.Persona.Name == ref || id == ref {
			ids = append(ids, id)
		}
		return nil
	})
	switch {
	case err != nil:
		return "", err
	case len(ids) > 1:
		return "", fmt.Errorf("%w: %d at %s are called %q, so give an id: %s", library.ErrInvalid, len(ids), c.remote.Name, ref, words.List(ids))
	case len(ids) == 1:
		return ids[0], nil
	}
	record, err := c.place.Get(ctx, ref)
	if errors.Is(err, syncing.ErrNotThere) || errors.Is(err, syncing.ErrRefused) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return c.idOf(record), nil
}

func (c *connection) idOf(record *wire.Imported) string {
	return record.Persona.Origin.ID(c.remote.System)
}
