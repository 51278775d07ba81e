package wire

import (
	"bytes"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"pgregory.net/rapid"

	"personae/model"
)

// TestEncodeIsWriteOnOneLine, and what is decoded is what an import reads.
func TestEncodeIsWriteOnOneLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.OneOf(personas(), sensible()).Draw(t, "persona")
		target := Target{System: rapid.SampledFrom(model.Systems).Draw(t, "system"), Body: rapid.SampledFrom([]Body{BodyCreate, BodyUpdate, BodyAnswer}).Draw(t, "body")}
		want, _, _ := Write(&p, target)
		got, err := Encode(&p, target)
		if err != nil {
			t.Fatal(err)
		}
		whole := jsontext.Value(bytes.Clone(want))
		if err := whole.Compact(); err != nil || !bytes.Equal(got, whole) {
			t.Fatalf("%v\n%s\n%s", err, got, whole)
		}
		in, err := Decode(got, target.System, ShapeRecord)
		d, _ := dialectOf(target.System)
		again, wantErr := importRecord(string(want), d, ShapeRecord, 0)
		if (err == nil) != (wantErr == nil) {
			t.Fatalf("%v, want %v: %s", err, wantErr, got)
		}
		if err == nil && !bytes.Equal(EncodeNative(again.Persona), EncodeNative(in.Persona)) {
			t.Fatalf("not the same: %s", got)
		}
	})
	if _, err := Encode(&model.Persona{}, Target{System: "x"}); err == nil {
		t.Error("a system that there is not")
	}
	if _, err := Decode([]byte("{}"), "x", ShapeRecord); err == nil {
		t.Error("a system that there is not")
	}
}
