package field

import "strings"

// synonyms are other words that people look for a field by: what it does, what
// other systems call it.
var synonyms = map[string]string{
	"project":     "folder group",
	"name":        "title",
	"description": "summary about",
	"prompt":      "system prompt instructions text who the caller is",
	"tags":        "labels",
	"enabled":     "active on off disabled",
	"traits":      "attributes facts age mood",

	"behavior_config.first_speaker":                  "who starts opens greets speaks first",
	"behavior_config.interruption_mode":              "barge in cut off talk over overlap how often",
	"behavior_config.cut_in.min_words":               "interrupt barge in threshold early sooner",
	"behavior_config.cut_in.min_duration_ms":         "interrupt barge in threshold milliseconds early sooner",
	"behavior_config.cut_in.backoff_ms":              "interrupt again retry backoff nag",
	"behavior_config.wait_seconds":                   "start delay silence patience before speaking",
	"behavior_config.yield_on_overlap.after_words":   "yield stop talking interrupted by the agent floor",
	"behavior_config.yield_on_overlap.after_seconds": "yield stop talking interrupted by the agent floor",
	"behavior_config.reaction_pause_ms_min":          "reply gap latency response time slow fast",
	"behavior_config.reaction_pause_ms_max":          "reply gap latency response time slow fast",
	"behavior_config.backchannel_style":              "backchannel mm-hm listening acknowledge",
	"behavior_config.backchannel_overrides":          "backchannel phrases mm-hm words",
	"behavior_config.language":                       "locale accent speaks",
	"behavior_config.background_noise":               "ambient sound",
	"behavior_config.background_noise_volume":        "loudness ambient sound",
	"behavior_config.text_burst.enabled":             "messages chat several",
	"behavior_config.text_burst.policy":              "messages chat debounce",

	"evalstudio.imageUrl": "portrait picture avatar",
	"evalstudio.headers":  "http authorization",

	"anam.avatarId":       "face picture",
	"anam.voiceId":        "sound speaker",
	"anam.llmId":          "model brain",
	"anam.skipGreeting":   "first message hello",
	"anam.initialMessage": "greeting hello first message",
	"anam.languageCode":   "locale",
	"anam.voiceDetectionOptions.endOfSpeechSensitivity":          "vad turn end",
	"anam.voiceDetectionOptions.silenceBeforeAutoEndTurnSeconds": "vad turn end pause",
	"anam.voiceGenerationOptions.volume":                         "loudness",
	"anam.voiceGenerationOptions.speed":                          "rate pace",
}

// Words returns everything that people may look for the field by, beside its
// label: its path, what it can be set to, and what else it is called.
func (s *Spec) Words() string {
	out := []string{s.Path, string(s.Group), synonyms[s.Path]}
	for _, o := range s.Options {
		out = append(out, o.Label, o.Value)
	}
	return strings.Join(out, " ")
}
