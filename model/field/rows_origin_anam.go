package field

import (
	"personae/model"
	"personae/model/value"
)

// anamOriginFields are the parts of Anam's answers that cannot be written, and
// what its older generations had.
var anamOriginFields = []*Spec{
	fromSystem(model.SystemAnam, func(p *model.Persona) *value.Object { return &p.Origin.Anam.Object }),
	recordID(model.SystemAnam),
	given(model.SystemAnam, "personaPreset", "Anam preset", "The name of the preset that the persona was copied from, empty when there was none.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.PersonaPreset }),
	attached("avatar", "Anam avatar", "The avatar as Anam describes it: its names, pictures and versions.",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.Avatar }),
	attached("voice", "Anam voice", "The voice as Anam describes it. Its provider decides which voice settings apply.",
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
	given(model.SystemAnam, "brain.personality", "Anam personality", "A text about the persona's character. Older generations could set it; today it is only read.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.Brain.Personality }),
	{
		Path: "origin.anam.brain.fillerPhrases", Label: "Anam filler phrases", Group: GroupOrigin, Kind: KindTags, ReadOnly: true,
		Nullable: true, Null: "none", Absent: "not given",
		Help:     "Phrases to bridge a pause while the model thinks. Only Anam's generation of early 2025 had them.",
		Carriers: by(model.SystemAnam, "brain.fillerPhrases", inNone),
		bind:     bindList(func(p *model.Persona) *value.Optional[value.Strings] { return &p.Origin.Anam.Brain.FillerPhrases }),
	},
	onlyOlder(given(model.SystemAnam, "brain.languageModel", "Anam older model", "The name of the language model. Only Anam's generation of early 2025 had it; today it is an id.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.Brain.LanguageModel })),
	onlyOlder(given(model.SystemAnam, "brainType", "Anam brain type", "The kind of language model. Only Anam's generations of 2025 had it; today it is an id.",
		func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.BrainType })),
	attached("tools", "Anam tools", "The tools as Anam describes them, with their settings.",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.Tools }),
	attached("knowledge", "Anam knowledge", "The groups of documents that the persona can look things up in.",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.Knowledge }),
	attached("shareLinks", "Anam share links", "Every link ever made to try the persona, with its limits.",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.ShareLinks }),
	attached("primaryShareLink", "Anam main share link", "The one link that stands for the persona, and whether it works.",
		func(p *model.Persona) *value.Optional[value.JSON] { return &p.Origin.Anam.PrimaryShareLink }),
	noted("enableAudioPassthrough", "Anam audio passthrough", "Whether the sound comes from the client instead of from Anam's voice.",
		func(p *model.Persona) *value.Optional[bool] { return &p.Origin.Anam.EnableAudioPassthrough }),
	noted("isDefaultPersona", "Anam default persona", "Whether Anam supplied the persona itself. Only its lists say so.",
		func(p *model.Persona) *value.Optional[bool] { return &p.Origin.Anam.IsDefaultPersona }),
	created(model.SystemAnam, "createdAt", func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.CreatedAt }),
	updated(model.SystemAnam, "updatedAt", func(p *model.Persona) *value.Optional[string] { return &p.Origin.Anam.UpdatedAt }),
}

// onlyOlder is a row that today's answers do not have.
func onlyOlder(spec *Spec) *Spec {
	spec.Carriers = by(model.SystemAnam, spec.Carriers[0].Key, inNone)
	return spec
}

// attached is a row for a description that Anam gives out as free JSON.
func attached(key, label, help string, at func(*model.Persona) *value.Optional[value.JSON]) *Spec {
	return &Spec{
		Path: originPath(model.SystemAnam, key), Label: label, Group: GroupOrigin, Kind: KindJSON, ReadOnly: true,
		Nullable: true, Null: "none", Absent: "not given",
		Help: help, Carriers: by(model.SystemAnam, key, inRead), bind: bindJSON(at),
	}
}

// noted is a row for a yes or no that Anam gives out.
func noted(key, label, help string, at func(*model.Persona) *value.Optional[bool]) *Spec {
	return &Spec{
		Path: originPath(model.SystemAnam, key), Label: label, Group: GroupOrigin, Kind: KindToggle, ReadOnly: true,
		Absent: "not given",
		Help:   help, Carriers: by(model.SystemAnam, key, inRead), bind: bindBool(at),
	}
}
