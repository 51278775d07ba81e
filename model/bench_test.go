package model

import "testing"

func BenchmarkDiff(b *testing.B) {
	p := build(b)
	q := build(b, "behavior_config.cut_in.min_words=5")
	b.ReportAllocs()
	for b.Loop() {
		Diff(&p, &q)
	}
}

func BenchmarkMerge(b *testing.B) {
	p := build(b)
	q := build(b, "behavior_config.cut_in.min_words=5")
	b.ReportAllocs()
	for b.Loop() {
		Merge(p, q, p)
	}
}
