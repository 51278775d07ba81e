package field

import (
	"personae/model"
	"personae/model/value"
)

var anamDetectionFields = []*Spec{
	{
		Path: "anam.voiceDetectionOptions", Label: "Listening", Group: GroupAnamVoice, Kind: KindObject,
		Nullable: true, Null: "Anam's defaults", Absent: "Anam's defaults",
		Help:     "Whether the record says how the persona listens. Anam does not publish the values it takes when this is left out.",
		Carriers: byAnam("voiceDetectionOptions"),
		bind:     bindObject(func(p *model.Persona) *value.Object { return &p.Anam.VoiceDetectionOptions.Object }),
	},
	{
		Path: "anam.voiceDetectionOptions.endOfSpeechSensitivity", Label: "End of speech", Group: GroupAnamVoice, Kind: KindNumber,
		Range: &Range{Min: 0, Max: 1, Step: 0.05, BigStep: 0.25}, Absent: "Anam's default",
		Also:     "vad turn end endpointing",
		Help:     "How readily a pause counts as the end of the user's turn. At 0 the persona waits longest and seldom cuts anyone off; near 1 it answers quickly and steps on people who think aloud.",
		Carriers: byAnam("voiceDetectionOptions.endOfSpeechSensitivity"),
		bind: bindNumber(func(p *model.Persona) *value.Optional[float64] {
			return &p.Anam.VoiceDetectionOptions.EndOfSpeechSensitivity
		}),
	},
	{
		Path: "anam.voiceDetectionOptions.silenceBeforeSkipTurnSeconds", Label: "Prompt after silence", Group: GroupAnamVoice, Kind: KindNumber,
		Unit: "s", Range: &Range{Min: 0, Max: 900, Useful: 60, Step: 1, BigStep: 30}, Absent: "Anam's default",
		Help:     "How long the user may be silent before the persona speaks again. Short, it presses; 0 switches it off, and a quiet user is left in peace. Anam's example has 5 s.",
		Carriers: byAnam("voiceDetectionOptions.silenceBeforeSkipTurnSeconds"),
		bind: bindNumber(func(p *model.Persona) *value.Optional[float64] {
			return &p.Anam.VoiceDetectionOptions.SilenceBeforeSkipTurnSeconds
		}),
	},
	{
		Path: "anam.voiceDetectionOptions.silenceBeforeSessionEndSeconds", Label: "End after silence", Group: GroupAnamVoice, Kind: KindNumber,
		Unit: "s", Range: &Range{Min: 0, Max: 7200, Useful: 600, Step: 10, BigStep: 300}, Absent: "Anam's default",
		Help:     "How long the user may be silent before the session ends. 0 never ends it on silence, which keeps a forgotten session running. Anam's example has 60 s.",
		Carriers: byAnam("voiceDetectionOptions.silenceBeforeSessionEndSeconds"),
		bind: bindNumber(func(p *model.Persona) *value.Optional[float64] {
			return &p.Anam.VoiceDetectionOptions.SilenceBeforeSessionEndSeconds
		}),
	},
	{
		Path: "anam.voiceDetectionOptions.silenceBeforeAutoEndTurnSeconds", Label: "Force turn end", Group: GroupAnamVoice, Kind: KindNumber,
		Unit: "s", Range: &Range{Min: 0.5, Max: 10, Step: 0.5, BigStep: 2}, Absent: "Anam's default",
		Also:     "vad turn end pause",
		Help:     "How long a silence inside the user's turn may last before the turn is taken as over, whatever the sensitivity says. Lower it when the persona hangs; raise it for people who speak slowly. Anam's example has 5 s.",
		Carriers: byAnam("voiceDetectionOptions.silenceBeforeAutoEndTurnSeconds"),
		bind: bindNumber(func(p *model.Persona) *value.Optional[float64] {
			return &p.Anam.VoiceDetectionOptions.SilenceBeforeAutoEndTurnSeconds
		}),
	},
	{
		Path: "anam.voiceDetectionOptions.speechEnhancementLevel", Label: "Speech enhancement", Group: GroupAnamVoice, Kind: KindNumber,
		Range: &Range{Min: 0, Max: 1, Step: 0.05, BigStep: 0.25}, Absent: "Anam's default",
		Help:     "How strongly noise is removed from what the user says; 0 removes none. High levels help in a noisy room and can swallow a quiet voice. Anam's example has 0.8.",
		Carriers: byAnam("voiceDetectionOptions.speechEnhancementLevel"),
		bind: bindNumber(func(p *model.Persona) *value.Optional[float64] {
			return &p.Anam.VoiceDetectionOptions.SpeechEnhancementLevel
		}),
	},
}

