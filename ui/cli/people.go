package cli

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"personae/model/words"
)

// people is a writer of what people read: whatever is in a record, no terminal takes
// it for an order, also where the words go to a file that is shown later. What programs
// read goes past it, by data.
type people struct {
	raw    io.Writer
	cut    []byte // the beginning of a character that was not written whole
	styled bool   // colours and attributes are the program's own
}

// Write implements io.Writer.
func (p *people) Write(text []byte) (int, error) {
	whole := slices.Concat(p.cut, text)
	end := len(whole) - cutOff(whole)
	p.cut = whole[end:]
	_, err := io.WriteString(p.raw, p.harmless(string(whole[:end])))
	return len(text), err
}

// cutOff returns how many bytes at the end are the beginning of a character.
func cutOff(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if end := text[len(text)-n:]; utf8.RuneStart(end[0]) && !utf8.FullRune(end) {
			return n
		}
	}
	return 0
}

// style is what sets colours and attributes.
var style = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\x1b\[[0-9;]*m`) })

func (p *people) harmless(text string) string {
	if !p.styled {
		return words.Harmless(text)
	}
	var b strings.Builder
	at := 0
	for _, found := range style().FindAllStringIndex(text, -1) {
		b.WriteString(words.Harmless(text[at:found[0]]) + text[found[0]:found[1]])
		at = found[1]
	}
	return b.String() + words.Harmless(text[at:])
}

// data is where programs read what out takes, as it is.
func data(out io.Writer) io.Writer {
	if p, ok := out.(*people); ok {
		return p.raw
	}
	return out
}

// onto is out for what p painted: its colours pass, and it cleans what it paints.
func (p painter) onto(out io.Writer) io.Writer {
	if !p.colour {
		return out
	}
	return &people{raw: data(out), styled: true}
}
