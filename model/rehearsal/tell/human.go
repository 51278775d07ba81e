package tell

import (
	"fmt"

	"personae/model/rehearsal"
	"personae/model/rehearsal/format"
	"personae/model/words"
)

const (
	sourceCandor   = "CANDOR: 1,656 English video calls, 850 h (PMC10065445)"
	sourceLevinson = "Levinson and Torreira 2015: 348 calls, Frontiers in Psychology (fpsyg.2015.00731)"
	sourceFTAD     = "FTAD: Switchboard telephone calls (github.com/alimehotline/FTAD)"
	sourceMeetings = "University of Sheffield, Overlap in conversation (overlap.rcweb.dcs.shef.ac.uk/?page_id=16)"
)

// The figures on people. They bound nothing in the simulation.
const (
	candorGapMs       = 80    // median turn interval, overlaps counted as negative
	levinsonGapMs     = 200   // usual gap
	levinsonPlanMs    = 600   // least time to plan one word
	ftadPaceWPM       = 201   // words a minute on the telephone
	ftadPerMinute     = 3.3   // backchannels a minute
	ftadPer1000P10    = 6.6   // backchannels per 1,000 partner words, by call
	ftadPer1000Median = 17.2  //
	ftadPer1000P90    = 33.9  //
	ftadYieldShare    = .368  // of 5,664 break-ins, the speaker gave way
	ftadBreakIns      = .0728 // of decision points: ignored 3.77, won 2.17, won with a reply 1.34 %
	meetingsOverlap   = .10   // of speaking time
)

// yieldCurve is the share of speakers who give way to a break-in of so many
// words (FTAD, computed); from ten words on it stays. Long break-ins are long
// partly because the other gave way, so it is an upper curve.
var yieldCurve = [11]float64{0, .27, .33, .40, .40, .50, .59, .73, .83, .86, .96}

func point(label string, value float64) rehearsal.Point {
	return rehearsal.Point{Label: label, Value: value}
}

// HumanRange returns what is known of people for a metric; ok is false where no
// figure was read or computed.
func HumanRange(key string) (human rehearsal.Human, ok bool) {
	people := func(basis, source, says string, points ...rehearsal.Point) (rehearsal.Human, bool) {
		return rehearsal.Human{Points: points, Share: -1, Says: "people" + says, Source: source, Basis: basis}, true
	}
	switch key {
	case rehearsal.MetricReplyGap:
		return people(rehearsal.BasisRead, sourceCandor+"; "+sourceLevinson,
			fmt.Sprintf(": median %d ms, overlaps counted as negative gaps; usually about %d ms", candorGapMs, levinsonGapMs),
			point("CANDOR median", candorGapMs), point("usual", levinsonGapMs))
	case rehearsal.MetricOverlapTime:
		return people(rehearsal.BasisRead, sourceMeetings,
			": about "+format.Percent(meetingsOverlap)+" of speaking time in meetings", point("about", meetingsOverlap))
	case rehearsal.MetricTriedShare:
		return people(rehearsal.BasisComputed, sourceFTAD,
			": listeners break in at about "+format.Percent(ftadBreakIns)+" of the points where they could", point("mean", ftadBreakIns))
	case rehearsal.MetricWonShare:
		return people(rehearsal.BasisComputed, sourceFTAD,
			": the speaker gives way to "+format.Decimal(100*ftadYieldShare, 1)+" % of 5,664 break-ins", point("mean", ftadYieldShare))
	case rehearsal.MetricMurmursMinute:
		return people(rehearsal.BasisRead, sourceFTAD,
			": about "+format.Decimal(ftadPerMinute, 1)+" a minute", point("mean", ftadPerMinute))
	case rehearsal.MetricMurmurs1000:
		return people(rehearsal.BasisComputed, sourceFTAD, fmt.Sprintf(", by call: median %s, one in ten below %s, one in ten above %s",
			format.Decimal(ftadPer1000Median, 1), format.Decimal(ftadPer1000P10, 1), format.Decimal(ftadPer1000P90, 1)),
			point("p10", ftadPer1000P10), point("median", ftadPer1000Median), point("p90", ftadPer1000P90))
	}
	return rehearsal.Human{}, false
}

