package cli

// Commands are the names of all commands, for tests from outside.
func Commands(a *App) (names []string) {
	for _, cmd := range (&run{App: a}).rootCommand([]string{"help"}).Commands() {
		names = append(names, cmd.Name())
	}
	return names
}
