package field

import (
	"slices"
	"strings"

	"personae/model"
	"personae/model/value"
)

// Kind says what sort of value a field holds, and so which widget edits it.
type Kind uint8

// The kinds.
const (
	KindLine    Kind = iota // one line of text
	KindProse               // text of many lines
	KindInteger             // a whole number; a slider where it has a range
	KindNumber              // a number; a slider where it has a range
	KindChoice              // one of Options, and any other text a system may invent
	KindToggle              // true or false
	KindTags                // a list of short texts
	KindPairs               // an object whose members are edited as rows
	KindJSON                // free-form JSON
	KindTime                // an RFC 3339 stamp
	KindObject              // an object with members of its own; only its presence is a value
)

// Group is a section of the detail view and of the form.
type Group string

// The groups of the core, in the order they are shown, and what ends them. A
// vendor's groups stand beside its rows.
const (
	GroupPersona     Group = "Persona"
	GroupTurnTaking  Group = "Turn-taking"
	GroupMurmurs     Group = "Murmurs"
	GroupSurrounding Group = "Surroundings"
	GroupTextChat    Group = "Text chat"
	GroupOrigin      Group = "Origin"
)

// Groups lists the groups in the order they are shown, the vendors' in the order
// of their rows.
var Groups = slices.Concat(
	[]Group{GroupPersona, GroupTurnTaking, GroupMurmurs, GroupSurrounding, GroupTextChat},
	vendorGroups(), []Group{GroupOrigin},
)

// KnobsFirst lists the groups as they are read: the knobs first, since they are what
// one comes to look at, then the persona's own texts, and the rest as Groups has it.
var KnobsFirst = knobsFirst()

func knobsFirst() []Group {
	out := slices.DeleteFunc(slices.Clone(Groups), func(g Group) bool { return g == GroupPersona })
	return slices.Insert(out, slices.Index(out, GroupTextChat)+1, GroupPersona)
}

func vendorGroups() []Group {
	var groups []Group
	for _, spec := range fields {
		if SectionOf(spec.Path) != "" && !slices.Contains(groups, spec.Group) {
			groups = append(groups, spec.Group)
		}
	}
	return groups
}

// SectionOf returns the path of the vendor's section that a path lies in, "" when
// it lies in none.
func SectionOf(path string) string {
	for _, section := range model.Sections {
		if path == section || strings.HasPrefix(path, section+".") {
			return section
		}
	}
	return ""
}

// Option is one choice of a KindChoice field.
type Option struct {
	Value string `json:"value"`          // as it stands in JSON
	Label string `json:"label"`          // as people read it
	Help  string `json:"help,omitempty"` // what choosing it does
}

// Range bounds a number. Min and Max are both allowed.
type Range struct {
	Min, Max float64
	Useful   float64 // people and practice are at most here; 0 where they are all over the range
	Step     float64 // one press of an arrow, at the low end: it grows with the number
	BigStep  float64 // the same with Shift
}

// Allows reports whether v is a number in the range, or no number at all. No range
// allows everything.
func (r *Range) Allows(v value.Value) bool {
	number, ok := v.Number()
	return r == nil || !ok || number >= r.Min && number <= r.Max
}

// Carrier says under which key one system keeps a field. A field that only
// older generations of a system had is a carrier with neither Create, Update
// nor Read: it is understood on import and written nowhere.
type Carrier struct {
	System  model.System `json:"system"`
	Key     string       `json:"key"`                // dotted path in that system's request body
	ReadKey string       `json:"read_key,omitempty"` // dotted path in its response, where that differs; "[]" after a list, as in "tools[].id"
	Since   string       `json:"-"`                  // the first version of the system's API that has it, "" when all known ones do
	Create  bool         `json:"create"`             // a create body may have it
	Update  bool         `json:"update"`             // an update body may have it
	Read    bool         `json:"read"`               // a response has it
}

// Spec is a row of the field table: everything there is to know about a field.
type Spec struct {
	Path     string // dotted, as in the native document and on the command line
	Label    string
	Group    Group
	Kind     Kind
	Unit     string // "ms", "s", "words", "" when there is none
	Range    *Range // numbers only
	Length   [2]int // of text, in characters, or of a list, in items: least and most; 0 most = unbounded
	Options  []Option
	Default  value.Value // what a new persona starts with
	Nullable bool        // null has a meaning here
	Null     string      // what null means: "preset", "off", "inherit"
	Absent   string      // what absence means
	TextOnly bool        // KindPairs only: every member is a text
	Headers  bool        // KindPairs only: the members are HTTP headers, some of which may be secrets
	ReadOnly bool
	Required bool // never absent, null or empty

	DependsOn string      // path of the field that decides whether this one matters, of the same group; "" for none
	Off       value.Value // of a field that others depend on: with it they do nothing

	Behavior string      // what the persona does by it, as an ablation names that: "noise"; "" for nothing
	Without  value.Value // with it, in every field of the behaviour, the persona does not do that

	// What is special to a field in the form, and not to its kind.
	Title       bool // personas are called by it: editing begins here; one field has it
	Open        bool // offers what the library has so far, and takes any other
	Tall        bool // a long text: it takes what room its group leaves; at most one in a group
	Portrait    bool // the id of an image, which can be had from a file or drawn; one field has it
	AlwaysShown bool // although it is read-only and nothing is in it

	Help     string
	Also     string // other words that people look for it by
	Carriers []Carrier

	bind    access
	accepts func(string) bool // values of a choice that are fine although no option names them
}

// Accepts reports whether text is a choice that we know, by an option or by the
// form that others have.
func (s *Spec) Accepts(text string) bool {
	_, known := s.Option(text)
	return known || s.accepts != nil && s.accepts(text)
}

// IsOff reports whether a value of a field makes those that depend on it do
// nothing: Off itself, or absence that means the same.
func (s *Spec) IsOff(v value.Value) bool {
	return s.Off.IsSet() && (v == s.Off || v == value.Absent && s.Absent == Format(s, s.Off))
}

// Cell is one field of one persona.
type Cell struct {
	*Spec
	persona *model.Persona
}

// Of binds the row to p. Setting the cell changes p.
func (s *Spec) Of(p *model.Persona) Cell { return Cell{s, p} }

// Get returns the value as it stands.
func (c Cell) Get() value.Value { return c.bind.get(c.persona) }

// Text returns the text that the field holds; ok is false when it holds none.
func (c Cell) Text() (text string, ok bool) {
	if c.bind.text == nil {
		return "", false
	}
	return c.bind.text(c.persona)
}

// State returns the state of the value, without reading that.
func (c Cell) State() value.State { return c.bind.state(c.persona) }

// Append appends the JSON of the field as it stands, nothing when it is absent.
func (c Cell) Append(to []byte) []byte {
	if text, ok := c.Text(); ok {
		return value.AppendText(to, text)
	}
	return append(to, c.Get().JSON()...)
}

// Set takes v, or says in a sentence why it cannot and changes nothing.
func (c Cell) Set(v value.Value) error { return c.bind.set(c.persona, v) }

// Reset takes the field back to what a new persona has.
func (c Cell) Reset() error { return c.Set(c.Default) }
