package model

import (
	"cmp"
	"slices"

	"personae/model/value"
)

// System names a form of record that a persona can travel in.
type System string

// The systems. SystemPersonae is our own native document.
const (
	SystemPersonae    System = "personae"
	SystemFeather     System = "feather"     // a library persona
	SystemFeatherOrg  System = "feather-org" // an organisation persona
	SystemEvalStudio  System = "evalstudio"
	SystemAnam        System = "anam"
	SystemMrAssistant System = "mrassistant"
)

// Vendor is a row of the table of other people's systems: all that the program
// has to know of one, but for its fields (the field table) and the shape of its
// records (its dialect in wire).
type Vendor struct {
	System  System
	Title   string // the name people use for it
	Short   string // the same where there is little room, "" for Title
	Maker   string // who makes it; one maker may have several systems
	Letter  string // marks the maker in lists
	Section string // the path of the section that only this system uses, "" for none
	Bit     int64  // stands for it in files: give a new vendor the next, never change one
	Needs   []Need // what it asks for beyond a name
	Note    string // what a table of its keys cannot say, in Markdown

	RecordID func(*Origin) *value.Optional[string]    // the id that it gave the persona's record
	Extra    func(*Extra) *value.Optional[value.JSON] // the keys of its record that we do not know
}

// Need is what a system asks of one field before it takes a persona.
type Need struct {
	Path     string
	Most     int    // the most items or characters that it takes; 0 asks for something to be there
	NotBlank bool   // spaces alone are nothing
	Doubtful bool   // it may take the persona all the same
	Text     string // what is wrong, a sentence; with Most, %d stands for how many there are
}

// The limits that more than one rule speaks of.
const (
	MaxTags        = 20  // Feather's library (seeds/feather.txt)
	MaxDisplayName = 160 // Mr Assistant (seeds/mrassistant.txt)
)

// DerivedRules is the version of the rules by which a library derives what it
// keeps beside a persona: what the list shows, and what it is ready for. Raise it
// with every change to those, a new vendor included: libraries are then renewed
// when they are next opened.
const DerivedRules = 2

