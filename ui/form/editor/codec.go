package editor

import (
	"math"
	"strconv"
	"strings"

	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
)

type codec struct {
	// parse returns the value of text, or why it is none, as a sentence.
	parse func(text string) (v value.Value, wrong string)
	// format returns the text that value is edited as.
	format func(v value.Value) string
	// extension is what the user's own editor should take the text for.
	extension string
}

var asText = codec{
	parse: func(text string) (value.Value, string) { return value.Text(text), "" },
	format: func(v value.Value) string {
		text, _ := v.Text()
		return text
	},
	extension: "md",
}

var asLine = codec{asText.parse, asText.format, "txt"}

// asJSON edits a value as JSON over several lines. Nothing but blanks leaves the
// field out.
var asJSON = codec{
	parse: func(text string) (value.Value, string) {
		if strings.TrimSpace(text) == "" {
			return value.Absent, ""
		}
		v, err := value.Parse(text)
		if err != nil {
			return value.Absent, words.Sentence(err.Error())
		}
		return v, ""
	},
	format: func(v value.Value) string {
		if !v.IsSet() {
			return ""
		}
		return value.JSON(v.JSON()).Indent()
	},
	extension: "json",
}

func asNumber(kind field.Kind) codec {
	return codec{
		parse: func(text string) (value.Value, string) {
			text = strings.TrimSpace(text)
			if text == "" {
				return value.Absent, ""
			}
			number, err := strconv.ParseFloat(text, 64)
			if err != nil || math.IsNaN(number) || math.IsInf(number, 0) || strings.ContainsAny(text, "xXpP") {
				return value.Absent, "Not a number: write digits, with a minus or a decimal point where needed."
			}
			if kind == field.KindInteger && number != math.Trunc(number) {
				return value.Absent, "Not a whole number: leave out what is behind the decimal point."
			}
			return value.Number(number), ""
		},
		format:    func(v value.Value) string { return v.JSON() },
		extension: "txt",
	}
}
