package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/importing"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/exchange"
)

// fromAuto is the --from that recognises each record by its keys.
const fromAuto = "auto"

type importFlags struct {
	from, project, onClash string
	dry, asJSON, full      bool
	skipBad                bool
}

func (r *run) importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import FILE ...",
		Short: "Bring in records of " + makers(),
		Long: "Bring in records: a file with one record, an array, JSON Lines or a page of a list, a folder of such files, or - for " +
			"standard input. The system is recognised from the keys. All records come in as one change, which one undo takes back, or none do.\n\n" +
			"A record that was imported before updates the persona it became: what the record carries wins, and everything else stays as " +
			"it is here. What to do with a new record whose name is taken says --on-clash: fail (the default) imports nothing, skip leaves " +
			"the record out, update changes the persona that has the name, copy takes the next free name. A record that cannot be read " +
			"stops the import too, unless --skip-bad leaves such records out. Of many records the report says the same together; " +
			"--report says it of each.",
		Example: "  personae import personas.json --project Billing\n  personae import exported/ --dry-run\n" +
			"  curl -s http://localhost:3000/api/projects/$ID/personas | personae import - --from evalstudio",
		Args: usageArgs(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			job, err := f.job(cmd, args)
			if err != nil {
				return err
			}
			return r.open(cmd.Context(), Opening{Create: !f.dry, Look: f.dry}, func(library Library) error {
				return f.run(cmd.Context(), library, job, cmd.OutOrStdout(), cmd.ErrOrStderr())
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", fromAuto, "the system the records are of: "+systemList(fromAuto))
	flags.StringVar(&f.project, "project", "", "the project that new personas go to (default: the document's own, or Default)")
	flags.StringVar(&f.onClash, "on-clash", string(importing.ClashFail), "what to do when a name is taken: "+clashList())
	flags.BoolVar(&f.skipBad, "skip-bad", false, "leave out the records that cannot be read, and say which, instead of importing nothing")
	flags.BoolVar(&f.dry, "dry-run", false, "only say what would happen, field by field")
	flags.BoolVar(&f.asJSON, "json", false, "print the report as JSON")
	flags.BoolVar(&f.full, "report", false, "report every field, those that come through exactly too")
	return cmd
}

func (f *importFlags) job(cmd *cobra.Command, args []string) (exchange.Job, error) {
	from, err := parseSystem("--from", f.from, fromAuto)
	if err != nil {
		return exchange.Job{}, err
	}
	if !slices.Contains(importing.Clashes, importing.Clash(f.onClash)) {
		return exchange.Job{}, usage(fmt.Errorf("--on-clash %s: choose one of %s", f.onClash, clashList()))
	}
	if f.asJSON && f.full {
		return exchange.Job{}, usage(errors.New("--json is the whole report already: leave --report out"))
	}
	if cmd.Flags().Changed("project") && strings.TrimSpace(f.project) == "" {
		return exchange.Job{}, usage(errors.New("--project needs a name"))
	}
	sources, err := exchange.Sources(args, cmd.InOrStdin())
	return exchange.Job{
		Sources: sources,
		Read:    wire.Options{From: from},
		Options: importing.Options{Project: f.project, OnClash: importing.Clash(f.onClash), SkipBad: f.skipBad},
		Dry:     f.dry,
	}, err
}

func (f *importFlags) run(ctx context.Context, library Library, job exchange.Job, out, errs io.Writer) error {
	defer runtime.KeepAlive(make([]byte, ballast))
	if f.asJSON {
		return importJSON(ctx, library, job, out, errs)
	}
	report := importReport{full: f.full, changes: f.dry || f.full, all: groups{most: mostNamed}}
	job.Each = func(item importing.Item) error {
		_, err := io.WriteString(errs, report.add(&item))
		return err
	}
	result, failed := exchange.Import(ctx, library, job)
	text := report.rest()
	if failed == nil {
		text += summaryText(&result, job.Dry)
	}
	_, err := io.WriteString(errs, text)
	return cmp.Or(failed, err)
}

// parseSystem reads the value of a flag that names a system; "" and the value also
// stand for none.
func parseSystem(flag, value, also string) (model.System, error) {
	if value == "" || value == also {
		return "", nil
	}
	if !slices.Contains(model.Systems, model.System(value)) {
		return "", usage(fmt.Errorf("%s %s: choose one of %s", flag, value, systemList(also)))
	}
	return model.System(value), nil
}

// makers names those whose records are read and written, ours last.
func makers() string {
	return strings.Join(model.Makers, ", ") + " or " + model.SystemPersonae.Title()
}

// systemList lists the systems as they are typed; also comes first, if it is not
// "".
func systemList(also string) string {
	systems := model.Systems
	if also != "" {
		systems = append([]model.System{model.System(also)}, systems...)
	}
	return words.Comma(systems, func(s model.System) string { return string(s) })
}

func clashList() string {
	return words.Comma(importing.Clashes, func(c importing.Clash) string { return string(c) })
}
