package coverage

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"personae/model/rehearsal"
)

// Metric says how the distance of two personas is counted.
const Metric = "Gower's distance: the mean over the knobs of how far apart they are, a number's as a share of its range, and 1 for any other difference"

// Pair is two personas and how far apart they are.
type Pair struct {
	A, B     int      // their places in the survey
	Distance float64  // 0 where they are the same in every knob, or differ beyond a range; 1 at most
	Differ   []string // the paths of the knobs in which they differ
}

// Apart writes the distance, and never as none where there is some.
func (p Pair) Apart() string {
	if len(p.Differ) > 0 && p.Distance < .0005 {
		return "<.001"
	}
	return fmt.Sprintf("%.3f", p.Distance)
}

// knob is one field of the distance: the place of every value in its range.
type knob struct {
	*column
	at      []float64 // by code, 0..1
	numbers []bool
}

// Twins are the pairs of personas that are nearest to each other over the knobs, the
// nearest first. It stops early, with what it has found, when ctx ends.
func (s *Survey) Twins(ctx context.Context, most int) []Pair {
	knobs := s.knobs()
	// What two personas are apart in the sum of their places they are apart at
	// least, so only those near each other in that order can be twins.
	sums := make([]float64, len(s.People))
	order := make([]int, len(s.People))
	for person := range s.People {
		order[person] = person
		for i := range knobs {
			sums[person] += knobs[i].at[knobs[i].of[person]]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sums[a], sums[b]) })
	found := nearest{most: most}
	for i, a := range order {
		if ctx.Err() != nil {
			break
		}
		for _, b := range order[i+1:] {
			if sums[b]-sums[a] >= found.worst() {
				break
			}
			if d := apart(knobs, a, b, found.worst()); d < found.worst() {
				found.add(Pair{A: min(a, b), B: max(a, b), Distance: d})
			}
		}
	}
	for i := range found.pairs {
		p := &found.pairs[i]
		p.Distance /= float64(len(knobs))
		for _, k := range knobs {
			if k.of[p.A] != k.of[p.B] {
				p.Differ = append(p.Differ, k.Path)
			}
		}
	}
	return found.pairs
}

func (s *Survey) knobs() []knob {
	var out []knob
	for _, path := range rehearsal.Knobs() {
		k := knob{column: s.columns[path]}
		for code, v := range k.values {
			n, ok := v.Number()
			if ok = ok && k.Range != nil; ok {
				k.at = append(k.at, min(max((n-k.Range.Min)/(k.Range.Max-k.Range.Min), 0), 1))
			} else {
				k.at = append(k.at, float64(code)/float64(len(k.values)))
			}
			k.numbers = append(k.numbers, ok)
		}
		out = append(out, k)
	}
	return out
}

// apart is the sum over the knobs, or anything from limit on where it is no less.
func apart(knobs []knob, a, b int, limit float64) float64 {
	sum := 0.0
	for i := range knobs {
		k := &knobs[i]
		x, y := k.of[a], k.of[b]
		switch {
		case x == y:
			continue
		case k.numbers[x] && k.numbers[y]:
			sum += math.Abs(k.at[x] - k.at[y])
		default:
			sum++
		}
		if sum >= limit {
			break
		}
	}
	return sum
}

// nearest keeps the nearest pairs, in order.
type nearest struct {
	pairs []Pair
	most  int
}

// worst is what a pair must be nearer than to be kept.
func (n *nearest) worst() float64 {
	if len(n.pairs) < n.most {
		return math.Inf(1)
	}
	return n.pairs[len(n.pairs)-1].Distance
}

func (n *nearest) add(p Pair) {
	at := len(n.pairs)
	for at > 0 && n.pairs[at-1].Distance > p.Distance {
		at--
	}
	n.pairs = slices.Insert(n.pairs, at, p)
	n.pairs = n.pairs[:min(len(n.pairs), n.most)]
}
