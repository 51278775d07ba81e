package coverage_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/coverage"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/field/fieldtest"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
	"personae/model/value"
)

func surveyOf(people ...model.Persona) *coverage.Survey {
	s := coverage.NewSurvey()
	for i := range people {
		s.Add(&people[i])
	}
	return s
}

func axis(tb testing.TB, name string) coverage.Axis {
	tb.Helper()
	a, err := coverage.ParseAxis(name)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// labels lists the places of an axis.
func labels(bins []coverage.Bin) string {
	var out []string
	for _, b := range bins {
		out = append(out, b.Label)
	}
	return strings.Join(out, " ")
}

func TestTheMapHasAPlaceForEveryValue(t *testing.T) {
	const mode, words = "behavior_config.interruption_mode", "behavior_config.yield_on_overlap.after_words"
	s := surveyOf(
		fieldtest.Build(t, mode+`="high"`, words+"=1"), fieldtest.Build(t, mode+`="high"`, words+"=1"),
		fieldtest.Build(t, mode+`="off"`, words+"=20"), fieldtest.Build(t, mode+`="feral"`, words+"=null"), fieldtest.Build(t, mode+"=", words+"="),
	)
	m := s.Map(axis(t, "interruption_mode"), axis(t, words))
	if got := labels(m.Columns); got != "off low medium high other unset" {
		t.Error(got)
	}
	if got := labels(m.Rows); got != "1 2 3 4 5 6 7 8 9 10+ off unset" {
		t.Error(got)
	}
	if got := m.At(3, 0); !slices.Equal(got, []int{0, 1}) || m.Fullest() != 2 {
		t.Errorf("%v stand at high and 1 word", got)
	}
	if !slices.Equal(m.At(0, 9), []int{2}) || !slices.Equal(m.At(4, 10), []int{3}) || !slices.Equal(m.At(5, 11), []int{4}) || m.Unplaced != 0 {
		t.Error("a persona stands elsewhere")
	}
	corners := m.Corners(2)
	if len(corners) != 2 || corners[0].Away < corners[1].Away || len(m.At(corners[0].Column, corners[0].Row)) > 0 {
		t.Errorf("%+v", corners)
	}
}

func TestTheAxesOfNumbersSayTheirPlaces(t *testing.T) {
	s := surveyOf(fieldtest.Build(t))
	for path, want := range map[string]string{
		"cut_in.min_duration_ms":         "0 250 500 750 1000 1250 1500 1750 2000+ preset",
		"yield_on_overlap.after_seconds": "0.1 0.5 1 1.5 2 2.5 3+ off",
		"background_noise_volume":        "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9",
		"wait_seconds":                   "0 1 2 3 4 5 6 7 8 9 10+",
		"enabled":                        "on off",
		"project":                        "Default",
	} {
		if m := s.Map(axis(t, path), coverage.DefaultY); labels(m.Columns) != want {
			t.Errorf("%s has %s, want %s", path, labels(m.Columns), want)
		}
	}
}

// TestWhoIsMadeInACellStandsThere is for every two fields that a map can be over.
func TestWhoIsMadeInACellStandsThere(t *testing.T) {
	var fields []coverage.Axis
	for _, a := range coverage.Axes() {
		if !a.IsFigure() {
			fields = append(fields, a)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		two := rapid.SliceOfNDistinct(rapid.SampledFrom(fields), 2, 2, func(a coverage.Axis) string { return a.Key }).Draw(t, "axes")
		people := rapid.SliceOfN(fieldtest.Personas(), 1, 4).Draw(t, "people")
		m := surveyOf(people...).Map(two[0], two[1])
		placed := 0
		for row := range m.Rows {
			for column := range m.Columns {
				placed += len(m.At(column, row))
				if !m.CanMake(column, row) {
					continue
				}
				p := field.NewPersona("Default", "New")
				if err := field.Apply(&p, m.Setting(column, row)); err != nil {
					t.Fatal(err)
				}
				with := surveyOf(append(slices.Clone(people), p)...).Map(two[0], two[1])
				place := func(bins []coverage.Bin, v value.Value) int { // texts are placed by how many have them
					return slices.IndexFunc(bins, func(b coverage.Bin) bool { return b.Settable && b.Value == v })
				}
				column, row := place(with.Columns, m.Columns[column].Value), place(with.Rows, m.Rows[row].Value)
				if got := with.At(column, row); !slices.Contains(got, len(people)) {
					t.Fatalf("%s by %s: who is made at %s and %s does not stand there", two[0].Key, two[1].Key, with.Columns[column].Says, with.Rows[row].Says)
				}
			}
		}
		if placed+m.Unplaced != len(people) {
			t.Fatalf("%d of %d people stand on the map", placed, len(people))
		}
	})
}

// TestTwinsAreTheNearestOfAllPairs compares with every pair, one by one.
func TestTwinsAreTheNearestOfAllPairs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := rapid.SliceOfN(fieldtest.Personas(), 2, 12).Draw(t, "people")
		s := surveyOf(people...)
		var all []float64
		for i := range people {
			for j := range i {
				all = append(all, gower(&people[i], &people[j]))
			}
		}
		slices.Sort(all)
		got := s.Twins(t.Context(), 5)
		if len(got) != min(5, len(all)) {
			t.Fatalf("%d twins of %d pairs", len(got), len(all))
		}
		for i, pair := range got {
			apart := gower(&people[pair.A], &people[pair.B])
			if math.Abs(pair.Distance-all[i]) > 1e-9 || math.Abs(pair.Distance-apart) > 1e-9 || pair.Distance > 0 && len(pair.Differ) == 0 {
				t.Fatalf("twin %d is %v apart, of which %v differ; the nearest is %v", i, pair.Distance, pair.Differ, all[i])
			}
		}
	})
}

