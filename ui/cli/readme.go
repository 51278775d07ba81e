package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"personae/keymap"
	"personae/model"
	"personae/model/words"
)

// readmeCommand rewrites the generated parts of the README.
func (r *run) readmeCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "readme FILE",
		Short:  "Write the tables of keys, fields and systems into the README",
		Hidden: true,
		Args:   usageArgs(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			before, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			after, err := Regenerate(string(before))
			if err != nil || after == string(before) {
				return err
			}
			return os.WriteFile(args[0], []byte(after), 0o644) //nolint:gosec // a README is for everyone to read
		},
	}
}

// Regenerate returns the README with its generated parts made anew: what stands
// between <!-- generated:NAME --> and <!-- end --> for NAME keys, fields and systems.
func Regenerate(readme string) (string, error) {
	parts := map[string]func() string{"keys": keyTable, "fields": fieldTable, "systems": systemTables}
	for name, write := range parts {
		open := "<!-- generated:" + name + " -->\n"
		head, rest, ok := strings.Cut(readme, open)
		_, tail, closed := strings.Cut(rest, "<!-- end -->")
		if !ok || !closed {
			return "", fmt.Errorf("the README has no part %q: it needs %q and, after it, %q", name, strings.TrimSpace(open), "<!-- end -->")
		}
		readme = head + open + "\n" + write() + "\n<!-- end -->" + tail
	}
	return readme, nil
}

// keyTable is every key as Markdown, a table a place.
func keyTable() string {
	var b strings.Builder
	keys := keymap.Default()
	for i, place := range keymap.Places {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "**%s**\n\n| key | what it does | name |\n|---|---|---|\n", placeTitle(place))
		for _, e := range keys.In(place) {
			signs := make([]string, len(e.Keys))
			for j, k := range e.Keys {
				signs[j] = "`" + keymap.Sign(k) + "`"
			}
			fmt.Fprintf(&b, "| %s | %s | `%s` |\n", strings.Join(signs, " "), e.Long, e.Name)
		}
	}
	return b.String()
}

// placeTitle is a place as a heading.
func placeTitle(place keymap.Place) string {
	return words.Capital(string(place))
}

// fieldTable is every field that can be set as Markdown, a table a group.
func fieldTable() string {
	var b strings.Builder
	for i, group := range model.Groups {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "**%s**\n\n| field | takes | default | systems |\n|---|---|---|---|\n", group)
		for _, spec := range shownFields(group) {
			initial := ""
			if spec.Default.State() != model.StateAbsent {
				initial = "`" + spec.Default.JSON() + "`"
			}
			fmt.Fprintf(&b, "| `%s` %s | %s | %s | %s |\n", spec.Path, spec.Label, cell(allowed(spec)), initial, carriers(spec))
		}
	}
	return b.String()
}

// cell keeps text from ending a table cell.
func cell(text string) string { return strings.ReplaceAll(text, "|", "\\|") }

// carriers lists the systems that have a field.
func carriers(spec *model.Spec) string {
	var names []string
	for _, c := range spec.Carriers {
		names = append(names, c.System.Title())
	}
	return strings.Join(names, ", ")
}
