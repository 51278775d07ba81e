package search

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"personae/model"
	"personae/model/field"
	"personae/model/words"
)

// most is how many terms a query can have. A store may not take more conditions at
// once than a few hundred.
const most = 100

// Parse reads a query. The error is a sentence that says what can be written
// instead.
func Parse(query string) (Terms, error) {
	var terms Terms
	for rest := query; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return terms, nil
		}
		var token token
		token, rest = next(rest)
		term, err := token.term()
		if err != nil {
			return nil, err
		}
		if term.Text != "" {
			terms = append(terms, term)
		}
		if len(terms) > most {
			return nil, fmt.Errorf("a search has at most %d terms; words that belong together are one, in quotes", most)
		}
	}
}

// token is a term as it was typed.
type token struct {
	not       bool
	key, text string // key is "" for a word or a phrase
	whole     bool
}

// next reads the first token of a text that does not begin with a space.
func next(query string) (t token, rest string) {
	if after, ok := strings.CutPrefix(query, "-"); ok && begins(after) {
		t.not, query = true, after
	}
	if at := strings.IndexFunc(query, func(r rune) bool { return !isKey(r) }); at > 0 && query[at] == ':' {
		t.key, query = query[:at], query[at+1:]
	}
	if after, ok := strings.CutPrefix(query, `"`); ok {
		t.text, rest, t.whole = strings.Cut(after, `"`)
		return t, rest
	}
	at := strings.IndexFunc(query, unicode.IsSpace)
	if at < 0 {
		at = len(query)
	}
	t.text = query[:at]
	return t, query[at:]
}

// begins reports whether a term begins here, so that a minus before it turns it
// round. A dash among spaces or dashes is none.
func begins(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return r == '"' || unicode.IsLetter(r) || unicode.IsNumber(r)
}

func isKey(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("_-.", r)
}

// texts are the places that hold words, by their names.
var texts = map[string]Place{
	"name": Name, "description": Description, "prompt": Prompt, "tag": Tag, "tags": Tag, "project": Project, "label": Label,
}

func (t token) term() (Term, error) {
	term := Term{Not: t.not, Text: t.text, Whole: t.whole}
	key := plain(t.key)
	place, isText := texts[key]
	fields, _ := fieldNames()
	spec, isField := fields[key]
	switch {
	case t.key == "":
		return term, nil
	case isText:
		term.Place = place
		if place == Tag {
			term.Text = strings.TrimPrefix(t.text, "#")
		}
		if term.Text == "" {
			return term, fmt.Errorf("%s: needs a word: %s:refund, or %s:\"…\" for the whole of it", t.key, t.key, t.key)
		}
		return term, nil
	case key == "ready":
		term.Place = Ready
		err := term.readSystems()
		return term, err
	case isField:
		term.Place, term.Field = Field, spec
		err := term.readValues(t.key)
		return term, err
	case t.looksLikeText():
		term.Text = t.key + ":" + t.text
		return term, nil
	}
	return term, unknown(t)
}

// looksLikeText reports whether a token is text although it has a colon: a link, a
// time of day, the end of a clause.
func (t token) looksLikeText() bool {
	return t.text == "" || strings.HasPrefix(t.text, "/") || strings.Trim(t.key, "0123456789.-") == ""
}

func unknown(t token) error {
	_, keys := fieldNames()
	meant := words.Nearest(keys, func(name string) int {
		if d := words.Distance(plain(t.key), plain(name)); d <= 1+len(name)/4 {
			return d
		}
		return words.Far
	})
	hint := "use tag:, project:, ready: or a choice such as interrupts:"
	if len(meant) > 0 {
		hint = "perhaps " + meant[0] + ": was meant"
	}
	return fmt.Errorf(`nothing is called %s: here; %s, or for the text itself "%s:%s"`, t.key, hint, t.key, t.text)
}

// readSystems finds the systems that the text names.
func (t *Term) readSystems() error {
	t.Systems = matching(model.Vendors, t.Text, t.Whole, func(s model.System) []string {
		return []string{string(s), s.Title(), s.Short(), s.Vendor().Maker, s.Letter()}
	})
	if len(t.Systems) == 0 {
		keys := make([]string, len(model.Vendors))
		for i, system := range model.Vendors {
			keys[i] = string(system)
		}
		return fmt.Errorf("ready: needs a system: %s", either(keys))
	}
	return nil
}

// unset is the value of a field that is absent or null.
const unset = "unset"

// switches are other words for the two values of a switch.
var switches = map[string]string{"true": "on", "false": "off"}

// readValues finds the values of the field that the text names. A line takes any
// text, and so does a choice where it is in quotes: a system may have invented it.
func (t *Term) readValues(key string) error {
	spec := t.Field
	if plain(t.Text) == unset && !t.Whole {
		t.Unset = true
		return nil
	}
	options := spec.Options
	if spec.Kind == field.KindToggle {
		options = []field.Option{{Value: "true", Label: "yes"}, {Value: "false", Label: "no"}}
	}
	names := func(o field.Option) []string { return []string{o.Value, o.Label, switches[o.Value]} }
	for _, o := range matching(options, t.Text, t.Whole, names) {
		t.Values = append(t.Values, o.Value)
	}
	switch {
	case t.Text != "" && (len(t.Values) > 0 || spec.Kind == field.KindLine):
		return nil
	case t.Text != "" && spec.Kind == field.KindChoice && (t.Whole || spec.Accepts(t.Text)):
		t.Values = []string{t.Text}
		return nil
	case spec.Kind == field.KindLine:
		return fmt.Errorf("%s: needs a text, or the word %s", key, unset)
	}
	var labels []string
	for _, o := range options {
		labels = append(labels, quoted(o.Label))
	}
	return fmt.Errorf("%s: needs one of these: %s", key, either(append(labels, unset)))
}

// quoted puts what has spaces in quotes, as it must be typed.
func quoted(text string) string {
	if strings.ContainsFunc(text, unicode.IsSpace) {
		return `"` + text + `"`
	}
	return text
}

// either lists what can be chosen: "a, b or c".
func either(items []string) string {
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " or " + items[last]
}

// matching returns the things that are called text; where none is and it need not
// be whole, those whose name begins so.
func matching[T any](things []T, text string, whole bool, names func(T) []string) []T {
	wanted := plain(text)
	if wanted == "" {
		return nil
	}
	var same, beginning []T
	for _, thing := range things {
		is, starts := false, false
		for _, name := range names(thing) {
			name = plain(name)
			is = is || name == wanted
			starts = starts || strings.HasPrefix(name, wanted)
		}
		if is {
			same = append(same, thing)
		}
		if starts {
			beginning = append(beginning, thing)
		}
	}
	if len(same) > 0 || whole {
		return same
	}
	return beginning
}