// gower is the distance of two personas, knob by knob.
func gower(a, b *model.Persona) float64 {
	sum := 0.0
	for _, path := range rehearsal.Knobs() {
		spec, _ := field.Find(path)
		x, y := spec.Of(a).Get(), spec.Of(b).Get()
		n, one := x.Number()
		o, two := y.Number()
		switch r := spec.Range; {
		case x == y:
		case one && two && r != nil:
			in := func(n float64) float64 { return min(max((n-r.Min)/(r.Max-r.Min), 0), 1) }
			sum += math.Abs(in(n) - in(o))
		default:
			sum++
		}
	}
	return sum / float64(len(rehearsal.Knobs()))
}

func TestFiguresAreThoseOfTheRehearsal(t *testing.T) {
	people := []model.Persona{fieldtest.Build(t), fieldtest.Build(t, `behavior_config.interruption_mode="high"`), fieldtest.Build(t, `name="Third"`)}
	s := surveyOf(people...)
	x, y := axis(t, "interruption_mode"), axis(t, "cut_ins_tried")
	if m := s.Map(x, y); m.Unplaced != 3 || len(s.Missing(9)) != 2 {
		t.Errorf("%d are not measured, in %v", m.Unplaced, s.Missing(9))
	}
	lines, agent := script.BuiltIn()[0], rehearsal.Agents()[0]
	measured, err := s.Measure(t.Context(), s.Missing(9), "", lines, agent, 50)
	if err != nil {
		t.Fatal(err)
	}
	s.Take(measured)
	if all, done := s.Behaviors(); all != 2 || done != 2 {
		t.Errorf("%d of %d behaviours are measured", done, all)
	}
	m := s.Map(x, y)
	if !slices.Equal(m.At(0, 0), []int{0, 2}) || !slices.Equal(m.At(3, len(m.Rows)-1), []int{1}) || m.CanMake(0, 0) {
		t.Errorf("%+v", m)
	}
	mean := sim.Measure(rehearsal.From(&people[1], ""), lines, agent, 50).Mean(rehearsal.MetricTried)
	if last := m.Rows[len(m.Rows)-1]; !strings.Contains(last.Says, " to ") || mean < .1 {
		t.Errorf("%v stands at %s", mean, last.Says)
	}
	s.Forget()
	if m := s.Map(x, y); m.Unplaced != 3 {
		t.Error("the figures are not forgotten")
	}
}

func TestWhatIsNoAxisIsRefused(t *testing.T) {
	for name, want := range map[string]string{
		"prompt": "no map is over it", "lineage": "no map is over it", "cut_ins_trie": "did you mean cut_ins_tried?", "zzz": `there is no field "zzz"`,
		"min_words": "did you mean behavior_config.cut_in.min_words?",
	} {
		if _, err := coverage.ParseAxis(name); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

// many is a library of so many personas that differ in a few knobs each.
func many(tb testing.TB, n int) *coverage.Survey {
	tb.Helper()
	s := coverage.NewSurvey()
	p := fieldtest.Build(tb)
	modes := []string{"off", "low", "medium", "high"}
	for i := range n {
		random := (i*7919 + i/3) % 1_000_003
		p.ID, p.Name = fmt.Sprint(i), fmt.Sprint("Caller ", i)
		p.Behavior.InterruptionMode = value.Some(modes[random%4])
		p.Behavior.CutIn.MinWords = value.Some(random / 4 % 21)
		p.Behavior.CutIn.MinDurationMs = value.Some(random / 84 * 50 % 10000)
		p.Behavior.YieldOnOverlap.AfterWords = value.Some(1 + random*31%20)
		p.Behavior.ReactionPauseMsMin = value.Some(random * 17 % 2000)
		s.Add(&p)
	}
	return s
}

func BenchmarkAdd(b *testing.B) {
	for b.Loop() {
		many(b, 100_000)
	}
}

func BenchmarkMap(b *testing.B) {
	s := many(b, 100_000)
	for b.Loop() {
		s.Map(coverage.DefaultX, coverage.DefaultY)
	}
}

func BenchmarkTwins(b *testing.B) {
	s := many(b, 100_000)
	for b.Loop() {
		s.Twins(b.Context(), 20)
	}
}