// KnobRange says where people are on a knob, and where this value is; ok is
// false for knobs that no figure is known for. value is in the knob's own unit.
func KnobRange(path string, value float64) (human rehearsal.Human, ok bool) {
	switch path {
	case rehearsal.PathAfterWords:
		return yieldHuman(value, rehearsal.Human{
			Points: curvePoints(func(words int) float64 { return float64(words) }),
			Source: sourceFTAD + ", computed from its valid and test sets; an upper curve",
		}, fmt.Sprintf("a break-in of %s", words.Count(int(value), "word"))), true
	case rehearsal.PathAfterSeconds:
		heard := value * ftadPaceWPM / 60
		return yieldHuman(heard, rehearsal.Human{
			Points: curvePoints(func(count int) float64 { return float64(count) * 60 / ftadPaceWPM }),
			Source: sourceFTAD + ", computed from its valid and test sets; seconds by its 201 words a minute; an upper curve",
		}, fmt.Sprintf("%s s of overlap, about %s words of a break-in", format.Decimal(value, 2), format.Decimal(heard, 1))), true
	case rehearsal.PathPauseMin, rehearsal.PathPauseMax:
		return pauseHuman(value), true
	}
	return rehearsal.Human{}, false
}

// curvePoints are the words, or seconds, at which so many people give way.
func curvePoints(at func(words int) float64) []rehearsal.Point {
	var points []rehearsal.Point
	for _, words := range [...]int{1, 5, 8, 10} {
		points = append(points, point(format.Decimal(yieldCurve[words]*100, 0)+" in 100", at(words)))
	}
	return points
}

// yieldShare reads the curve between its points; whole words give its own
// figures.
func yieldShare(heard float64) float64 {
	last := float64(len(yieldCurve) - 1)
	switch {
	case !(heard > 1):
		return yieldCurve[1]
	case heard >= last:
		return yieldCurve[len(yieldCurve)-1]
	}
	low := int(heard)
	// The conversion keeps the product from being fused with the sum.
	return yieldCurve[low] + float64((yieldCurve[low+1]-yieldCurve[low])*(heard-float64(low)))
}

func yieldHuman(heard float64, h rehearsal.Human, at string) rehearsal.Human {
	h.Share, h.Basis = yieldShare(heard), rehearsal.BasisComputed
	in100 := format.Decimal(h.Share*100, 0)
	if heard < 1 {
		in100 = "fewer than " + in100
	} else {
		in100 = "about " + in100
	}
	var kind string
	switch {
	case h.Share < .38:
		kind = "very yielding"
	case h.Share < .55:
		kind = "yielding"
	case h.Share < .85:
		kind = "holds on about as people do"
	default:
		kind = "holds on longer than most people"
	}
	h.Says = fmt.Sprintf("gives way where %s in 100 people do (%s): %s", in100, at, kind)
	return h
}

func pauseHuman(ms float64) rehearsal.Human {
	h := rehearsal.Human{
		Points: []rehearsal.Point{point("CANDOR median", candorGapMs), point("usual", levinsonGapMs), point("planning one word", levinsonPlanMs)},
		Share:  -1, Source: sourceCandor + "; " + sourceLevinson, Basis: rehearsal.BasisRead,
	}
	text := format.Decimal(ms, 0) + " ms is "
	switch {
	case ms <= candorGapMs:
		text += "as quick as at least half of all turn changes (median 80 ms)"
	case ms <= levinsonGapMs:
		text += "slower than half of all turn changes (median 80 ms), and within the usual 200 ms"
	case ms <= levinsonPlanMs:
		text += "slower than half of all turn changes (median 80 ms) and than the usual 200 ms"
	default:
		text += "longer than the 600 ms it takes to plan a word from nothing: people usually plan while they listen"
	}
	h.Says = text
	return h
}