// vendors is the table, in the order that the systems are shown.
var vendors = []Vendor{
	{
		System: SystemFeather, Title: "Feather library", Short: "Feather", Maker: "Feather", Letter: "F", Bit: 1 << 0,
		Needs: []Need{
			{Path: "name", Most: MaxName, Text: "The name has %d characters: Feather library takes at most 255."},
			{Path: "prompt", Text: "Feather library needs a prompt."},
			{Path: "tags", Most: MaxTags, Text: "There are %d tags: Feather library takes at most 20."},
		},
		Note: "Feather's defaults differ between API 1.21 and 1.87, and an update replaces `behavior_config` whole, so every knob is " +
			"always written out, with the default of the version that `--api` names. `null` in `cut_in` means the interruption mode's preset, which 1.21 " +
			"cannot say: it gets the number that it would take by default, and the report says so.",
		RecordID: func(o *Origin) *value.Optional[string] { return &o.Feather.ID },
		Extra:    func(e *Extra) *value.Optional[value.JSON] { return &e.Feather },
	},
	{
		System: SystemFeatherOrg, Title: "Feather organisation", Short: "Feather org", Maker: "Feather", Letter: "F", Bit: 1 << 1,
		Needs: []Need{
			{Path: "name", Most: MaxName, Text: "The name has %d characters: Feather organisation takes at most 255."},
			{Path: "prompt", Text: "Feather organisation needs a prompt."},
		},
		Note: "The same record as in the library, without tags and with a switch. An answer also has the organisation and the library persona " +
			"it was installed from; both are kept.",
		RecordID: func(o *Origin) *value.Optional[string] { return &o.FeatherOrg.ID },
		Extra:    func(e *Extra) *value.Optional[value.JSON] { return &e.FeatherOrg },
	},
	{
		System: SystemEvalStudio, Title: "EvalStudio", Maker: "EvalStudio", Letter: "E", Bit: 1 << 2,
		Section: "evalstudio",
		Needs: []Need{
			{Path: "prompt", NotBlank: true, Doubtful: true, Text: "The prompt is empty: EvalStudio keeps such a persona, which has only its name and description to play and gets no portrait."},
		},
		Note: "EvalStudio keeps a `null` that a new record has; an update with one leaves a text as it was, so it writes `\"\"` for a text that is null or " +
			"was taken away. It has the project in the address, not in the record. Its answers are written as an array in the order in which they came, as its " +
			"`personas.json` is.",
		RecordID: func(o *Origin) *value.Optional[string] { return &o.EvalStudio.ID },
		Extra:    func(e *Extra) *value.Optional[value.JSON] { return &e.EvalStudio },
	},
	{
		System: SystemAnam, Title: "Anam", Maker: "Anam", Letter: "A", Bit: 1 << 3,
		Section: "anam",
		Needs: []Need{ // its specification leaves these open, and its older guide asked for the last two
			{Path: "prompt", NotBlank: true, Doubtful: true, Text: "The prompt is empty: Anam keeps such a persona, which has nothing to go by."},
			{Path: "anam.avatarId", Doubtful: true, Text: "No avatar is given: Anam may refuse a persona without a face."},
			{Path: "anam.voiceId", Doubtful: true, Text: "No voice is given: Anam may refuse a persona without one."},
		},
		Note: "Requests and answers differ: what an answer holds as `avatar.id`, `voice.id`, `brain.systemPrompt` and `tools[].id` is read into " +
			"the fields of a request, and the answer is kept as it was beside them. Answers and bodies of 2025 (`brainType`, `personaPreset`, `voiceSpeed`, " +
			"`fillerPhrases`) are understood and given back as answers, and never written into a request of today.",
		RecordID: func(o *Origin) *value.Optional[string] { return &o.Anam.ID },
		Extra:    func(e *Extra) *value.Optional[value.JSON] { return &e.Anam },
	},
	{
		System: SystemMrAssistant, Title: "Mr Assistant", Maker: "Mr Assistant", Letter: "M", Bit: 1 << 4,
		Section: "mrassistant",
		Needs: []Need{
			{Path: "name", Most: MaxDisplayName, Text: "The name has %d characters: Mr Assistant takes at most 160."},
			{Path: "mrassistant.specialist_type", NotBlank: true, Text: "Mr Assistant needs a specialist type, such as billing."},
			{Path: "mrassistant.agent_id", Text: "Mr Assistant needs the UUID of an agent."},
		},
		Note:     "A persona there points to an agent, which holds the prompt. `specialist_type` can be set once and is in no update.",
		RecordID: func(o *Origin) *value.Optional[string] { return &o.MrAssistant.ID },
		Extra:    func(e *Extra) *value.Optional[value.JSON] { return &e.MrAssistant },
	},
}

// Vendors lists the systems of others, in the order they are shown; Systems has
// our own before them.
var (
	Vendors = columnOf(func(v *Vendor) System { return v.System })
	Systems = append([]System{SystemPersonae}, Vendors...)
)

// Makers names those who make the systems, Letters marks them in lists, each
// once and in one order; Sections are the paths of the vendors' own sections.
var (
	Makers   = columnOf(func(v *Vendor) string { return v.Maker })
	Letters  = columnOf(func(v *Vendor) string { return v.Letter })
	Sections = columnOf(func(v *Vendor) string { return v.Section })
)

// columnOf lists what the rows of the table say, each once.
func columnOf[T ~string](of func(*Vendor) T) []T {
	var column []T
	for i := range vendors {
		if v := of(&vendors[i]); v != "" && !slices.Contains(column, v) {
			column = append(column, v)
		}
	}
	return column
}

// Vendor returns the row of s; one that says nothing for a system that is in no
// row, as our own.
func (s System) Vendor() *Vendor {
	for i := range vendors {
		if vendors[i].System == s {
			return &vendors[i]
		}
	}
	return &Vendor{System: s, Title: string(s), Letter: "?"}
}

// Title returns the name people use for s.
func (s System) Title() string {
	if s == SystemPersonae {
		return "Personae"
	}
	return s.Vendor().Title
}

// Short returns the title where there is little room.
func (s System) Short() string { return cmp.Or(s.Vendor().Short, s.Title()) }

// Letter returns the one-letter mark of s in lists: F, E, A or M. Both Feather
// systems share one.
func (s System) Letter() string { return s.Vendor().Letter }

// ID returns the id that system gave the persona's record, "" when it has given
// none. Our own id is no part of an origin.
func (o *Origin) ID(system System) string {
	if id := system.Vendor().RecordID; id != nil {
		return id(o).Or("")
	}
	return ""
}
