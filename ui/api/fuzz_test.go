package api_test

import (
	"encoding/json"
	"strings"
	"testing"

	"personae/ui/api"
)

// FuzzBodies: whatever a body is, nothing fails in the server, every answer is JSON, and
// what was made can be read.
func FuzzBodies(f *testing.F) {
	for _, body := range []string{
		`{"name":"a","body":"b","display_name":"c","specialist_type":"d","agent_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a"}`,
		`{"name":"a","body":"b","behavior_config":{"cut_in":{"min_words":null},"wait_seconds":1e400}}`, `{"name":17}`, `{"name":""}`, `{"name":" "}`, `{"name":"\u0000"}`, `{"name":"\ud83d"}`,
		`{"headers":{"a":1},"name":"x"}`, `{"headers":[1]}`, `{"headers":{"a":"1","a":"2"},"name":"x"}`, `{"traits":5}`, `{"tags":null}`, `{"tags":["a","a"]}`, `null`, `[]`, `"x"`, `5`, `{`, ``, "\xff", "\ufeff{}",
		`{"imageBase64":"iVBORw0KGgo=","role":"r"}`, `{"imageBase64":1,"role":{}}`, `{"name_override":"x"}`, `{"__proto__":1}`, `{"a":{"__proto__":{}}}`, `{"voiceGenerationOptions":{"speed":1},"toolIds":[null]}`,
		`{"behavior_config":{}}`, `{"behavior_config":null}`, `{"widgetConfig":{"allowedOrigins":["a"]}}`, `{"config_overrides":[[[[]]]]}`, strings.Repeat("[", 20000), `{"name":"` + strings.Repeat("é", 300) + `","body":"x"}`,
		`{"name":"a/../b?c#d%2f","description":null}`, `{"imageUrl":7}`, `{"enabled":"true"}`, `{"name":"x","brain":{"systemPrompt":"y"},"systemPrompt":"z"}`,
	} {
		f.Add(body)
	}
	s := serve(f, api.Options{})
	s.ask("POST", "/evalstudio/api/projects", `{"name":"P"}`).is(201)
	agent := `{"name":"Fixed","body":"b","display_name":"Fixed","specialist_type":"d","agent_id":"3c90c3cc-0d44-4b50-8888-8dd25736052a"}`
	id := s.ask("POST", "/mrassistant/personas", agent).is(200).text("id")
	f.Fuzz(func(t *testing.T, body string) {
		s := &served{tb: t, lib: s.lib, path: s.path, url: s.url}
		for _, to := range [][2]string{
			{"POST", "/feather/v1/library/personas"},
			{"POST", "/feather/v1/personas"},
			{"POST", "/anam/v1/personas"},
			{"POST", "/mrassistant/personas"},
			{"POST", "/evalstudio/api/projects/P/personas"},
			{"POST", "/evalstudio/api/projects/P/images"},
			{"POST", "/evalstudio/api/projects"},
			{"POST", "/feather/v1/library/personas/" + id + "/install"},
			{"PUT", "/feather/v1/library/personas/" + id},
			{"PUT", "/feather/v1/personas/" + id},
			{"PUT", "/anam/v1/personas/" + id},
			{"PATCH", "/mrassistant/personas/" + id},
			{"PUT", "/evalstudio/api/projects/Default/personas/" + id},
		} {
			r := s.ask(to[0], to[1], body)
			var v any
			if err := json.Unmarshal(r.body, &v); err != nil {
				t.Errorf("%s %s: %d %s: %v", to[0], to[1], r.status, r.body, err)
			}
			// EvalStudio itself fails so where there is no body.
			if r.status >= 500 && !contains(r.body, "Cannot destructure") {
				t.Errorf("%s %s %q: %d %s", to[0], to[1], body, r.status, r.body)
			}
			o, _ := v.(map[string]any)
			made, _ := o["id"].(string)
			if isMade := r.status == 201 && made != "" && strings.HasSuffix(to[1], "/personas") && to[0] == "POST"; isMade {
				s.ask("GET", to[1]+"/"+made, "").is(200)
				s.ask("DELETE", to[1]+"/"+made, "")
			}
		}
		for _, list := range []string{"/feather/v1/library/personas", "/feather/v1/personas", "/anam/v1/personas", "/evalstudio/api/projects/P/personas", "/evalstudio/api/projects/Default/personas"} {
			s.ask("GET", list, "").is(200)
		}
	})
}

// FuzzPaths: whatever an id or a query is, nothing fails in the server.
func FuzzPaths(f *testing.F) {
	for _, text := range []string{"x", "..", "%2e%2e", "a/b", "%00", "%ff", "?limit=1", "?cursor=AAAA", "?search=%22", "?search=-a", "?page=1&perPage=1", "?role=%27", "'; DROP TABLE personas; --", strings.Repeat("a", 5000)} {
		f.Add(text)
	}
	s := serve(f, api.Options{})
	f.Fuzz(func(t *testing.T, text string) {
		path := strings.Map(func(r rune) rune {
			if r <= ' ' || r > '~' || r == '"' || r == '<' || r == '>' || r == '#' {
				return 'x'
			}
			return r
		}, text)
		for _, before := range []string{"/feather/v1/library/personas", "/feather/v1/personas", "/anam/v1/personas", "/evalstudio/api/projects/Default/personas", "/evalstudio/api/projects/", "/evalstudio/api/projects/Default/images", "/mrassistant/personas"} {
			for _, join := range []string{"", "/"} {
				if !escapesWell(before + join + path) {
					continue
				}
				r := (&served{tb: t, url: s.url}).ask("GET", before+join+path, "")
				if r.status >= 500 && !contains(r.body, "not found in workspace config") {
					t.Errorf("%s%s%s: %d %s", before, join, path, r.status, r.body)
				}
			}
		}
	})
}
