package rehearsal

import (
	"fmt"
	"math"

	"personae/model/rehearsal/format"
)

// SignalToNoise is the approximate level of the voice over the noise, in dB:
// −20·log10(volume), for voice and noise mastered to the same level (assumed).
// ok is false where there is no noise. It is a caption, not part of any event.
func SignalToNoise(b Behavior) (decibels int, ok bool) {
	if b.Noise == NoiseNone || b.Noise == "" || !(b.NoiseVolume > 0) {
		return 0, false
	}
	return int(math.Round(noiseAtFull.Value() - float64(20*math.Log10(b.NoiseVolume)))), true
}

// DescribeNoise says what is heard under the talk.
func DescribeNoise(b Behavior) string {
	decibels, ok := SignalToNoise(b)
	if !ok {
		return "no background noise"
	}
	return fmt.Sprintf("%s at volume %s, about %d dB signal-to-noise (assumed)", format.Shorten(b.Noise), format.Decimal(b.NoiseVolume, 2), decibels)
}
