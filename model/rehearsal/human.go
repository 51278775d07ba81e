package rehearsal

import "fmt"

// Human is what is known of people, beside a figure of the rehearsal. Only
// figures that were read in their source or computed from a public data set
// stand here; what is known at second hand is left out.
type Human struct {
	Points []Point `json:"points,omitempty"` // known points of the distribution, rising, in the figure's own unit
	Share  float64 `json:"share"`            // of people who would do as this knob does, 0..1; -1 where that is not known
	Says   string  `json:"says"`             // a sentence
	Source string  `json:"source"`           // corpus and where to find it
	Basis  string  `json:"basis"`            // BasisRead or BasisComputed
}

// Point is one known point of a human distribution.
type Point struct {
	Label string  `json:"label"` // "median", "p10", "mean", …
	Value float64 `json:"value"`
}

// How a human figure is known.
const (
	BasisRead     = "read"     // it stands so in the source
	BasisComputed = "computed" // counted in a public data set, or worked out from figures read
)

const (
	sourceCandor   = "CANDOR: 1,656 English video calls, 850 h (PMC10065445)"
	sourceLevinson = "Levinson and Torreira 2015: 348 calls, Frontiers in Psychology (fpsyg.2015.00731)"
	sourceFTAD     = "FTAD: Switchboard telephone calls (github.com/alimehotline/FTAD)"
	sourceMeetings = "a university's page on meetings"
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

// HumanRange returns what is known of people for a metric; ok is false where no
// figure was read or computed.
func HumanRange(key string) (human Human, ok bool) {
	switch key {
	case MetricReplyGap:
		return Human{
			Points: []Point{{"CANDOR median", candorGapMs}, {"usual", levinsonGapMs}}, Share: -1,
			Says:   fmt.Sprintf("people: median %d ms, overlaps counted as negative gaps; usually about %d ms", candorGapMs, levinsonGapMs),
			Source: sourceCandor + "; " + sourceLevinson, Basis: BasisRead,
		}, true
	case MetricOverlapTime:
		return Human{
			Points: []Point{{"about", meetingsOverlap}}, Share: -1,
			Says: "people: about " + percent(meetingsOverlap) + " of speaking time in meetings", Source: sourceMeetings, Basis: BasisRead,
		}, true
	case MetricTried:
		return Human{
			Share:  -1,
			Says:   "people: listeners break in at about " + percent(ftadBreakIns) + " of the points where they could",
			Source: sourceFTAD, Basis: BasisComputed,
		}, true
	case MetricWon, MetricLost, MetricAgentYields, MetricPersonaYields:
		return Human{
			Share:  -1,
			Says:   "people: the speaker gives way to " + decimal(100*ftadYieldShare, 1) + " % of 5,664 break-ins",
			Source: sourceFTAD, Basis: BasisComputed,
		}, true
	case MetricMurmursMinute:
		return Human{
			Points: []Point{{"mean", ftadPerMinute}}, Share: -1,
			Says: "people: about " + decimal(ftadPerMinute, 1) + " a minute", Source: sourceFTAD, Basis: BasisRead,
		}, true
	case MetricMurmurs1000:
		return Human{
			Points: []Point{{"p10", ftadPer1000P10}, {"median", ftadPer1000Median}, {"p90", ftadPer1000P90}}, Share: -1,
			Says: fmt.Sprintf("people, by call: median %s, one in ten below %s, one in ten above %s",
				decimal(ftadPer1000Median, 1), decimal(ftadPer1000P10, 1), decimal(ftadPer1000P90, 1)),
			Source: sourceFTAD, Basis: BasisComputed,
		}, true
	}
	return Human{}, false
}

// KnobRange says where people are on a knob, and where this value is; ok is
// false for knobs that no figure is known for. value is in the knob's own unit.
func KnobRange(path string, value float64) (human Human, ok bool) {
	switch path {
	case PathAfterWords:
		return yieldHuman(value, Human{
			Points: curvePoints(func(words int) float64 { return float64(words) }),
			Source: sourceFTAD + ", computed from its valid and test sets; an upper curve",
		}, fmt.Sprintf("a break-in of %s", counted(int(value), "word"))), true
	case PathAfterSeconds:
		words := value * ftadPaceWPM / 60
		return yieldHuman(words, Human{
			Points: curvePoints(func(words int) float64 { return float64(words) * 60 / ftadPaceWPM }),
			Source: sourceFTAD + ", computed from its valid and test sets; seconds by its 201 words a minute; an upper curve",
		}, fmt.Sprintf("%s s of overlap, about %s words of a break-in", decimal(value, 2), decimal(words, 1))), true
	case PathPauseMin, PathPauseMax:
		return pauseHuman(value), true
	}
	return Human{}, false
}

// curvePoints are the words, or seconds, at which so many people give way.
func curvePoints(at func(words int) float64) []Point {
	var points []Point
	for _, words := range [...]int{1, 5, 8, 10} {
		points = append(points, Point{decimal(yieldCurve[words]*100, 0) + " in 100", at(words)})
	}
	return points
}

// yieldShare reads the curve between its points; whole words give its own
// figures.
func yieldShare(words float64) float64 {
	last := float64(len(yieldCurve) - 1)
	switch {
	case !(words > 1):
		return yieldCurve[1]
	case words >= last:
		return yieldCurve[len(yieldCurve)-1]
	}
	low := int(words)
	// The conversion keeps the product from being fused with the sum.
	return yieldCurve[low] + float64((yieldCurve[low+1]-yieldCurve[low])*(words-float64(low)))
}

// yieldHuman says how giving way at so many words compares.
func yieldHuman(words float64, h Human, at string) Human {
	h.Share, h.Basis = yieldShare(words), BasisComputed
	in100 := decimal(h.Share*100, 0)
	if words < 1 {
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

// pauseHuman says how a reaction pause compares.
func pauseHuman(ms float64) Human {
	h := Human{
		Points: []Point{{"CANDOR median", candorGapMs}, {"usual", levinsonGapMs}, {"planning one word", levinsonPlanMs}},
		Share:  -1, Source: sourceCandor + "; " + sourceLevinson, Basis: BasisRead,
	}
	text := decimal(ms, 0) + " ms is "
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
