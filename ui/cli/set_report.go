package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/check"
	"personae/model/edit"
	"personae/model/field"
	"personae/model/words"
)

// setReport is what becomes of the personas of a change.
type setReport struct {
	seen                  int
	done, caused, refused groups
	kept                  []edit.Outcome // of one persona, and for JSON of all
	keep                  bool
}

// newSetReport returns a report whose groups name so many personas at most.
func newSetReport(keep bool, most int) *setReport {
	return &setReport{keep: keep, done: groups{most: most}, caused: groups{most: most}, refused: groups{most: most}}
}

// add keeps of an outcome what is told of it.
func (r *setReport) add(o edit.Outcome) {
	r.seen++
	if r.keep {
		r.kept = append(r.kept, o.Brief())
	}
	switch {
	case o.Err != nil:
		r.refused.add(o.Says(), o.Before.Name)
		return
	case len(o.Changes) > 0:
		r.done.add(o.Says(), o.Before.Name)
	}
	for _, problem := range o.Problems {
		r.caused.add(problemText(problem), o.Before.Name)
	}
}

func problemText(p check.Problem) string {
	return fmt.Sprintf("%s: %s: %s", p.Severity, p.Path, p.Text)
}

func (f *setFlags) print(cmd *cobra.Command, r *setReport, counts edit.Counts, worked bool) error {
	if f.asJSON {
		if err := r.json(cmd.OutOrStdout()); err != nil {
			return err
		}
	}
	alone := r.seen == 1
	var text string
	if alone {
		text = aloneText(&r.kept[0])
	} else {
		text = "set: " + counts.Words() + "\n" + r.done.text("") + r.caused.text("") + r.refused.text("cannot: ")
	}
	switch {
	case alone:
	case !worked && !f.dry: // the error says it
	case f.dry:
		text += "dry run: " + counts.Words() + "; nothing was written\n"
	case counts.Changed == 0:
		text += "set: there was nothing to change\n"
	default:
		text += fmt.Sprintf("set: changed %s; personae undo takes it back\n", words.Count(counts.Changed, "persona"))
	}
	_, err := io.WriteString(cmd.ErrOrStderr(), text)
	return err
}

// aloneText says what becomes of the one persona, a field a line. Why it cannot be
// changed says the error.
func aloneText(o *edit.Outcome) string {
	var b strings.Builder
	if o.Err == nil && len(o.Changes) == 0 {
		b.WriteString("nothing to change\n")
	}
	for _, change := range o.Changes {
		b.WriteString(words.Line(field.Describe(change)) + "\n")
	}
	for _, problem := range o.Problems {
		if problem.Severity != check.SeverityError {
			b.WriteString(problemText(problem) + "\n")
		}
	}
	return b.String()
}

type outcomeJSON struct {
	ID       string          `json:"id"`
	Project  string          `json:"project"`
	Name     string          `json:"name"` // before
	Changes  []field.Change  `json:"changes"`
	Problems []check.Problem `json:"problems"`
	Refused  string          `json:"refused,omitempty"`
}

func (r *setReport) json(out io.Writer) error {
	return printArray(out, len(r.kept), func(i int) ([]byte, error) {
		o := &r.kept[i]
		row := outcomeJSON{
			ID: o.Before.ID, Project: o.Before.Project, Name: o.Before.Name,
			Changes: orEmpty(o.Changes), Problems: orEmpty(o.Problems),
		}
		if o.Err != nil {
			row.Changes, row.Refused = []field.Change{}, o.Says()
		}
		return marshal(row, "")
	})
}
