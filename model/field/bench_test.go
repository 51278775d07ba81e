package field_test

import (
	"testing"

	"personae/model/field"
	"personae/model/field/fieldtest"
)

func BenchmarkDiff(b *testing.B) {
	p := fieldtest.Build(b)
	q := fieldtest.Build(b, "behavior_config.cut_in.min_words=5")
	b.ReportAllocs()
	for b.Loop() {
		field.Diff(&p, &q)
	}
}

func BenchmarkMerge(b *testing.B) {
	p := fieldtest.Build(b)
	q := fieldtest.Build(b, "behavior_config.cut_in.min_words=5")
	b.ReportAllocs()
	for b.Loop() {
		field.Merge(p, q, p)
	}
}
