package rehearsal

import (
	"fmt"
	"math"
)

// SignalToNoise is the approximate level of the voice over the noise, in dB:
// −20·log10(volume), for voice and noise mastered to the same level (assumed).
// ok is false where there is no noise. It is a caption, not part of any event.
func SignalToNoise(b Behavior) (decibels int, ok bool) {
	if b.Noise == NoiseNone || b.Noise == "" || !(b.NoiseVolume > 0) {
		return 0, false
	}
	return int(math.Round(noiseAtFull.value() - float64(20*math.Log10(b.NoiseVolume)))), true
}

// DescribeNoise says what is heard under the talk.
func DescribeNoise(b Behavior) string {
	decibels, ok := SignalToNoise(b)
	if !ok {
		return "no background noise"
	}
	return fmt.Sprintf("%s at volume %s, about %d dB signal-to-noise (assumed)", shorten(b.Noise), decimal(b.NoiseVolume, 2), decibels)
}
