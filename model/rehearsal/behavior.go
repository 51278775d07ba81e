package rehearsal

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/rehearsal/format"
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

// From reads the knobs of p. It never fails: what is out of range or unknown is
// read as the nearest thing the rehearsal knows, and Notes says so.
func From(p *model.Persona) Behavior {
	c := p.Behavior
	var r reader
	b := Behavior{
		FirstSpeaker: Lane(r.choice(PathFirstSpeaker, c.FirstSpeaker, string(LaneAgent), string(LanePersona))),
		Mode:         r.choice(PathMode, c.InterruptionMode, ModeOff, ModeLow, ModeMedium, ModeHigh),
		BackoffMs:    r.whole(PathBackoff, c.CutIn.BackoffMs, defaultBackoff),
		AfterWords:   r.whole(PathAfterWords, c.YieldOnOverlap.AfterWords, defaultAfterWords),
		AfterMs:      r.seconds(PathAfterSeconds, c.YieldOnOverlap.AfterSeconds, defaultAfterSeconds),
		PauseMinMs:   r.whole(PathPauseMin, c.ReactionPauseMsMin, defaultPauseMin),
		PauseMaxMs:   r.whole(PathPauseMax, c.ReactionPauseMsMax, defaultPauseMax),
		WaitMs:       r.seconds(PathWait, c.WaitSeconds, defaultWait),
		Style:        r.choice(PathStyle, c.BackchannelStyle, StyleNeutral, StylePolite, StyleImpatient),
		Noise:        c.BackgroundNoise.Or(NoiseNone),
		NoiseVolume:  r.within(PathNoiseVolume, c.BackgroundNoiseVolume.Or(defaultNoiseVolume.Value())),
		Burst:        c.TextBurst.Enabled.Or(false),
		BurstPolicy:  r.choice(PathBurstPolicy, c.TextBurst.Policy, PolicyLive, PolicyDebounced),
		persona:      &model.Persona{Behavior: c},
	}
	if c.YieldOnOverlap.AfterWords.IsNull() {
		b.AfterWords = Off
	}
	if c.YieldOnOverlap.AfterSeconds.IsNull() {
		b.AfterMs = Off
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

// modes are how the interruption modes behave: the probability that one takes a
// chance to cut in, and the thresholds that null ones take from it. Off takes none
// and has no thresholds; low stands in, as nothing is ever asked of it.
var modes = map[string]struct{ chance, words, duration constantID }{
	ModeLow:    {lowChance, lowWords, lowDuration},
	ModeMedium: {mediumChance, mediumWords, mediumDuration},
	ModeHigh:   {highChance, highWords, highDuration},
}

func presetOf(mode string) (words, duration constantID) {
	m, ok := modes[mode]
	if !ok {
		m = modes[ModeLow]
	}
	return m.words, m.duration
}

// PresetOf returns the thresholds that null ones take from the mode.
func PresetOf(mode string) (words, durationMs int) {
	w, d := presetOf(mode)
	return w.Whole(), d.Whole()
}

// ChanceOf is the probability that the mode takes a chance to cut in.
func ChanceOf(mode string) float64 {
	if m, ok := modes[mode]; ok {
		return m.chance.Value()
	}
	return 0
}

// styles are how the backchannel styles murmur: how often, as a factor, and what.
// Feather does not publish its lists: these are assumed.
var styles = map[string]struct {
	rate    constantID
	phrases []string
}{
	StyleNeutral:   {neutralRate, []string{"mm-hmm", "uh-huh", "right", "okay"}},
	StylePolite:    {politeRate, []string{"mm-hmm", "I see", "of course", "yes, thank you"}},
	StyleImpatient: {impatientRate, []string{"yeah", "yep", "sure, sure", "okay, okay"}},
}

// RateOf is how often the style murmurs, as a factor.
func RateOf(style string) float64 {
	if s, ok := styles[style]; ok {
		return s.rate.Value()
	}
	return neutralRate.Value()
}

// phrasesOf is what the persona murmurs: its own list, or the style's, which is
// assumed. Blank phrases are nothing to say.
func phrasesOf(own value.Optional[value.Strings], style string) []string {
	list, ok := own.Get()
	if !ok {
		return slices.Clone(styles[style].phrases)
	}
	var phrases []string
	for _, phrase := range list {
		if phrase = strings.Join(strings.Fields(phrase), " "); phrase != "" {
			phrases = append(phrases, phrase)
		}
	}
	return phrases
}

func (r *reader) note(path, sentence string, args ...any) {
	r.notes = append(r.notes, Note{path, fmt.Sprintf(sentence, args...)})
}

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
	if mode == ModeOff {
		r.note(path, "“%s” is null and interruption is off: no preset applies", Label(path))
	} else {
		r.note(path, "“%s” is null: the %s preset's %d (assumed)", Label(path), mode, preset.Whole())
	}
	return preset.Whole()
}

func (r *reader) seconds(path string, o value.Optional[float64], absent constantID) int {
	v, ok := o.Get()
	if !ok {
		return absent.millis()
	}
	return toMillis(r.within(path, v))
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
	r.note(path, "“%s” is out of range: rehearsed as the nearest end, %s", spec.Label, field.WithUnit(value.Number(kept).JSON(), spec.Unit))
	return kept
}
