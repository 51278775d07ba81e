package wire

import (
	"errors"
	"strings"
	"testing"

	"personae/model"
)

func FuzzReader(f *testing.F) {
	for _, c := range records {
		f.Add([]byte(load(f, c.file)), "")
	}
	for _, file := range []string{"feather-page", "feather-org-page", "anam-page", "evalstudio-list"} {
		f.Add([]byte(load(f, file)), "")
	}
	for _, system := range model.Vendors {
		f.Add([]byte(`{"name":"a","body":null,"zzz":{"name":1e400}}`), string(system))
	}
	f.Add([]byte("\ufeff{\"id\":1}\n[[]]"), "anam")
	f.Fuzz(func(t *testing.T, text []byte, from string) {
		r := NewReader(strings.NewReader(string(text)), "f", Options{From: model.System(from)})
		for in, err := range r.All() {
			if err != nil {
				if _, ok := errors.AsType[*ReadError](err); !ok {
					t.Fatalf("%T: %v", err, err)
				}
				continue
			}
			for _, form := range []Body{BodyCreate, BodyUpdate, BodyAnswer, BodyCurl} {
				body, _, err := Write(&in.Persona, Target{System: in.System, Body: form})
				if err != nil {
					continue
				}
				if form == BodyAnswer && in.System != model.SystemPersonae {
					d := dialects[in.System]()
					again, err := importRecord(string(body), d, in.Shape, 0)
					if err != nil {
						t.Fatalf("%v\n%s", err, body)
					}
					twice, _, _ := Write(&again.Persona, Target{System: in.System, Body: form})
					if in.Shape != ShapeCreate && in.Shape != ShapeUpdate {
						wantSameJSON(t, twice, string(body))
					}
				}
			}
		}
	})
}

func BenchmarkReader(b *testing.B) {
	for _, file := range []string{"feather-record", "evalstudio-record", "anam-record"} {
		b.Run(file, func(b *testing.B) {
			const records = 1000
			text := "[" + strings.Repeat(load(b, file)+",", records-1) + load(b, file) + "]"
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				r := NewReader(strings.NewReader(text), "", Options{})
				for _, err := range r.All() {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(records)*float64(b.N)/b.Elapsed().Seconds(), "records/s")
		})
	}
}
