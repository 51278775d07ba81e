package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/diff"
	"personae/model/library"
	"personae/model/words"
)

type diffFlags struct {
	revision                    int64
	other                       string
	all, asJSON, asPatch, exits bool
	reveal                      bool
}

// diffSide is one of the two that are compared.
type diffSide struct {
	library.Record
	title string
}

func (r *run) diffCommand() *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use:   "diff [PERSONA [PERSONA]]",
		Short: "Print what differs between two personas, two revisions or two libraries",
		Long: "Print what differs between two personas; with one PERSONA, between its revision before and what it is now, or between the " +
			"revision that --rev names and now. With --library-b, PERSONA is compared with its counterpart in another library, which is " +
			"the one with its id, or else with its project and name; without PERSONA all are. What a system or the library gives, such as " +
			"ids and stamps, is no difference.\n\n" +
			"Texts are compared word by word: [-removed-] and {+added+}, or in colours on a terminal. --patch is what personae set --patch " +
			"takes: a JSON Patch that makes the right one of the left. Headers that look like secrets are hidden, but for programs (--json, --patch).",
		Example: "  personae diff \"Impatient interrupter\" \"Cooperative baseline\"\n  personae diff \"Impatient interrupter\" --rev 3 --exit-code\n" +
			"  personae diff \"Impatient interrupter\" --patch | personae set \"Terse texter\" --patch -\n" +
			"  personae diff --library-b colleague.db --json",
		Args: usageArgs(cobra.MaximumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, args); err != nil {
				return err
			}
			return r.reading(cmd.Context(), func(lib Library) error { return r.diff(cmd, lib, args, &f) })
		},
		ValidArgsFunction: r.completePersonas(2),
	}
	flags := cmd.Flags()
	flags.Int64Var(&f.revision, "rev", 0, "compare what the first PERSONA was at this revision; personae history lists them")
	flags.StringVar(&f.other, "library-b", "", "compare with what another library `FILE` has")
	flags.BoolVar(&f.reveal, "reveal", false, revealHelp)
	flags.BoolVar(&f.all, "all", false, "print what is the same too")
	flags.BoolVar(&f.asJSON, "json", false, "print an object with the two sides and the fields that differ")
	flags.BoolVar(&f.asPatch, "patch", false, "print a JSON Patch (RFC 6902) that makes the right one of the left")
	flags.BoolVar(&f.exits, "exit-code", false, "end with exit code 4 when they differ")
	return cmd
}

func (f *diffFlags) check(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0 && f.other == "":
		return usage(errors.New("name a persona to compare, or another library with --library-b"))
	case cmd.Flags().Changed("rev") && (f.revision < 1 || len(args) == 0):
		return usage(errors.New("--rev is a revision of the first PERSONA: a whole number from 1, as personae history prints it"))
	case f.asJSON && f.asPatch:
		return usage(errors.New("--json and --patch print different things: give one of them"))
	case f.asPatch && len(args) == 0:
		return usage(errors.New("a patch is of one persona: name it"))
	}
	return nil
}

// diff compares what the arguments name, in one library or in two.
func (r *run) diff(cmd *cobra.Command, lib Library, args []string, f *diffFlags) (err error) {
	var differs bool
	compare := func(other Library) error {
		if len(args) == 0 {
			differs, err = r.diffLibraries(cmd, lib, other, f)
			return err
		}
		left, right, err := f.sides(cmd.Context(), lib, other, args)
		if err != nil {
			return err
		}
		differs = len(diff.Fields(&left.Persona, &right.Persona, false)) > 0
		return f.write(cmd, r.painter(textColumn), left, right)
	}
	if f.other == "" {
		err = compare(nil)
	} else {
		b := *r
		b.library = f.other
		err = b.with(cmd.Context(), false, compare)
	}
	if err == nil && differs && f.exits {
		err = codedError{errors.New(""), ExitInvalid}
	}
	return err
}

