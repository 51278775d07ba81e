package field

import (
	"personae/model"
	"personae/model/value"
)

var openingFields = []*Spec{
	{
		Path: "behavior_config", Label: "Behaviour", Group: GroupTurnTaking, Kind: KindObject,
		Absent: "not given", Null: "null",
		Help:     "Whether the record has knobs at all. Feather replaces the whole object at each update, so it always travels in one piece.",
		Carriers: byFeather("behavior_config"),
		bind:     bindObject(func(p *model.Persona) *value.Object { return &p.Behavior.Object }),
	},
	{
		Path: "behavior_config.first_speaker", Label: "First speaker", Group: GroupTurnTaking, Kind: KindChoice,
		Options: []Option{
			{"agent", "agent", "The agent under test greets, and the persona answers."},
			{"persona", "persona", "The persona speaks first, as a caller who starts to talk at once."},
		},
		Default: value.Text("agent"), Absent: "the system's default",
		Also:     "who starts opens greets speaks first greeting",
		Help:     "Who opens the call; the agent is the assistant under test. Let the persona open to see how the agent copes without its greeting. Feather's own default was agent in API 1.21 and is persona by 1.87, so it is safest to say it.",
		Carriers: byFeather("behavior_config.first_speaker"),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Behavior.FirstSpeaker }),
	},
	{
		Path: "behavior_config.cut_in", Label: "Cut in", Group: GroupTurnTaking, Kind: KindObject,
		Absent: "not given", Null: "null",
		Help:     "Whether the record says when the persona may cut in. Left out, Feather fills in its own thresholds.",
		Carriers: byFeather("behavior_config.cut_in"),
		bind:     bindObject(func(p *model.Persona) *value.Object { return &p.Behavior.CutIn.Object }),
	},
	{
		Path: "behavior_config.cut_in.min_words", Label: "Cut in after words", Group: GroupTurnTaking, Kind: KindInteger,
		Unit: "words", Range: &Range{Min: 0, Max: 20, Useful: 8, Step: 1, BigStep: 5},
		DependsOn: "behavior_config.interruption_mode",
		Default:   value.Int(3), Nullable: true, Null: "preset", Absent: "the system's default",
		Also:     "interrupt barge in threshold early sooner talk over",
		Help:     "How many words the agent must have said before the persona may talk over it. Lower it and the agent hardly finishes a sentence; raise it and only long answers are interrupted. Both cut-in thresholds must be met, and neither does anything while interruption is off.",
		Carriers: byFeather("behavior_config.cut_in.min_words"),
		bind:     bindInt(func(p *model.Persona) *value.Optional[int] { return &p.Behavior.CutIn.MinWords }),
	},
	{
		Path: "behavior_config.cut_in.min_duration_ms", Label: "Cut in after time", Group: GroupTurnTaking, Kind: KindInteger,
		Unit: "ms", Range: &Range{Min: 0, Max: 10000, Useful: 2000, Step: 50, BigStep: 500},
		DependsOn: "behavior_config.interruption_mode",
		Default:   value.Int(300), Nullable: true, Null: "preset", Absent: "the system's default",
		Also:     "interrupt barge in threshold milliseconds early sooner talk over",
		Help:     "How long the agent must have been speaking before the persona may talk over it. At 300 ms only the first syllable is safe; at 3000 ms short answers get through whole. The word threshold must be met as well.",
		Carriers: byFeather("behavior_config.cut_in.min_duration_ms"),
		bind:     bindInt(func(p *model.Persona) *value.Optional[int] { return &p.Behavior.CutIn.MinDurationMs }),
	},
	{
		Path: "behavior_config.cut_in.backoff_ms", Label: "Try again after", Group: GroupTurnTaking, Kind: KindInteger,
		Unit: "ms", Range: &Range{Min: 0, Max: 10000, Useful: 3000, Step: 100, BigStep: 1000},
		DependsOn: "behavior_config.interruption_mode",
		Default:   value.Int(1000), Absent: "the system's default",
		Also:     "interrupt again retry backoff nag back off",
		Help:     "How long the persona waits after an attempt to cut in before it tries again. Short, it nags until it gets the floor; long, it tries once and then lets the agent finish. Vapi's setting of the same kind also starts at one second (Vapi API schema).",
		Carriers: byFeather("behavior_config.cut_in.backoff_ms"),
		bind:     bindInt(func(p *model.Persona) *value.Optional[int] { return &p.Behavior.CutIn.BackoffMs }),
	},
}