// anamGenerationFields say how an Anam persona's voice is made. The ranges are
// the widest of the four engines'; engines.go knows each engine's own.
var anamGenerationFields = []*Spec{
	{
		Path: "anam.voiceGenerationOptions", Label: "Voice", Group: GroupAnamVoice, Kind: KindObject,
		Nullable: true, Null: "voice's own", Absent: "voice's own",
		Help:     "Whether the record says how the voice is made. Which settings apply depends on the maker of the voice; Anam has no field that names it.",
		Carriers: byAnam("voiceGenerationOptions"),
		bind:     bindObject(func(p *model.Persona) *value.Object { return &p.Anam.VoiceGenerationOptions.Object }),
	},
	{
		Path: "anam.voiceGenerationOptions.volume", Label: "Volume", Group: GroupAnamVoice, Kind: KindNumber,
		Range: &Range{Min: 0.5, Max: 2, Step: 0.05, BigStep: 0.25}, Absent: "voice's own",
		Also:     "loudness",
		Help:     "How loud the voice is; 1 is as recorded. Only Cartesia and Fish Audio voices take it.",
		Carriers: byAnam("voiceGenerationOptions.volume"),
		bind:     bindNumber(func(p *model.Persona) *value.Optional[float64] { return &p.Anam.VoiceGenerationOptions.Volume }),
	},
	{
		Path: "anam.voiceGenerationOptions.speed", Label: "Speed", Group: GroupAnamVoice, Kind: KindNumber,
		Range: &Range{Min: 0.5, Max: 2, Step: 0.05, BigStep: 0.25}, Absent: "voice's own",
		Also:     "rate pace",
		Help:     "How fast the voice speaks; 1 is as recorded. ElevenLabs takes 0.7 to 1.2, Cartesia 0.6 to 1.5, Fish Audio 0.5 to 2. A fast voice sounds pressed, a slow one patient.",
		Carriers: byAnam("voiceGenerationOptions.speed"),
		bind:     bindNumber(func(p *model.Persona) *value.Optional[float64] { return &p.Anam.VoiceGenerationOptions.Speed }),
	},
	{
		Path: "anam.voiceGenerationOptions.stability", Label: "Stability", Group: GroupAnamVoice, Kind: KindNumber,
		Range: &Range{Min: 0, Max: 1, Step: 0.05, BigStep: 0.25}, Absent: "voice's own",
		Help:     "How evenly the voice speaks. Low is lively and differs from take to take; high is steady and can sound flat. Only ElevenLabs voices take it.",
		Carriers: byAnam("voiceGenerationOptions.stability"),
		bind:     bindNumber(func(p *model.Persona) *value.Optional[float64] { return &p.Anam.VoiceGenerationOptions.Stability }),
	},
	{
		Path: "anam.voiceGenerationOptions.similarityBoost", Label: "Similarity", Group: GroupAnamVoice, Kind: KindNumber,
		Range: &Range{Min: 0, Max: 1, Step: 0.05, BigStep: 0.25}, Absent: "voice's own",
		Help:     "How closely the voice keeps to the recording it was made from. High also brings back that recording's flaws. Only ElevenLabs voices take it.",
		Carriers: byAnam("voiceGenerationOptions.similarityBoost"),
		bind:     bindNumber(func(p *model.Persona) *value.Optional[float64] { return &p.Anam.VoiceGenerationOptions.SimilarityBoost }),
	},
	{
		Path: "anam.voiceGenerationOptions.style", Label: "Style", Group: GroupAnamVoice, Kind: KindNumber,
		Range: &Range{Min: 0, Max: 1, Step: 0.05, BigStep: 0.25}, Absent: "voice's own",
		Help:     "How much the speaker's manner is exaggerated; 0 leaves it natural. Only ElevenLabs voices of the second kind take it.",
		Carriers: byAnam("voiceGenerationOptions.style"),
		bind:     bindNumber(func(p *model.Persona) *value.Optional[float64] { return &p.Anam.VoiceGenerationOptions.Style }),
	},
	{
		Path: "anam.voiceGenerationOptions.useSpeakerBoost", Label: "Speaker boost", Group: GroupAnamVoice, Kind: KindToggle,
		Absent:   "voice's own",
		Help:     "Push the voice closer to the original speaker. Only ElevenLabs voices of the second kind take it.",
		Carriers: byAnam("voiceGenerationOptions.useSpeakerBoost"),
		bind:     bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Anam.VoiceGenerationOptions.UseSpeakerBoost }),
	},
	{
		Path: "anam.voiceGenerationOptions.emotion", Label: "Emotion", Group: GroupAnamVoice, Kind: KindChoice,
		Options: []Option{
			{"neutral", "neutral", "An even voice."},
			{"calm", "calm", "Quiet and slow to excite."},
			{"angry", "angry", "Hard and loud."},
			{"content", "content", "Pleased."},
			{"sad", "sad", "Low and slow."},
			{"scared", "scared", "Tense and high."},
		},
		Absent:   "voice's own",
		Help:     "The mood the voice speaks in, whatever the words say. Only Cartesia Sonic-3 voices take it.",
		Carriers: byAnam("voiceGenerationOptions.emotion"),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.VoiceGenerationOptions.Emotion }),
	},
	{
		Path: "anam.voiceGenerationOptions.model", Label: "Voice model", Group: GroupAnamVoice, Kind: KindLine,
		Absent:   "voice's own",
		Help:     "The name of the engine's model that makes the voice. Only ElevenLabs voices of the second kind take it.",
		Carriers: byAnam("voiceGenerationOptions.model"),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Anam.VoiceGenerationOptions.Model }),
	},
}
