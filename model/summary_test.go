package model

import (
	"reflect"
	"testing"
)

func TestSummarize(t *testing.T) {
	p := build(t, `id="x"`, `tags=["a"]`, `enabled=false`, `updated_at="2026-08-01T12:00:00.005Z"`,
		`behavior_config.interruption_mode="high"`, `behavior_config.yield_on_overlap.after_words=null`, `behavior_config.background_noise="cafe"`)
	got := Summarize(Record{Persona: p, Revision: 7})
	want := Summary{
		ID: "x", Project: "Default", Name: "Impatient caller", Tags: Strings{"a"}, Enabled: false, Revision: 7,
		UpdatedAt: "2026-08-01T12:00:00.005Z", InterruptionMode: "high",
		YieldWords: NullOf[int](), YieldSeconds: Some(0.5), BackgroundNoise: "cafe",
		Ready: []System{SystemFeather, SystemFeatherOrg, SystemEvalStudio, SystemAnam},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if s := Summarize(Record{}); !s.Enabled || s.Ready != nil {
		t.Errorf("%+v", s)
	}
}

func BenchmarkSummarize(b *testing.B) {
	r := Record{Persona: build(b)}
	b.ReportAllocs()
	for b.Loop() {
		Summarize(r)
	}
}
