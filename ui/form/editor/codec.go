package editor

import (
	"math"
	"strconv"
	"strings"

	"personae/model"
	"personae/model/words"
)

// codec turns the text of a widget into a value and back.
type codec struct {
	// parse returns the value of text, or why it is none, as a sentence.
	parse func(text string) (value model.Value, wrong string)
	// show returns the text that value is edited as.
	show func(value model.Value) string
	// extension is what the user's own editor should take the text for.
	extension string
}

// asText edits a value as the text that it holds.
var asText = codec{
	parse: func(text string) (model.Value, string) { return model.TextValue(text), "" },
	show: func(value model.Value) string {
		text, _ := value.Text()
		return text
	},
	extension: "md",
}

// asLine is asText for a text of one line.
var asLine = codec{asText.parse, asText.show, "txt"}

// asJSON edits a value as JSON over several lines. Nothing but blanks leaves the
// field out.
var asJSON = codec{
	parse: func(text string) (model.Value, string) {
		if strings.TrimSpace(text) == "" {
			return model.Absent, ""
		}
		value, err := model.ParseValue(text)
		if err != nil {
			return model.Absent, words.Sentence(err.Error())
		}
		return value, ""
	},
	show: func(value model.Value) string {
		if !value.IsSet() {
			return ""
		}
		return model.JSON(value.JSON()).Indent()
	},
	extension: "json",
}

// asNumber edits a number that has no scale.
func asNumber(kind model.Kind) codec {
	return codec{
		parse: func(text string) (model.Value, string) {
			text = strings.TrimSpace(text)
			if text == "" {
				return model.Absent, ""
			}
			number, err := strconv.ParseFloat(text, 64)
			if err != nil || math.IsNaN(number) || math.IsInf(number, 0) || strings.ContainsAny(text, "xXpP") {
				return model.Absent, "Not a number: write digits, with a minus or a decimal point where needed."
			}
			if kind == model.KindInteger && number != math.Trunc(number) {
				return model.Absent, "Not a whole number: leave out what is behind the decimal point."
			}
			return model.NumberValue(number), ""
		},
		show:      func(value model.Value) string { return value.JSON() },
		extension: "txt",
	}
}
