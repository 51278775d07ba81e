package cli

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/library"
	"personae/model/search"
	"personae/model/wire"
	"personae/model/words"
)

func (r *run) listCommand() *cobra.Command {
	var query library.Query
	var sort string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List personas",
		Long: "List personas, each by the end of its id that no other has. A search is words, each the beginning of one in a name, a description, a prompt or a tag, or any " +
			"part of a name; and phrases in quotes, of whole words. A word may say where it stands (name:, description:, prompt:, tag:, " +
			"project:, label: for what a revision is called), which choice, switch or line of personae fields has which value (interrupts:high, noise:office, enabled:no, " +
			"language:unset), and for which system a persona is ready (ready:anam). A value may be cut short, and is meant whole in " +
			"quotes. A minus before a term means not, and all terms hold.",
		Example: "  personae list --project Billing --sort name\n" +
			"  personae list --search 'interrupts:high -tag:angry \"last invoice\"' --json",
		Args: usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			query.Sort = library.SortKey(strings.TrimPrefix(sort, "-"))
			query.Backward = strings.HasPrefix(sort, "-")
			if query.Trashed && !cmd.Flags().Changed("sort") {
				query.Sort = library.SortDeleted
			}
			if !slices.Contains(library.SortKeys, query.Sort) && (!query.Trashed || query.Sort != library.SortDeleted) {
				return usage(unknownSort(sort))
			}
			if _, err := search.Parse(query.Search); err != nil {
				return usage(fmt.Errorf("--search: %w", err))
			}
			return r.reading(cmd.Context(), func(lib Library) error {
				return list(cmd.Context(), cmd.OutOrStdout(), lib, query, asJSON)
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&query.Project, "project", "", "only the personas of this project")
	flags.BoolVar(&query.Trashed, "trash", false, "what is in the trash, the last deleted first, with since when")
	flags.StringArrayVar(&query.Tags, "tag", nil, "only the personas with this tag; may be given again")
	flags.StringVar(&query.Search, "search", "", "only the personas that a search finds")
	flags.StringVar(&sort, "sort", string(library.SortUpdated), "the column to sort by: "+sortKeys())
	flags.BoolVar(&asJSON, "json", false, "print an array of native documents")
	return cmd
}

func unknownSort(sort string) error {
	return fmt.Errorf("--sort %s: the columns are %s; a minus in front turns the order round", sort, sortKeys())
}

func sortKeys() string {
	return words.Comma(library.SortKeys, func(k library.SortKey) string { return string(k) })
}

// list prints the personas that a query matches, each as it is read: a line of it as
// the library keeps it for the list, or its document.
func list(ctx context.Context, out io.Writer, lib Library, query library.Query, asJSON bool) error {
	if asJSON {
		array := newArray(out)
		document := func(record *library.Record) ([]byte, error) {
			body, _, _, err := wire.WriteChecked(&record.Persona, wire.Target{System: model.SystemPersonae, Written: record.Document})
			return body, err
		}
		err := each(ctx, lib, nil, query, document, array.add)
		if err != nil {
			return err
		}
		return array.end()
	}
	end, err := lib.IDEnd(ctx, leastEnd)
	if err != nil {
		return err
	}
	lines, r := bufio.NewWriterSize(data(out), linesAtOnce), row{end: end} // each part of a row is harmless
	err = lib.Lines(ctx, query, func(line library.Line) error {
		_, err := lines.Write(r.of(&line))
		return err
	})
	if err != nil {
		return err
	}
	return lines.Flush()
}

const (
	leastEnd    = 6       // characters of the end of an id that are shown at least
	linesAtOnce = 1 << 16 // bytes
)

// The widths of the columns, in cells; the last one has no end.
const (
	projectColumn = 12
	nameColumn    = 36
)

// row is the line of the list that was made last.
type row struct {
	end   int // characters of an id
	text  []byte
	ready []model.System
	marks string // of ready: mostly those of the line before, too
}

// of makes the line of a persona: the end of the id, the project, the name, the systems
// it is ready for, the tags. It holds until the next one is made.
func (r *row) of(line *library.Line) []byte {
	if r.marks == "" || !slices.Equal(r.ready, line.Ready) {
		r.ready, r.marks = line.Ready, letters(line.Ready)
	}
	r.text = append(append(r.text[:0], words.Line(line.ID[max(0, len(line.ID)-r.end):])...), "  "...)
	r.text = append(appendColumn(r.text, line.Project, projectColumn), "  "...)
	r.text = append(appendColumn(r.text, line.Name, nameColumn), "  "...)
	r.text = append(r.text, r.marks...)
	if line.TrashedAt != "" {
		r.text = append(append(r.text, "  "...), words.Line(line.TrashedAt)...)
	}
	for _, tag := range line.Tags {
		r.text = append(append(r.text, "  #"...), words.Line(tag)...)
	}
	r.text = append(bytes.TrimRight(r.text, " "), '\n')
	return r.text
}

// column fits text to a width. Columns of a pipe are cut at two spaces, so the
// text may run over rather than be lost.
func column(text string, width int) string { return string(appendColumn(nil, text, width)) }

func appendColumn(to []byte, text string, width int) []byte {
	text = words.Line(text)
	cells := len(text)
	if !words.IsPlain(text) {
		cells = ansi.StringWidth(text)
	}
	to = append(to, text...)
	for range width - cells {
		to = append(to, ' ')
	}
	return to
}

// letters marks the systems that a persona is ready for: "FEA·".
func letters(ready []model.System) string {
	held := make([]string, len(ready))
	for i, system := range ready {
		held[i] = system.Letter()
	}
	var b strings.Builder
	for _, letter := range model.Letters {
		if slices.Contains(held, letter) {
			b.WriteString(letter)
		} else {
			b.WriteString("·")
		}
	}
	return b.String()
}

// array is a JSON array on its way out, an item at a time.
type array struct {
	out   *bufio.Writer
	items int
}

func newArray(out io.Writer) *array { return &array{out: bufio.NewWriterSize(data(out), linesAtOnce)} }

// add writes an item, which is made as marshal makes it.
func (a *array) add(item []byte) error {
	open := ",\n  "
	if a.items == 0 {
		open = "[\n  "
	}
	a.items++
	_, _ = a.out.WriteString(open)
	_, err := a.out.Write(bytes.ReplaceAll(bytes.TrimRight(item, "\n"), []byte("\n"), []byte("\n  ")))
	return err
}

// end writes the end.
func (a *array) end() error {
	text := "\n]\n"
	if a.items == 0 {
		text = "[]\n"
	}
	_, _ = a.out.WriteString(text)
	return a.out.Flush()
}

// printArray prints a JSON array whose items are made one at a time.
func printArray(out io.Writer, count int, item func(int) ([]byte, error)) error {
	array := newArray(out)
	for i := range count {
		text, err := item(i)
		if err == nil {
			err = array.add(text)
		}
		if err != nil {
			return err
		}
	}
	return array.end()
}
