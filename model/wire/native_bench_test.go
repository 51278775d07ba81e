package wire

import (
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
)

// full is a persona as a tester writes one, filled for three systems.
func full(tb testing.TB) model.Persona {
	tb.Helper()
	p := field.NewPersona("Default", "Impatient caller")
	set(tb, &p, "prompt", `"`+strings.Repeat("You call about a bill and have no time. ", 40)+`"`)
	set(tb, &p, "tags", `["billing","escalation"]`)
	set(tb, &p, "traits", `{"age":41,"mood":"pressed"}`)
	set(tb, &p, "evalstudio.headers", `{"X-User-Language":"en"}`)
	set(tb, &p, "anam.avatarId", `"071b0286-4cce-4808-bee2-e642f1062de3"`)
	set(tb, &p, "anam.voiceDetectionOptions.endOfSpeechSensitivity", `0.5`)
	set(tb, &p, "mrassistant.specialist_type", `"billing"`)
	return p
}

func BenchmarkEncodeNative(b *testing.B) {
	p := full(b)
	b.ReportAllocs()
	for b.Loop() {
		EncodeNative(p)
	}
}

func BenchmarkDecodeNative(b *testing.B) {
	document := EncodeNative(full(b))
	b.ReportAllocs()
	b.SetBytes(int64(len(document)))
	for b.Loop() {
		if _, err := DecodeNative(document); err != nil {
			b.Fatal(err)
		}
	}
}
