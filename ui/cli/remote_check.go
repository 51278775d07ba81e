package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/words"
)

func (r *run) remoteCheckCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check [REMOTE ...]",
		Short: "Ask remotes whether they answer, and what they can do",
		Long: "Ask remotes, all of them where none is named, for something small: whether the key is there and is taken, whom it is for, " +
			"whether EvalStudio has the project; and print what the system's API can do and what not. " +
			"The exit code is 4 where a remote has to be set right first, and 1 where one did not answer.",
		Example: "  personae remote check\n  personae remote check feather --json",
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.reading(cmd.Context(), func(lib Library) error {
				all, err := remotesNamed(cmd.Context(), lib, args)
				if err != nil {
					return err
				}
				said := "the check was stopped: nothing was changed"
				return interruptible(cmd.Context(), said, func(ctx context.Context) error { return r.checkRemotes(ctx, cmd, lib, all, asJSON) })
			})
		},
		ValidArgsFunction: r.completeRemotes(0),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print an array")
	return cmd
}

// remotesNamed are the remotes of those names, all without one.
func remotesNamed(ctx context.Context, lib Library, names []string) ([]library.Remote, error) {
	if len(names) == 0 {
		all, err := lib.Remotes(ctx)
		if err == nil && len(all) == 0 {
			err = fmt.Errorf("%w: the library has no remote: personae remote add makes one", library.ErrNotFound)
		}
		return all, err
	}
	all := make([]library.Remote, len(names))
	for i, name := range names {
		var err error
		if all[i], err = lib.Remote(ctx, name); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// remoteChecked is what a remote said.
type remoteChecked struct {
	remoteJSON
	Answered bool     `json:"answered"`
	Says     string   `json:"says,omitempty"` // whom the key is for, or which project it is
	Can      []string `json:"can"`
	Cannot   []string `json:"cannot"`
	Error    string   `json:"error,omitempty"`

	err error
}

// checkRemotes asks remotes one after the other, and prints what each says.
func (r *run) checkRemotes(ctx context.Context, cmd *cobra.Command, lib Library, all []library.Remote, asJSON bool) error {
	array, codes := newArray(cmd.OutOrStdout()), map[int]int{}
	for _, remote := range all {
		c := r.checkRemote(ctx, lib, remote)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if c.err != nil {
			codes[ExitCode(c.err)]++
		}
		text, err := marshal(c, "")
		switch {
		case err != nil:
		case asJSON:
			err = array.add(text)
		default:
			_, err = io.WriteString(cmd.OutOrStdout(), checkedText(remote, c))
		}
		if err != nil {
			return err
		}
	}
	if asJSON {
		if err := array.end(); err != nil {
			return err
		}
	}
	return remotesWrong(codes, len(all))
}

func (r *run) checkRemote(ctx context.Context, lib Library, remote library.Remote) *remoteChecked {
	c := &remoteChecked{remoteJSON: toRemoteJSON(remote), Can: []string{}, Cannot: []string{}}
	place, err := r.place(lib, remote)
	if err == nil {
		c.Can, c.Cannot = abilities(place.Can())
		c.Says, err = place.Check(ctx)
	}
	switch c.Answered = err == nil; {
	case place != nil && errors.Is(err, syncing.ErrCannot) && !place.Can().Read:
		c.Says = "It has no request that only reads, so that nothing can be asked: the first push tells."
	case err != nil:
		c.Error, c.err = err.Error(), err
	}
	return c
}

// abilities says what the API of a system can be asked for, and what not.
func abilities(can syncing.Abilities) (yes, no []string) {
	yes, no = []string{}, []string{}
	for _, a := range []struct {
		can     bool
		what    string
		special bool // what most systems know nothing of
	}{
		{can.Read, "read", false},
		{can.Create, "create", false},
		{can.Update, "update", false},
		{can.Delete, "delete", false},
		{can.Install, "install from the catalogue", true},
		{can.Portraits, "portraits", true},
	} {
		if a.can {
			yes = append(yes, a.what)
		} else if !a.special {
			no = append(no, a.what)
		}
	}
	return yes, no
}

func checkedText(remote library.Remote, c *remoteChecked) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, %s\n  %s\n", remote.Name, remote.System.Title(), where(remote), keyText(remote))
	switch {
	case c.err != nil:
		fmt.Fprintf(&b, "  does not answer as it should: %s\n", c.Error)
	case !c.Answered:
		fmt.Fprintf(&b, "  %s\n", c.Says)
	case c.Says != "":
		fmt.Fprintf(&b, "  answers: %s\n", c.Says)
	default:
		b.WriteString("  answers\n")
	}
	if len(c.Can) > 0 {
		fmt.Fprintf(&b, "  can: %s\n", strings.Join(c.Can, ", "))
	}
	if len(c.Cannot) > 0 {
		fmt.Fprintf(&b, "  cannot: %s%s\n", strings.Join(c.Cannot, ", "), why(remote))
	}
	return words.Harmless(b.String())
}

// why says of what a system cannot do what to do instead.
func why(remote library.Remote) string {
	switch {
	case remote.System == model.SystemFeather:
		return " (its catalogue is written by Feather's own people: push to a remote of feather-org)"
	case remote.System == model.SystemMrAssistant && !remote.Lists:
		return " (its documents have no such request; where yours answers to those that read, personae remote set " + remote.Name + " --lists)"
	}
	return ""
}

// remotesWrong says that remotes do not answer as they should, by the code of each. One
// that did not answer says nothing of how it is set.
func remotesWrong(codes map[int]int, all int) error {
	if len(codes) == 0 {
		return nil
	}
	n := 0
	for _, count := range codes {
		n += count
	}
	code := ExitInvalid
	if codes[ExitFailed] > 0 {
		code = ExitFailed
	}
	return codedError{fmt.Errorf("%d of %s %s not answer as %s should", n, words.Count(all, "remote"), words.Either(n, "does", "do"), words.Either(n, "it", "they")), code}
}
