package wire

import (
	"bytes"

	"github.com/go-json-experiment/json/jsontext"
)

// indented sets a body over several lines.
func indented(body []byte) []byte {
	text := jsontext.Value(body)
	_ = text.Indent(jsontext.WithIndent("  "), jsontext.AllowDuplicateNames(true)) // it was written here, so it is valid
	return text
}

// ArrayPart returns the part of a JSON array for one of its bodies, by its number from
// 1 and whether more follow; with the number 0, all of an empty one. Two spaces a level,
// as EvalStudio's personas.json has them. The bodies are as Write returns them, and no
// commands.
func ArrayPart(body []byte, number int, more bool) []byte {
	if number == 0 {
		return []byte("[]")
	}
	part := append(make([]byte, 0, len(body)+len(body)/8), ",\n  "...)
	if number == 1 {
		part[0] = '['
	}
	for line := range bytes.Lines(body) {
		part = append(part, line...)
		if line[len(line)-1] == '\n' {
			part = append(part, "  "...)
		}
	}
	if !more {
		part = append(part, "\n]"...)
	}
	return part
}

// Line returns a body as one of JSON Lines, with its line break.
func Line(body []byte) []byte {
	line := jsontext.Value(bytes.Clone(body))
	_ = line.Compact() // it was written here, so it is valid
	return append(line, '\n')
}
