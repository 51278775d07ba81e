package field

import (
	"personae/model"
	"personae/model/value"
)

var murmurFields = []*Spec{
	{
		Path: "behavior_config.backchannel_style", Label: "Murmur style", Group: GroupMurmurs, Kind: KindChoice,
		Options: []Option{
			{"neutral", "neutral", "A plain \"mm-hm\" now and then."},
			{"impatient", "impatient", "Curt sounds that say \"get on with it\"."},
			{"polite", "polite", "Warm and agreeing sounds."},
		},
		Default: value.Text("neutral"), Absent: "the system's default",
		Also:     "backchannel mm-hm listening acknowledge",
		Help:     "The flavour of the small sounds the persona makes while the agent talks. A good agent hears them and goes on; a nervous one stops at each. People murmur about every 32 words of the other side, with large differences (median, computed from the FTAD data set).",
		Carriers: byFeather("behavior_config.backchannel_style"),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Behavior.BackchannelStyle }),
	},
	{
		Path: "behavior_config.backchannel_overrides", Label: "Own murmurs", Group: GroupMurmurs, Kind: KindTags,
		Default: value.Null, Nullable: true, Null: "style's own phrases", Absent: "style's own phrases",
		Behavior: "murmurs", Without: value.List(nil),
		Also:     "backchannel phrases mm-hm words",
		Help:     "Phrases to murmur instead of the style's own list, such as \"right\" or \"ajá\". Give them in the persona's language. Phrases that could be an answer, such as \"yes\", show whether the agent takes a murmur for one.",
		Carriers: byFeather("behavior_config.backchannel_overrides"),
		bind:     bindList(func(p *model.Persona) *value.Optional[value.Strings] { return &p.Behavior.BackchannelOverrides }),
	},
}
