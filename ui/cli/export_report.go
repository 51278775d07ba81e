package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"personae/model"
	"personae/model/importing"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/exchange"
)

// exportReport says what is lost of each persona as it comes; of several the same
// together at the end, unless every field is asked for.
type exportReport struct {
	target         wire.Target
	full           bool
	count          int
	alone          string // what is lost of the first, as long as there is no other
	losses, doubts groups
	project        string // of all of them, "" where they have several
}

// add takes the next persona, and returns what is to be said of it now.
func (r *exportReport) add(e *exchange.Exported) string {
	if r.count++; r.count == 1 {
		r.project, r.losses.most, r.doubts.most = e.Project, mostNamed, mostNamed
	} else if r.project != e.Project {
		r.project = ""
	}
	if r.full {
		return r.text(e)
	}
	r.alone = ""
	if r.count == 1 {
		r.alone = r.text(e)
	}
	for _, problem := range e.Doubtful {
		r.doubts.add(doubtText(problem), e.Name)
	}
	for _, f := range wire.Group(wire.Losses(e.Report)) {
		r.losses.add(findingText(f), e.Name)
	}
	return ""
}

func (r *exportReport) text(e *exchange.Exported) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s → %s: %s\n%s", words.Line(e.Name), r.target.System.Title(), wire.Exact(e.Report), findingsText(e.Report, r.full))
	for _, problem := range e.Doubtful {
		b.WriteString("  " + doubtText(problem) + "\n")
	}
	return b.String()
}

// rest is what is to be said when all have been added.
func (r *exportReport) rest() string {
	switch {
	case r.count == 0:
		return ""
	case r.full || r.count == 1:
		return r.alone + r.bringBack()
	}
	r.losses.total, r.doubts.total = r.count, r.count
	kinds := len(r.losses.order)
	total := fmt.Sprintf("%s → %s: %s of loss\n", words.Count(r.count, "persona"), r.target.System.Title(),
		words.Either(kinds, "1 kind", fmt.Sprintf("%d kinds", kinds)))
	text := total + r.losses.text("") + r.doubts.text("")
	if kinds >= 2 {
		text += total
	}
	return text + r.bringBack()
}

// doubtText says what a system may refuse.
func doubtText(p wire.LineProblem) string { return words.Line("doubtful: " + p.String()) }

// bringBack says how the answers to commands come home, "" where there are none.
func (r *exportReport) bringBack() string {
	if r.target.Body != wire.BodyCurl || r.target.System == model.SystemPersonae {
		return ""
	}
	text := "the answer comes back, with its id, by: ... | sh | personae import - --from " + string(r.target.System) + " --on-clash update"
	if r.project != "" && r.project != importing.DefaultProject {
		text += " --project '" + strings.ReplaceAll(words.Line(r.project), "'", `'\''`) + "'"
	}
	return text + "\n"
}

type exportedJSON struct {
	ID       string             `json:"id"`
	Project  string             `json:"project"`
	Name     string             `json:"name"`
	System   model.System       `json:"system"`
	Form     wire.Body          `json:"form"`
	Fields   []wire.Finding     `json:"fields"`
	Refused  []wire.LineProblem `json:"refused"`
	Doubtful []wire.LineProblem `json:"doubtful"`
	Body     json.RawMessage    `json:"body,omitempty"`
	Command  string             `json:"command,omitempty"`
}

// rowJSON is the report of one persona, with its body where that is asked for.
func rowJSON(e *exchange.Exported, target wire.Target, withBody bool) ([]byte, error) {
	row := exportedJSON{
		ID: e.ID, Project: e.Project, Name: e.Name, System: target.System, Form: target.Body, Fields: e.Report,
		Refused: orEmpty(e.Refused), Doubtful: orEmpty(e.Doubtful),
	}
	switch {
	case !withBody:
	case target.Body == wire.BodyCurl:
		row.Command = string(e.Body)
	default:
		row.Body = bytes.TrimSpace(e.Body)
	}
	return marshal(row, "")
}
