package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/library"
	"personae/model/portrait"
	"personae/model/words"
	"personae/ui/exchange"
)

// styles prints, adds or takes away the pictures that portraits of a project are drawn
// like.
func (f *portraitFlags) styles(cmd *cobra.Command, lib Library, files []string) error {
	ctx := cmd.Context()
	if err := hasProject(ctx, lib, f.project); err != nil {
		return err
	}
	ids, err := lib.Images(ctx, f.project, portrait.RoleStyle)
	switch {
	case err != nil:
		return err
	case f.remove:
		for _, id := range ids {
			if err := lib.DeleteImage(ctx, f.project, id); err != nil && !errors.Is(err, library.ErrNotFound) {
				return err
			}
		}
		_, err := fmt.Fprintf(cmd.ErrOrStderr(), "Took away %s of %s.\n", words.Count(len(ids), "style picture"), f.project)
		return err
	case len(files) > 0:
		return f.addStyles(cmd, lib, files, len(ids))
	}
	images := make([]library.Image, len(ids))
	for i, id := range ids {
		if images[i], err = lib.Image(ctx, f.project, id); err != nil {
			return err
		}
	}
	return f.printAll(cmd, images)
}

// addStyles keeps pictures, all of them or none.
func (f *portraitFlags) addStyles(cmd *cobra.Command, lib Library, files []string, had int) error {
	if had+len(files) > portrait.MostStyles {
		return usage(fmt.Errorf("%s has %s, and at most %d go with a request: take some away with --style --remove",
			f.project, words.Count(had, "style picture"), portrait.MostStyles))
	}
	pictures := make([][]byte, len(files))
	for i, file := range files {
		var err error
		if pictures[i], err = exchange.ReadPicture(file, cmd.InOrStdin()); err != nil {
			return pictured(err)
		}
	}
	images := make([]library.Image, len(files))
	for i, data := range pictures {
		var err error
		if images[i], err = exchange.KeepPicture(cmd.Context(), lib, f.project, portrait.RoleStyle, files[i], data); err != nil {
			return err
		}
	}
	return f.printAll(cmd, images)
}

// hasProject refuses a project that a library does not have.
func hasProject(ctx context.Context, lib Library, name string) error {
	names, err := projectNames(ctx, lib)
	if err != nil || slices.Contains(names, name) {
		return err
	}
	return fmt.Errorf("%w: there is no project %q; there is %s", library.ErrNotFound, name, words.Line(cmp.Or(strings.Join(names, ", "), "none")))
}

// pictureJSON is a picture as --json prints it.
type pictureJSON struct {
	ID     string `json:"id"`
	Media  string `json:"media_type"`
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Bytes  int    `json:"bytes"`
}

func (f *portraitFlags) print(cmd *cobra.Command, image library.Image) error {
	if !f.asJSON {
		return f.printAll(cmd, []library.Image{image})
	}
	return printIndented(cmd.OutOrStdout(), jsonOf(&image))
}

func (f *portraitFlags) printAll(cmd *cobra.Command, images []library.Image) error {
	if f.asJSON {
		all := make([]pictureJSON, len(images))
		for i := range images {
			all[i] = jsonOf(&images[i])
		}
		return printIndented(cmd.OutOrStdout(), all)
	}
	for _, image := range images {
		said := "a picture that cannot be shown"
		if facts, err := portrait.Inspect(image.Data); err == nil {
			said = facts.String()
		}
		if _, err := fmt.Fprintf(cmd.OutOrStdout(), "%s  %s, %s\n", words.Line(image.ID), said, words.Count(len(image.Data), "byte")); err != nil {
			return err
		}
	}
	return nil
}

// jsonOf says what the header of a picture does, of one that has none as much as is known.
func jsonOf(image *library.Image) pictureJSON {
	facts, _ := portrait.Inspect(image.Data)
	return pictureJSON{image.ID, facts.Media, facts.Width, facts.Height, len(image.Data)}
}
