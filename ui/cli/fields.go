package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/field"
	"personae/model/value"
	"personae/model/wire"
)

func (r *run) fieldsCommand() *cobra.Command {
	var asJSON, asSchema bool
	cmd := &cobra.Command{
		Use:   "fields",
		Short: "Print every field: what it means, allows and defaults to",
		Args:  usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case asJSON && asSchema:
				return usage(errors.New("--json is the table and --schema a JSON Schema: give one of them"))
			case asJSON:
				return fieldsJSON(cmd.OutOrStdout())
			case asSchema:
				_, err := fmt.Fprintf(data(cmd.OutOrStdout()), "%s\n", bytes.TrimRight(wire.NativeSchema(), "\n"))
				return err
			}
			return fieldsText(cmd.OutOrStdout())
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print an array")
	cmd.Flags().BoolVar(&asSchema, "schema", false, "print a JSON Schema of our own document, for editors to complete and check by")
	return cmd
}

func fieldsText(out io.Writer) error {
	for _, group := range field.Groups {
		if _, err := fmt.Fprintf(out, "%s\n", group); err != nil {
			return err
		}
		for _, spec := range shownFields(group) {
			line := fmt.Sprintf("  %s  %s", column(spec.Path, 46), allowed(spec))
			if spec.Default.State() != value.StateAbsent {
				line += "; default " + spec.Default.JSON()
			}
			if _, err := fmt.Fprintf(out, "%s\n    %s: %s\n", strings.TrimRight(line, " "), spec.Label, spec.Help); err != nil {
				return err
			}
		}
	}
	return nil
}

// shownFields lists the fields of a group that hold a value of their own.
func shownFields(group field.Group) []*field.Spec {
	return slices.DeleteFunc(slices.Clone(field.In(group)), func(s *field.Spec) bool { return s.Kind == field.KindObject })
}

var takes = map[field.Kind]string{
	field.KindInteger: "whole number", field.KindNumber: "number", field.KindToggle: "true or false", field.KindTags: "list of texts",
	field.KindPairs: "object", field.KindJSON: "JSON", field.KindTime: "RFC 3339 stamp", field.KindLine: "text", field.KindProse: "text",
}

// allowed says in words what a field takes.
func allowed(spec *field.Spec) string {
	text := cmp.Or(takes[spec.Kind], field.OptionList(spec))
	if spec.TextOnly {
		text += " of texts"
	}
	if r := spec.Range; r != nil {
		text += " " + number(r.Min) + ".." + number(r.Max)
	}
	if spec.Unit != "" {
		text += " " + spec.Unit
	}
	if spec.Nullable {
		text += ", null = " + spec.Null
	}
	if spec.ReadOnly {
		text += " (read-only)"
	}
	return text
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

type specJSON struct {
	Path     string          `json:"path"`
	Label    string          `json:"label"`
	Group    string          `json:"group"`
	Type     string          `json:"type"`
	Unit     string          `json:"unit,omitempty"`
	Minimum  *float64        `json:"minimum,omitempty"`
	Maximum  *float64        `json:"maximum,omitempty"`
	Step     *float64        `json:"step,omitempty"`
	Options  []field.Option  `json:"options,omitempty"`
	Default  value.Value     `json:"default,omitzero"`
	Nullable bool            `json:"nullable"`
	Null     string          `json:"null_means,omitempty"`
	Absent   string          `json:"absent_means,omitempty"`
	ReadOnly bool            `json:"read_only"`
	Required bool            `json:"required"`
	Help     string          `json:"help"`
	Systems  []field.Carrier `json:"systems"`
}

func fieldsJSON(out io.Writer) error {
	rows := make([]specJSON, 0, len(field.All()))
	for _, spec := range field.All() {
		row := specJSON{
			Path: spec.Path, Label: spec.Label, Group: string(spec.Group), Type: spec.Kind.String(), Unit: spec.Unit,
			Default: spec.Default, Nullable: spec.Nullable, Null: spec.Null, Absent: spec.Absent, Options: spec.Options,
			ReadOnly: spec.ReadOnly, Required: spec.Required, Help: spec.Help, Systems: orEmpty(spec.Carriers),
		}
		if r := spec.Range; r != nil {
			row.Minimum, row.Maximum, row.Step = &r.Min, &r.Max, &r.Step
		}
		rows = append(rows, row)
	}
	return printIndented(out, rows)
}
