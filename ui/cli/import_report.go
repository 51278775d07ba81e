package cli

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/importing"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/exchange"
)

// importReport is what is told of the records of an import while it goes on: of the
// first few, of those that stop it and of those that are left out at once, of the
// others the same together.
type importReport struct {
	full, changes           bool
	told, stopping, grouped int
	all                     groups
}

const (
	fewRecords   = 20  // are told of one by one
	mostStopping = 100 // that stop an import, too
)

// add returns what is to be told of a record at once.
func (r *importReport) add(item *importing.Item) string {
	r.told++
	if item.Outcome.Stops() {
		r.stopping++
	}
	alone := item.Bad || item.Outcome.Stops()
	if r.full || r.told <= fewRecords || alone && r.stopping <= mostStopping {
		return itemText(item, r.full, r.changes)
	}
	r.grouped++
	name := cmp.Or(item.Name, recordName(item))
	r.all.add(string(item.Outcome), name)
	for line := range strings.SplitSeq(itemText(item, false, r.changes), "\n") {
		if said, inside := strings.CutPrefix(line, "  "); inside {
			r.all.add(said, name)
		}
	}
	return ""
}

// rest tells of the others.
func (r *importReport) rest() string {
	if len(r.all.order) == 0 {
		return ""
	}
	return fmt.Sprintf("and %s:\n", words.Count(r.grouped, "more record")) + r.all.text("")
}

// itemText says what becomes of one record, field by field; full also lists the
// fields that come through exactly, changes also those that an update changes.
func itemText(item *importing.Item, full, changes bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", words.Line(recordName(item)), words.Line(heading(item)))
	if item.Why != "" && !item.Bad {
		fmt.Fprintf(&b, "  %s\n", words.Line(item.Why))
	}
	if changes {
		for _, change := range item.Changes {
			if spec, ok := field.Find(change.Path); ok && spec.Kind == field.KindObject {
				continue // that an empty object is there is for programs
			}
			fmt.Fprintf(&b, "  change: %s\n", words.Line(field.Describe(change)))
		}
	}
	if kept := item.KeptText(); kept != "" {
		fmt.Fprintf(&b, "  %s\n", kept)
	}
	b.WriteString(findingsText(item.Report, full))
	for _, problem := range item.Problems {
		if problem.Severity == check.SeverityError || full {
			fmt.Fprintf(&b, "  %s %s: %s\n", problem.Severity, problem.Path, words.Line(problem.Text))
		}
	}
	return b.String()
}

func recordName(item *importing.Item) string {
	if item.Number == 0 {
		return item.Source
	}
	return fmt.Sprintf("%s record %d", item.Source, item.Number)
}

func heading(item *importing.Item) string {
	if item.Bad {
		why := item.Why
		if item.Outcome == importing.OutcomeRefused {
			why = "refused: " + why
		}
		if item.Name != "" {
			why += fmt.Sprintf(" (named %q)", item.Name)
		}
		return why
	}
	from := item.System.Title()
	if item.System != model.SystemPersonae && item.Shape != "" {
		from += " " + string(item.Shape)
	}
	return fmt.Sprintf("%s %q in %s (%s, %s)", item.Outcome, item.Name, item.Project, from, wire.Exact(item.Report))
}

// findingsText lists what became of the fields, those of which the same is to be
// said in one line. What is exact is left out unless full asks for it.
func findingsText(findings []wire.Finding, full bool) string {
	if !full {
		findings = wire.Losses(findings)
	}
	var b strings.Builder
	for _, group := range wire.Group(findings) {
		b.WriteString("  " + findingText(group) + "\n")
	}
	return b.String()
}

// findingText says what became of the fields of a group.
func findingText(g wire.FindingGroup) string {
	text := fmt.Sprintf("%s: %s", g.Kind, words.Line(strings.Join(g.Names, ", ")))
	if g.Text != "" {
		text += ". " + words.Line(g.Text)
	}
	return text
}

func summaryText(r *exchange.Result, dry bool) string {
	var parts []string
	for _, outcome := range importing.Outcomes {
		if n := r.Counts[outcome]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, outcome))
		}
	}
	text := "import: " + strings.Join(parts, ", ")
	switch {
	case r.Counts.Total() == 0:
		text = "import: there are no records in it"
	case dry:
		text = "dry run: " + strings.Join(parts, ", ") + "; nothing was written"
	case r.Operation.ID == 0:
		text += "; there was nothing to write"
	default:
		text += "; personae undo takes it back"
	}
	if r.More {
		text += "\n" + importing.MorePages
	}
	return text + "\n"
}

type itemJSON struct {
	importing.Item
	Kept     []string        `json:"kept"`
	Problems []check.Problem `json:"problems"`
}

// summaryJSON ends the report of an import.
type summaryJSON struct {
	Written bool             `json:"written"`
	Dry     bool             `json:"dry_run"`
	Counts  importing.Counts `json:"counts"`
	More    bool             `json:"more"`
	Error   string           `json:"error,omitempty"`
}

// importJSON imports and prints {"records": […], "summary": {…}}, a record as
// soon as it is decided, so that a large import needs little memory.
func importJSON(ctx context.Context, library Library, job exchange.Job, out, errs io.Writer) error {
	out = data(out)
	between := "\n"
	job.Each = func(item importing.Item) error {
		text, err := marshal(toItemJSON(item), "    ")
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(out, "%s    %s", between, text)
		between = ",\n"
		return err
	}
	if _, err := io.WriteString(out, "{\n  \"records\": ["); err != nil {
		return err
	}
	result, failed := exchange.Import(ctx, library, job)
	summary := summaryJSON{
		Written: failed == nil && result.Operation.ID != 0, Dry: job.Dry, Counts: result.Counts, More: result.More,
	}
	if failed != nil {
		summary.Error = failed.Error()
	}
	text, err := marshal(summary, "  ")
	if err != nil {
		return err
	}
	if between != "\n" {
		text = append([]byte("],\n  \"summary\": "), text...)
		_, err = fmt.Fprintf(out, "\n  %s\n}\n", text)
	} else {
		_, err = fmt.Fprintf(out, "],\n  \"summary\": %s\n}\n", text)
	}
	if failed != nil {
		return failed
	}
	if err == nil {
		_, err = io.WriteString(errs, summaryText(&result, job.Dry))
	}
	return err
}

func toItemJSON(item importing.Item) itemJSON {
	item.Report, item.Changes = orEmpty(item.Report), orEmpty(item.Changes)
	out := itemJSON{item, []string{}, orEmpty(item.Problems)}
	for _, spec := range item.Kept {
		out.Kept = append(out.Kept, spec.Path)
	}
	return out
}

// marshal is JSON over several lines after prefix, as people write it.
func marshal(value any, prefix string) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(prefix, "  ")
	err := encoder.Encode(value)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}
