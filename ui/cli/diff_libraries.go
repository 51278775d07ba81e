package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/diff"
	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
)

// diffLibraries prints what differs between two libraries, and reports whether
// anything does.
func (r *run) diffLibraries(cmd *cobra.Command, lib, other Library, f *diffFlags) (differs bool, err error) {
	left, err := personas(cmd.Context(), lib)
	if err != nil {
		return false, err
	}
	right, err := personas(cmd.Context(), other)
	if err != nil {
		return false, err
	}
	l := diff.Compare(left, right)
	write := librariesText
	if f.asJSON {
		write = librariesJSON
	}
	differs = len(l.OnlyLeft)+len(l.OnlyRight)+len(l.Differ) > 0
	return differs, write(cmd.OutOrStdout(), filepath.Base(lib.Info().Path), filepath.Base(other.Info().Path), l)
}

func personas(ctx context.Context, lib Library) ([]model.Persona, error) {
	var out []model.Persona
	err := eachPersona(ctx, lib, func(record *library.Record) error {
		out = append(out, record.Persona)
		return nil
	})
	return out, err
}

// changesRoom is how many characters a line has for what differs in a persona.
const changesRoom = 100

func librariesText(out io.Writer, left, right string, l diff.Libraries) error {
	var b strings.Builder
	listed := func(title string, list []*model.Persona) {
		if len(list) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", title, words.Count(len(list), "persona"))
		}
		for _, p := range list {
			fmt.Fprintf(&b, "  %s\n", place(p))
		}
	}
	listed("only in "+left, l.OnlyLeft)
	listed("only in "+right, l.OnlyRight)
	if len(l.Differ) > 0 {
		fmt.Fprintf(&b, "%s → %s: %s\n", left, right, words.Count(len(l.Differ), "persona"))
	}
	for _, pair := range l.Differ {
		changes := field.Edited(field.Diff(pair.Left, pair.Right))
		fmt.Fprintf(&b, "  %s: %s\n", place(pair.Left), words.Line(field.DescribeAll(changes, changesRoom)))
	}
	fmt.Fprintf(&b, "the same in both: %s\n", words.Count(l.Same, "persona"))
	_, err := io.WriteString(out, b.String())
	return err
}

func place(p *model.Persona) string { return words.Line(p.Project + " / " + p.Name) }

type pairJSON struct {
	Left   diffSideJSON    `json:"left"`
	Right  diffSideJSON    `json:"right"`
	Fields []fieldDiffJSON `json:"fields"`
}

func librariesJSON(out io.Writer, _, _ string, l diff.Libraries) error {
	listed := func(list []*model.Persona) []diffSideJSON {
		rows := make([]diffSideJSON, len(list))
		for i, p := range list {
			rows[i] = sideJSON(p, 0)
		}
		return rows
	}
	pairs := make([]pairJSON, len(l.Differ))
	for i, pair := range l.Differ {
		pairs[i] = pairJSON{sideJSON(pair.Left, 0), sideJSON(pair.Right, 0), fieldDiffs(diff.Fields(pair.Left, pair.Right, false))}
	}
	text, err := marshal(struct {
		OnlyLeft  []diffSideJSON `json:"only_left"`
		OnlyRight []diffSideJSON `json:"only_right"`
		Differ    []pairJSON     `json:"differ"`
		Same      int            `json:"same"`
	}{listed(l.OnlyLeft), listed(l.OnlyRight), pairs, l.Same}, "")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(data(out), "%s\n", text)
	return err
}
