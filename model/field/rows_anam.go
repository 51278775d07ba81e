package field

import (
	"strings"

	"personae/model"
	"personae/model/value"
)

// The sections of Anam.
const (
	GroupAnam       Group = "Anam"
	GroupAnamVoice  Group = "Anam voice"
	GroupAnamWidget Group = "Anam widget"
)

var anamFields = []*Spec{
	{
		Path: "anam", Label: "Anam section", Group: GroupAnam, Kind: KindObject,
		Absent: "not used", Null: "null",
		Help: "Whether the persona has settings of its own for Anam, where a persona is the agent itself. The section groups them here and is not part of Anam's record.",
		bind: bindObject(func(p *model.Persona) *value.Object { return &p.Anam.Object }),
	},
	{
		Path: "anam.avatarId", Label: "Avatar", Group: GroupAnam, Kind: KindLine,
		Absent:   "not given",
		Also:     "face picture",
		Help:     "The id of the face to show, a UUID from your Anam account. When it changes, Anam may fall back to that avatar's own model.",
		Carriers: []Carrier{carry(model.SystemAnam, "avatarId", "avatar.id", inAll)},
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.AvatarID }),
	},
	{
		Path: "anam.avatarModel", Label: "Avatar model", Group: GroupAnam, Kind: KindChoice,
		Options: []Option{
			{"cara-2", "Cara 2", "An older model; gone from Anam's list of July 2026."},
			{"cara-3", "Cara 3", "The model most avatars have."},
			{"cara-4", "Cara 4", "The newer model; the only one that takes director's notes."},
			{"cara-4-latest", "Cara 4 latest", "The newest build, by invitation only."},
		},
		Nullable: true, Null: "avatar's own", Absent: "avatar's own",
		Help:     "The version of the model that draws the face. Anam answers with an error when the avatar does not come in that version. It does not change what the persona says.",
		Carriers: byAnam("avatarModel"),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.AvatarModel }),
	},
	{
		Path: "anam.voiceId", Label: "Voice", Group: GroupAnam, Kind: KindLine,
		Absent:   "not given",
		Also:     "sound speaker",
		Help:     "The id of the voice, a UUID from your Anam account. The voice's maker decides which of the voice settings apply; when it changes, Anam forgets them unless they are sent along.",
		Carriers: []Carrier{carry(model.SystemAnam, "voiceId", "voice.id", inAll)},
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.VoiceID }),
	},
	{
		Path: "anam.llmId", Label: "Language model", Group: GroupAnam, Kind: KindLine,
		Absent:   "Anam's default",
		Also:     "model brain",
		Help:     "The id of the language model that thinks for the persona, a UUID from your Anam account. CUSTOMER_CLIENT_V1 switches Anam's model off, so that your own program supplies every line.",
		Carriers: byAnam("llmId"),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.LLMID }),
	},
	{
		Path: "anam.skipGreeting", Label: "Skip greeting", Group: GroupAnam, Kind: KindToggle,
		Absent:   "Anam's default",
		Also:     "first message hello",
		Help:     "Start the session in silence and wait for the user. On, the first message is never spoken.",
		Carriers: byAnam("skipGreeting"),
		bind:     bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Anam.SkipGreeting }),
	},
	{
		Path: "anam.uninterruptibleGreeting", Label: "Protect greeting", Group: GroupAnam, Kind: KindToggle,
		Absent:   "Anam's default",
		Help:     "Let the greeting run to its end even when the user talks over it. It suits legal notices; with a long greeting users feel unheard.",
		Carriers: by(model.SystemAnam, "uninterruptibleGreeting", inWrite),
		bind:     bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Anam.UninterruptibleGreeting }),
	},
	{
		Path: "anam.initialMessage", Label: "First message", Group: GroupAnam, Kind: KindProse,
		Nullable: true, Null: "the model greets", Absent: "the model greets",
		Also:     "greeting hello first message",
		Help:     "The fixed first line of every session. Without it the language model makes up a greeting each time. Anam does not say whether it gives the line back when the persona is read.",
		Carriers: by(model.SystemAnam, "initialMessage", inWrite),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.InitialMessage }),
	},
	{
		Path: "anam.zeroDataRetention", Label: "Keep no data", Group: GroupAnam, Kind: KindToggle,
		Absent:   "Anam's default",
		Help:     "Store nothing of a session once it is over. It needs an enterprise plan, and a voice and a language model that can do it; otherwise Anam refuses the persona.",
		Carriers: byAnam("zeroDataRetention"),
		bind:     bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Anam.ZeroDataRetention }),
	},
	{
		Path: "anam.languageCode", Label: "Heard language", Group: GroupAnam, Kind: KindChoice,
		Options: []Option{
			{"en", "English", "Hear English."},
			{"fr", "French", "Hear French."},
			{"de", "German", "Hear German."},
			{"es", "Spanish", "Hear Spanish."},
			{"pt", "Portuguese", "Hear Portuguese."},
			{"it", "Italian", "Hear Italian."},
			{"nl", "Dutch", "Hear Dutch."},
			{"pl", "Polish", "Hear Polish."},
			{"inherit", "inherit", "What the organisation has set; Anam's lists show it."},
		},
		Absent:   "the organisation's setting",
		Also:     "locale",
		Help:     "The language that the persona's ears expect, as two letters of ISO 639-1; others than those listed are fine. It changes what is understood, not what is spoken. Left out, the organisation's setting or the mode for many languages applies.",
		Carriers: by(model.SystemAnam, "languageCode", inWrite),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.LanguageCode }),
		accepts:  isLanguageOfTwoLetters,
	},
	{
		Path: "anam.toolIds", Label: "Tools", Group: GroupAnam, Kind: KindTags,
		Absent:   "none",
		Help:     "The ids of the tools that the persona may use, such as a search in your documents. An update replaces the whole list.",
		Carriers: []Carrier{carry(model.SystemAnam, "toolIds", "tools[].id", inAll)},
		bind:     bindList(func(p *model.Persona) *value.Optional[value.Strings] { return &p.Anam.ToolIDs }),
	},
}

func isLanguageOfTwoLetters(code string) bool {
	return len(code) == 2 && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") == ""
}
