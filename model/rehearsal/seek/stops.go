package seek

import (
	"math"

	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/value"
)

// stops are the values that a plan tries for each knob, in rising order: those
// that people set, and the ends. A choice has its options.
var stops = map[string][]value.Value{
	rehearsal.PathMinWords:     ints(0, 1, 2, 3, 5, 8, 12, 20),
	rehearsal.PathMinDuration:  ints(0, 300, 700, 1500, 2500, 4000, 8000),
	rehearsal.PathBackoff:      ints(0, 500, 1000, 2000, 3000, 5000, 10_000),
	rehearsal.PathAfterWords:   append(ints(1, 2, 3, 5, 8, 12, 20), value.Null),
	rehearsal.PathAfterSeconds: append(numbers(.2, .5, .8, 1, 1.5, 2, 3, 5), value.Null),
	rehearsal.PathPauseMin:     ints(0, 100, 200, 400, 700, 1000),
	rehearsal.PathPauseMax:     ints(100, 300, 500, 800, 1200, 2000, 3000),
	rehearsal.PathWait:         numbers(0, 1, 2, 4, 8, 12),
	rehearsal.PathPhrases:      {value.List(nil), value.Null},
	rehearsal.PathNoiseVolume:  numbers(0, .1, .2, .3, .5),
	rehearsal.PathNoise:        {value.Text(rehearsal.NoiseNone)},
	rehearsal.PathMode:         options(rehearsal.PathMode),
	rehearsal.PathStyle: {
		value.Text(rehearsal.StyleImpatient), value.Text(rehearsal.StyleNeutral), value.Text(rehearsal.StylePolite),
	},
	rehearsal.PathFirstSpeaker: options(rehearsal.PathFirstSpeaker),
}

func ints(list ...int) []value.Value {
	out := make([]value.Value, len(list))
	for i, n := range list {
		out[i] = value.Int(n)
	}
	return out
}

func numbers(list ...float64) []value.Value {
	out := make([]value.Value, len(list))
	for i, n := range list {
		out[i] = value.Number(n)
	}
	return out
}

func options(path string) []value.Value {
	spec, _ := field.Find(path)
	out := make([]value.Value, len(spec.Options))
	for i, option := range spec.Options {
		out[i] = value.Text(option.Value)
	}
	return out
}

// steps are in what steps a person would set a number, by its unit.
var steps = map[string]float64{"words": 1, "ms": 50, "s": .1, "": .05}

// between is a value halfway between two stops of a scale; ok is false when there
// is none.
func between(path string, low, high value.Value) (middle value.Value, ok bool) {
	from, one := low.Number()
	to, two := high.Number()
	spec, known := field.Find(path)
	if !one || !two || !known {
		return value.Absent, false
	}
	step := steps[spec.Unit]
	count := math.Floor((to - from) / step / 2)
	if count < 1 {
		return value.Absent, false
	}
	n := from + float64(count*step)
	if spec.Kind == field.KindInteger {
		return value.Int(int(n)), true
	}
	return value.Number(math.Round(n*1000) / 1000), true
}
