package model

import "personae/model/value"

// Persona is one simulated caller (or, for Anam and Mr Assistant, one agent):
// a core that every system shares, then one section per system. The field
// table in model/field says of each member what it means, allows and defaults to;
// nothing outside this package should need to know the struct.
//
// A Persona is a value: copying it copies it. Lists and free-form JSON are held
// in types that are never written in place.
type Persona struct {
	ID          string // UUIDv7, ours
	Project     string
	Name        string
	Description value.Optional[string]
	Prompt      value.Optional[string]
	Tags        value.Optional[value.Strings]
	Enabled     value.Optional[bool]
	Traits      value.Optional[value.JSON]

	Behavior    BehaviorConfig
	EvalStudio  EvalStudio
	Anam        Anam
	MrAssistant MrAssistant

	Origin  Origin
	Extra   Extra
	Lineage value.Optional[string] // what it was made from and how, of a variant

	CreatedAt string // RFC 3339, UTC, milliseconds
	UpdatedAt string
}

// BehaviorConfig is Feather's behavior_config: the knobs of a simulated caller.
type BehaviorConfig struct {
	value.Object
	FirstSpeaker          value.Optional[string]
	CutIn                 CutIn
	Language              value.Optional[string]
	BackgroundNoise       value.Optional[string]
	BackgroundNoiseVolume value.Optional[float64] // 0..1
	WaitSeconds           value.Optional[float64]
	YieldOnOverlap        YieldOnOverlap
	InterruptionMode      value.Optional[string]
	BackchannelStyle      value.Optional[string]
	BackchannelOverrides  value.Optional[value.Strings]
	ReactionPauseMsMin    value.Optional[int]
	ReactionPauseMsMax    value.Optional[int]
	TextBurst             TextBurst
}

// CutIn holds the thresholds after which a caller may barge in.
type CutIn struct {
	value.Object
	MinWords      value.Optional[int]
	MinDurationMs value.Optional[int]
	BackoffMs     value.Optional[int]
}

// YieldOnOverlap holds the thresholds after which a caller gives way.
type YieldOnOverlap struct {
	value.Object
	AfterWords   value.Optional[int]
	AfterSeconds value.Optional[float64]
}

// TextBurst shapes text chats: one turn as several bubbles (Feather 1.87+).
type TextBurst struct {
	value.Object
	Enabled value.Optional[bool]
	Policy  value.Optional[string]
}

// EvalStudio is what only EvalStudio keeps of a persona.
type EvalStudio struct {
	value.Object
	ImageURL value.Optional[string]     // an image id such as "<uuid>.png", not a URL
	Headers  value.Optional[value.JSON] // an object of texts
}

// Anam is what only Anam keeps of a persona, in its write shape.
type Anam struct {
	value.Object
	AvatarID                value.Optional[string]
	AvatarModel             value.Optional[string]
	VoiceID                 value.Optional[string]
	LLMID                   value.Optional[string]
	SkipGreeting            value.Optional[bool]
	UninterruptibleGreeting value.Optional[bool]
	InitialMessage          value.Optional[string]
	ZeroDataRetention       value.Optional[bool]
	LanguageCode            value.Optional[string]
	ToolIDs                 value.Optional[value.Strings]
	VoiceDetectionOptions   VoiceDetectionOptions
	VoiceGenerationOptions  VoiceGenerationOptions
	WidgetConfig            WidgetConfig
}

// VoiceDetectionOptions is Anam's voice activity and silence tuning.
type VoiceDetectionOptions struct {
	value.Object
	EndOfSpeechSensitivity          value.Optional[float64]
	SilenceBeforeSkipTurnSeconds    value.Optional[float64]
	SilenceBeforeSessionEndSeconds  value.Optional[float64]
	SilenceBeforeAutoEndTurnSeconds value.Optional[float64]
	SpeechEnhancementLevel          value.Optional[float64]
}

