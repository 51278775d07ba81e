package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/library"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/exchange"
)

type exportFlags struct {
	to, form, api, out string
	sort               string
	strict, reveal     bool
	full, asJSON       bool
	revision           int64
}

func (r *run) exportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export [PERSONA ...] --to SYSTEM",
		Short: "Write personas as " + makers() + " takes them",
		Long: "Write personas as a system takes them: one object for one persona, an array for several (EvalStudio always gets an array). " +
			"Without PERSONA the whole library is written. What is lost on the way is said on stderr, field by field; of several personas the same together, and --report says it of each.\n\n" +
			"--form create is the body of a request that makes a record, update of one that changes it, record the answer the system would " +
			"give, with the ids and stamps it gave before, and curl a command that sends the body, with what lets it in, and headers that look like secrets, in environment variables. " +
			"When the system would refuse a persona, nothing is written and the exit code is 4.\n\n" +
			"--out FOLDER/ writes one file a persona, with a name that every system takes and that stays from run to run; what else lies in " +
			"the folder stays. personae import FOLDER reads it back.",
		Example: "  personae export \"Impatient caller\" --to feather --api 1.87\n" +
			"  personae export --to evalstudio --out personas.json\n  personae export --to personae --out personas/\n  personae export \"Cara\" --to anam --form curl | sh",
		RunE: func(cmd *cobra.Command, args []string) error {
			target, err := f.target()
			if err != nil {
				return err
			}
			return r.with(cmd.Context(), false, func(lib Library) error {
				lib, err := at(lib, args, f.revision)
				if err != nil {
					return err
				}
				list, err := exportAll(cmd.Context(), lib, args, f.query(), target)
				if err != nil {
					return err
				}
				return f.write(list, target, cmd.OutOrStdout(), cmd.ErrOrStderr())
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", "", "the system: "+systemList(""))
	flags.StringVar(&f.form, "form", string(wire.BodyCreate), "create, update, answer or curl")
	flags.StringVar(&f.api, "api", "", "the version of Feather's API: "+wire.API121+" (the default) or "+wire.API187)
	flags.BoolVar(&f.strict, "strict", false, "leave out keys that the system is not known to have")
	flags.BoolVar(&f.reveal, "reveal", false, "with --form curl: write headers that look like secrets into the command")
	flags.StringVarP(&f.out, "out", "o", "", "write to `FILE`, whole or not at all, or a file a persona to FOLDER/; - is stdout")
	flags.StringVar(&f.sort, "sort", string(library.SortProject), "the order where no PERSONA is named: "+sortKeys()+"; -created is the order in which they came")
	flags.Int64Var(&f.revision, "rev", 0, "the `REVISION` of one persona, as personae history prints it, in place of how it is")
	flags.BoolVar(&f.full, "report", false, "print the report of every field in place of the bodies (--out still writes them)")
	flags.BoolVar(&f.asJSON, "json", false, "print the report as JSON, the bodies in it unless --out writes them")
	return cmd
}

func (f *exportFlags) query() library.Query {
	return library.Query{Sort: library.SortKey(strings.TrimPrefix(f.sort, "-")), Backward: strings.HasPrefix(f.sort, "-")}
}

func (f *exportFlags) target() (wire.Target, error) {
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
	target := wire.Target{System: system, Body: wire.Body(f.form), API: f.api, Strict: f.strict, Reveal: f.reveal}
	// A trial with an empty persona tells a wrong form or version before anything
	// is read; that it would be refused does not matter.
	if _, err := exchange.Export(&model.Persona{}, target); err != nil {
		return target, usage(err)
	}
	return target, nil
}

func exportAll(ctx context.Context, lib Library, refs []string, query library.Query, target wire.Target) ([]exchange.Exported, error) {
	var list []exchange.Exported
	err := eachOf(ctx, lib, refs, query, func(record library.Record) error {
		exported, err := exchange.Export(&record.Persona, target)
		list = append(list, exported)
		return err
	})
	return list, err
}

// eachPersona calls do with every persona that refs name, or, without refs, with
// all of the library by project and name.
func eachPersona(ctx context.Context, lib Library, refs []string, do func(library.Record) error) error {
	return eachOf(ctx, lib, refs, library.Query{Sort: library.SortProject}, do)
}

// eachOf is eachPersona with all that a query matches in place of the library.
func eachOf(ctx context.Context, lib Library, refs []string, query library.Query, do func(library.Record) error) error {
	get := func(ref string) (library.Record, error) { return find(ctx, lib, ref) }
	if len(refs) == 0 {
		var err error
		if refs, err = lib.IDs(ctx, query); err != nil {
			return err
		}
		get = func(id string) (library.Record, error) { return lib.Get(ctx, id) }
	}
	for _, ref := range refs {
		record, err := get(ref)
		if err == nil {
			err = do(record)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// write writes the bodies, unless one would be refused, and the report.
func (f *exportFlags) write(list []exchange.Exported, target wire.Target, out, errs io.Writer) error {
	refused := exchange.RefusedAll(target.System, list)
	toFile := f.out != "" && f.out != exchange.Stdin
	if f.asJSON {
		if err := exportJSON(list, target, out, refused == nil && !toFile); err != nil {
			return err
		}
	} else {
		to := errs
		if f.full {
			to = out
		}
		if _, err := io.WriteString(to, exportText(list, target, f.full)); err != nil {
			return err
		}
	}
	if refused != nil {
		return refused
	}
	if toFile && exchange.IsFolder(f.out) {
		if err := exchange.WriteFolder(f.out, list, target); err != nil {
			return err
		}
		_, err := fmt.Fprintf(errs, "wrote %s to %s\n", words.Count(len(list), "file"), f.out)
		return err
	}
	bodies := exchange.Join(list, target)
	if toFile {
		return exchange.WriteFile(f.out, func(w io.Writer) error { _, err := w.Write(bodies); return err })
	}
	if f.asJSON || f.full {
		return nil
	}
	_, err := data(out).Write(bodies)
	return err
}

// exportText says what is lost of each persona; of several the same together, unless
// every field is asked for.
func exportText(list []exchange.Exported, target wire.Target, full bool) string {
	if len(list) > 1 && !full {
		return exportGroups(list, target)
	}
	var b strings.Builder
	for i := range list {
		e := &list[i]
		fmt.Fprintf(&b, "%s → %s: %s\n%s", words.Line(e.Name), target.System.Title(), wire.Exact(e.Report), findingsText(e.Report, full))
	}
	return b.String()
}

func exportGroups(list []exchange.Exported, target wire.Target) string {
	losses := groups{most: mostNamed, total: len(list)}
	for i := range list {
		for _, f := range wire.Group(list[i].Report) {
			if f.Kind != wire.KindExact {
				losses.add(findingText(f), list[i].Name)
			}
		}
	}
	total := fmt.Sprintf("%s → %s: %s of loss\n", words.Count(len(list), "persona"), target.System.Title(),
		words.Either(len(losses.order), "1 kind", fmt.Sprintf("%d kinds", len(losses.order))))
	if len(losses.order) < 2 {
		return total + losses.text("")
	}
	return total + losses.text("") + total
}

type exportedJSON struct {
	ID      string             `json:"id"`
	Project string             `json:"project"`
	Name    string             `json:"name"`
	System  model.System       `json:"system"`
	Form    wire.Body          `json:"form"`
	Fields  []wire.Finding     `json:"fields"`
	Refused []wire.LineProblem `json:"refused"`
	Body    json.RawMessage    `json:"body,omitempty"`
	Command string             `json:"command,omitempty"`
}

func exportJSON(list []exchange.Exported, target wire.Target, out io.Writer, bodies bool) error {
	return printArray(out, len(list), func(i int) ([]byte, error) {
		e := list[i]
		row := exportedJSON{
			ID: e.ID, Project: e.Project, Name: e.Name, System: target.System, Form: target.Body, Fields: e.Report, Refused: orEmpty(e.Refused),
		}
		switch {
		case !bodies:
		case target.Body == wire.BodyCurl:
			row.Command = string(e.Body)
		default:
			row.Body = bytes.TrimSpace(e.Body)
		}
		return marshal(row, "")
	})
}
