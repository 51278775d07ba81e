package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"personae/model"
	"personae/model/importing"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/exchange"
)

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
		for _, problem := range e.Doubtful {
			b.WriteString("  " + doubtText(problem) + "\n")
		}
	}
	return b.String()
}

// doubtText says what a system may refuse.
func doubtText(p wire.LineProblem) string { return words.Line("doubtful: " + p.String()) }

// bringBack says how the answers to commands come home, "" where there are none.
func bringBack(list []exchange.Exported, target wire.Target) string {
	if target.Body != wire.BodyCurl || target.System == model.SystemPersonae || len(list) == 0 {
		return ""
	}
	project := list[0].Project
	if project == importing.DefaultProject || slices.ContainsFunc(list, func(e exchange.Exported) bool { return e.Project != project }) {
		project = ""
	}
	text := "the answer comes back, with its id, by: ... | sh | personae import - --from " + string(target.System) + " --on-clash update"
	if project != "" {
		text += " --project '" + strings.ReplaceAll(words.Line(project), "'", `'\''`) + "'"
	}
	return text + "\n"
}

func exportGroups(list []exchange.Exported, target wire.Target) string {
	losses, doubts := groups{most: mostNamed, total: len(list)}, groups{most: mostNamed, total: len(list)}
	for i := range list {
		for _, problem := range list[i].Doubtful {
			doubts.add(doubtText(problem), list[i].Name)
		}
		for _, f := range wire.Group(list[i].Report) {
			if f.Kind != wire.KindExact {
				losses.add(findingText(f), list[i].Name)
			}
		}
	}
	total := fmt.Sprintf("%s → %s: %s of loss\n", words.Count(len(list), "persona"), target.System.Title(),
		words.Either(len(losses.order), "1 kind", fmt.Sprintf("%d kinds", len(losses.order))))
	if len(losses.order) < 2 {
		return total + losses.text("") + doubts.text("")
	}
	return total + losses.text("") + doubts.text("") + total
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

func exportJSON(list []exchange.Exported, target wire.Target, out io.Writer, bodies bool) error {
	return printArray(out, len(list), func(i int) ([]byte, error) {
		e := list[i]
		row := exportedJSON{
			ID: e.ID, Project: e.Project, Name: e.Name, System: target.System, Form: target.Body, Fields: e.Report,
			Refused: orEmpty(e.Refused), Doubtful: orEmpty(e.Doubtful),
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
