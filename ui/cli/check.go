package cli

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/exchange"
)

type checkFlags struct {
	from, to, form string
	asJSON         bool
}

type checked struct {
	ID       string          `json:"id,omitempty"`
	Source   string          `json:"source,omitempty"`
	Record   int             `json:"record,omitempty"`
	System   model.System    `json:"system,omitempty"`
	Project  string          `json:"project,omitempty"`
	Name     string          `json:"name"`
	Problems []check.Problem `json:"problems"`
}

func (r *run) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check [PERSONA ...]",
		Short: "Print what is wrong with personas, or with records in files",
		Long: "Print what is wrong with personas of the library, all of them when none is named. With --from the arguments are files, folders " +
			"or - with records of that system (auto recognises it), and the library is not looked at; each must hold what makes a persona there, " +
			"unless it has no name or --form update says that it changes one. With --to the personas are also " +
			"held to what that system takes. The exit code is 4 when there is an error, so that it can stand in a pre-commit hook or in CI; " +
			"warnings and hints alone leave it 0.",
		Example: "  personae check\n  personae check \"Impatient caller\" --to feather\n  personae check --from feather personas/*.json",
		RunE: func(cmd *cobra.Command, args []string) error {
			to := checkReport{asJSON: f.asJSON, out: bufio.NewWriterSize(cmd.OutOrStdout(), linesAtOnce), array: newArray(cmd.OutOrStdout())}
			if err := f.check(cmd, r, args, to.add); err != nil {
				return err
			}
			return to.end()
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", "check files with records of this system: "+systemList(fromAuto))
	flags.StringVar(&f.to, "to", "", "also check whether this system takes them: "+systemList(""))
	flags.StringVar(&f.form, "form", string(wire.BodyCreate), "what the files hold: "+string(wire.BodyCreate)+", or "+string(wire.BodyUpdate)+" for bodies that may name few keys")
	flags.BoolVar(&f.asJSON, "json", false, "print an array")
	return cmd
}

// check gives what is wrong with each of the arguments.
func (f *checkFlags) check(cmd *cobra.Command, r *run, args []string, give func(*checked) error) error {
	to, err := parseSystem("--to", f.to, "")
	if err != nil {
		return err
	}
	if form := wire.Body(f.form); form != wire.BodyCreate && form != wire.BodyUpdate || form == wire.BodyUpdate && f.from == "" {
		return usage(fmt.Errorf("--form %s: it takes %s or %s, for files with --from", f.form, wire.BodyCreate, wire.BodyUpdate))
	}
	if f.from == "" {
		look := func(record *library.Record) (*checked, error) { //nolint:unparam // each asks for it
			p := &record.Persona
			return &checked{ID: p.ID, Project: p.Project, Name: p.Name, Problems: problemsOf(p, to)}, nil
		}
		return r.reading(cmd.Context(), func(lib Library) error {
			return each(cmd.Context(), lib, args, library.Query{Sort: library.SortProject}, look, give)
		})
	}
	from, err := parseSystem("--from", f.from, fromAuto)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return usage(errors.New("name the files to check, or - for standard input"))
	}
	sources, err := exchange.Sources(args, cmd.InOrStdin())
	if err != nil {
		return err
	}
	return f.checkFiles(cmd.Context(), sources, from, to, give)
}

// checkFiles looks at the records of files. One that cannot be read is an error
// of its own, and the next is looked at.
func (f *checkFlags) checkFiles(ctx context.Context, sources []exchange.Source, from, to model.System, give func(*checked) error) error {
	_, err := exchange.Read(ctx, sources, wire.Options{From: from}, func(source exchange.Source, record *wire.Imported, err error) error {
		if err != nil {
			return give(unreadable(source, err))
		}
		p := record.Persona
		p.Project = cmp.Or(p.Project, importing.DefaultProject) // where an import would put it
		return give(&checked{
			Source: source.Name, Record: record.Number, System: record.System, Project: p.Project, Name: p.Name,
			Problems: f.problemsOfRecord(&p, record, to),
		})
	})
	return err
}

// problemsOfRecord is what is wrong with a record for its own system and another.
func (f *checkFlags) problemsOfRecord(p *model.Persona, record *wire.Imported, to model.System) []check.Problem {
	if record.System == model.SystemPersonae {
		return problemsOf(p, to)
	}
	isPart := record.Shape == wire.ShapeSummary || record.Shape == wire.ShapeUpdate && (p.Name == "" || wire.Body(f.form) == wire.BodyUpdate)
	own := slices.DeleteFunc(joinProblems(taken(p, record.System), check.Validate(p)), func(problem check.Problem) bool {
		return isPart && isMissing(p, problem) // it need not hold what a whole record must
	})
	return slices.DeleteFunc(joinProblems(taken(p, to), own), func(problem check.Problem) bool {
		spec, ok := field.Find(problem.Path)
		return ok && !spec.IsSentTo(record.System) && !spec.IsSentTo(to)
	})
}

func isMissing(p *model.Persona, problem check.Problem) bool {
	spec, ok := field.Find(problem.Path)
	return ok && !spec.Of(p).Get().IsSet() && problem.Severity == check.SeverityError
}

func unreadable(source exchange.Source, err error) *checked {
	c := &checked{Source: source.Name}
	problem := check.Problem{Severity: check.SeverityError, Text: err.Error()}
	if readError, ok := errors.AsType[*wire.ReadError](err); ok {
		c.Record, problem.Path, problem.Text = readError.Record, readError.Path, readError.Reason
	}
	c.Problems = []check.Problem{problem}
	return c
}

// problemsOf is what is wrong with p for a system and in itself.
func problemsOf(p *model.Persona, system model.System) []check.Problem {
	return joinProblems(taken(p, system), check.Validate(p))
}

// taken is what a system would refuse of p, or may; "" takes everything.
func taken(p *model.Persona, system model.System) []check.Problem {
	if system == "" || system == model.SystemPersonae {
		return nil
	}
	_, _, found, err := wire.WriteChecked(p, wire.Target{System: system})
	if err != nil { // it takes no body of that kind
		return nil
	}
	problems := make([]check.Problem, len(found))
	for i, problem := range found {
		problems[i] = check.Problem{Path: problem.Path, Severity: check.SeverityWarning, Text: words.Sentence(problem.Text)}
		if problem.Refused {
			problems[i].Severity = check.SeverityError
		}
	}
	return problems
}

// joinProblems puts lists together, each problem once. What a system refuses says
// more than a warning about the same field.
func joinProblems(lists ...[]check.Problem) []check.Problem {
	list := []check.Problem{}
	for _, problem := range slices.Concat(lists...) {
		known := slices.ContainsFunc(list, func(k check.Problem) bool {
			return k.Path == problem.Path && (k.Text == problem.Text || k.Severity > problem.Severity)
		})
		if !known {
			list = append(list, problem)
		}
	}
	return list
}
