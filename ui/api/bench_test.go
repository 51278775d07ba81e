package api_test

import (
	"fmt"
	"testing"

	"personae/model"
	"personae/model/value"
	"personae/ui/api"
)

// BenchmarkReads is a project of 100 personas, read whole and one by one, and a page of
// Feather's and of Anam's; BenchmarkUpdate is a write, which is on the disk when it is
// answered.
func BenchmarkReads(b *testing.B) {
	s := serve(b, api.Options{})
	var all []model.Persona
	for i := range 100 {
		all = append(all, model.Persona{Project: "P", Name: fmt.Sprintf("Caller %03d", i), Prompt: value.Some("You call.")})
	}
	id := s.write(all...)[0].Persona.ID
	for name, path := range map[string]string{
		"one": "/evalstudio/api/projects/P/personas/" + id, "project": "/evalstudio/api/projects/P/personas", "feather": "/feather/v1/library/personas", "anam": "/anam/v1/personas?perPage=50",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s.ask("GET", path, "").is(200)
			}
		})
	}
}

func BenchmarkUpdate(b *testing.B) {
	s := serve(b, api.Options{})
	id := s.write(model.Persona{Project: "P", Name: "A"})[0].Persona.ID
	n := 0
	for b.Loop() {
		n++
		s.ask("PUT", "/evalstudio/api/projects/P/personas/"+id, fmt.Sprintf(`{"description":"%d"}`, n)).is(200)
	}
}
