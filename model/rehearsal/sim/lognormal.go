package sim

import (
	"math"
	"sync"

	"personae/model/rehearsal"
)

// Murmur spacing, an agent's replies and stops and the persona's pauses inside a
// line are log-normal around their median, with one width below and one above, so
// that the median, p10 and p90 are all met exactly.
//
// A quantile x of it is median × (p90 / median)^g, where g is the standard
// normal quantile divided by that of 0.9. math.Exp, math.Log and math.Pow have
// assembly of their own on some platforms, and elsewhere a compiler may fuse a
// multiplication and an addition: either could shift an event. So g
// comes from a table of whole millionths, and the power is made of square roots
// and products alone, which IEEE 754 rounds the same everywhere and which leave
// nothing to fuse.

const (
	millionths = 1_000_000
	knots      = 128 // on each side of the median
)

// normalQuantiles[k] is the standard normal quantile of 1/2 + k/256 divided by
// the quantile of 0.9, in millionths. The last is that of 511/512: spacings
// beyond it, one in 512 on each side, are cut off there.
var normalQuantiles = [knots + 1]int32{
	0, 7640, 15282, 22924, 30569, 38217, 45869, 53524, 61186, 68852,
	76526, 84207, 91896, 99594, 107302, 115021, 122750, 130492, 138246, 146015,
	153797, 161595, 169409, 177241, 185090, 192958, 200845, 208753, 216683, 224635,
	232611, 240610, 248636, 256687, 264766, 272874, 281011, 289179, 297378, 305611,
	313877, 322179, 330518, 338895, 347311, 355767, 364266, 372807, 381394, 390027,
	398709, 407440, 416222, 425057, 433947, 442894, 451899, 460965, 470094, 479287,
	488548, 497877, 507279, 516755, 526307, 535939, 545654, 555453, 565342, 575321,
	585396, 595570, 605845, 616227, 626719, 637325, 648051, 658901, 669879, 680992,
	692244, 703642, 715193, 726902, 738778, 750827, 763058, 775479, 788100, 800930,
	813981, 827263, 840790, 854574, 868630, 882974, 897622, 912594, 927910, 943592,
	959664, 976154, 993092, 1010511, 1028449, 1046948, 1066055, 1085822, 1106313, 1127596,
	1149753, 1172877, 1197081, 1222494, 1249274, 1277612, 1307743, 1339960, 1374639, 1412266,
	1453497, 1499238, 1550798, 1610179, 1680677, 1768346, 1886431, 2075662, 2251673,
}

// quantiles holds the values at the 257 knots, in thousandths.
type quantiles [2*knots + 1]int64

// shape is a log-normal by three of its points.
type shape struct{ median, p10, p90 float64 }

// even is the shape of the same width on both sides.
func even(median, p90 int) shape {
	m, high := float64(max(median, 1)), float64(max(p90, median, 1))
	return shape{m, m * m / high, high}
}

// known keeps the tables of the shapes that were asked for: profiles are few, and
// a table takes thousands of square roots.
var known = struct {
	sync.Mutex
	tables map[shape]*quantiles
}{tables: map[shape]*quantiles{}}

// tableOf returns the table of a shape.
func tableOf(of shape) *quantiles {
	known.Lock()
	defer known.Unlock()
	if table, ok := known.tables[of]; ok {
		return table
	}
	var table quantiles
	below, above := of.median/of.p10, of.p90/of.median
	for k, g := range &normalQuantiles {
		table[knots+k] = int64(math.Round(of.median * power(above, g) * 1000))
		table[knots-k] = int64(math.Round(of.median / power(below, g) * 1000))
	}
	known.tables[of] = &table
	return &table
}

// thousandths turns a 32-bit draw into a value.
func (q *quantiles) thousandths(draw uint64) int64 {
	at := draw * (2 * knots)
	knot, part := at>>32, int64(at&math.MaxUint32)
	low, high := q[knot], q[knot+1]
	return low + (high-low)*part>>32
}

// whole turns a 32-bit draw into whole milliseconds.
func (q *quantiles) whole(draw uint64) int {
	return min(int((q.thousandths(draw)+500)/1000), rehearsal.LongestDrawn.Whole())
}

// power is base to the given millionths, for a base and an exponent of 0 or
// more, by square roots and products alone.
func power(base float64, exponent int32) float64 {
	result := 1.0
	for ; exponent >= millionths; exponent -= millionths {
		result *= base
	}
	root := base
	for step, left := 0, int64(exponent)*2; step < 30; step, left = step+1, left%millionths*2 {
		root = math.Sqrt(root)
		if left >= millionths {
			result *= root
		}
	}
	return result
}

// spacingOf turns a 32-bit draw into agent words until the next murmur, at
// least 1. rate is how often the style murmurs, in thousandths.
func spacingOf(table *quantiles, draw uint64, rate int) int {
	return max(1, int((table.thousandths(draw)+int64(rate)/2)/int64(rate)))
}