// painter writes for whoever reads: in colours on a terminal that may have them.
func (r *run) painter(width int) painter {
	return painter{colour: r.Terminal() && r.Environment("NO_COLOR") == "", width: width}
}

// sides finds the two that are compared; other is nil where there is one library.
func (f *diffFlags) sides(ctx context.Context, lib, other Library, args []string) (left, right diffSide, err error) {
	if left.Record, err = lib.Find(ctx, args[0]); err != nil {
		return left, right, err
	}
	now := left.Record
	if f.revision == 0 && other == nil && len(args) == 1 {
		f.revision = int64(now.Revision) - 1
		if f.revision == 0 {
			return left, right, fmt.Errorf("%w: %s has no revision before this one: name another persona", library.ErrNotFound, now.Persona.Name)
		}
	}
	if left.Record, err = lib.Revision(ctx, now.Persona.ID, library.Revision(f.revision)); err != nil {
		return left, right, err
	}
	switch {
	case other != nil:
		right.Record, err = counterpart(ctx, other, &now.Persona, args[1:])
	case len(args) == 2:
		right.Record, err = lib.Find(ctx, args[1])
	default:
		right.Record = now
	}
	left.title, right.title = left.Persona.Name, right.Persona.Name
	if left.title == right.title && left.Persona.ID != right.Persona.ID {
		left.title, right.title = place(&left.Persona), place(&right.Persona)
	}
	if other != nil {
		left.title += " in " + filepath.Base(lib.Info().Path)
		right.title += " in " + filepath.Base(other.Info().Path)
	}
	if f.revision > 0 {
		left.title += fmt.Sprintf(" at revision %d", left.Revision)
		right.title += fmt.Sprintf(" at revision %d", right.Revision)
	}
	return left, right, err
}

// counterpart is the persona of another library that is named, or else that of p.
func counterpart(ctx context.Context, other Library, p *model.Persona, named []string) (library.Record, error) {
	if len(named) == 1 {
		return other.Find(ctx, named[0])
	}
	record, err := other.Get(ctx, p.ID)
	if err == nil && !record.Trashed {
		return record, nil
	}
	found := false
	err = eachPersona(ctx, other, func(one *library.Record) error {
		if one.Persona.Project == p.Project && one.Persona.Name == p.Name {
			record, found = *one, true
		}
		return nil
	})
	if err == nil && !found {
		err = fmt.Errorf("%w: %s has no counterpart of %s: name the one to compare", library.ErrNotFound, filepath.Base(other.Info().Path), p.Name)
	}
	return record, err
}

type diffSideJSON struct {
	ID       string           `json:"id"`
	Project  string           `json:"project"`
	Name     string           `json:"name"`
	Revision library.Revision `json:"revision,omitzero"`
}

func sideJSON(p *model.Persona, revision library.Revision) diffSideJSON {
	return diffSideJSON{p.ID, p.Project, p.Name, revision}
}

// write prints two personas in the form that was asked for.
func (f *diffFlags) write(cmd *cobra.Command, p painter, left, right diffSide) error {
	out := cmd.OutOrStdout()
	fields := diff.Fields(&left.Persona, &right.Persona, f.all)
	for i := range fields {
		fields[i].Revealed = f.reveal
	}
	switch {
	case f.asPatch:
		ops, err := diff.Patch(&left.Persona, &right.Persona)
		if err != nil {
			return err
		}
		return printArray(out, len(ops), func(i int) ([]byte, error) { return marshal(ops[i], "") })
	case f.asJSON:
		text, err := marshal(pairJSON{
			sideJSON(&left.Persona, left.Revision), sideJSON(&right.Persona, right.Revision), fieldDiffs(fields),
		}, "")
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(data(out), "%s\n", text)
		return err
	case len(fields) == 0:
		_, err := fmt.Fprintf(cmd.ErrOrStderr(), "nothing differs: %s, %s\n", words.Line(left.title), words.Line(right.title))
		return err
	}
	_, err := io.WriteString(p.onto(out), p.diff(left.title, right.title, fields, f.all))
	return err
}
