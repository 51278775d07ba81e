package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"personae/model/library"
	"personae/model/portrait"
	"personae/model/words"
	"personae/ui/exchange"
)

type portraitFlags struct {
	out, project                    string
	remove, generate, style, asJSON bool
	maker                           library.Maker
}

func (r *run) portraitCommand() *cobra.Command {
	var f portraitFlags
	cmd := &cobra.Command{
		Use:   "portrait PERSONA [FILE]",
		Short: "Print, set, write out or draw the portrait of a persona",
		Long: "Print what the portrait of a persona is, or give it the picture in FILE (PNG, JPEG, GIF or WebP, told by what is in it; - is stdin). " +
			"--out writes it to a file as it is, --remove takes it away, and --generate has one drawn by an endpoint with OpenAI's requests for images: " +
			"that sends the persona's name and prompt, and the style pictures of its project, and costs money there. What changes a persona is one change of the library, which one undo takes back.\n\n" +
			"--style FILE … adds pictures that portraits of a project are to be drawn like, at most 16; without a FILE it prints them, and with --remove it takes all of them away.\n\n" +
			"A picture has at most 16 MiB and 16 million pixels. One of more than 750 KB goes to EvalStudio as a smaller JPEG.",
		Example: "  personae portrait \"Impatient interrupter\" face.jpg\n  personae portrait \"Impatient interrupter\" --out face.jpg\n" +
			"  personae portrait --style house.png --project Support\n  OPENAI_API_KEY=… personae portrait \"Impatient interrupter\" --generate\n" +
			"  personae portrait \"Impatient interrupter\" --generate --url http://localhost:8188/v1 --model sdxl --key-env LOCAL_KEY",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := f.check(cmd, args); err != nil {
				return usage(err)
			}
			if f.style {
				return r.opened(cmd.Context(), f.remove || len(args) > 0, func(lib Library) error { return f.styles(cmd, lib, args) })
			}
			return r.opened(cmd.Context(), f.remove || f.generate || len(args) > 1, func(lib Library) error { return f.run(cmd, r, lib, args) })
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			if f.style || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveDefault
			}
			return r.completePersonas(1)(cmd, args, typed)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "", "write the portrait to `FILE`; - is stdout")
	flags.BoolVar(&f.remove, "remove", false, "take the portrait away, or with --style the pictures")
	flags.BoolVar(&f.generate, "generate", false, "have a portrait drawn")
	flags.BoolVar(&f.style, "style", false, "the pictures that the portraits of a project are drawn like")
	flags.StringVar(&f.project, "project", "Default", "the project of --style")
	flags.BoolVar(&f.asJSON, "json", false, "print JSON")
	flags.StringVar(&f.maker.URL, "url", "", "who draws: what /images stands behind (default: OPENAI_BASE_URL, or "+library.OpenAI.URL+")")
	flags.StringVar(&f.maker.Model, "model", "", "what it draws with (default: PERSONAE_IMAGE_MODEL, or "+library.OpenAI.Model+")")
	flags.StringVar(&f.maker.KeyEnv, "key-env", library.OpenAI.KeyEnv, "the environment variable `VAR` that holds its key")
	return cmd
}

// opened opens a library, for changes or to be read.
func (r *run) opened(ctx context.Context, changes bool, do func(Library) error) error {
	if changes {
		return r.with(ctx, false, do)
	}
	return r.reading(ctx, do)
}

// check says which of what was given does not go together.
func (f *portraitFlags) check(cmd *cobra.Command, args []string) error {
	given := func(names ...string) bool { return slices.ContainsFunc(names, cmd.Flags().Changed) }
	deeds := len(args) - 1
	for _, name := range []string{"out", "remove", "generate"} {
		if given(name) {
			deeds++
		}
	}
	switch {
	case f.style && (given("out", "generate", "url", "model", "key-env") || f.remove && len(args) > 0):
		return errors.New("--style takes files, or --remove, or nothing to print what there is; see personae portrait --help")
	case f.style:
		return nil
	case given("project"):
		return errors.New("--project goes with --style: a persona has a project already")
	case len(args) == 0 || len(args) > 2:
		return errors.New("name a persona, or a persona and a file; see personae portrait --help")
	case deeds > 1:
		return errors.New("give a file, --out, --remove or --generate: one of them at a time")
	case !f.generate && given("url", "model", "key-env"):
		return errors.New("--url, --model and --key-env go with --generate")
	case given("out") && f.out == "":
		return errors.New("--out needs the name of a file, or - for stdout")
	}
	return nil
}

