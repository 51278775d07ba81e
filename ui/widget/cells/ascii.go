package cells

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// plainSigns is what our own signs are drawn as where a terminal has ASCII alone, each
// as wide as it is.
var plainSigns = func() map[rune]byte {
	all := map[rune]byte{}
	for to, signs := range map[byte]string{
		'-': "─━╌┄┈╴╶—–―−‑", '|': "│┃┆┊╎▏▕▌▐┇┋║", '+': "┌┐└┘├┤┬┴┼╭╮╰╯╞╡╪┝┥┯┷┿╋", '=': "═▬", '#': "█▓▇▆▅", '%': "▒▄▃", ':': "░▂▁",
		'*': "•●◆★✱∙", 'o': "○◇◦☕", '.': "·…․", '>': "→›▸▶»⟩", '<': "←‹◂◀«⟨", '^': "↑▴▲", 'v': "↓▾▼✓✔", 'x': "✗✘×✕✂",
		'~': "≈∼", '"': "“”„", '\'': "‘’‚", '0': "∅", '!': "⚠", '@': "⌨", 'r': "↩↻⟳↺",
	} {
		for _, sign := range signs {
			all[sign] = to
		}
	}
	return all
}()

// ASCII returns what was drawn for a terminal that shows ASCII alone, in the same cells:
// a letter without its accent where it has one, "?" for what has no likeness.
func ASCII(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for len(s) > 0 {
		if s[0] < 0x80 && (len(s) == 1 || s[1] < 0x80) {
			b.WriteByte(s[0])
			s = s[1:]
			continue
		}
		sign, width := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(sign):]
		like, found := plainSigns[firstRune(sign)]
		if base := norm.NFKD.String(sign); !found && base[0] < 0x80 {
			like, found = base[0], true
		}
		if !found {
			like = '?'
		}
		if width > 0 {
			b.WriteByte(like)
			b.WriteString(Blank(width - 1))
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func firstRune(sign string) rune {
	r, _ := utf8.DecodeRuneInString(sign)
	return r
}
