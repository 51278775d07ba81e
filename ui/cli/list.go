package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math"
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

// list prints the personas that a query matches: a line of each as the library
// keeps it for the list, or its document, read one at a time.
func list(ctx context.Context, out io.Writer, lib Library, query library.Query, asJSON bool) error {
	if asJSON {
		ids, err := lib.IDs(ctx, query)
		if err != nil {
			return err
		}
		return printArray(out, len(ids), func(i int) ([]byte, error) {
			record, err := lib.Get(ctx, ids[i])
			return wire.EncodeNativeIndented(record.Persona), err
		})
	}
	page, err := lib.Page(ctx, query, 0, math.MaxInt)
	if err != nil {
		return err
	}
	ids, err := lib.IDs(ctx, library.Query{Trashed: query.Trashed})
	if err != nil {
		return err
	}
	lines, end := bufio.NewWriter(out), uniqueEnd(ids)
	for _, s := range page.Rows {
		if _, err := fmt.Fprintln(lines, row(s, end)); err != nil {
			return err
		}
	}
	return lines.Flush()
}

// leastEnd is how much of the end of an id is shown at least, in characters.
const (
	leastEnd  = 6
	longestID = 36
)

// uniqueEnd returns how much of the end of an id tells it from all the others. Ids of
// one day begin alike. A damaged library may have the same twice.
func uniqueEnd(ids []string) int {
	for end := leastEnd; ; end++ {
		seen := make(map[string]bool, len(ids))
		for _, id := range ids {
			seen[id[max(0, len(id)-end):]] = true
		}
		if len(seen) == len(ids) || end >= longestID {
			return end
		}
	}
}

// The widths of the columns, in cells; the last one has no end.
const (
	projectColumn = 12
	nameColumn    = 36
)

// row is one line of the list: the end of the id, the project, the name, the systems
// it is ready for, the tags.
func row(s library.Summary, end int) string {
	parts := []string{
		s.ID[max(0, len(s.ID)-end):], column(s.Project, projectColumn), column(s.Name, nameColumn), letters(s.Ready),
	}
	if s.TrashedAt != "" {
		parts = append(parts, s.TrashedAt)
	}
	for _, tag := range s.Tags {
		parts = append(parts, "#"+words.Line(tag))
	}
	return strings.TrimRight(strings.Join(parts, "  "), " ")
}

// column fits text to a width. Columns of a pipe are cut at two spaces, so the
// text may run over rather than be lost.
func column(text string, width int) string {
	text = words.Line(text)
	return text + strings.Repeat(" ", max(0, width-ansi.StringWidth(text)))
}

// letters marks the systems that a persona is ready for: "FEA·".
func letters(ready []model.System) string {
	var b strings.Builder
	for _, letter := range model.Letters {
		if slices.ContainsFunc(ready, func(s model.System) bool { return s.Letter() == letter }) {
			b.WriteString(letter)
		} else {
			b.WriteString("·")
		}
	}
	return b.String()
}

// printArray prints a JSON array whose items are made one at a time.
func printArray(out io.Writer, count int, item func(int) ([]byte, error)) error {
	out = data(out)
	if count == 0 {
		_, err := fmt.Fprintln(out, "[]")
		return err
	}
	for i := range count {
		text, err := item(i)
		if err != nil {
			return err
		}
		open, end := "  ", ","
		if i == 0 {
			open = "[\n  "
		}
		if i == count-1 {
			end = "\n]"
		}
		body := strings.ReplaceAll(strings.TrimRight(string(text), "\n"), "\n", "\n  ")
		if _, err := fmt.Fprint(out, open, body, end, "\n"); err != nil {
			return err
		}
	}
	return nil
}
