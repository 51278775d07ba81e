package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/library"
	"personae/model/wire"
	"personae/ui/exchange"
)

type exportFlags struct {
	to, form, api, out string
	sort               string
	strict, lines      bool
	reveal             bool
	full, asJSON       bool
	revision           int64
}

func (r *run) exportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export [PERSONA ...] --to SYSTEM",
		Short: "Write personas as " + makers() + " takes them",
		Long: "Write personas as a system takes them. " +
			"Without PERSONA the whole library is written. What is lost on the way is said on stderr, field by field; of several personas the same together, and --report says it of each.\n\n" +
			"--form create is the body of a request that makes a record, update of one that changes it, answer what the system would " +
			"give, with the ids and stamps it gave before, and curl a command that sends the body, with what lets it in, and headers that look like secrets, in environment variables. " +
			"When the system would refuse a persona, nothing is written and the exit code is 4; what it may refuse is said on stderr. --strict leaves out the keys that it is not known to have, and refuses the choices that it is not known to take.\n\n" +
			"An update holds all that is set, and of what was taken away here since the system last answered the nearest that it can be told; the report names what it cannot be told.\n\n" +
			"A body of a request is always one object, as a system takes one persona at a time: several need --lines, or a folder. Several answers, and several documents of our own, " +
			"are an array; those of EvalStudio always are, in the order in which they came, as its personas.json is.\n\n" +
			"A command of --form curl fails when the call does, and prints the answer; bring that back, and the id with it, by: " +
			"personae export ... --form curl | sh | personae import - --on-clash update\n\n" +
			"--out FOLDER/ writes one file a persona, with a name that every system takes and that stays from run to run; what else lies in " +
			"the folder stays. personae import FOLDER reads it back.",
		Example: "  personae export \"Impatient caller\" --to feather --api 1.87\n" +
			"  personae export --to evalstudio --form answer --out personas.json\n  personae export --to feather --lines --out personas.jsonl\n  personae export --to personae --out personas/\n  personae export \"Cara\" --to anam --form curl | sh",
		RunE: func(cmd *cobra.Command, args []string) error {
			target, err := f.target(cmd.Context())
			if err != nil {
				return err
			}
			return r.reading(cmd.Context(), func(lib Library) error {
				lib, err := at(lib, args, f.revision)
				if err != nil {
					return err
				}
				e := exporting{exportFlags: &f, lib: lib, refs: args, target: target, to: cmd.OutOrStdout(), errs: cmd.ErrOrStderr()}
				return e.run(cmd.Context())
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", "", "the system: "+systemList(""))
	flags.StringVar(&f.form, "form", string(wire.BodyCreate), "create, update, answer or curl")
	flags.StringVar(&f.api, "api", "", "the version of Feather's API: "+wire.API121+" (the default) or "+wire.API187)
	flags.BoolVar(&f.strict, "strict", false, "leave out keys that the system is not known to have, and refuse unknown choices")
	flags.BoolVar(&f.reveal, "reveal", false, "with --form curl: write headers that look like secrets into the command")
	flags.StringVarP(&f.out, "out", "o", "", "write to `FILE`, whole or not at all, or a file a persona to FOLDER/; - is stdout")
	flags.BoolVar(&f.lines, "lines", false, "write each on a line of its own (JSON Lines)")
	flags.StringVar(&f.sort, "sort", "", "the order where no PERSONA is named: "+sortKeys()+"; -created is the order in which they came (the default is that for answers, else project)")
	flags.Int64Var(&f.revision, "rev", 0, "the `REVISION` of one persona, as personae history prints it, in place of how it is")
	flags.BoolVar(&f.full, "report", false, "print the report of every field in place of the bodies (--out still writes them)")
	flags.BoolVar(&f.asJSON, "json", false, "print the report as JSON, the bodies in it unless --out writes them")
	return cmd
}

func (f *exportFlags) query() library.Query {
	if f.sort == "" {
		f.sort = string(library.SortProject)
		if wire.Body(f.form) == wire.BodyAnswer {
			f.sort = "-" + string(library.SortCreated)
		}
	}
	return library.Query{Sort: library.SortKey(strings.TrimPrefix(f.sort, "-")), Backward: strings.HasPrefix(f.sort, "-")}
}

func (f *exportFlags) target(ctx context.Context) (wire.Target, error) {
	if f.to == "" {
		return wire.Target{}, usage(fmt.Errorf("say which system with --to: %s", systemList("")))
	}
	system, err := parseSystem("--to", f.to, "")
	if err != nil {
		return wire.Target{}, err
	}
	if !slices.Contains(library.SortKeys, f.query().Sort) {
		return wire.Target{}, usage(unknownSort(f.sort))
	}
	if f.full && f.asJSON {
		return wire.Target{}, usage(errors.New("--report is for people and --json for programs: give one of them"))
	}
	if f.api != "" && system.Letter() != model.SystemFeather.Letter() {
		return wire.Target{}, usage(fmt.Errorf("--api is for Feather; %s has one version", system.Title()))
	}
	if f.lines && (wire.Body(f.form) == wire.BodyCurl || exchange.IsFolder(f.out)) {
		return wire.Target{}, usage(errors.New("--lines is for bodies in one file: leave it out with --form curl and with a folder"))
	}
	target := wire.Target{System: system, Body: wire.Body(f.form), API: f.api, Strict: f.strict, Reveal: f.reveal}
	// A trial with an empty persona tells a wrong form or version before anything
	// is read; that it would be refused does not matter.
	if _, err := exchange.Export(ctx, nil, &model.Persona{}, target); err != nil {
		return target, usage(err)
	}
	return target, nil
}

// fits says why there is no one text for so many personas, nil where there is.
func (f *exportFlags) fits(personas int, target wire.Target) error {
	switch {
	case personas < 2 || f.lines || !target.IsRequest(), f.isToFile() && exchange.IsFolder(f.out), !f.isToFile() && (f.asJSON || f.full):
		return nil
	}
	return usage(fmt.Errorf("%s takes one persona a request, and these are %d: write each on a line with --lines, into a file of its own with --out FOLDER/, or name one",
		target.System.Title(), personas))
}

// isToFile reports whether the bodies go to a file or a folder.
func (f *exportFlags) isToFile() bool { return f.out != "" && f.out != exchange.Stdin }
