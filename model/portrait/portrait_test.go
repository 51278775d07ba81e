package portrait_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"runtime"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/portrait"
	"personae/model/value"
)

// tiny is a WebP of one pixel.
const tiny = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="

// picture is one with another colour in every pixel.
func picture(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			m.SetNRGBA(x, y, color.NRGBA{uint8(x * 7), uint8(y * 5), uint8(x + y), 255})
		}
	}
	return m
}

// files are a picture in every format, by its media type.
func files(tb testing.TB) map[string][]byte {
	tb.Helper()
	var p, j, g bytes.Buffer
	webp, err := base64.StdEncoding.DecodeString(tiny)
	if err := errors.Join(err, png.Encode(&p, picture(40, 30)), jpeg.Encode(&j, picture(40, 30), nil), gif.Encode(&g, picture(40, 30), nil)); err != nil {
		tb.Fatal(err)
	}
	return map[string][]byte{"image/png": p.Bytes(), "image/jpeg": j.Bytes(), "image/gif": g.Bytes(), "image/webp": webp}
}

func TestAPictureIsToldByWhatIsInIt(t *testing.T) {
	for media, data := range files(t) {
		facts, err := portrait.Inspect(data)
		if err != nil || facts.Media != media || facts.Bytes != len(data) {
			t.Errorf("%s: %+v, %v", media, facts, err)
		}
		decoded, err := portrait.Decode(data)
		if err != nil || decoded.Bounds().Size() != image.Pt(facts.Width, facts.Height) {
			t.Errorf("%s: decoded as %v, %v", media, decoded, err)
		}
		if id := facts.ID("0-1", "Face"+strings.ToUpper(facts.Endings[len(facts.Endings)-1])); id != "0-1"+facts.Endings[len(facts.Endings)-1] {
			t.Errorf("%s: %s", media, id)
		}
		if id := facts.ID("0-1", "face.svg"); id != "0-1"+facts.Endings[0] {
			t.Errorf("%s: %s", media, id)
		}
	}
	if !portrait.HasPicture("a/b.JPG") || portrait.HasPicture("png") || portrait.HasPicture("a.json") {
		t.Error("names of pictures are not told from others")
	}
}

// pngOf is the header of a PNG that claims a size, with nothing behind it.
func pngOf(width, height uint32) []byte {
	header := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	header = append(header, 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, header...), crc32.ChecksumIEEE(header))
}

// gifOf is a GIF of a size with frames that say to be as large and have nothing in them.
func gifOf(width, height uint16, frames int) []byte {
	size := binary.LittleEndian.AppendUint16(binary.LittleEndian.AppendUint16(nil, width), height)
	out := append([]byte("GIF89a"), size...)
	out = append(out, 0x80, 0, 0, 0, 0, 0, 255, 255, 255)
	for range frames {
		out = append(append(append(out, 0x2c, 0, 0, 0, 0), size...), 0, 2, 2, 0x4c, 1, 0)
	}
	return append(out, 0x3b)
}

// webpOf is a WebP whose canvas has a pixel while the picture in it claims a size.
func webpOf(width, height uint32) []byte {
	lossless := binary.LittleEndian.AppendUint32([]byte{0x2f}, (width-1)|(height-1)<<14)
	body := append([]byte("WEBPVP8X"), 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	body = append(append(body, "VP8L"...), 6, 0, 0, 0)
	body = append(append(body, lossless...), 0)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

// TestBoundsHoldBeforeAnythingIsDecoded: what is refused, and what claims more than it
// has, takes no memory to speak of.
func TestBoundsHoldBeforeAnythingIsDecoded(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a bomb":          {pngOf(50_000, 50_000), "50000×50000 pixels"},
		"a product over":  {pngOf(1<<31-1, 1<<31-1), "dimension overflow"},
		"a line":          {pngOf(1<<30, 1), "pixels"},
		"no pixel":        {pngOf(0, 5), "cannot be read"},
		"a GIF bomb":      {gifOf(65535, 65535, 20_000), "65535×65535 pixels"},
		"no pixel of GIF": {gifOf(0, 0, 1), "without a pixel"},
		"a WebP in a box": {webpOf(16383, 16383), "cannot be read"},
		"bytes":           {append(pngOf(1, 1), make([]byte, portrait.MostBytes)...), "more than 16 MiB"},
		"nothing":         {nil, "empty"},
		"a text":          {[]byte("<svg>"), "PNG, a JPEG, a GIF or a WebP"},
		"a header alone":  {pngOf(4000, 4000), "breaks off"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := portrait.Decode(c.data)
		runtime.ReadMemStats(&after)
		if !errors.Is(err, portrait.ErrNoPicture) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
			t.Errorf("%s took %d bytes", name, took)
		}
	}
}

// TestOfMovingPicturesTheFirstCounts, and no other is decoded.
func TestOfMovingPicturesTheFirstCounts(t *testing.T) {
	var before, after runtime.MemStats
	many := gifOf(1000, 1000, 5000)
	runtime.ReadMemStats(&before)
	_, err := portrait.Decode(many)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 4<<20 {
		t.Errorf("it took %d bytes, %v", took, err)
	}
}

func TestWhatBreaksOffIsSaidSo(t *testing.T) {
	for media, data := range files(t) {
		for _, length := range []int{len(data) / 2, len(data) * 3 / 4, 20} {
			if _, err := portrait.Decode(data[:length]); !errors.Is(err, portrait.ErrNoPicture) {
				t.Errorf("%s, %d bytes of %d: %v", media, length, len(data), err)
			}
		}
	}
}

// TestNoBytesBreakIt: whatever is changed in a picture, it is decoded within the bounds
// or refused.
func TestNoBytesBreakIt(t *testing.T) {
	all := files(t)
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(all[rapid.SampledFrom([]string{"image/png", "image/jpeg", "image/gif", "image/webp"}).Draw(t, "media")])
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			data[rapid.IntRange(0, len(data)-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
		}
		if facts, err := portrait.Inspect(data); err == nil && facts.Width*facts.Height > 1<<20 {
			return // within the bounds, and slow
		}
		decoded, err := portrait.Decode(data)
		if err != nil && !errors.Is(err, portrait.ErrNoPicture) {
			t.Fatal(err)
		}
		if err == nil && decoded.Bounds().Empty() {
			t.Fatal("a picture without a pixel")
		}
	})
}

