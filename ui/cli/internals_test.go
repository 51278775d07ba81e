package cli

import "strings"

// Commands are the names of all commands, for tests from outside.
func Commands(a *App) (names []string) {
	root := (&run{App: a}).rootCommand([]string{"help"})
	for _, cmd := range leaves(root.Commands()) {
		names = append(names, strings.TrimPrefix(cmd.CommandPath(), root.Name()+" "))
	}
	return names
}
