package rehearsal

import (
	"strings"

	"personae/model"
	"personae/model/value"
)

// Off stands for a yield threshold that is switched off.
const Off = -1

// Behavior is what a persona's behavior_config comes to: every null threshold
// resolved, everything absent at Feather's default, every number in range.
// Make one with From.
type Behavior struct {
	FirstSpeaker  Lane
	Mode          string // "off", "low", "medium" or "high"
	MinWords      int    // agent words before a cut-in; 0..20
	MinDurationMs int    // agent speech before a cut-in; 0..10000
	BackoffMs     int    // after an attempt, until the next; 0..10000
	AfterWords    int    // gives way after so many agent words; 1..20 or Off
	AfterMs       int    // gives way after so long an overlap; 100..10000 or Off
	PauseMinMs    int    // 0..5000, never above PauseMaxMs
	PauseMaxMs    int
	WaitMs        int    // 0..30000
	Style         string // "neutral", "polite" or "impatient"
	Phrases       []string
	Opening       string  // its own first words, "" where the record has none
	Language      string  // "en-US"; "" is English
	Noise         string  // "none", "office", …
	NoiseVolume   float64 // 0..1
	Burst         bool
	BurstPolicy   string // "live" or "debounced"
	API           string // the version of Feather's API whose defaults were taken
	Notes         []Note // what From had to decide

	persona *model.Persona // holds these knobs and nothing else
}

// Note says how a knob was read where its value alone does not tell.
type Note struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// The values of the choices that the rehearsal knows.
const (
	ModeOff         = "off"
	ModeLow         = "low"
	ModeMedium      = "medium"
	ModeHigh        = "high"
	StyleNeutral    = "neutral"
	StylePolite     = "polite"
	StyleImpatient  = "impatient"
	NoiseNone       = "none"
	PolicyLive      = "live"
	PolicyDebounced = "debounced"
)

// From reads the knobs of p; those that it does not name take the defaults of
// that version of Feather's API, "" being the oldest that we write for. It never
// fails: what is out of range or unknown is read as the nearest thing the
// rehearsal knows, and Notes says so.
func From(p *model.Persona, api string) Behavior {
	var r reader
	c := r.defaults(p, api)
	b := Behavior{
		FirstSpeaker: Lane(r.choice(PathFirstSpeaker, c.FirstSpeaker, string(LaneAgent), string(LanePersona))),
		Mode:         r.choice(PathMode, c.InterruptionMode, ModeOff, ModeLow, ModeMedium, ModeHigh),
		BackoffMs:    r.whole(PathBackoff, c.CutIn.BackoffMs, defaultBackoff),
		AfterWords:   r.words(c.YieldOnOverlap.AfterWords),
		AfterMs:      r.seconds(PathAfterSeconds, c.YieldOnOverlap.AfterSeconds, defaultAfterSeconds, true),
		PauseMinMs:   r.whole(PathPauseMin, c.ReactionPauseMsMin, defaultPauseMin),
		PauseMaxMs:   r.whole(PathPauseMax, c.ReactionPauseMsMax, defaultPauseMax),
		WaitMs:       r.seconds(PathWait, c.WaitSeconds, defaultWait, false),
		Style:        r.choice(PathStyle, c.BackchannelStyle, StyleNeutral, StylePolite, StyleImpatient),
		Noise:        c.BackgroundNoise.Or(NoiseNone),
		NoiseVolume:  r.volume(c.BackgroundNoiseVolume),
		Burst:        c.TextBurst.Enabled.Or(false),
		BurstPolicy:  r.choice(PathBurstPolicy, c.TextBurst.Policy, PolicyLive, PolicyDebounced),
		API:          api,
		Opening:      opening(p),
		Language:     c.Language.Or(p.Anam.LanguageCode.Or("")),
		persona: &model.Persona{Behavior: p.Behavior, Anam: model.Anam{
			InitialMessage: p.Anam.InitialMessage, SkipGreeting: p.Anam.SkipGreeting, LanguageCode: p.Anam.LanguageCode,
		}},
	}
	words, duration := presetOf(b.Mode)
	b.MinWords = r.threshold(PathMinWords, c.CutIn.MinWords, defaultMinWords, words, b.Mode)
	b.MinDurationMs = r.threshold(PathMinDuration, c.CutIn.MinDurationMs, defaultMinDuration, duration, b.Mode)
	b.Phrases = phrasesOf(c.BackchannelOverrides, b.Style, b.Language)
	if b.PauseMinMs > b.PauseMaxMs {
		r.note(PathPauseMin, "%s is above %s: read the other way round", b.Setting(PathPauseMin), b.Setting(PathPauseMax))
		b.PauseMinMs, b.PauseMaxMs = b.PauseMaxMs, b.PauseMinMs
	}
	b.Notes = r.notes
	return b
}

// PresetOf returns the thresholds that null ones take from the mode.
func PresetOf(mode string) (words, durationMs int) {
	w, d := presetOf(mode)
	return w.Whole(), d.Whole()
}

// presetOf names the thresholds that a null one takes from the mode. Off has
// none of its own; low stands in, as nothing is ever asked of it.
func presetOf(mode string) (words, duration constantID) {
	switch mode {
	case ModeMedium:
		return mediumWords, mediumDuration
	case ModeHigh:
		return highWords, highDuration
	}
	return lowWords, lowDuration
}

// ChanceOf is the probability that the mode takes a chance to cut in.
func ChanceOf(mode string) float64 {
	switch mode {
	case ModeLow:
		return lowChance.Value()
	case ModeMedium:
		return mediumChance.Value()
	case ModeHigh:
		return highChance.Value()
	}
	return 0
}

// AttemptsOf is how often the mode cuts in on one agent turn at the most.
func AttemptsOf(mode string) int {
	switch mode {
	case ModeLow:
		return lowAttempts.Whole()
	case ModeMedium:
		return mediumAttempts.Whole()
	case ModeHigh:
		return highAttempts.Whole()
	}
	return 0
}

// RateOf is how often the style murmurs, as a factor.
func RateOf(style string) float64 {
	switch style {
	case StylePolite:
		return politeRate.Value()
	case StyleImpatient:
		return impatientRate.Value()
	}
	return neutralRate.Value()
}

// mostOpening bounds the words of an opening, so that a call stays a call.
const mostOpening = 60

// opening is the first message of the record, as far as it is said in one go.
func opening(p *model.Persona) string {
	if p.Anam.SkipGreeting.Or(false) {
		return ""
	}
	words := strings.Fields(p.Anam.InitialMessage.Or(""))
	return strings.Join(words[:min(len(words), mostOpening)], " ")
}

// phrasesOf is what the persona murmurs: its own list, or the style's, which is
// assumed. Blank phrases are nothing to say.
func phrasesOf(own value.Optional[value.Strings], style, language string) []string {
	list, ok := own.Get()
	if !ok {
		return StylePhrases(style, language)
	}
	var phrases []string
	for _, phrase := range list {
		if phrase = strings.Join(strings.Fields(phrase), " "); phrase != "" {
			phrases = append(phrases, phrase)
		}
	}
	return phrases
}
