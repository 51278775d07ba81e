package cli

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"personae/model/wire"
)

func (r *run) targetCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "target [VERSION]",
		Short: "Print or choose which version of Feather's API the library targets",
		Long: "Print which version of Feather's API the library targets, or choose it: " + wire.API121 + ", " + wire.API190 + ", or another from " +
			wire.API121 + " on. A rehearsal takes the defaults of that version for every knob that a persona does not name; those of " +
			wire.API187 + " and later are alike. rehearse --api takes others for once.",
		Example: "  personae target\n  personae target " + wire.API190,
		Args:    usageArgs(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				if err := wire.CheckAPI(args[0]); err != nil {
					return usage(err)
				}
			}
			return r.open(cmd.Context(), Opening{Read: len(args) == 0}, func(lib Library) error {
				version := cmp.Or(lib.Info().API, wire.API121)
				if len(args) > 0 {
					version = args[0]
					if err := lib.SetAPI(cmd.Context(), version); err != nil {
						return err
					}
				}
				_, err := fmt.Fprintln(cmd.OutOrStdout(), version)
				return err
			})
		},
	}
}
