package tell

import "personae/model/rehearsal"

// Symptom is something a tuner sees in a persona and would like gone.
type Symptom struct {
	ID      string   `json:"id"`      // for the command line: "never-lets-finish"
	Title   string   `json:"title"`   // as a person would say it
	Means   string   `json:"means"`   // what happens in the call
	Paths   []string `json:"paths"`   // the knobs that cause it
	Metrics []string `json:"metrics"` // the figures that show it, the most telling first

	fix func(*fixes)
}

var symptoms = [...]Symptom{
	{
		"never-lets-finish", "It never lets the agent finish",
		"It cuts in early and often, in nearly every agent turn.",
		cutInPaths,
		[]string{rehearsal.MetricTried, rehearsal.MetricOverlapTurns},
		(*fixes).neverLetsFinish,
	},
	{
		"gives-up-at-once", "It gives up at once",
		"A word or two from the agent and it falls silent, even in the middle of its own line.",
		yieldPaths,
		[]string{rehearsal.MetricPersonaYields, rehearsal.MetricLost},
		(*fixes).holdOn,
	},
	{
		"cut-ins-fail", "Its interruptions never succeed",
		"It cuts in, then gives way before the agent has had time to stop.",
		yieldPaths,
		[]string{rehearsal.MetricWon, rehearsal.MetricLost},
		(*fixes).winCutIns,
	},
	{
		"talks-over", "It talks over the agent and never stops",
		"Once both speak, it goes on until the agent gives way.",
		yieldPaths,
		[]string{rehearsal.MetricPersonaYields, rehearsal.MetricOverlapTime},
		(*fixes).talksOver,
	},
	{
		"never-cuts-in", "It never interrupts",
		"It waits for the end of every agent turn, however long.",
		cutInPaths,
		[]string{rehearsal.MetricTried},
		(*fixes).cutInSooner,
	},
	{
		"cuts-in-too-late", "It lets the agent go on for too long before it cuts in",
		"It does interrupt, but only deep into a long turn.",
		cutInPaths,
		[]string{rehearsal.MetricTried, rehearsal.MetricLength},
		(*fixes).cutInSooner,
	},
	{
		"cuts-in-again-and-again", "It cuts in again and again",
		"A failed attempt is followed at once by the next.",
		append([]string{rehearsal.PathBackoff}, cutInPaths[:1]...),
		[]string{rehearsal.MetricTried, rehearsal.MetricLost},
		(*fixes).bursts,
	},
	{
		"dead-air", "Dead air",
		"The agent has ended and nothing happens for so long that a caller would ask whether anyone is there.",
		[]string{rehearsal.PathPauseMax, rehearsal.PathPauseMin, rehearsal.PathWait},
		[]string{rehearsal.MetricPersonaPause, rehearsal.MetricReplyGap},
		(*fixes).deadAir,
	},
	{
		"answers-too-quickly", "It answers before the agent has quite ended",
		"The reply comes with no pause to breathe, as no person would.",
		pausePaths,
		[]string{rehearsal.MetricReplyGap},
		(*fixes).tooQuick,
	},
	{
		"pauses-alike", "Every pause is the same",
		"The replies come like a metronome.",
		pausePaths,
		[]string{rehearsal.MetricReplyGap},
		(*fixes).alike,
	},
	{
		"slow-start", "It says nothing for a long time at the start",
		"The call begins with silence.",
		[]string{rehearsal.PathWait, rehearsal.PathFirstSpeaker},
		[]string{rehearsal.MetricPersonaPause, rehearsal.MetricSilence},
		(*fixes).slowStart,
	},
	{
		"wrong-opening", "The wrong side opens the call",
		"It greets when it should wait, or waits when it should greet.",
		[]string{rehearsal.PathFirstSpeaker},
		[]string{rehearsal.MetricLength},
		(*fixes).wrongOpening,
	},
	{
		"robot-murmurs", "It murmurs like a robot",
		"The same word, again and again.",
		murmurPaths,
		[]string{rehearsal.MetricMurmursMinute},
		(*fixes).robotMurmurs,
	},
	{
		"silent-listener", "It listens in dead silence",
		"Through a long agent turn there is no sign that anyone listens.",
		murmurPaths,
		[]string{rehearsal.MetricMurmurs1000, rehearsal.MetricMurmursMinute},
		(*fixes).noMurmurs,
	},
	{
		"murmurs-too-much", "It murmurs too much",
		"The agent hears a voice all the time and may take it for an interruption.",
		murmurPaths,
		[]string{rehearsal.MetricMurmurs1000, rehearsal.MetricMurmursMinute},
		(*fixes).manyMurmurs,
	},
	{
		"agent-cannot-hear", "The agent cannot hear it for the noise",
		"The background is nearly as loud as the voice.",
		[]string{rehearsal.PathNoiseVolume, rehearsal.PathNoise},
		nil,
		(*fixes).noisy,
	},
}

// Symptoms lists the symptoms that there are fixes for. The slice is the
// caller's own; what it holds is not to be written to.
func Symptoms() []Symptom { return append([]Symptom(nil), symptoms[:]...) }

// SymptomNamed returns the symptom of that id; ok is false when there is none.
func SymptomNamed(id string) (symptom Symptom, ok bool) {
	for i := range symptoms {
		if symptoms[i].ID == id {
			return symptoms[i], true
		}
	}
	return Symptom{}, false
}
