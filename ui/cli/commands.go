package cli

import "github.com/spf13/cobra"

type command struct {
	name string
	make func(*run) *cobra.Command
}

// commands returns all there are, in the order in which they are listed.
func commands() []command {
	return []command{
		{"demo", (*run).demoCommand},
		{"list", (*run).listCommand},
		{"show", (*run).showCommand},
		{"new", (*run).newCommand},
		{"set", (*run).setCommand},
		{"portrait", (*run).portraitCommand},
		{"rm", (*run).removeCommand},
		{"undo", (*run).undoCommand},
		{"redo", (*run).redoCommand},
		{"log", (*run).logCommand},
		{"history", (*run).historyCommand},
		{"label", (*run).labelCommand},
		{"restore", (*run).restoreCommand},
		{"purge", (*run).purgeCommand},
		{"diff", (*run).diffCommand},
		{"import", (*run).importCommand},
		{"export", (*run).exportCommand},
		{"check", (*run).checkCommand},
		{"rehearse", (*run).rehearseCommand},
		{"agents", (*run).agentsCommand},
		{"remote", (*run).remoteCommand},
		{"pull", (*run).pullCommand},
		{"push", (*run).pushCommand},
		{"serve", (*run).serveCommand},
		{"target", (*run).targetCommand},
		{"vary", (*run).varyCommand},
		{"coverage", (*run).coverageCommand},
		{"fields", (*run).fieldsCommand},
		{"backup", (*run).backupCommand},
		{"restore-backup", (*run).restoreBackupCommand},
		{"rescue", (*run).rescueCommand},
		{"doctor", (*run).doctorCommand},
		{"docs", (*run).docsCommand},
	}
}

// commandsFor makes the commands that a call needs: to make all, with their help,
// takes longer than many a command takes to run. A call that begins with the name of
// one needs that one; nothing, a library's file, or to ask for the version, needs none.
func (r *run) commandsFor(args []string) []*cobra.Command {
	if len(args) == 0 || len(args) == 1 && (args[0] == "--version" || namesFile(args[0])) {
		return nil
	}
	var all []*cobra.Command
	for _, c := range commands() {
		if c.name == args[0] {
			return []*cobra.Command{c.make(r)}
		}
	}
	for _, c := range commands() {
		all = append(all, c.make(r))
	}
	return all
}
