package picture

import (
	"image"
	"image/color"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// A cell is about twice as high as wide: two pixels, one above the other.
const perCell = 2

// HalfSize is the size in pixels in which Half draws a room of cells.
func HalfSize(columns, rows int) image.Point { return image.Pt(columns, rows*perCell) }

// Cells is the room that a picture of a size takes by Half.
func Cells(size image.Point) (columns, rows int) {
	return size.X, (size.Y + perCell - 1) / perCell
}

// Is reports whether a cell is one of a picture.
func Is(cell string) bool { return cell == "▀" || strings.HasPrefix(cell, string(kitty.Placeholder)) }

// Half draws a picture with a cell for two pixels. What is rather transparent than not is
// left to the terminal's own ground.
func Half(picture image.Image) []string {
	at := picture.Bounds()
	_, rows := Cells(at.Size())
	lines := make([]string, rows)
	for row := range lines {
		var b strings.Builder
		last := ""
		for x := at.Min.X; x < at.Max.X; x++ {
			y := at.Min.Y + row*perCell
			sign, style := half(pixel(picture, x, y), pixel(picture, x, y+1))
			if style != last {
				b.WriteString(ansi.ResetStyle + style)
				last = style
			}
			b.WriteString(sign)
		}
		lines[row] = b.String() + ansi.ResetStyle
	}
	return lines
}

// half is the cell of two pixels, nil ones are transparent.
func half(top, bottom color.Color) (sign, style string) {
	switch {
	case top == nil && bottom == nil:
		return " ", ""
	case bottom == nil:
		return "▀", ansi.Style{}.ForegroundColor(top).String()
	case top == nil:
		return "▄", ansi.Style{}.ForegroundColor(bottom).String()
	}
	return "▀", ansi.Style{}.ForegroundColor(top).BackgroundColor(bottom).String()
}

// pixel is the colour of one, nil where it is rather transparent or outside.
func pixel(picture image.Image, x, y int) color.Color {
	if !image.Pt(x, y).In(picture.Bounds()) {
		return nil
	}
	c, ok := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA)
	if !ok || c.A < 0x80 {
		return nil
	}
	return color.RGBA{c.R, c.G, c.B, 0xff}
}
