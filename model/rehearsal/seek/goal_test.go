package seek_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "personae/model/draws" // the same draws in every run
	"personae/model/rehearsal"
	"personae/model/rehearsal/seek"
)

func TestGoalsAreReadWithTheirUnits(t *testing.T) {
	metrics := rehearsal.Metrics{Rows: []rehearsal.Metric{
		{Key: rehearsal.MetricReplyGap, Unit: rehearsal.UnitMs, Mean: 900, Median: 800, P10: 300, P90: 2000, Count: 7},
		{Key: rehearsal.MetricOverlapTime, Unit: rehearsal.UnitShare, Mean: .25, Count: 200},
		{Key: rehearsal.MetricTried, Unit: rehearsal.UnitCall, Mean: 4, Count: 200},
		{Key: rehearsal.MetricBargeIns, Unit: rehearsal.UnitCall},
	}}
	for text, met := range map[string]bool{
		"reply_gap < 1 s":                  true,
		"reply_gap<900":                    false,
		"reply_gap <= 900 ms":              true,
		"reply_gap.median in 0.8s..0.8s":   true,
		"reply_gap.p90 > 2 s":              false,
		"reply_gap.spread = 1.7 s":         true,
		"overlapped_time in 20 % .. 30%":   true,
		"overlapped_time in 0.2..0.3":      true,
		"overlapped_time >= .25":           true,
		"  overlapped_time   >  25 %  ":    false,
		"cut_ins_tried = 4":                true,
		"cut_ins_tried in 4.1..9":          false,
		"cut_ins_tried in -1..4":           true,
		"agent_barge_ins >= 0":             false, // nothing was measured
		"cut_ins_tried.mean in 3.5 .. 4.5": true,
	} {
		goal, err := seek.Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := goal.In(metrics); got.Met != met {
			t.Errorf("%s: %+v, want %t", text, got, met)
		}
		if len(seek.Missed([]seek.Goal{goal}, metrics)) == 0 != met {
			t.Errorf("%s is missed and met", text)
		}
	}
}

func TestAGoalThatCannotBeReadIsNamedWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"":                              `character 1: a figure must stand here`,
		"cut_ins_wonn > 3":              "character 1: there is no figure cut_ins_wonn; perhaps cut_ins_won",
		"x > 3":                         "the figures are reply_gap,",
		"reply_gap.p95 < 3":             `character 11: a figure has no "p95"; it has mean, median`,
		"reply_gap":                     "character 10: “in” and a range",
		"reply_gap ! 3":                 "character 11: “in” and a range",
		"reply_gap < fast":              "character 13: a number must stand here",
		"reply_gap < 3 %":               `character 15: "%" is no unit of reply_gap, which is counted in ms or s`,
		"cut_ins_won in 3":              "character 17: “..”",
		"cut_ins_won in 3..1":           "character 16: the range is the wrong way round",
		"overlapped_time < 60":          "character 19: overlapped_time is a share",
		"overlapped_time <= 60 % twice": `character 25: nothing may follow, and there is "twice"`,
		"“reply_gap” < 3":               "character 1: a figure must stand here",
	} {
		_, err := seek.Parse(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func TestAGoalMeansWhatItsOperatorDoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bound, value := rapid.IntRange(0, 20).Draw(t, "bound"), rapid.IntRange(0, 20).Draw(t, "value")
		m := rehearsal.Metrics{Rows: []rehearsal.Metric{{Key: rehearsal.MetricTried, Unit: rehearsal.UnitCall, Mean: float64(value), Count: 1}}}
		for operator, want := range map[string]bool{
			"<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound, "=": value == bound,
		} {
			goal, err := seek.Parse(fmt.Sprintf("cut_ins_tried %s %d", operator, bound))
			if err != nil {
				t.Fatal(err)
			}
			if got := goal.In(m); got.Met != want {
				t.Fatalf("%d %s %d is %t", value, operator, bound, got.Met)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add("reply_gap.p90 in 0.2 s..1.5 s")
	f.Fuzz(func(_ *testing.T, text string) { _, _ = seek.Parse(text) })
}
