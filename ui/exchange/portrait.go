package exchange

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/uuid"

	"personae/model"
	"personae/model/edit"
	"personae/model/library"
	"personae/model/portrait"
	"personae/model/value"
)

// Portraits is a library that keeps portraits.
type Portraits interface {
	SaveImage(ctx context.Context, image library.Image) error
	// Image returns an image by its id, of a project or, with "", of any.
	Image(ctx context.Context, project, id string) (library.Image, error)
	// Images returns the ids of a project's images of a role, in the order in which they came.
	Images(ctx context.Context, project, role string) ([]string, error)
	Edit(ctx context.Context, kind library.OperationKind, change func(edit.Library) (label string, err error)) (library.Operation, error)
}

// Draw has a picture drawn, like others where there are some. Its errors are sentences
// for a person, and never hold the key. A context that ends stops it.
type Draw func(ctx context.Context, maker library.Maker, prompt string, like [][]byte) ([]byte, error)

// ReadPicture reads a picture from a file, or from in for Stdin, and makes sure that it
// can be decoded. Errors: fs.ErrNotExist, portrait.ErrNoPicture.
func ReadPicture(path string, in io.Reader) ([]byte, error) {
	name := "standard input"
	if path != Stdin {
		name = path
		file, err := os.Open(Expand(path))
		if err != nil {
			return nil, fmt.Errorf("cannot read %s: %w", path, plain(err))
		}
		defer func() { _ = file.Close() }()
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, portrait.MostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, plain(err))
	}
	if _, err := portrait.Decode(data); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
}

// KeepPicture keeps a picture that was read or drawn, under an id of its own; name is
// what it was called, "" for nothing.
func KeepPicture(ctx context.Context, store Portraits, project, role, name string, data []byte) (library.Image, error) {
	format, ok := portrait.Recognise(data)
	if !ok {
		return library.Image{}, portrait.ErrNoPicture
	}
	image := library.Image{ID: format.ID(uuid.NewString(), filepath.Base(name)), Project: project, Role: role, Data: data}
	return image, store.SaveImage(ctx, image)
}

// SetPortrait gives a persona a portrait that is kept, as one operation; "" takes it away.
func SetPortrait(ctx context.Context, store Portraits, persona, image string) (library.Operation, error) {
	return store.Edit(ctx, library.OperationSave, func(l edit.Library) (string, error) {
		record, err := l.Get(persona)
		if err != nil {
			return "", err
		}
		if record.Trashed {
			return "", fmt.Errorf("%w: %s is in the trash", library.ErrNotFound, record.Persona.Name)
		}
		label := "New portrait of " + record.Persona.Name
		if record.Persona.EvalStudio.ImageURL = value.Some(image); image == "" {
			record.Persona.EvalStudio.ImageURL = value.Optional[string]{}
			label = "No portrait of " + record.Persona.Name
		}
		return label, l.Put(library.Put{Persona: record.Persona, Base: record.Revision})
	})
}

// DrawPortrait has a portrait of a persona drawn in the style of its project, and
// returns the picture, which is not kept yet. Errors: portrait.ErrNoPrompt, and what
// draw fails with.
func DrawPortrait(ctx context.Context, store Portraits, draw Draw, maker library.Maker, p *model.Persona) ([]byte, error) {
	ids, err := store.Images(ctx, p.Project, portrait.RoleStyle)
	if err != nil {
		return nil, err
	}
	prompt, err := portrait.Prompt(p, len(ids) > 0)
	if err != nil {
		return nil, err
	}
	var like [][]byte
	for _, id := range ids {
		image, err := store.Image(ctx, p.Project, id)
		if errors.Is(err, library.ErrNotFound) {
			continue // taken away meanwhile
		}
		if err != nil {
			return nil, err
		}
		if like = append(like, image.Data); len(like) == portrait.MostStyles {
			break
		}
	}
	data, err := draw(ctx, maker, prompt, like)
	if err != nil {
		return nil, err
	}
	if _, err := portrait.Decode(data); err != nil {
		return nil, fmt.Errorf("what %s drew cannot be taken: %w", maker.URL, err)
	}
	return data, nil
}

// MakerOf returns who draws by an environment.
func MakerOf(variable func(string) string) library.Maker {
	return library.Maker{
		URL:    cmp.Or(strings.TrimRight(variable("OPENAI_BASE_URL"), "/"), library.OpenAI.URL),
		Model:  cmp.Or(variable("PERSONAE_IMAGE_MODEL"), library.OpenAI.Model),
		KeyEnv: library.OpenAI.KeyEnv,
	}
}
