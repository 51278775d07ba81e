package portrait

import (
	"bytes"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"
)

// Within returns the size, in pixels of the same kind, that a picture takes in a room:
// as large as fits, in its own proportions, and never nothing.
func Within(picture, room image.Point) image.Point {
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

// quality is that of a JPEG that a picture is made smaller by: its faults are not seen.
const quality = 90

// Smaller returns a picture in at most so many bytes: as it is where it has no more, else
// as a JPEG, and where that has too many, in fewer pixels. ErrNoPicture.
func Smaller(data []byte, most int) ([]byte, error) {
	if len(data) <= most {
		return data, nil
	}
	picture, err := Decode(data)
	if err != nil {
		return nil, err
	}
	flat := image.NewRGBA(image.Rectangle{Max: picture.Bounds().Size()}) // a JPEG has no holes
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), picture, picture.Bounds().Min, draw.Over)
	for size := flat.Bounds().Size(); ; size = size.Mul(3).Div(4) {
		if size.X == 0 || size.Y == 0 {
			return nil, refuse("it cannot be made as small as %d bytes", most)
		}
		scaled := flat
		if size != flat.Bounds().Size() {
			scaled = image.NewRGBA(image.Rectangle{Max: size})
			draw.CatmullRom.Scale(scaled, scaled.Bounds(), flat, flat.Bounds(), draw.Src, nil)
		}
		var out bytes.Buffer
		if err := jpeg.Encode(&out, scaled, &jpeg.Options{Quality: quality}); err != nil {
			return nil, err
		}
		if out.Len() <= most {
			return out.Bytes(), nil
		}
	}
}
