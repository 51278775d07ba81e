package library_test

import (
	"reflect"
	"testing"

	"personae/model"
	"personae/model/field/fieldtest"
	"personae/model/library"
	"personae/model/value"
)

func TestSummarize(t *testing.T) {
	p := fieldtest.Build(t, `id="x"`, `tags=["a"]`, `enabled=false`, `updated_at="2026-08-01T12:00:00.005Z"`,
		`behavior_config.interruption_mode="high"`, `behavior_config.yield_on_overlap.after_words=null`, `behavior_config.background_noise="cafe"`)
	got := library.Summarize(library.Record{Persona: p, Revision: 7})
	want := library.Summary{
		ID: "x", Project: "Default", Name: "Impatient caller", Tags: value.Strings{"a"}, Enabled: false, Revision: 7,
		UpdatedAt: "2026-08-01T12:00:00.005Z", InterruptionMode: "high",
		YieldWords: value.NullOf[int](), YieldSeconds: value.Some(0.5), BackgroundNoise: "cafe",
		Ready: []model.System{model.SystemFeather, model.SystemFeatherOrg, model.SystemEvalStudio, model.SystemAnam},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if s := library.Summarize(library.Record{}); !s.Enabled || s.Ready != nil {
		t.Errorf("%+v", s)
	}
}

func BenchmarkSummarize(b *testing.B) {
	r := library.Record{Persona: fieldtest.Build(b)}
	b.ReportAllocs()
	for b.Loop() {
		library.Summarize(r)
	}
}