func TestAPictureFitsARoomInItsProportions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		side := rapid.IntRange(1, 5000)
		size, room := image.Pt(side.Draw(t, "width"), side.Draw(t, "height")), image.Pt(rapid.IntRange(1, 400).Draw(t, "columns"), rapid.IntRange(1, 400).Draw(t, "rows"))
		got := portrait.Within(size, room)
		if got.X < 1 || got.Y < 1 || got.X > room.X || got.Y > room.Y || got.X != room.X && got.Y != room.Y {
			t.Fatalf("%v in %v is %v", size, room, got)
		}
		if off := got.X*size.Y - got.Y*size.X; got.X > 1 && got.Y > 1 && max(off, -off) > max(size.X, size.Y) {
			t.Fatalf("%v in %v is %v", size, room, got)
		}
	})
	scaled := portrait.Scale(picture(64, 64), image.Pt(8, 8))
	if scaled.Bounds().Size() != image.Pt(8, 8) {
		t.Error(scaled.Bounds())
	}
}

func TestWhatIsAskedFor(t *testing.T) {
	p := model.Persona{Name: "Hurried courier"}
	for _, prompt := range []value.Optional[string]{{}, value.NullOf[string](), value.Some(" \n")} {
		p.Prompt = prompt
		if _, err := portrait.Prompt(&p, false); !errors.Is(err, portrait.ErrNoPrompt) {
			t.Errorf("%v: %v", prompt, err)
		}
	}
	p.Prompt = value.Some("You deliver parcels.")
	plain, err := portrait.Prompt(&p, false)
	styled, _ := portrait.Prompt(&p, true)
	for _, want := range []string{"Hurried courier", "You deliver parcels.", "head and shoulders", "No letters"} {
		if err != nil || !strings.Contains(strings.ToLower(plain), strings.ToLower(want)) || !strings.Contains(strings.ToLower(styled), strings.ToLower(want)) {
			t.Errorf("%q is not in what is asked for: %v", want, err)
		}
	}
	if !strings.Contains(plain, "cartoon") || strings.Contains(styled, "cartoon") || !strings.Contains(styled, "reference pictures") {
		t.Error("the style is another")
	}
	p.Prompt = value.Some(strings.Repeat("é", 100_000))
	if long, _ := portrait.Prompt(&p, false); len([]rune(long)) > 32_000 {
		t.Errorf("%d characters", len([]rune(long)))
	}
}

// TestAPictureIsMadeSmaller only where it has to be, and stays a picture.
func TestAPictureIsMadeSmaller(t *testing.T) {
	noise := image.NewNRGBA(image.Rect(0, 0, 700, 500))
	at := uint32(1)
	for i := range noise.Pix {
		at = at*1664525 + 1013904223
		noise.Pix[i] = uint8(at >> 24)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, noise); err != nil {
		t.Fatal(err)
	}
	if same, err := portrait.Smaller(b.Bytes(), b.Len()); err != nil || !bytes.Equal(same, b.Bytes()) {
		t.Errorf("what fits is changed: %v", err)
	}
	for _, most := range []int{500_000, 100_000, 5000} {
		small, err := portrait.Smaller(b.Bytes(), most)
		facts, wrong := portrait.Inspect(small)
		if err != nil || wrong != nil || len(small) > most || facts.Name != "JPEG" {
			t.Errorf("%d bytes of %d: %v, %v, %v", len(small), most, facts, err, wrong)
		}
	}
	if _, err := portrait.Smaller(b.Bytes(), 10); !errors.Is(err, portrait.ErrNoPicture) {
		t.Error(err)
	}
	if _, err := portrait.Smaller([]byte("no picture at all"), 10); !errors.Is(err, portrait.ErrNoPicture) {
		t.Error(err)
	}
}
