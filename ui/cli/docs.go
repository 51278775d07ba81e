package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"personae/keymap"
	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
	"personae/ui/exchange"
)

// docsCommand writes the documents that are made from the tables of the program,
// each beside what it describes.
func (r *run) docsCommand() *cobra.Command {
	return &cobra.Command{
		Use:    "docs FOLDER",
		Short:  "Write the tables of keys, fields, systems and commands beside the source in FOLDER",
		Hidden: true,
		Args:   usageArgs(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			for name, text := range Docs() {
				file := filepath.Join(args[0], filepath.FromSlash(name))
				err := exchange.MayReplace(file)
				if err == nil {
					err = os.WriteFile(file, []byte(text), 0o644) //nolint:gosec // documents are for everyone to read
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// Docs returns the documents that are made from the tables of the program, by
// where they lie from the top level.
func Docs() map[string]string {
	const made = "<!-- Made by go generate from the program's own tables: change those. -->\n\n"
	return map[string]string{
		"keymap/KEYS.md":        made + keysIntro + keyTable(),
		"model/field/FIELDS.md": made + fieldsIntro + fieldTable(),
		"model/wire/SYSTEMS.md": made + systemsIntro + systemTables(),
		"ui/cli/COMMANDS.md":    made + commandsIntro + commandTables(),
	}
}

const keysIntro = `# Every key

Letters are text while a field is typed in. Every key can be changed: put a JSON file at ` + "`personae/keys.json`" + ` in your
configuration directory (` + "`~/.config`" + ` on Linux) that names actions and their keys:

    {"list.search": ["/", "ctrl+f"], "list.delete": ["x"]}

A name that does not exist, a key that no terminal sends, or one that is taken is reported when the editor starts, and the
defaults hold.

`

const fieldsIntro = `# Every field

A value can be absent, null, or set, and the three differ: ` + "`behavior_config.cut_in.min_words`" + ` null takes the interruption
mode's preset, ` + "`behavior_config.yield_on_overlap.after_words`" + ` null switches that threshold off, and 0 is a real value.

`

const systemsIntro = `# The systems

Which key of a system is which field here, and what is lost each way.

`

func keyTable() string {
	var b strings.Builder
	keys := keymap.Default()
	for i, place := range keymap.Places {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "## %s\n\n| key | what it does | name |\n|---|---|---|\n", words.Capital(string(place)))
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

func fieldTable() string {
	var b strings.Builder
	for i, group := range field.Groups {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "## %s\n\n| field | takes | default | systems |\n|---|---|---|---|\n", group)
		for _, spec := range shownFields(group) {
			initial := ""
			if spec.Default.State() != value.StateAbsent {
				initial = "`" + spec.Default.JSON() + "`"
			}
			fmt.Fprintf(&b, "| `%s` %s | %s | %s | %s |\n", spec.Path, spec.Label, cell(allowed(spec)), initial, carriers(spec))
		}
	}
	return b.String()
}

// cell keeps text from ending a table cell.
func cell(text string) string { return strings.ReplaceAll(text, "|", "\\|") }

func carriers(spec *field.Spec) string {
	return words.Comma(spec.Carriers, func(c field.Carrier) string { return c.System.Title() })
}
