package portrait

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/image/webp"
)

// What a picture may be at most: more than a camera makes of a face, and less than
// would be felt when it is decoded.
const (
	MostBytes  = 16 << 20
	MostPixels = 4096 * 4096
)

// ErrNoPicture is the kind of what is no picture that can be kept; what wraps it says why.
var ErrNoPicture = errors.New("no portrait")

// Format is a kind of picture.
type Format struct {
	Name    string   // as people call it
	Media   string   // as HTTP does
	Endings []string // of a file's name, the usual one first, as EvalStudio has them

	starts string // how a file begins; ? is any byte
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
}

var formats = []Format{
	{"PNG", "image/png", []string{".png"}, "\x89PNG\r\n\x1a\n", png.DecodeConfig, png.Decode},
	{"JPEG", "image/jpeg", []string{".jpg", ".jpeg"}, "\xff\xd8\xff", jpeg.DecodeConfig, jpeg.Decode},
	{"GIF", "image/gif", []string{".gif"}, "GIF8?a", gif.DecodeConfig, gif.Decode},
	{"WebP", "image/webp", []string{".webp"}, "RIFF????WEBPVP", webp.DecodeConfig, webp.Decode},
}

// Endings are those of the names of all formats.
func Endings() (out []string) {
	for _, f := range formats {
		out = append(out, f.Endings...)
	}
	return out
}

// HasPicture reports whether a file of that name may be a picture.
func HasPicture(name string) bool {
	return slices.Contains(Endings(), strings.ToLower(path.Ext(name)))
}

// Recognise tells the format by how data begins.
func Recognise(data []byte) (f Format, ok bool) {
	at := slices.IndexFunc(formats, func(f Format) bool {
		if len(data) < len(f.starts) {
			return false
		}
		for i := range len(f.starts) {
			if f.starts[i] != '?' && f.starts[i] != data[i] {
				return false
			}
		}
		return true
	})
	if at < 0 {
		return f, false
	}
	return formats[at], true
}

// ID is that of an image of the format: a UUID, with the ending of the name that it
// came by where that is one of the format's.
func (f Format) ID(uuid, name string) string {
	if said := strings.ToLower(path.Ext(name)); slices.Contains(f.Endings, said) {
		return uuid + said
	}
	return uuid + f.Endings[0]
}

// Facts is what the header of a picture says.
type Facts struct {
	Format
	Width, Height, Bytes int
}

// String says the facts: "PNG, 1024×1024 pixels".
func (f Facts) String() string { return fmt.Sprintf("%s, %d×%d pixels", f.Name, f.Width, f.Height) }

// Inspect reads the header of a picture and holds it to the bounds; ErrNoPicture.
func Inspect(data []byte) (Facts, error) {
	format, ok := Recognise(data)
	facts := Facts{Format: format, Bytes: len(data)}
	switch {
	case len(data) == 0:
		return facts, refuse("it is empty")
	case !ok:
		return facts, refuse("it is no picture that can be kept: give a PNG, a JPEG, a GIF or a WebP")
	case len(data) > MostBytes:
		return facts, refuse("it has more than %d MiB: make it smaller", MostBytes>>20)
	}
	config, err := format.config(bytes.NewReader(data))
	if err != nil {
		return facts, broken(format, err)
	}
	facts.Width, facts.Height = config.Width, config.Height
	switch {
	case config.Width <= 0 || config.Height <= 0:
		return facts, refuse("it is a %s without a pixel", format.Name)
	case config.Width > MostPixels/config.Height:
		return facts, refuse("it has %d×%d pixels, and at most %d million are taken: scale it down", config.Width, config.Height, MostPixels/1_000_000)
	}
	return facts, nil
}

// Decode reads a picture, the first where there are several; ErrNoPicture.
func Decode(data []byte) (image.Image, error) {
	facts, err := Inspect(data)
	if err != nil {
		return nil, err
	}
	picture, err := facts.decode(bytes.NewReader(data))
	if err != nil {
		return nil, broken(facts.Format, err)
	}
	return picture, nil
}

func broken(f Format, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return refuse("it is a %s that breaks off: get it again", f.Name)
	}
	return refuse("it begins as a %s, but cannot be read as one (%s): save it anew with another program", f.Name, err)
}

type refusal struct{ error }

func (refusal) Is(target error) bool { return target == ErrNoPicture }

func refuse(format string, args ...any) error { return refusal{fmt.Errorf(format, args...)} }
