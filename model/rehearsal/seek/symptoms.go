package seek

import (
	"math"

	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/value"
)

// The knobs that symptoms have in common.
var (
	cutInPaths  = []string{rehearsal.PathMode, rehearsal.PathMinWords, rehearsal.PathMinDuration, rehearsal.PathBackoff}
	yieldPaths  = []string{rehearsal.PathAfterWords, rehearsal.PathAfterSeconds}
	pausePaths  = []string{rehearsal.PathPauseMin, rehearsal.PathPauseMax}
	murmurPaths = []string{rehearsal.PathStyle, rehearsal.PathPhrases}
)

// Bounds of what is no symptom. Those on murmurs are of people, by call: one in
// ten is below, one in ten above; the others are assumed.
const (
	fewMurmurs  = 6.6
	manyMurmurs = 33.9
	longWait    = 2000 // ms
	quickReply  = 150  // ms
	evenPauses  = 150  // ms from p10 to p90
	fewPhrases  = 3
	clearVoice  = 15 // dB above the noise
)

var symptoms = [...]Symptom{
	{
		ID: "never-lets-finish", Title: "It never lets the agent finish",
		Means: "It cuts in early and often, in nearly every agent turn.",
		Also:  "interrupts interruption barge rude impatient talk over turn",
		Paths: cutInPaths, Want: atLeast(rehearsal.MetricTurnsFinished, .5),
	},
	{
		ID: "talks-over-greeting", Title: "It talks over the greeting",
		Means: "The agent's first turn is cut off before its end.",
		Also:  "hello welcome opening introduction disclosure barge interrupts start",
		Paths: append([]string{rehearsal.PathWait, rehearsal.PathFirstSpeaker}, cutInPaths...),
		Want:  atLeast(rehearsal.MetricGreetingDelivered, .9),
		Agent: "an agent whose greeting cannot be interrupted would end it",
	},
	{
		ID: "gives-up-at-once", Title: "It gives up at once",
		Means: "A word or two from the agent and it falls silent, even in the middle of its own line.",
		Also:  "yields gives way shy meek stops backs down",
		Paths: yieldPaths, Want: atMost(rehearsal.MetricPersonaYields, .5),
	},
	{
		ID: "cut-ins-fail", Title: "Its interruptions never succeed",
		Means: "It cuts in, then gives way before the agent has had time to stop.",
		Also:  "barge interrupts lost won loses fails",
		Paths: yieldPaths, Only: []Goal{atLeast(rehearsal.MetricTried, .5)}, Want: atLeast(rehearsal.MetricWonShare, .5),
		Agent: "the agent hardly ever gives way",
	},
	{
		ID: "talks-over", Title: "It talks over the agent and never stops",
		Means: "Once both speak, it goes on until the agent gives way.",
		Also:  "overlap stubborn yield gives way barge loud",
		Paths: yieldPaths, Only: []Goal{atLeast(rehearsal.MetricOverlapTime, .05)}, Want: atLeast(rehearsal.MetricPersonaYields, .3),
	},
	{
		ID: "never-cuts-in", Title: "It never interrupts",
		Means: "It waits for the end of every agent turn, however long.",
		Also:  "barge cut in patient passive polite",
		Paths: cutInPaths, Want: atLeast(rehearsal.MetricTried, .5),
	},
	{
		ID: "cuts-in-too-late", Title: "It lets the agent go on for too long before it cuts in",
		Means: "It does interrupt, but only deep into a long turn, or hardly ever.",
		Also:  "barge late slow monologue interrupts",
		Paths: cutInPaths, Only: []Goal{atLeast(rehearsal.MetricTried, .1)}, Want: atMost(rehearsal.MetricTurnsFinished, .8),
	},
	{
		ID: "cuts-in-again-and-again", Title: "It cuts in again and again",
		Means: "A failed attempt is followed at once by the next.",
		Also:  "barge stutter bursts repeats retries interrupts",
		Paths: append([]string{rehearsal.PathAfterWords, rehearsal.PathAfterSeconds}, cutInPaths...), Want: atMost(rehearsal.MetricLost, 1),
	},
	{
		ID: "dead-air", Title: "Dead air",
		Means: "The agent has ended and nothing happens for so long that a caller would ask whether anyone is there.",
		Also:  "silence silent slow latency lag pause hangs wait gap delay",
		Paths: []string{rehearsal.PathPauseMax, rehearsal.PathPauseMin, rehearsal.PathWait},
		Want:  atMost(rehearsal.MetricPersonaPause, longWait),
		Agent: "what is left is the time that the agent takes to reply",
	},
	{
		ID: "answers-too-quickly", Title: "It answers before the agent has quite ended",
		Means: "The reply comes with no pause to breathe, as no person would.",
		Also:  "fast quick instant gap pause robotic latency",
		Paths: pausePaths, Want: atLeast(rehearsal.MetricReplyGap, quickReply),
	},
	{
		ID: "pauses-alike", Title: "Every pause is the same",
		Means: "The replies come like a metronome.",
		Also:  "robotic even regular gap rhythm latency",
		Paths: pausePaths, Want: Goal{Figure: rehearsal.MetricReplyGap, Of: Spread, Low: evenPauses, High: math.Inf(1)},
	},
	{
		ID: "slow-start", Title: "It says nothing for a long time at the start",
		Means: "The call begins with silence.",
		Also:  "hello greeting silent slow wait opening delay dead air",
		Paths: []string{rehearsal.PathWait, rehearsal.PathPauseMax, rehearsal.PathPauseMin}, Want: atMost(rehearsal.MetricFirstSilence, longWait),
	},
	{
		ID: "both-greet", Title: "Both say hello at once",
		Means: "The agent greets as soon as the call stands, and so does the caller.",
		Also:  "greeting welcome opening collision double start first speaker",
		Paths: []string{rehearsal.PathFirstSpeaker, rehearsal.PathWait}, Want: atMost(rehearsal.MetricDoubleGreetings, .05),
	},
	{
		ID: "wrong-opening", Title: "The wrong side opens the call",
		Means: "It greets when it should wait, or waits when it should greet, as this script has it.",
		Also:  "hello greeting first speaker start",
		Paths: []string{rehearsal.PathFirstSpeaker},
		when: func(b rehearsal.Behavior, lines script.Script) bool {
			first, ok := lines.First()
			return ok && first != b.FirstSpeaker
		},
		mend: []Change{
			{Path: rehearsal.PathFirstSpeaker, To: value.Text(string(rehearsal.LaneAgent))},
			{Path: rehearsal.PathFirstSpeaker, To: value.Text(string(rehearsal.LanePersona))},
		},
	},
	{
		ID: "robot-murmurs", Title: "It murmurs like a robot",
		Means: "The same word, again and again.",
		Also:  "uh-huh mm-hmm backchannel repeats yeah",
		Paths: murmurPaths, Only: []Goal{atLeast(rehearsal.MetricMurmurs1000, 1)},
		when: func(b rehearsal.Behavior, _ script.Script) bool {
			return len(b.Phrases) > 0 && len(b.Phrases) < fewPhrases
		},
		mend: []Change{{Path: rehearsal.PathPhrases, To: value.Null}, {Path: rehearsal.PathPhrases, To: value.List(nil)}},
	},
	{
		ID: "silent-listener", Title: "It listens in dead silence",
		Means: "Through a long agent turn there is no sign that anyone listens.",
		Also:  "uh-huh mm-hmm backchannel murmurs silent quiet cold",
		Paths: murmurPaths, Want: atLeast(rehearsal.MetricMurmurs1000, fewMurmurs),
	},
	{
		ID: "murmurs-too-much", Title: "It murmurs too much",
		Means: "The agent hears a voice all the time and may take it for an interruption.",
		Also:  "uh-huh mm-hmm backchannel yeah chatty",
		Paths: murmurPaths, Want: atMost(rehearsal.MetricMurmurs1000, manyMurmurs),
	},
	{
		ID: "agent-stops-at-murmurs", Title: "The agent stops at every uh-huh",
		Means: "A word of listening, or a noise behind the caller, is taken for an interruption.",
		Also:  "mm-hmm backchannel murmurs cough noise false stop barge yeah",
		Paths: []string{rehearsal.PathStyle, rehearsal.PathPhrases, rehearsal.PathNoise, rehearsal.PathNoiseVolume},
		Want:  atMost(rehearsal.MetricFalseStops, .5),
		Agent: "the agent takes every sound for an interruption: phrases that it ignores, or words that it must hear first, would end it",
	},
	{
		ID: "agent-jumps-in", Title: "The agent jumps in when it pauses",
		Means: "A pause for breath inside a line is taken for its end.",
		Also:  "barge endpointing end-pointing interrupts cut off silence thinking",
		Want:  atMost(rehearsal.MetricBargeIns, .5),
		Agent: "how long a silence it takes for the end of a turn is the agent's to set: its end-pointing",
	},
	{
		ID: "agent-cannot-hear", Title: "The agent cannot hear it for the noise",
		Means: "The background is nearly as loud as the voice.",
		Also:  "loud volume background cafe street recognition",
		Paths: []string{rehearsal.PathNoiseVolume, rehearsal.PathNoise},
		when: func(b rehearsal.Behavior, _ script.Script) bool {
			decibels, noisy := rehearsal.SignalToNoise(b)
			return noisy && decibels < clearVoice
		},
		mend: []Change{
			{Path: rehearsal.PathNoiseVolume, To: value.Number(.15)},
			{Path: rehearsal.PathNoise, To: value.Text(rehearsal.NoiseNone)},
		},
	},
}
