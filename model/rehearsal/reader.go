package rehearsal

import (
	"fmt"
	"slices"

	"personae/model"
	"personae/model/field"
	"personae/model/rehearsal/format"
	"personae/model/value"
	"personae/model/wire"
	"personae/model/words"
)

// reader reads knobs, and notes what it had to decide.
type reader struct{ notes []Note }

// Drifted returns the paths of the knobs whose defaults changed between the versions
// of Feather's API.
func Drifted() []string { return []string{PathFirstSpeaker, PathMinWords, PathMinDuration} }

// defaults fills in the knobs that p does not name and whose defaults depend on
// the version, and says so once.
func (r *reader) defaults(p *model.Persona, api string) model.BehaviorConfig {
	filled := model.Persona{Behavior: p.Behavior}
	var labels []string
	for _, path := range Drifted() {
		spec, _ := field.Find(path)
		access := spec.Of(&filled)
		if access.Get() != value.Absent {
			continue
		}
		if matters(path, p.Behavior.InterruptionMode.Or(ModeOff)) {
			labels = append(labels, "“"+spec.Label+"”")
		}
		_ = access.Set(wire.FeatherDefault(path, api)) // a default is a value of its field
	}
	if len(labels) > 0 {
		version, other := wire.API121, "those from "+wire.API187+" on"
		if wire.FeatherDefault(PathFirstSpeaker, api) != wire.FeatherDefault(PathFirstSpeaker, wire.API121) {
			version, other = api, "those of "+wire.API121
		}
		r.note(PathFirstSpeaker, "%s %s absent: the defaults of Feather API %s are taken, and %s differ",
			words.List(labels), words.Either(len(labels), "is", "are"), version, other)
	}
	return filled.Behavior
}

// matters reports whether one of Drifted decides anything in a mode.
func matters(path, mode string) bool { return path == PathFirstSpeaker || mode != ModeOff }

// Drifts reports whether a knob is absent whose default is another in other versions
// of Feather's API; a note says which.
func (b Behavior) Drifts() bool {
	return slices.ContainsFunc(Drifted(), func(path string) bool { return matters(path, b.Mode) && b.Value(path) == value.Absent })
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
