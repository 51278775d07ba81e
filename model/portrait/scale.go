package portrait

import (
	"image"

	"golang.org/x/image/draw"
)

// Within returns the size, in pixels of the same kind, that a picture takes in a room:
// as large as fits, in its own proportions, and never nothing.
func Within(picture image.Point, room image.Point) image.Point {
	if picture.X*room.Y > picture.Y*room.X {
		return image.Pt(room.X, max(1, (2*picture.Y*room.X+picture.X)/(2*picture.X)))
	}
	return image.Pt(max(1, (2*picture.X*room.Y+picture.Y)/(2*picture.Y)), room.Y)
}

// Scale returns a picture in another size. Each of its pixels has its share.
func Scale(picture image.Image, size image.Point) *image.NRGBA {
	out := image.NewNRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(out, out.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return out
}