// run does what is asked for with the portrait of one persona.
func (f *portraitFlags) run(cmd *cobra.Command, r *run, lib Library, args []string) error {
	ctx := cmd.Context()
	record, err := find(ctx, lib, args[0])
	if err != nil {
		return err
	}
	p := &record.Persona
	switch {
	case len(args) > 1:
		data, err := exchange.ReadPicture(args[1], cmd.InOrStdin())
		if err != nil {
			return pictured(err)
		}
		return f.set(cmd, lib, &record, args[1], data)
	case f.generate:
		data, err := f.draw(cmd, r, lib, &record)
		if err != nil {
			return err
		}
		return f.set(cmd, lib, &record, "", data)
	}
	id := p.EvalStudio.ImageURL.Or("")
	if id == "" {
		return fmt.Errorf("%w: %s has no portrait: give it one with personae portrait PERSONA FILE", library.ErrNotFound, p.Name)
	}
	if f.remove {
		_, err := exchange.SetPortrait(ctx, lib, p.ID, "")
		return err
	}
	image, err := lib.Image(ctx, "", id)
	if errors.Is(err, library.ErrNotFound) {
		err = fmt.Errorf("%w: %s names the portrait %s, which this library does not have: pull it from EvalStudio, or set another", library.ErrNotFound, words.Line(p.Name), words.Line(id))
	}
	if err != nil {
		return err
	}
	if f.out == "" {
		return f.print(cmd, image)
	}
	write := func(to io.Writer) error {
		_, err := to.Write(image.Data)
		return err
	}
	if f.out == exchange.Stdin {
		return write(data(cmd.OutOrStdout()))
	}
	return exchange.WriteFile(lib, f.out, write)
}

// set keeps a picture, and gives it to a persona.
func (f *portraitFlags) set(cmd *cobra.Command, lib Library, record *library.Record, name string, data []byte) error {
	image, err := exchange.KeepPicture(cmd.Context(), lib, record.Persona.Project, portrait.RoleAvatar, name, data)
	if err != nil {
		return err
	}
	if _, err := exchange.SetPortrait(cmd.Context(), lib, record.Persona.ID, image.ID); err != nil {
		return err
	}
	return f.print(cmd, image)
}

// draw has a portrait drawn, until the user stops it.
func (f *portraitFlags) draw(cmd *cobra.Command, r *run, lib Library, record *library.Record) (data []byte, err error) {
	maker := exchange.MakerOf(r.Environment)
	maker.KeyEnv = f.maker.KeyEnv
	maker.URL = cmp.Or(strings.TrimRight(f.maker.URL, "/"), maker.URL)
	maker.Model = cmp.Or(f.maker.Model, maker.Model)
	if err := portrait.Drawable(&record.Persona); err != nil {
		return nil, invalid(fmt.Errorf("%s: %w", record.Persona.Name, err))
	}
	if _, err := fmt.Fprintf(cmd.ErrOrStderr(), "Drawing a portrait of %s with %s, which takes a minute; ctrl+c stops it…\n", record.Persona.Name, maker.Model); err != nil {
		return nil, err
	}
	err = interruptible(cmd.Context(), "the drawing was stopped, and nothing was changed", func(ctx context.Context) error {
		data, err = exchange.DrawPortrait(ctx, lib, r.Draw, maker, &record.Persona)
		return err
	})
	return data, pictured(err)
}

// pictured marks what is no picture as a fault of the input.
func pictured(err error) error {
	if errors.Is(err, portrait.ErrNoPicture) {
		return invalid(err)
	}
	return err
}
