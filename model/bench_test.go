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

func BenchmarkValidate(b *testing.B) {
	p := build(b, `behavior_config.language="es-MX"`, `evalstudio.headers={"X-A":"1"}`)
	b.ReportAllocs()
	for b.Loop() {
		Validate(&p)
	}
}

func BenchmarkSummarize(b *testing.B) {
	r := Record{Persona: build(b)}
	b.ReportAllocs()
	for b.Loop() {
		Summarize(r)
	}
}
