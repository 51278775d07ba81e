package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const commandsIntro = `# Every command

The same library, for scripts. Data goes to stdout, words to stderr. ` + "`PERSONA`" + ` is a name, PROJECT/NAME, an id, or a start or an end
of an id that no other has, such as personae list prints; case and accents do not matter where only one can be meant. ` + "`FIELD`" + ` is a path of [the field table](../../model/field/FIELDS.md); ` + "`-`" + ` is stdin or stdout. ` + "`personae completion SHELL`" + `
and ` + "`personae man`" + ` write completions and a manual page.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | failed |
| 2 | bad usage, an unknown field included |
| 3 | not found: a persona, a revision, a remote, a file |
| 4 | problems found, an expectation or a goal missed, the input is invalid, or a remote refuses the key or a persona |
| 5 | a name is taken, or a conflict: of a pull or a push, also one that was left out |

A refused call writes nothing and says why. Every command takes:

`

func commandTables() string {
	var b strings.Builder
	root := (&run{App: &App{}}).rootCommand([]string{"help"})
	writeFlags(&b, root.PersistentFlags())
	writeCommand(&b, root)
	for _, command := range leaves(root.Commands()) {
		if !command.Hidden {
			writeCommand(&b, command)
		}
	}
	return b.String()
}

func writeCommand(b *strings.Builder, c *cobra.Command) {
	text := c.Long
	if text == "" {
		text = c.Short + "."
	}
	fmt.Fprintf(b, "\n## `%s`\n\n%s\n", c.UseLine(), text)
	if flags := c.LocalNonPersistentFlags(); flags.HasAvailableFlags() {
		b.WriteString("\n")
		writeFlags(b, flags)
	}
	if c.Example != "" {
		b.WriteString("\n")
		for line := range strings.SplitSeq(c.Example, "\n") {
			b.WriteString(strings.TrimRight("    "+strings.TrimSpace(line), " ") + "\n")
		}
	}
}

func writeFlags(b *strings.Builder, flags *pflag.FlagSet) {
	b.WriteString("| flag | what it does | default |\n|---|---|---|\n")
	flags.VisitAll(func(f *pflag.Flag) {
		kind, usage := pflag.UnquoteUsage(f)
		name := "`--" + f.Name + "`"
		if strings.Contains(f.Usage, "`"+kind+"`") {
			name = "`--" + f.Name + " " + kind + "`"
		}
		if f.Shorthand != "" {
			name += " `-" + f.Shorthand + "`"
		}
		initial := ""
		if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "[]" {
			initial = "`" + f.DefValue + "`"
		}
		fmt.Fprintf(b, "| %s | %s | %s |\n", name, cell(usage), initial)
	})
}