// yieldingFields say how long the persona waits, when it gives way, and how
// eager it is to interrupt.
var yieldingFields = []*Spec{
	{
		Path: "behavior_config.wait_seconds", Label: "Wait before first words", Group: GroupTurnTaking, Kind: KindNumber,
		Unit: "s", Range: &Range{Min: 0, Max: 30, Useful: 10, Step: 0.5, BigStep: 5},
		Default: value.Number(0), Absent: "the system's default",
		Behavior: "waiting", Without: value.Number(0),
		Also:     "start delay silence patience before speaking slow to start",
		Help:     "How long the persona is silent before it speaks for the first time. A few seconds show whether the agent asks \"are you there?\" or hangs up. 0 is a caller who is ready.",
		Carriers: byFeather("behavior_config.wait_seconds"),
		bind:     bindNumber(func(p *model.Persona) *value.Optional[float64] { return &p.Behavior.WaitSeconds }),
	},
	{
		Path: "behavior_config.yield_on_overlap", Label: "Give way", Group: GroupTurnTaking, Kind: KindObject,
		Absent: "not given", Null: "null",
		Help:     "Whether the record says when the persona gives way. Left out, Feather fills in its own thresholds.",
		Carriers: byFeather("behavior_config.yield_on_overlap"),
		bind:     bindObject(func(p *model.Persona) *value.Object { return &p.Behavior.YieldOnOverlap.Object }),
	},
	{
		Path: "behavior_config.yield_on_overlap.after_words", Label: "Give way after words", Group: GroupTurnTaking, Kind: KindInteger,
		Unit: "words", Range: &Range{Min: 1, Max: 20, Useful: 10, Step: 1, BigStep: 5},
		Default: value.Int(2), Nullable: true, Null: "off", Absent: "the system's default",
		Behavior: "giving way", Without: value.Null,
		Also:     "yield stop talking interrupted by the agent floor let talk overlap give in",
		Help:     "How many words of the agent's the persona talks over before it stops; off, words never stop it. At 2 it is very yielding: of people on the phone about 33 % give way to a break-in of two words, half to five, and over 80 % to eight (computed from the FTAD data set). Whichever threshold is reached first wins.",
		Carriers: byFeather("behavior_config.yield_on_overlap.after_words"),
		bind:     bindInt(func(p *model.Persona) *value.Optional[int] { return &p.Behavior.YieldOnOverlap.AfterWords }),
	},
	{
		Path: "behavior_config.yield_on_overlap.after_seconds", Label: "Give way after time", Group: GroupTurnTaking, Kind: KindNumber,
		Unit: "s", Range: &Range{Min: 0.1, Max: 10, Useful: 3, Step: 0.1, BigStep: 1},
		Default: value.Number(0.5), Nullable: true, Null: "off", Absent: "the system's default",
		Behavior: "giving way", Without: value.Null,
		Also:     "yield stop talking interrupted by the agent floor let talk overlap give in",
		Help:     "How long the persona talks over the agent before it stops; off, time never stops it. Short, it drops its line at the first clash; from 2 s on it is someone who talks people down. The simulator of τ-voice gives way after 1 s, or 5 s when it began the overlap itself (its source code).",
		Carriers: byFeather("behavior_config.yield_on_overlap.after_seconds"),
		bind:     bindNumber(func(p *model.Persona) *value.Optional[float64] { return &p.Behavior.YieldOnOverlap.AfterSeconds }),
	},
	{
		Path: "behavior_config.interruption_mode", Label: "Interrupts", Group: GroupTurnTaking, Kind: KindChoice,
		Options: []Option{
			{"off", "off", "It never talks over the agent; the cut-in thresholds do nothing."},
			{"low", "low", "It takes a chance to interrupt now and then."},
			{"medium", "medium", "It takes about every second chance."},
			{"high", "high", "It takes most chances; the agent rarely finishes."},
		},
		Off:     value.Text("off"),
		Default: value.Text("off"), Absent: "the system's default",
		Behavior: "interrupting", Without: value.Text("off"),
		Also:     "barge in cut off talk over overlap how often interrupt cut in aggressive rude",
		Help:     "How often the persona uses a chance to talk over the agent. Feather does not publish what the levels mean; Calibrate's source code puts the same four words at 0, 25, 50 and 80 % of chances. When a chance comes is set by the two cut-in thresholds.",
		Carriers: byFeather("behavior_config.interruption_mode"),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.Behavior.InterruptionMode }),
	},
}

var reactionFields = []*Spec{
	{
		Path: "behavior_config.reaction_pause_ms_min", Label: "Shortest pause", Group: GroupTurnTaking, Kind: KindInteger,
		Unit: "ms", Range: &Range{Min: 0, Max: 5000, Useful: 1500, Step: 50, BigStep: 500},
		Default: value.Int(200), Absent: "the system's default",
		Behavior: "pausing", Without: value.Int(0),
		Also:     "reply gap latency response time slow fast reaction quick think",
		Help:     "The shortest pause between the agent's last word and the persona's answer. Near 0 it answers at once and can clip the agent's end; half the turns of English video calls start within 80 ms (CANDOR corpus). Raise both pauses for a slow thinker.",
		Carriers: byFeather("behavior_config.reaction_pause_ms_min"),
		bind:     bindInt(func(p *model.Persona) *value.Optional[int] { return &p.Behavior.ReactionPauseMsMin }),
	},
	{
		Path: "behavior_config.reaction_pause_ms_max", Label: "Longest pause", Group: GroupTurnTaking, Kind: KindInteger,
		Unit: "ms", Range: &Range{Min: 0, Max: 5000, Useful: 1500, Step: 50, BigStep: 500},
		Default: value.Int(500), Absent: "the system's default",
		Behavior: "pausing", Without: value.Int(0),
		Also:     "reply gap latency response time slow fast reaction think",
		Help:     "The longest pause before an answer; each pause falls somewhere between the two. Past about a second the agent may take the silence for the end of the turn and speak again. A wide span makes the persona hard to predict.",
		Carriers: byFeather("behavior_config.reaction_pause_ms_max"),
		bind:     bindInt(func(p *model.Persona) *value.Optional[int] { return &p.Behavior.ReactionPauseMsMax }),
	},
}
