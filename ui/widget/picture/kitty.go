package picture

import (
	"fmt"
	"image"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// The numbers of pictures. A placeholder says its picture's by its colour, so it is one
// of those of 256 that no profile of colours changes and no palette of ours has: of what
// is faded behind a dialog, no picture is to be seen.
const (
	FirstID = 160
	IDs     = 16
)

// asked is the number of the picture in the question, which is never kept.
const asked = 31

// finest is the pixels that a cell has at most, for a screen with many of them.
var finest = image.Pt(16, 32)

// Knows reports whether an environment is that of a terminal that knows placeholders.
// What stands between (tmux, screen) would take what is sent for its own.
func Knows(variable func(string) string) bool {
	term := variable("TERM")
	if variable("TMUX") != "" || variable("STY") != "" || strings.HasPrefix(term, "screen") || strings.HasPrefix(term, "tmux") {
		return false
	}
	return term == "xterm-kitty" || term == "xterm-ghostty" || variable("TERM_PROGRAM") == "ghostty" ||
		variable("KITTY_WINDOW_ID") != "" && strings.HasPrefix(term, "xterm")
}

// Question asks the terminal whether it draws pictures.
func Question() string {
	return ansi.KittyGraphics([]byte("AAAA"), (&kitty.Options{Action: kitty.Query, ID: asked, Format: kitty.RGB, ImageWidth: 1, ImageHeight: 1}).Options()...)
}

// Answer reads a message from the terminal; ok is whether it answers Question, draws
// that it does.
func Answer(msg any) (draws, ok bool) {
	event, ok := msg.(uv.KittyGraphicsEvent)
	if !ok || event.Options.ID != asked {
		return false, false
	}
	return string(event.Payload) == "OK", true
}

// PixelSize is the size in which a picture is sent for a room of cells.
func PixelSize(columns, rows int) image.Point { return image.Pt(columns*finest.X, rows*finest.Y) }

// Send is what gives the terminal a picture, to be drawn where placeholders of its
// number stand, over so many cells.
func Send(picture image.Image, id, columns, rows int) (string, error) {
	var b strings.Builder
	err := kitty.EncodeGraphics(&b, picture, &kitty.Options{
		Action: kitty.TransmitAndPut, Quiet: 2, ID: id, Format: kitty.PNG, Transmission: kitty.Direct, Chunk: true,
		VirtualPlacement: true, Columns: columns, Rows: rows,
	})
	return b.String(), err
}

// Drop is what makes the terminal forget a picture.
func Drop(id int) string {
	return ansi.KittyGraphics(nil, (&kitty.Options{Action: kitty.Delete, Quiet: 2, Delete: kitty.DeleteID, DeleteResources: true, ID: id}).Options()...)
}

// Placeholders are the cells in which a picture that was sent is drawn.
func Placeholders(id, columns, rows int) []string {
	lines := make([]string, rows)
	for row := range lines {
		var b strings.Builder
		fmt.Fprintf(&b, "\x1b[38;5;%dm", id)
		for column := range columns {
			b.WriteRune(kitty.Placeholder)
			b.WriteRune(kitty.Diacritic(row))
			b.WriteRune(kitty.Diacritic(column))
		}
		lines[row] = b.String() + ansi.ResetStyle
	}
	return lines
}