// VoiceGenerationOptions is the union of the four speech engines' options that
// Anam accepts; which of them apply depends on the voice's provider.
type VoiceGenerationOptions struct {
	value.Object
	Volume          value.Optional[float64]
	Speed           value.Optional[float64]
	Stability       value.Optional[float64]
	SimilarityBoost value.Optional[float64]
	Style           value.Optional[float64]
	UseSpeakerBoost value.Optional[bool]
	Emotion         value.Optional[string]
	Model           value.Optional[string]
}

// WidgetConfig is how Anam's embeddable widget shows a persona.
type WidgetConfig struct {
	value.Object
	CallToAction    value.Optional[string]
	AllowedOrigins  value.Optional[value.Strings]
	AllowEverywhere value.Optional[bool]
	Layout          value.Optional[string]
	InitialState    value.Optional[string]
	Position        value.Optional[string]
	ShowTextInput   value.Optional[bool]
	ShowMuteButton  value.Optional[bool]
	ShowTranscript  value.Optional[bool]
}

// MrAssistant is what only Mr Assistant keeps of a persona.
type MrAssistant struct {
	value.Object
	SpecialistType  value.Optional[string]
	AgentID         value.Optional[string]
	ConfigOverrides value.Optional[value.JSON]
}

// Origin is the record's own identity and stamps in each system it came from.
// All of it is read-only: the systems give these values out.
type Origin struct {
	value.Object
	Feather     FeatherOrigin // a library persona
	FeatherOrg  FeatherOrigin // an organisation persona
	EvalStudio  EvalStudioOrigin
	Anam        AnamOrigin
	MrAssistant MrAssistantOrigin
}

// FeatherOrigin is what Feather says of a record; OrganizationID and
// ClonedFromID are an organisation persona's alone.
type FeatherOrigin struct {
	value.Object
	ID             value.Optional[string]
	OrganizationID value.Optional[string]
	ClonedFromID   value.Optional[string]
	CreatedBy      value.Optional[string]
	CreatedAt      value.Optional[string]
	UpdatedAt      value.Optional[string]
}

// EvalStudioOrigin is what EvalStudio says of a record.
type EvalStudioOrigin struct {
	value.Object
	ID        value.Optional[string]
	CreatedAt value.Optional[string]
	UpdatedAt value.Optional[string]
}

// AnamOrigin is what Anam says of a record: its read shape, and what its older
// generations had.
type AnamOrigin struct {
	value.Object
	ID                     value.Optional[string]
	PersonaPreset          value.Optional[string]
	Avatar                 value.Optional[value.JSON]
	Voice                  value.Optional[value.JSON]
	VoiceSpeed             value.Optional[float64]
	Brain                  AnamBrain
	BrainType              value.Optional[string]
	Tools                  value.Optional[value.JSON]
	Knowledge              value.Optional[value.JSON]
	ShareLinks             value.Optional[value.JSON]
	PrimaryShareLink       value.Optional[value.JSON]
	EnableAudioPassthrough value.Optional[bool]
	IsDefaultPersona       value.Optional[bool]
	CreatedAt              value.Optional[string]
	UpdatedAt              value.Optional[string]
}

// AnamBrain is the part of Anam's brain that is not the system prompt.
type AnamBrain struct {
	value.Object
	Personality   value.Optional[string]
	FillerPhrases value.Optional[value.Strings]
	LanguageModel value.Optional[string]
}

// MrAssistantOrigin is what Mr Assistant says of a record.
type MrAssistantOrigin struct {
	value.Object
	ID        value.Optional[string]
	TenantID  value.Optional[string]
	AgentName value.Optional[string]
	CreatedAt value.Optional[string]
	UpdatedAt value.Optional[string]
}

// Extra holds the keys that we do not know, by the system whose record carried
// them, each an object in that record's own nesting.
type Extra struct {
	value.Object
	Personae    value.Optional[value.JSON]
	Feather     value.Optional[value.JSON]
	FeatherOrg  value.Optional[value.JSON]
	EvalStudio  value.Optional[value.JSON]
	Anam        value.Optional[value.JSON]
	MrAssistant value.Optional[value.JSON]
}
