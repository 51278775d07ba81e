package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/library"
	"personae/model/words"
)

func (r *run) remoteListCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the remotes of the library",
		Long:  "List the remotes: name, system, project here, address, and where the key is. No key is ever printed.",
		Args:  usageArgs(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return r.reading(cmd.Context(), func(lib Library) error {
				all, err := lib.Remotes(cmd.Context())
				switch {
				case err != nil:
					return err
				case asJSON:
					return printArray(cmd.OutOrStdout(), len(all), func(i int) ([]byte, error) { return marshal(toRemoteJSON(all[i]), "") })
				case len(all) == 0:
					_, err = io.WriteString(cmd.ErrOrStderr(), "the library has no remote: personae remote add makes one\n")
					return err
				}
				return remotesText(cmd.OutOrStdout(), all)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print an array")
	return cmd
}

// The widths of the columns of remotes, in cells; the last ones have no end.
const (
	remoteColumn = 16
	systemColumn = 20
)

func remotesText(out io.Writer, all []library.Remote) error {
	lines := bufio.NewWriter(out)
	for _, r := range all {
		_, _ = fmt.Fprintf(lines, "%s  %s  %s  %s  %s\n", column(r.Name, remoteColumn), column(r.System.Title(), systemColumn),
			column(r.Project, projectColumn), words.Line(where(r)), words.Line(keyText(r)))
	}
	return lines.Flush()
}

// where is the address of a remote, and which project there.
func where(r library.Remote) string {
	if r.ProjectID == "" {
		return r.URL
	}
	return r.URL + " (project " + r.ProjectID + ")"
}

// keyText says where the key of a remote is.
func keyText(r library.Remote) string {
	switch {
	case r.KeyEnv != "":
		return "key in the variable " + r.KeyEnv
	case r.KeyFile != "":
		return "key in the file " + r.KeyFile
	}
	return "no key"
}

type remoteJSON struct {
	Name      string       `json:"name"`
	System    model.System `json:"system"`
	URL       string       `json:"url"`
	Project   string       `json:"project"`
	ProjectID string       `json:"project_id,omitempty"`
	KeyEnv    string       `json:"key_env,omitempty"`
	KeyFile   string       `json:"key_file,omitempty"`
	API       string       `json:"api,omitempty"`
	Lists     bool         `json:"lists,omitempty"`
}

func toRemoteJSON(r library.Remote) remoteJSON {
	return remoteJSON{r.Name, r.System, r.URL, r.Project, r.ProjectID, r.KeyEnv, r.KeyFile, r.API, r.Lists}
}

func (r *run) remoteRemoveCommand() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "rm NAME",
		Short: "Forget a remote",
		Long: "Forget a remote, and what is known of its personas: who is who there, and the last text that both agreed on, which nothing brings back. " +
			"So it asks where personas are linked to it; without a terminal --yes must answer. The personas stay, here and there.",
		Args: usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.with(cmd.Context(), false, func(lib Library) error {
				remote, err := lib.Remote(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				linked := 0
				err = lib.Links(cmd.Context(), remote.Name, func(library.Link) error {
					linked++
					return nil
				})
				if err == nil && linked > 0 {
					err = r.confirm(fmt.Sprintf("Forget the remote %s, and the last text that it agreed on with %s?", remote.Name, words.Count(linked, "persona")), yes)
				}
				if err != nil {
					return err
				}
				if err = lib.RemoveRemote(cmd.Context(), remote.Name); err == nil {
					_, err = fmt.Fprintf(cmd.ErrOrStderr(), "remote: forgot %s\n", remote.Name)
				}
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

func remoteNames(ctx context.Context, lib Library) ([]string, error) {
	all, err := lib.Remotes(ctx)
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = r.Name
	}
	return names, err
}
