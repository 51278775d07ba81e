package rehearsal

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/rehearsal/format"
	"personae/model/value"
	"personae/model/wire"
	"personae/model/words"
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
	BackoffMs     int    // until the next chance; 0..10000
	AfterWords    int    // gives way after so many agent words; 1..20 or Off
	AfterMs       int    // gives way after so long an overlap; 100..10000 or Off
	PauseMinMs    int    // 0..5000, never above PauseMaxMs
	PauseMaxMs    int
	WaitMs        int    // 0..30000
	Style         string // "neutral", "polite" or "impatient"
	Phrases       []string
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
		persona:      &model.Persona{Behavior: p.Behavior},
	}
	words, duration := presetOf(b.Mode)
	b.MinWords = r.threshold(PathMinWords, c.CutIn.MinWords, defaultMinWords, words, b.Mode)
	b.MinDurationMs = r.threshold(PathMinDuration, c.CutIn.MinDurationMs, defaultMinDuration, duration, b.Mode)
	b.Phrases = phrasesOf(c.BackchannelOverrides, b.Style)
	if b.PauseMinMs > b.PauseMaxMs {
		r.note(PathPauseMin, "%s is above %s: read the other way round", b.Setting(PathPauseMin), b.Setting(PathPauseMax))
		b.PauseMinMs, b.PauseMaxMs = b.PauseMaxMs, b.PauseMinMs
	}
	b.Notes = r.notes
	return b
}

type reader struct{ notes []Note }

// drifted are the knobs whose defaults changed between the versions of Feather's
// API.
var drifted = [...]string{PathFirstSpeaker, PathMinWords, PathMinDuration}

// defaults fills in the knobs that p does not name and whose defaults depend on
// the version, and says so once.
func (r *reader) defaults(p *model.Persona, api string) model.BehaviorConfig {
	filled := model.Persona{Behavior: p.Behavior}
	var labels []string
	for _, path := range drifted {
		spec, _ := field.Find(path)
		access := spec.Of(&filled)
		if access.Get() != value.Absent {
			continue
		}
		if path == PathFirstSpeaker || p.Behavior.InterruptionMode.Or(ModeOff) != ModeOff {
			labels = append(labels, "“"+spec.Label+"”")
		}
		_ = access.Set(wire.FeatherDefault(path, api)) // a default is a value of its field
	}
	if len(labels) > 0 {
		version, other := wire.API121, "from "+wire.API187+" on"
		if wire.FeatherDefault(PathFirstSpeaker, api) != wire.FeatherDefault(PathFirstSpeaker, wire.API121) {
			version, other = api, "in "+wire.API121
		}
		r.note(PathFirstSpeaker, "%s: absent, so Feather's defaults of API %s are taken; %s they differ", words.List(labels), version, other)
	}
	return filled.Behavior
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

// phrasesOf is what the persona murmurs: its own list, or the style's, which is
// assumed. Blank phrases are nothing to say.
func phrasesOf(own value.Optional[value.Strings], style string) []string {
	list, ok := own.Get()
	if !ok {
		return StylePhrases(style)
	}
	var phrases []string
	for _, phrase := range list {
		if phrase = strings.Join(strings.Fields(phrase), " "); phrase != "" {
			phrases = append(phrases, phrase)
		}
	}
	return phrases
}

// StylePhrases is what a backchannel_style murmurs without overrides. Feather
// does not publish its lists: these are assumed.
func StylePhrases(style string) []string {
	switch style {
	case StylePolite:
		return []string{"mm-hmm", "I see", "of course", "yes, thank you"}
	case StyleImpatient:
		return []string{"yeah", "yep", "sure, sure", "okay, okay"}
	}
	return []string{"mm-hmm", "uh-huh", "right", "okay"}
}

func (r *reader) note(path, sentence string, args ...any) {
	r.notes = append(r.notes, Note{path, fmt.Sprintf(sentence, args...)})
}

// choice reads a choice; the first known value is the default.
func (r *reader) choice(path string, o value.Optional[string], known ...string) string {
	v, ok := o.Get()
	if !ok {
		return known[0]
	}
	if slices.Contains(known, v) {
		return v
	}
	r.note(path, "“%s” is %q, which is not known here: rehearsed as %s", Label(path), format.Shorten(v), known[0])
	return known[0]
}

// whole reads a whole number for which null means nothing of its own.
func (r *reader) whole(path string, o value.Optional[int], absent constantID) int {
	v, ok := o.Get()
	if !ok {
		return absent.Whole()
	}
	return int(r.within(path, float64(v)))
}

// threshold reads a cut-in threshold; null takes the mode's preset.
func (r *reader) threshold(path string, o value.Optional[int], absent, preset constantID, mode string) int {
	if !o.IsNull() {
		return r.whole(path, o, absent)
	}
	if mode != ModeOff {
		r.note(path, "“%s” is null: the %s preset's %d (assumed)", Label(path), mode, preset.Whole())
	}
	return preset.Whole()
}

// words reads PathAfterWords; null switches it off.
func (r *reader) words(o value.Optional[int]) int {
	if o.IsNull() {
		return Off
	}
	return r.whole(PathAfterWords, o, defaultAfterWords)
}

// seconds reads a number of seconds as milliseconds.
func (r *reader) seconds(path string, o value.Optional[float64], absent constantID, nullIsOff bool) int {
	v, ok := o.Get()
	switch {
	case ok:
		return toMillis(r.within(path, v))
	case nullIsOff && o.IsNull():
		return Off
	}
	return absent.millis()
}

func (r *reader) volume(o value.Optional[float64]) float64 {
	v := o.Or(defaultNoiseVolume.Value())
	if v >= 0 && v <= 1 {
		return v
	}
	r.note(PathNoiseVolume, "“%s” is outside 0 to 1: read as the nearest end", Label(PathNoiseVolume))
	if v > 1 {
		return 1
	}
	return 0
}

// within keeps a number in the range that the field table gives it. What is no
// number is read as the least.
func (r *reader) within(path string, v float64) float64 {
	spec, _ := field.Find(path)
	kept := spec.Range.Min
	switch {
	case v >= spec.Range.Min && v <= spec.Range.Max:
		return v
	case v > spec.Range.Max:
		kept = spec.Range.Max
	}
	shown := format.Decimal(kept, 0)
	if spec.Kind == field.KindNumber {
		shown = format.Seconds(toMillis(kept)) + " s"
	}
	r.note(path, "“%s” is out of range: rehearsed as the nearest end, %s", Label(path), shown)
	return kept
}
