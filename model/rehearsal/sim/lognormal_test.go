package sim

import (
	"math"
	"testing"

	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
)

// TestSpacing holds the table of spacings to the formula it stands for, and to
// the three published points.
func TestSpacing(t *testing.T) {
	spacings := tableOf(murmurSpacing())
	at := func(percent int) int { return spacingOf(spacings, uint64(percent)<<32/100, 1000) }
	if at(10) != 7 || at(50) != 32 || at(90) != 112 {
		t.Errorf("p10 %d, median %d, p90 %d", at(10), at(50), at(90))
	}
	for k, g := range normalQuantiles {
		if k > 0 && g <= normalQuantiles[k-1] {
			t.Errorf("knot %d falls", k)
		}
		exponent := float64(g) / millionths
		if got, want := power(3.5, g), math.Pow(3.5, exponent); math.Abs(got-want) > 1e-6*want {
			t.Errorf("power %v, want %v", got, want)
		}
		if k == knots {
			continue
		}
		p := .5 + float64(k)/(2*knots)
		z := exponent * 1.2815515655446004
		if got := .5 * math.Erfc(-z/math.Sqrt2); math.Abs(got-p) > 1e-6 {
			t.Errorf("knot %d is the quantile of %v, not of %v", k, got, p)
		}
	}
	if least := spacingOf(spacings, 0, 100_000); least != 1 {
		t.Errorf("least spacing %d", least)
	}
	if spacingOf(spacings, 1<<32-1, 1000) <= 112 {
		t.Error("the last draw does not reach the tail")
	}
}

func TestWordsAndTime(t *testing.T) {
	p := newPlan(rehearsal.From(&model.Persona{}, ""), script.BuiltIn()[0], rehearsal.Agents()[0])
	for side := range 2 {
		for words := range 6000 {
			if got := p.said(side, p.span(side, words)); got != words {
				t.Fatalf("%d words last %d ms, in which %d are said", words, p.span(side, words), got)
			}
			if words > 0 && p.said(side, p.span(side, words)-1) != words-1 {
				t.Fatalf("word %d ends early", words)
			}
		}
	}
}
