package sim

import "math/rand/v2"

// purpose separates the draws of one call, so that a knob changes only what it
// touches: a longer pause leaves every murmur where it was in its turn.
type purpose uint64

const (
	forPauses purpose = iota + 1
	forCutIns
	forBargeIns
	forMurmurs
	forPhrases
	forReplies
	forStops
	forMurmurStops
	forSounds
	forAgain
	forHesitations
)

type stream struct{ pcg rand.PCG }

func seeded(seed uint64, why purpose, turn int) stream {
	var s stream
	s.pcg.Seed(scatter(seed), scatter(uint64(why)<<32|uint64(uint32(turn))))
	return s
}

// next draws 32 bits. Always one step of the generator, whatever it is used
// for, so that the draws after it stay the same.
func (s *stream) next() uint64 { return s.pcg.Uint64() >> 32 }

// between draws a whole number from low to high, both included. The same draw
// gives no smaller a number when neither bound is smaller.
func (s *stream) between(low, high int) int {
	return low + int(s.next()*uint64(high-low+1)>>32)
}

// scatter is the finaliser of splitmix64 (Steele, Lea and Flood 2014): seeds 1,
// 2, 3 start streams that have nothing in common.
func scatter(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// drawBelow turns a probability into the bound that a 32-bit draw must stay
// below. A probability of 1 or more is met by every draw, 0 or less by none.
func drawBelow(probability float64) uint64 {
	const all = 1 << 32
	switch {
	case !(probability > 0):
		return 0
	case probability >= 1:
		return all
	}
	return uint64(probability * all)
}
