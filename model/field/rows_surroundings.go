package field

import (
	"personae/model"
	"personae/model/value"
)

var surroundingFields = []*Spec{
	{
		Path: "behavior_config.language", Label: "Language", Group: GroupSurrounding, Kind: KindLine, Length: [2]int{0, 20},
		Default: value.Null, Nullable: true, Null: "not given", Absent: "not given",
		Also:     "locale accent speaks",
		Help:     "The language the persona speaks, as a code such as en, es-MX or de, at most 20 characters. Feather names no format; codes of the BCP 47 kind are the common way. Not given, the prompt alone decides.",
		Carriers: byFeather("behavior_config.language"),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Behavior.Language }),
	},
	{
		Path: "behavior_config.background_noise", Label: "Background noise", Group: GroupSurrounding, Kind: KindChoice,
		Options: []Option{
			{"none", "none", "A quiet room."},
			{"office", "office", "Colleagues, telephones, a murmur of voices."},
			{"cafe", "café", "Cups, music, many voices: the hardest for speech recognition to sort out."},
			{"city", "city", "Traffic and passers-by."},
			{"keyboard_typing", "typing", "Keys close to the microphone, in short bursts."},
		},
		Off:     value.Text("none"),
		Default: value.Text("none"), Absent: "the system's default",
		Behavior: "noise", Without: value.Text("none"),
		Also:     "ambient sound ambience background",
		Help:     "The ambience mixed into the persona's audio. It shows whether the agent hears words in noise and whether it takes noise for speech. Voices are harder for it than traffic.",
		Carriers: byFeather("behavior_config.background_noise"),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Behavior.BackgroundNoise }),
	},
	{
		Path: "behavior_config.background_noise_volume", Label: "Noise volume", Group: GroupSurrounding, Kind: KindNumber,
		Range:     &Range{Min: 0, Max: 1, Step: 0.05, BigStep: 0.25},
		DependsOn: "behavior_config.background_noise",
		Default:   value.Number(0.3), Absent: "the system's default",
		Also:     "loudness ambient sound background level",
		Help:     "How loud the noise is, from 0 to 1; it does nothing while the noise is none. 0.3 is also what DeepEval and LangWatch start from (their source code). Near 1 the noise is about as loud as the voice.",
		Carriers: byFeather("behavior_config.background_noise_volume"),
		bind:     bindNumber(func(p *model.Persona) *value.Optional[float64] { return &p.Behavior.BackgroundNoiseVolume }),
	},
}

// textChatFields shape chats in writing, where a turn may come in pieces.
var textChatFields = []*Spec{
	{
		Path: "behavior_config.text_burst", Label: "Text bursts", Group: GroupTextChat, Kind: KindObject,
		Absent: "not given", Null: "null",
		Help:     "Whether the record says anything about text bursts. Feather knows them from API 1.87 on; 1.21 refuses the key.",
		Carriers: byFeatherSince("behavior_config.text_burst", feather187),
		bind:     bindObject(func(p *model.Persona) *value.Object { return &p.Behavior.TextBurst.Object }),
	},
	{
		Path: "behavior_config.text_burst.enabled", Label: "Send in bursts", Group: GroupTextChat, Kind: KindToggle,
		Off:      value.Bool(false),
		Absent:   "off",
		Behavior: "text bursts", Without: value.Bool(false),
		Also:     "messages chat several",
		Help:     "In a text chat, send one turn as several short messages, as people do. It shows whether the agent answers the first message before the thought is complete. Voice calls are not touched; Feather knows it from API 1.87 on.",
		Carriers: byFeatherSince("behavior_config.text_burst.enabled", feather187),
		bind:     bindBool(func(p *model.Persona) *value.Optional[bool] { return &p.Behavior.TextBurst.Enabled }),
	},
	{
		Path: "behavior_config.text_burst.policy", Label: "Burst policy", Group: GroupTextChat, Kind: KindChoice,
		Options: []Option{
			{"live", "live", "Each message is a turn of its own, and the agent may answer in between."},
			{"debounced", "debounced", "The messages are joined by line breaks and reach the agent as one turn."},
		},
		DependsOn: "behavior_config.text_burst.enabled",
		Absent:    "live",
		Also:      "messages chat debounce join",
		Help:      "How the messages of a burst reach the agent. Live tests whether it can wait; debounced only changes how the text looks. It does nothing while bursts are off.",
		Carriers:  byFeatherSince("behavior_config.text_burst.policy", feather187),
		bind:      bindText(func(p *model.Persona) *value.Optional[string] { return &p.Behavior.TextBurst.Policy }),
	},
}

// feather187 is the first version of Feather's API seen with text bursts and
// with null cut-in thresholds.
const feather187 = "1.87"
