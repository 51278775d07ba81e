package cells

import "unicode"

// joinsBefore reports whether r, which has a width, joins with whatever stands
// before it: skin tones, the later parts of a Korean syllable, some vowels that
// are letters. A test holds these two lists against every character there is.
func joinsBefore(r rune) bool { return r >= 0xe33 && unicode.Is(joiningBefore, r) }

// joinsAfter reports whether r, which has a width, joins with what stands behind.
func joinsAfter(r rune) bool { return r >= 0xd4e && unicode.Is(joiningAfter, r) }

var joiningBefore = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0e33, Hi: 0x0e33, Stride: 1},
		{Lo: 0x0eb3, Hi: 0x0eb3, Stride: 1},
		{Lo: 0x1160, Hi: 0x11ff, Stride: 1},
		{Lo: 0xd7b0, Hi: 0xd7fb, Stride: 1},
		{Lo: 0xff9e, Hi: 0xff9f, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x113b8, Hi: 0x113cf, Stride: 1},
		{Lo: 0x11b61, Hi: 0x11b67, Stride: 1},
		{Lo: 0x1612a, Hi: 0x1612c, Stride: 1},
		{Lo: 0x16d63, Hi: 0x16d6a, Stride: 1},
		{Lo: 0x1f3fb, Hi: 0x1f3ff, Stride: 1},
	},
}

var joiningAfter = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0d4e, Hi: 0x0d4e, Stride: 1}, {Lo: 0x1100, Hi: 0x115f, Stride: 1}, {Lo: 0xa960, Hi: 0xa97c, Stride: 1},
	},
	R32: []unicode.Range32{
		{Lo: 0x111c2, Hi: 0x111c3, Stride: 1},
		{Lo: 0x113d1, Hi: 0x113d1, Stride: 1},
		{Lo: 0x1193f, Hi: 0x1193f, Stride: 1},
		{Lo: 0x11941, Hi: 0x11941, Stride: 1},
		{Lo: 0x11a84, Hi: 0x11a89, Stride: 1},
		{Lo: 0x11d46, Hi: 0x11d46, Stride: 1},
		{Lo: 0x11f02, Hi: 0x11f02, Stride: 1},
	},
}
