package model

// Persona is one simulated caller (or, for Anam and Mr Assistant, one agent):
// a core that every system shares, then one section per system. The field
// table in fields.go says of each member what it means, allows and defaults to;
// nothing outside this package should need to know the struct.
//
// A Persona is a value: copying it copies it. Lists and free-form JSON are held
// in types that are never written in place.
type Persona struct {
	ID          string // UUIDv7, ours
	Project     string
	Name        string
	Description Optional[string]
	Prompt      Optional[string]
	Tags        Optional[Strings]
	Enabled     Optional[bool]
	Traits      Optional[JSON]

	Behavior    BehaviorConfig
	EvalStudio  EvalStudio
	Anam        Anam
	MrAssistant MrAssistant

	Origin Origin
	Extra  Extra

	CreatedAt string // RFC 3339, UTC, milliseconds
	UpdatedAt string
}

// BehaviorConfig is Feather's behavior_config: the knobs of a simulated caller.
type BehaviorConfig struct {
	Object
	FirstSpeaker          Optional[string]
	CutIn                 CutIn
	Language              Optional[string]
	BackgroundNoise       Optional[string]
	BackgroundNoiseVolume Optional[float64] // 0..1
	WaitSeconds           Optional[float64]
	YieldOnOverlap        YieldOnOverlap
	InterruptionMode      Optional[string]
	BackchannelStyle      Optional[string]
	BackchannelOverrides  Optional[Strings]
	ReactionPauseMsMin    Optional[int]
	ReactionPauseMsMax    Optional[int]
	TextBurst             TextBurst
}

// CutIn holds the thresholds after which a caller may barge in.
type CutIn struct {
	Object
	MinWords      Optional[int]
	MinDurationMs Optional[int]
	BackoffMs     Optional[int]
}

// YieldOnOverlap holds the thresholds after which a caller gives way.
type YieldOnOverlap struct {
	Object
	AfterWords   Optional[int]
	AfterSeconds Optional[float64]
}

// TextBurst shapes text chats: one turn as several bubbles (Feather 1.87+).
type TextBurst struct {
	Object
	Enabled Optional[bool]
	Policy  Optional[string]
}

// EvalStudio is what only EvalStudio keeps of a persona.
type EvalStudio struct {
	Object
	ImageURL Optional[string] // an image id such as "<uuid>.png", not a URL
	Headers  Optional[JSON]   // an object of texts
}

// Anam is what only Anam keeps of a persona, in its write shape.
type Anam struct {
	Object
	AvatarID                Optional[string]
	AvatarModel             Optional[string]
	VoiceID                 Optional[string]
	LLMID                   Optional[string]
	SkipGreeting            Optional[bool]
	UninterruptibleGreeting Optional[bool]
	InitialMessage          Optional[string]
	ZeroDataRetention       Optional[bool]
	LanguageCode            Optional[string]
	ToolIDs                 Optional[Strings]
	VoiceDetectionOptions   VoiceDetectionOptions
	VoiceGenerationOptions  VoiceGenerationOptions
	WidgetConfig            WidgetConfig
}

// VoiceDetectionOptions is Anam's voice activity and silence tuning.
type VoiceDetectionOptions struct {
	Object
	EndOfSpeechSensitivity          Optional[float64]
	SilenceBeforeSkipTurnSeconds    Optional[float64]
	SilenceBeforeSessionEndSeconds  Optional[float64]
	SilenceBeforeAutoEndTurnSeconds Optional[float64]
	SpeechEnhancementLevel          Optional[float64]
}

// VoiceGenerationOptions is the union of the four speech engines' options that
// Anam accepts; which of them apply depends on the voice's provider.
type VoiceGenerationOptions struct {
	Object
	Volume          Optional[float64]
	Speed           Optional[float64]
	Stability       Optional[float64]
	SimilarityBoost Optional[float64]
	Style           Optional[float64]
	UseSpeakerBoost Optional[bool]
	Emotion         Optional[string]
	Model           Optional[string]
}

// WidgetConfig is how Anam's embeddable widget shows a persona.
type WidgetConfig struct {
	Object
	CallToAction    Optional[string]
	AllowedOrigins  Optional[Strings]
	AllowEverywhere Optional[bool]
	Layout          Optional[string]
	InitialState    Optional[string]
	Position        Optional[string]
	ShowTextInput   Optional[bool]
	ShowMuteButton  Optional[bool]
	ShowTranscript  Optional[bool]
}

// MrAssistant is what only Mr Assistant keeps of a persona.
type MrAssistant struct {
	Object
	SpecialistType  Optional[string]
	AgentID         Optional[string]
	ConfigOverrides Optional[JSON]
}

// Origin is the record's own identity and stamps in each system it came from.
// All of it is read-only: the systems give these values out.
type Origin struct {
	Object
	Feather     FeatherOrigin // a library persona
	FeatherOrg  FeatherOrigin // an organisation persona
	EvalStudio  EvalStudioOrigin
	Anam        AnamOrigin
	MrAssistant MrAssistantOrigin
}

// FeatherOrigin is what Feather says of a record; OrganizationID and
// ClonedFromID are an organisation persona's alone.
type FeatherOrigin struct {
	Object
	ID             Optional[string]
	OrganizationID Optional[string]
	ClonedFromID   Optional[string]
	CreatedBy      Optional[string]
	CreatedAt      Optional[string]
	UpdatedAt      Optional[string]
}

// EvalStudioOrigin is what EvalStudio says of a record.
type EvalStudioOrigin struct {
	Object
	ID        Optional[string]
	CreatedAt Optional[string]
	UpdatedAt Optional[string]
}

// AnamOrigin is what Anam says of a record: its read shape, and what its older
// generations had.
type AnamOrigin struct {
	Object
	ID                     Optional[string]
	PersonaPreset          Optional[string]
	Avatar                 Optional[JSON]
	Voice                  Optional[JSON]
	VoiceSpeed             Optional[float64]
	Brain                  AnamBrain
	BrainType              Optional[string]
	Tools                  Optional[JSON]
	Knowledge              Optional[JSON]
	ShareLinks             Optional[JSON]
	PrimaryShareLink       Optional[JSON]
	EnableAudioPassthrough Optional[bool]
	IsDefaultPersona       Optional[bool]
	CreatedAt              Optional[string]
	UpdatedAt              Optional[string]
}

// AnamBrain is the part of Anam's brain that is not the system prompt.
type AnamBrain struct {
	Object
	Personality   Optional[string]
	FillerPhrases Optional[Strings]
	LanguageModel Optional[string]
}

// MrAssistantOrigin is what Mr Assistant says of a record.
type MrAssistantOrigin struct {
	Object
	ID        Optional[string]
	TenantID  Optional[string]
	AgentName Optional[string]
	CreatedAt Optional[string]
	UpdatedAt Optional[string]
}

// Extra holds the keys that we do not know, by the system whose record carried
// them, each an object in that record's own nesting.
type Extra struct {
	Object
	Personae    Optional[JSON]
	Feather     Optional[JSON]
	FeatherOrg  Optional[JSON]
	EvalStudio  Optional[JSON]
	Anam        Optional[JSON]
	MrAssistant Optional[JSON]
}
