package field

import (
	"personae/model"
	"personae/model/value"
)

// anamOriginFields are the parts of Anam's answers that cannot be written, and
// what its older generations had.
var anamOriginFields = []*Spec{
	fromSystem("origin.anam", "Anam", func(p *model.Persona) *value.Object { return &p.Origin.Anam.Object }),
	given("origin.anam.id", "Anam id", helpOriginID,
		by(model.SystemAnam, "id", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.ID }),
	given("origin.anam.personaPreset", "Anam preset", "The name of the preset that the persona was copied from, empty when there was none.",
		by(model.SystemAnam, "personaPreset", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.PersonaPreset }),
	attached("origin.anam.avatar", "Anam avatar", "The avatar as Anam describes it: its names, pictures and versions.", "avatar",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.Avatar }),
	attached("origin.anam.voice", "Anam voice", "The voice as Anam describes it. Its provider decides which voice settings apply.", "voice",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.Voice }),
	{
		Path: "origin.anam.voiceSpeed", Label: "Anam voice speed", Group: GroupOrigin, Kind: KindNumber, ReadOnly: true,
		Nullable: true, Null: "none", Absent: "not given",
		Help:     "The speed of the voice as Anam reports it. Older generations could also set it; today the speed is a voice setting.",
		Carriers: by(model.SystemAnam, "voiceSpeed", inRead),
		bind:     bindNumber(func(p *model.Persona) *value.Optional[float64] { return &p.Origin.Anam.VoiceSpeed }),
	},
	{
		Path: "origin.anam.brain", Label: "Anam brain", Group: GroupOrigin, Kind: KindObject, ReadOnly: true,
		Nullable: true, Null: "none", Absent: "not given",
		Help:     "What Anam keeps of the persona's mind apart from the system prompt.",
		Carriers: by(model.SystemAnam, "brain", inRead),
		bind:     bindObject(func(p *model.Persona) *value.Object { return &p.Origin.Anam.Brain.Object }),
	},
	given("origin.anam.brain.personality", "Anam personality", "A text about the persona's character. Older generations could set it; today it is only read.",
		by(model.SystemAnam, "brain.personality", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.Brain.Personality }),
	{
		Path: "origin.anam.brain.fillerPhrases", Label: "Anam filler phrases", Group: GroupOrigin, Kind: KindTags, ReadOnly: true,
		Nullable: true, Null: "none", Absent: "not given",
		Help:     "Phrases to bridge a pause while the model thinks. Only Anam's generation of early 2025 had them.",
		Carriers: by(model.SystemAnam, "brain.fillerPhrases", inNone),
		bind:     bindList(func(p *model.Persona) *value.Optional[value.Strings] { return &p.Origin.Anam.Brain.FillerPhrases }),
	},
	given("origin.anam.brain.languageModel", "Anam older model", "The name of the language model. Only Anam's generation of early 2025 had it; today it is an id.",
		by(model.SystemAnam, "brain.languageModel", inNone), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.Brain.LanguageModel }),
	given("origin.anam.brainType", "Anam brain type", "The kind of language model. Only Anam's generations of 2025 had it; today it is an id.",
		by(model.SystemAnam, "brainType", inNone), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.BrainType }),
	attached("origin.anam.tools", "Anam tools", "The tools as Anam describes them, with their settings.", "tools",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.Tools }),
	attached("origin.anam.knowledge", "Anam knowledge", "The groups of documents that the persona can look things up in.", "knowledge",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.Knowledge }),
	attached("origin.anam.shareLinks", "Anam share links", "Every link ever made to try the persona, with its limits.", "shareLinks",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.ShareLinks }),
	attached("origin.anam.primaryShareLink", "Anam main share link", "The one link that stands for the persona, and whether it works.", "primaryShareLink",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.PrimaryShareLink }),
	noted("origin.anam.enableAudioPassthrough", "Anam audio passthrough", "Whether the sound comes from the client instead of from Anam's voice.", "enableAudioPassthrough",
		func(p *model.Persona) *value.Optional[bool] { return &p.Origin.Anam.EnableAudioPassthrough }),
	noted("origin.anam.isDefaultPersona", "Anam default persona", "Whether Anam supplied the persona itself. Only its lists say so.", "isDefaultPersona",
		func(p *model.Persona) *value.Optional[bool] { return &p.Origin.Anam.IsDefaultPersona }),
	stamped("origin.anam.createdAt", "Anam created", helpOriginCreated,
		by(model.SystemAnam, "createdAt", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.CreatedAt }),
	stamped("origin.anam.updatedAt", "Anam updated", helpOriginUpdated,
		by(model.SystemAnam, "updatedAt", inRead), func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.UpdatedAt }),
}

// attached is a row for a description that Anam gives out as free JSON.
func attached(path, label, help, key string, at func(*model.Persona) *value.Optional[value.JSON]) *Spec {
	return &Spec{
		Path: path, Label: label, Group: GroupOrigin, Kind: KindJSON, ReadOnly: true,
		Nullable: true, Null: "none", Absent: "not given",
		Help: help, Carriers: by(model.SystemAnam, key, inRead), bind: bindJSON(at),
	}
}

// noted is a row for a yes or no that Anam gives out.
func noted(path, label, help, key string, at func(*model.Persona) *value.Optional[bool]) *Spec {
	return &Spec{
		Path: path, Label: label, Group: GroupOrigin, Kind: KindToggle, ReadOnly: true,
		Absent: "not given",
		Help:   help, Carriers: by(model.SystemAnam, key, inRead), bind: bindBool(at),
	}
}
