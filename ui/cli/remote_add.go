package cli

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personae/model"
	"personae/model/importing"
	"personae/model/library"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/exchange"
)

// remoteExamples are three lines a system, to begin with.
const remoteExamples = `  export FEATHER_API_KEY=fth_live_...
  personae remote add feather --system feather-org --key-env FEATHER_API_KEY
  personae pull feather

  export FEATHER_API_KEY=fth_live_...
  personae remote add catalogue --system feather --project Catalogue --key-env FEATHER_API_KEY
  personae pull catalogue

  export EVALSTUDIO_PROJECT=...
  personae remote add eval --system evalstudio --project-id $EVALSTUDIO_PROJECT
  personae pull eval

  export ANAM_API_KEY=...
  personae remote add anam --system anam --project Anam --key-env ANAM_API_KEY
  personae pull anam

  export MRASSISTANT_TOKEN=...
  personae remote add mr --system mrassistant --url https://api.example.com --key-env MRASSISTANT_TOKEN
  personae push mr "Billing specialist"`

func (r *run) remoteAddCommand() *cobra.Command {
	var remote library.Remote
	var system string
	cmd := &cobra.Command{
		Use:   "add NAME",
		Short: "Keep a remote under a name",
		Long: "Keep a remote under a name of 1 to 64 letters, digits, - and _. Its key stands in the environment variable that --key-env names, or in " +
			"the file of --key-file, which you alone may read (chmod 600); it is read when a request is made, and kept nowhere. Without either none is sent. A key is sent " +
			"over https:// only, but for this machine.\n\n" +
			"--project is the project here that the remote stands beside: what is new there comes into it, and what is new in it goes there. " +
			"Mr Assistant documents only requests that write: it is pushed to, and --lists says that yours answers to those that read, too.",
		Example: remoteExamples,
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			remote.Name = args[0]
			if system == "" {
				return usage(fmt.Errorf("say which system with --system: %s", vendorList()))
			}
			var err error
			if remote.System, err = parseVendor(system); err != nil {
				return err
			}
			remote.URL = cmp.Or(remote.URL, library.RemoteURL(remote.System))
			if err := tidy(&remote); err != nil {
				return err
			}
			return r.with(cmd.Context(), true, func(lib Library) error {
				_, err := lib.Remote(cmd.Context(), remote.Name)
				switch {
				case err == nil:
					return fmt.Errorf("%w: there is a remote %q: personae remote set changes it", library.ErrNameTaken, remote.Name)
				case errors.Is(err, library.ErrNotFound):
					err = lib.SaveRemote(cmd.Context(), remote)
				}
				if err == nil {
					_, err = fmt.Fprintf(cmd.ErrOrStderr(), "remote: added %s; personae remote check %s asks it\n", remote.Name, remote.Name)
				}
				return err
			})
		},
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVar(&system, "system", "", "the system: "+vendorList())
	cmd.Flags().StringVar(&remote.ProjectID, "project-id", "", "the `ID` of the project there, which EvalStudio gave it")
	remoteFlags(cmd, &remote, importing.DefaultProject)
	return cmd
}

func (r *run) remoteSetCommand() *cobra.Command {
	var given library.Remote
	cmd := &cobra.Command{
		Use:   "set NAME",
		Short: "Change a remote: where it is, its key, its project",
		Long: "Change what is kept of a remote; what no flag names stays, and so does what is known of its personas. " +
			"Another system, or another project of EvalStudio, is another remote. An empty value takes away.",
		Example: "  personae remote set feather --key-env \"\" --key-file ~/.feather-key\n  personae remote set feather --url https://api.featherhq.com --api " + wire.API190,
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.with(cmd.Context(), false, func(lib Library) error {
				remote, err := lib.Remote(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				for flag, part := range map[string]struct{ to, from *string }{
					"url": {&remote.URL, &given.URL}, "project": {&remote.Project, &given.Project},
					"key-env": {&remote.KeyEnv, &given.KeyEnv}, "key-file": {&remote.KeyFile, &given.KeyFile}, "api": {&remote.API, &given.API},
				} {
					if cmd.Flags().Changed(flag) {
						*part.to = *part.from
					}
				}
				if cmd.Flags().Changed("lists") {
					remote.Lists = given.Lists
				}
				remote.URL = cmp.Or(remote.URL, library.RemoteURL(remote.System))
				if err := tidy(&remote); err != nil {
					return err
				}
				return lib.SaveRemote(cmd.Context(), remote)
			})
		},
	}
	remoteFlags(cmd, &given, "")
	return cmd
}

// remoteFlags are the flags of what a remote can be told.
func remoteFlags(cmd *cobra.Command, remote *library.Remote, project string) {
	flags := cmd.Flags()
	flags.StringVar(&remote.URL, "url", "", "the `URL` that the system's paths stand behind (default: the one of its documents; Mr Assistant's have none)")
	flags.StringVar(&remote.Project, "project", project, "the project of the library that it stands beside")
	flags.StringVar(&remote.KeyEnv, "key-env", "", "the environment variable `VAR` that holds the key")
	flags.StringVar(&remote.KeyFile, "key-file", "", "the `FILE` that holds the key, which you alone may read")
	flags.StringVar(&remote.API, "api", "", "the `VERSION` of Feather's API there, as "+wire.API121+" or "+wire.API190+" (default: the one that the library targets)")
	flags.BoolVar(&remote.Lists, "lists", false, "this Mr Assistant answers to requests that read, which its documents do not have")
}

// tidy puts right how a remote was typed, and says what is wrong with it.
func tidy(remote *library.Remote) error {
	remote.URL = strings.TrimRight(remote.URL, "/")
	if remote.KeyFile != "" {
		file, err := filepath.Abs(exchange.Expand(remote.KeyFile))
		if err != nil {
			return err
		}
		remote.KeyFile = file
	}
	if strings.TrimSpace(remote.Project) == "" {
		return usage(errors.New("--project needs a name"))
	}
	if err := wire.CheckAPI(remote.API); err != nil {
		return usage(fmt.Errorf("--api: %w", err))
	}
	if err := remote.Check(); err != nil {
		return usage(err)
	}
	return nil
}

// parseVendor reads the value of --system: a system of others.
func parseVendor(text string) (model.System, error) {
	system := model.System(text)
	if !slices.Contains(model.Vendors, system) {
		return "", usage(fmt.Errorf("--system %s: choose one of %s", text, vendorList()))
	}
	return system, nil
}

func vendorList() string {
	return words.Comma(model.Vendors, func(s model.System) string { return string(s) })
}
