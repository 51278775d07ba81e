package picture

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"regexp"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// colourful is a picture with another colour in every pixel, and some without one.
func colourful(width, height int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			if (x+2*y)%7 != 0 {
				m.SetNRGBA(x, y, color.NRGBA{uint8(x * 9), uint8(y * 7), uint8(200 - x - y), 255})
			}
		}
	}
	return m
}

// screen draws lines as a terminal does.
func screen(t *testing.T, lines []string, width int) uv.ScreenBuffer {
	t.Helper()
	for _, line := range lines {
		if got := ansi.StringWidth(line); got != width {
			t.Fatalf("a line has %d cells, want %d: %q", got, width, line)
		}
	}
	on := uv.NewScreenBuffer(width, len(lines))
	uv.NewStyledString(strings.Join(lines, "\n")).Draw(on, on.Bounds())
	return on
}

// TestHalfBlocksAreThePicture: every pixel is read back from the cells.
func TestHalfBlocksAreThePicture(t *testing.T) {
	for _, size := range []image.Point{{12, 12}, {16, 16}, {20, 17}, {1, 1}, {3, 40}} {
		m := colourful(size.X, size.Y)
		columns, rows := Cells(size)
		lines := Half(m)
		if len(lines) != rows || columns != size.X {
			t.Fatalf("%v takes %d×%d cells, drawn in %d", size, columns, rows, len(lines))
		}
		on := screen(t, lines, columns)
		for y := range size.Y {
			for x := range size.X {
				cell := on.CellAt(x, y/perCell)
				got := map[string][2]color.Color{" ": {}, "▀": {cell.Style.Fg, cell.Style.Bg}, "▄": {nil, cell.Style.Fg}}[cell.Content][y%perCell]
				want := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
				if want.A == 0 && got != nil || want.A != 0 && (got == nil || color.NRGBAModel.Convert(got) != want) {
					t.Fatalf("%v at %d,%d: %v, want %v", size, x, y, got, want)
				}
			}
		}
	}
}

var chunk = regexp.MustCompile(`\x1b_G([^;\x1b]*)(?:;([^\x1b]*))?\x1b\\`)

// TestWhatIsSentIsThePicture: the stream is read back as the terminal does, whatever its
// length.
func TestWhatIsSentIsThePicture(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {50, 40}, {320, 320}} {
		m := colourful(size.X, size.Y)
		sent, err := Send(m, FirstID, 20, 10)
		if err != nil {
			t.Fatal(err)
		}
		chunks := chunk.FindAllStringSubmatch(sent, -1)
		whole, payload := 0, ""
		for i, c := range chunks {
			whole += len(c[0])
			payload += c[2]
			if last := i == len(chunks)-1; len(chunks) > 1 && strings.Contains(c[1], "m=0") != last || len(c[2]) > kitty.MaxChunkSize || !strings.Contains(c[1], "q=2") {
				t.Errorf("%v: chunk %d of %d: %s, %d bytes", size, i, len(chunks), c[1], len(c[2]))
			}
		}
		if whole != len(sent) {
			t.Fatalf("%v: %d bytes of %d are chunks", size, whole, len(sent))
		}
		for _, option := range []string{"a=T", "U=1", "i=160", "f=100", "c=20", "r=10"} {
			if !strings.Contains(","+chunks[0][1]+",", ","+option+",") {
				t.Errorf("%v: %s lacks %s", size, chunks[0][1], option)
			}
		}
		data, err := base64.StdEncoding.DecodeString(payload)
		if err != nil {
			t.Fatal(err)
		}
		got, err := png.Decode(bytes.NewReader(data))
		if err != nil || got.Bounds() != m.Bounds() {
			t.Fatalf("%v: %v, %v", size, got.Bounds(), err)
		}
		for y := range size.Y {
			for x := range size.X {
				if color.NRGBAModel.Convert(got.At(x, y)) != m.At(x, y) {
					t.Fatalf("%v at %d,%d: %v, want %v", size, x, y, got.At(x, y), m.At(x, y))
				}
			}
		}
	}
}

// TestPlaceholdersAreCells that say the picture, the row and the column.
func TestPlaceholdersAreCells(t *testing.T) {
	on := screen(t, Placeholders(FirstID+3, 20, 10), 20)
	for y := range 10 {
		for x := range 20 {
			cell := on.CellAt(x, y)
			if want := string([]rune{kitty.Placeholder, kitty.Diacritic(y), kitty.Diacritic(x)}); cell.Content != want || cell.Width != 1 {
				t.Fatalf("%d,%d: %q in %d cells", x, y, cell.Content, cell.Width)
			}
			if got := cell.Style.Fg; got != ansi.IndexedColor(FirstID+3) {
				t.Fatalf("%d,%d: the picture is %v", x, y, got)
			}
			if !Is(cell.Content) {
				t.Fatalf("%d,%d is no cell of a picture", x, y)
			}
		}
	}
}

// TestTheTerminalAnswers as kitty's protocol has it, and nothing else is taken for that.
func TestTheTerminalAnswers(t *testing.T) {
	for raw, want := range map[string][2]bool{
		"\x1b_Gi=31;OK\x1b\\":                 {true, true},
		"\x1b_Gi=31;ENOTSUPPORTED:no\x1b\\":   {false, true},
		"\x1b_Gi=160;OK\x1b\\":                {false, false},
		"\x1b[?62;c":                          {false, false},
		"\x1b_Gi=31;OK\x1b\\" + "typed ahead": {true, true},
	} {
		n, event := new(uv.EventDecoder).Decode([]byte(raw))
		draws, ok := Answer(event)
		if draws != want[0] || ok != want[1] {
			t.Errorf("%q: %t, %t", raw, draws, ok)
		}
		if rest, ahead := strings.CutSuffix(raw, "typed ahead"); ahead && n != len(rest) {
			t.Errorf("%q takes %d bytes", raw, n)
		}
	}
	if q := Question(); !chunk.MatchString(q) || !strings.Contains(q, "a=q") || strings.Contains(q, "q=") && strings.Contains(q, "q=2") {
		t.Errorf("%q asks nothing", q)
	}
	if d := Drop(FirstID); !strings.Contains(d, "d=I") || !strings.Contains(d, "i=160") {
		t.Errorf("%q", d)
	}
}

func TestOnlyTerminalsThatAnswerAreAsked(t *testing.T) {
	for environment, want := range map[string]bool{
		"TERM=xterm-kitty": true, "TERM=xterm-ghostty": true, "TERM=xterm-256color TERM_PROGRAM=ghostty": true,
		"TERM=xterm-256color KITTY_WINDOW_ID=1": true, "TERM=xterm-256color": false, "TERM=dumb": false, "": false, "TERM=linux": false,
		"TERM=tmux-256color TMUX=/tmp/x KITTY_WINDOW_ID=1": false, "TERM=screen-256color KITTY_WINDOW_ID=1": false,
		"TERM=xterm-kitty STY=1.x": false, "TERM=xterm-256color TERM_PROGRAM=WezTerm": false, "TERM=dumb KITTY_WINDOW_ID=1": false,
	} {
		variables := map[string]string{}
		for pair := range strings.FieldsSeq(environment) {
			name, is, _ := strings.Cut(pair, "=")
			variables[name] = is
		}
		if got := Knows(func(name string) string { return variables[name] }); got != want {
			t.Errorf("%s: %t", environment, got)
		}
	}
}
