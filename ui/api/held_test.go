package api_test

import (
	"strings"
	"testing"

	"personae/ui/api"
)

// TestWhatALibraryCannotHold is refused with a sentence, where EvalStudio itself keeps
// it, and nothing is changed.
func TestWhatALibraryCannotHold(t *testing.T) {
	s := serve(t, api.Options{})
	s.ask("POST", "/evalstudio/api/projects", `{"name":"P"}`).is(201)
	s.ask("POST", "/evalstudio/api/projects", `{"name":"P"}`).is(409, "choose another name")
	s.ask("POST", "/evalstudio/api/projects", `{"name":7}`).is(400)
	const path = "/evalstudio/api/projects/P/personas"
	one := path + "/" + s.ask("POST", path, `{"name":"a"}`).is(201).text("id")
	for body, want := range map[string]string{
		`{"name":17}`: "expected text", `{"name":{}}`: "expected text", `{"name":" "}`: "needs a name", `{"name":"\ud83d"}`: "half of a character", `{"name":"a\u0000"}`: "NUL",
		`{"name":"b","headers":[]}`: "headers", `{"name":"b","description":5}`: "description",
	} {
		s.ask("POST", path, body).is(400, `{"error":"`, want)
		s.ask("PUT", one, body).is(400, `{"error":"`, want)
	}
	s.ask("PUT", one, `{"name":""}`).is(400, "leave it out to keep the one it has")
	s.ask("POST", path+"/../images", `{"imageBase64":"aGk=","role":"r"}`).is(400, "PNG, JPEG, GIF or WebP")
	s.ask("POST", path+"/../images", `{"imageBase64":"*","role":"r"}`).is(400, "no base64")
	s.ask("POST", path+"/../images", `{"imageBase64":7,"role":"r"}`).is(400)
	if r := s.get(one[len(path)+1:]); s.count() != 1 || r.Revision != 1 {
		t.Errorf("%d personas, at revision %d", s.count(), r.Revision)
	}
	// And what it can: EvalStudio has no longest name, and looks into no header.
	s.ask("PUT", one, `{"headers":{"a":1}}`).is(200, `"headers":{"a":1}`)
	long := strings.Repeat("x", 300)
	s.ask("POST", path, `{"name":"`+long+`"}`).is(201, long)
	s.ask("GET", "/anam/v1/personas?search="+long, "").is(200, `"total":1`)
	if items := s.ask("GET", "/feather/v1/library/personas", "").is(200).object()["items"].([]any); len(items) != 0 {
		t.Errorf("Feather has whom it would refuse: %v", items)
	}
}

// TestWhatWasTakenIsThere: no system loses sight of a persona by its own update.
func TestWhatWasTakenIsThere(t *testing.T) {
	s := serve(t, api.Options{})
	const path = "/feather/v1/personas"
	one := path + "/" + s.ask("POST", path, `{"name":"a","body":"b"}`).is(201).text("id")
	for _, body := range []string{`{"behavior_config":{"reaction_pause_ms_min":600}}`, `{"behavior_config":{"reaction_pause_ms_max":0}}`, `{"traits":{}}`, `{"name":" x "}`, `{"body":" "}`} {
		if r := s.ask("PUT", one, body); r.status == 200 {
			s.ask("GET", one, "").is(200)
		} else {
			r.is(422, `{"detail":[{"loc":["body","behavior_config","reaction_pause_ms_m`)
		}
	}
}
