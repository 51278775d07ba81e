package check

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// engine is one of the makers of voices that Anam works with, and what it takes
// in voiceGenerationOptions (Anam's OpenAPI of July 2026).
type engine struct {
	title  string
	maker  string                  // as Anam's voice.provider has it
	ranges map[string]*field.Range // of the numbers it takes, by their last key
	others []string                // what else it takes
}

var (
	unitRange  = &field.Range{Min: 0, Max: 1}
	loudness   = &field.Range{Min: 0.5, Max: 2}
	elevenPace = &field.Range{Min: 0.7, Max: 1.2}
)

// engines lists them in the order they are named to people.
var engines = []engine{
	{"ElevenLabs V1", "ELEVENLABS", map[string]*field.Range{
		"speed": elevenPace, "stability": unitRange, "similarityBoost": unitRange,
	}, nil},
	{"ElevenLabs V2", "ELEVENLABS", map[string]*field.Range{
		"speed": elevenPace, "stability": unitRange, "similarityBoost": unitRange, "style": unitRange,
	}, []string{"useSpeakerBoost", "model"}},
	{"Cartesia Sonic-3", "CARTESIA", map[string]*field.Range{
		"volume": loudness, "speed": {Min: 0.6, Max: 1.5},
	}, []string{"emotion"}},
	{"Fish Audio", "FISH_AUDIO", map[string]*field.Range{
		"volume": loudness, "speed": {Min: 0.5, Max: 2},
	}, nil},
}

// refuses says which of the settings the engine does not take, "" when it takes
// them all.
func (e engine) refuses(settings []setting) string {
	var refused []string
	for _, s := range settings {
		r, isNumber := e.ranges[s.key]
		number, _ := s.value.Number()
		switch {
		case isNumber && number >= r.Min && number <= r.Max:
		case isNumber:
			refused = append(refused, fmt.Sprintf("%s %s", field.InSentence(s.spec.Label), s.value.JSON()))
		case !slices.Contains(e.others, s.key):
			refused = append(refused, field.InSentence(s.spec.Label))
		}
	}
	return strings.Join(refused, ", ")
}

type setting struct {
	spec  *field.Spec
	key   string
	value value.Value
}

func voiceSettings(p *model.Persona) []setting {
	const container = "anam.voiceGenerationOptions"
	spec, _ := field.Find(container)
	var settings []setting
	for _, inside := range spec.Inside() {
		if v := inside.Of(p).Get(); v.IsSet() {
			settings = append(settings, setting{inside, strings.TrimPrefix(inside.Path, container+"."), v})
		}
	}
	return settings
}

// fittingEngines returns the titles of the engines that take all the settings,
// and for each other one what it refuses. maker "" stands for any.
func fittingEngines(settings []setting, maker string) (fitting, refusals []string) {
	for _, e := range engines {
		if maker != "" && e.maker != maker {
			continue
		}
		if refused := e.refuses(settings); refused != "" {
			refusals = append(refusals, e.title+" refuses "+refused)
		} else {
			fitting = append(fitting, e.title)
		}
	}
	return fitting, refusals
}
