package api_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
)

// TestFeatherHoldsItsDocument in both versions: each answer is one that it declares.
func TestFeatherHoldsItsDocument(t *testing.T) {
	for version, first := range map[string]string{"1.21": `"first_speaker":"agent","cut_in":{"min_words":3,"min_duration_ms":300,"backoff_ms":1000}`, "1.90": `"first_speaker":"persona","cut_in":{"min_words":null,"min_duration_ms":null,"backoff_ms":1000}`} {
		t.Run(version, func(t *testing.T) {
			s, f := serveAPI(t, version)
			for _, kind := range []struct{ path, only string }{{"/v1/library/personas", `"tags":[]`}, {"/v1/personas", `"is_active":true`}} {
				made := f.ask("POST", kind.path, `{"name":"Caller","body":"You call."}`).is(201, first, kind.only, `"description":null`, `"traits":{}`, `"created_by":null`,
					`"background_noise_volume":0.3`, `"reaction_pause_ms_max":500`)
				one := kind.path + "/" + made.text("id")
				if got := f.ask("GET", one, "").is(200); !bytes.Equal(got.body, made.body) {
					t.Errorf("got %s, made %s", got.body, made.body)
				}
				f.ask("POST", kind.path, `{"name":"Caller","body":"You call."}`).is(409, `"error":"conflict"`)
				f.ask("PUT", one, `{"description":"d","behavior_config":{"wait_seconds":2.5,"yield_on_overlap":{"after_words":null}}}`).
					is(200, `"description":"d"`, `"wait_seconds":2.5`, `"after_words":null,"after_seconds":0.5`, `"body":"You call."`)
				f.ask("PUT", one, `{"behavior_config":{"language":"en"}}`).is(200, `"wait_seconds":0`, `"after_words":2`, `"language":"en"`, first)
				f.ask("PUT", one, `{"description":null}`).is(200, `"description":null`, `"language":"en"`)
				before := s.get(made.text("id")).Revision
				f.ask("PUT", one, `{}`).is(200, `"language":"en"`)
				if after := s.get(made.text("id")).Revision; after != before+1 {
					t.Errorf("an empty update made revision %d of %d", after, before)
				}
				f.ask("PUT", one, `{"traits":{"age":41,"a":[1.50,{"b":null}]}}`).is(200, `"traits":{"age":41,"a":[1.50,{"b":null}]}`)
				for body, want := range map[string]string{
					`{"name":null}`: `"loc":["body","name"]`, `{"body":null}`: `"loc":["body","body"]`, `{"name":""}`: `"name"`, `{"body":""}`: `"body"`, `{"traits":null}`: `"traits"`,
					`{"behavior_config":null}`: `"behavior_config"`, `{"unknown":1}`: `"loc":["body","unknown"]`, `{"id":"x"}`: `id`, `{"behavior_config":{"cut_in":{"x":1}}}`: `["body","behavior_config","cut_in","x"]`,
					`{"behavior_config":{"interruption_mode":"often"}}`: `"interruption_mode"`, `{"behavior_config":{"wait_seconds":31}}`: `"wait_seconds"`, `{"behavior_config":{"cut_in":{"min_words":-1}}}`: "min_words",
					`{"behavior_config":{"yield_on_overlap":{"after_seconds":"1"}}}`: "after_seconds", `[]`: `"loc":["body"]`, `5`: `"loc"`, `{"name":`: `"loc"`, `{"name":"a","name":"b"}`: `name`,
					fmt.Sprintf(`{"name":%q}`, strings.Repeat("x", 256)): `"name"`,
				} {
					f.ask("PUT", one, body).is(422, `"detail":[{"loc":["body"`, want)
					if strings.HasPrefix(body, "{") {
						f.ask("POST", kind.path, strings.Replace(body, "{", `{"description":"x",`, 1)).is(422, `"loc":["body"`)
					}
				}
				f.ask("POST", kind.path, `{"body":"b"}`).is(422, `"loc":["body","name"]`, `"type":"missing"`)
				f.ask("POST", kind.path, "").is(422)
				f.ask("GET", kind.path+"/nobody", "").is(422, `["path","persona_id"]`)
				f.ask("GET", kind.path+"/3c90c3cc-0d44-4b50-8888-8dd25736052a", "").is(404, `"error":"not_found"`)
				f.ask("PUT", kind.path+"/3c90c3cc-0d44-4b50-8888-8dd25736052a", "{}").is(404)
				f.ask("DELETE", kind.path+"/3c90c3cc-0d44-4b50-8888-8dd25736052a", "").is(404)
				f.ask("GET", kind.path, "").is(200, `"has_more":false`, `"next_cursor":null`, made.text("id"))
				f.ask("DELETE", one, "").is(204)
				f.ask("GET", one, "").is(404)
				f.ask("GET", kind.path, "").is(200, `{"items":[],"next_cursor":null,"has_more":false}`)
				if !s.get(made.text("id")).Trashed {
					t.Error("what was deleted is not in the trash")
				}
			}
			if version == "1.21" {
				f.ask("POST", "/v1/personas", `{"name":"n","body":"b","behavior_config":{"cut_in":{"min_words":null}}}`).is(422, "min_words")
				f.ask("POST", "/v1/personas", `{"name":"n","body":"b","behavior_config":{"text_burst":{"enabled":true}}}`).is(422, "text_burst")
			} else {
				f.ask("POST", "/v1/personas", `{"name":"n","body":"b","behavior_config":{"text_burst":{"enabled":true}}}`).is(201, `"text_burst":{"enabled":true,"policy":"live"}`)
			}
			f.ask("POST", "/v1/library/personas", `{"name":"t","body":"b","is_active":true}`).is(422, "is_active")
			f.ask("POST", "/v1/personas", `{"name":"t","body":"b","tags":[]}`).is(422, "tags")
		})
	}
}

// TestFeatherInstalls: a library persona is read, and becomes one of the organisation,
// under its own name where that is free there.
func TestFeatherInstalls(t *testing.T) {
	s, f := serveAPI(t, "1.90")
	entry := f.ask("POST", "/v1/library/personas", `{"name":"Caller","body":"You call.","tags":["a"],"traits":{"x":1}}`).is(201, `"tags":["a"]`)
	install := "/v1/library/personas/" + entry.text("id") + "/install"
	first := f.ask("POST", install, `{}`).is(201, `"name":"Caller"`, `"traits":{"x":1}`, `"cloned_from_id":"`+entry.text("id")+`"`)
	f.ask("POST", install, `{"name_override":null}`).is(201, `"name":"Caller (2)"`)
	f.ask("POST", install, `{"name_override":"Mine"}`).is(201, `"name":"Mine"`)
	f.ask("POST", install, `{"name_override":"Mine"}`).is(409)
	f.ask("POST", install, `{"name_override":""}`).is(422, `["body","name_override"]`)
	f.ask("POST", install, `{"name_override":7}`).is(422)
	f.ask("POST", install, `{"nam":"x"}`).is(422, `["body","nam"]`)
	f.ask("POST", install, `[]`).is(422)
	f.ask("POST", strings.Replace(install, entry.text("id"), "3c90c3cc-0d44-4b50-8888-8dd25736052a", 1), `{}`).is(404)
	f.ask("GET", "/v1/library/personas", "").is(200, entry.text("id"))
	if items := f.ask("GET", "/v1/library/personas", "").object()["items"].([]any); len(items) != 1 {
		t.Errorf("the library has %d personas now", len(items))
	}
	if items := f.ask("GET", "/v1/personas", "").object()["items"].([]any); len(items) != 3 {
		t.Errorf("the organisation has %d personas", len(items))
	}
	f.ask("GET", "/v1/personas/"+entry.text("id"), "").is(404)
	f.ask("GET", "/v1/library/personas/"+first.text("id"), "").is(404)
	f.ask("PUT", "/v1/personas/"+first.text("id"), `{"is_active":false}`).is(200, `"is_active":false`)
	if p := s.get(first.text("id")).Persona; p.Enabled.Or(true) || p.Project != "Feather organisation" {
		t.Errorf("%+v", p)
	}
	f.ask("GET", "/v1/personas?is_active=false", "").is(200, `"name":"Caller"`)
	if items := f.ask("GET", "/v1/personas?is_active=true", "").object()["items"].([]any); len(items) != 2 {
		t.Errorf("%d are active", len(items))
	}
	f.ask("GET", "/v1/personas?is_active=perhaps", "").is(422, `["query","is_active"]`)
	s.ask("GET", "/feather/v1/identity/whoami", "").is(200, `"organization_id"`)
}

// TestFeatherPages: nobody who stays is given twice or left out.
func TestFeatherPages(t *testing.T) {
	s, f := serveAPI(t, "1.21")
	var want []string
	for i := range 130 {
		p := model.Persona{Project: "P", Name: fmt.Sprintf("Caller %03d", i), Prompt: value.Some("You call."), Tags: value.Some(value.Strings{"even", "odd"}[i%2 : i%2+1])}
		if i == 7 {
			p.Prompt = value.Optional[string]{} // Feather has nobody without one
		}
		r := s.write(p)[0]
		if i != 7 {
			want = append(want, r.Persona.ID)
		}
	}
	var got []string
	cursor := ""
	for {
		page := f.ask("GET", "/v1/library/personas?limit=20&cursor="+cursor, "").is(200).object()
		for _, item := range page["items"].([]any) {
			got = append(got, item.(map[string]any)["id"].(string))
		}
		if len(got) == 20 { // the last that was given goes, and another comes
			if _, err := s.lib.Delete(t.Context(), got[19:]); err != nil {
				t.Fatal(err)
			}
			want = append(want, s.write(model.Persona{Project: "P", Name: "New", Prompt: value.Some("x")})[0].Persona.ID)
		}
		if page["has_more"] == false {
			if page["next_cursor"] != nil {
				t.Error("a cursor to nothing")
			}
			break
		}
		cursor = page["next_cursor"].(string)
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got %d, want %d in the order of their creation", len(got), len(want))
	}
	for query, count := range map[string]int{"tag=odd&limit=200": 64, "tag=none": 0, "search=caller+01": 12, `search=%22CALLER+012%22`: 1, "search=nobody": 0, "search=prompt:call": 0, "limit=200": 129, "": 50} {
		if items := f.ask("GET", "/v1/library/personas?"+query, "").is(200).object()["items"].([]any); len(items) != count {
			t.Errorf("%s: %d personas, want %d", query, len(items), count)
		}
	}
	for _, query := range []string{"limit=0", "limit=201", "limit=x"} {
		f.ask("GET", "/v1/library/personas?"+query, "").is(422, `["query","limit"]`)
	}
	for _, cursor := range []string{"x", "!", "bm8"} {
		f.ask("GET", "/v1/library/personas?cursor="+cursor, "").is(400, `"error":"bad_request"`)
	}
}

// TestIDsAreThoseOfTheRecords, else the library's own.
func TestIDsAreThoseOfTheRecords(t *testing.T) {
	s, f := serveAPI(t, "1.21")
	const there = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
	from := func(project, name string) model.Persona {
		p := model.Persona{Project: project, Name: name, Prompt: value.Some("x")}
		p.Origin.Feather.ID, p.Origin.EvalStudio.ID = value.Some(there), value.Some(there)
		p.Origin.Feather.CreatedAt, p.Origin.Feather.UpdatedAt = value.Some("2023-11-07T05:31:56Z"), value.Some("2099-11-07T05:31:56Z")
		return p
	}
	records := s.write(from("P", "A"), from("Q", "B"))
	older, newer := records[0].Persona, records[1].Persona
	f.ask("GET", "/v1/library/personas/"+there, "").is(200, `"name":"A"`, `"created_at":"2023-11-07T05:31:56Z"`, `"updated_at":"2099-11-07T05:31:56Z"`)
	f.ask("GET", "/v1/library/personas/"+newer.ID, "").is(200, `"name":"B"`, `"id":"`+newer.ID+`"`)
	f.ask("GET", "/v1/library/personas", "").is(200, `"id":"`+there+`"`, `"id":"`+newer.ID+`"`)
	f.ask("GET", "/v1/personas/"+older.ID, "").is(404) // a library persona is not the organisation's
	for project, name := range map[string]string{"P": "A", "Q": "B"} {
		s.ask("GET", "/evalstudio/api/projects/"+project+"/personas/"+there, "").is(200, `"name":"`+name+`"`, `"id":"`+there+`"`)
	}
	s.ask("GET", "/evalstudio/api/projects/Q/personas/"+older.ID, "").is(404)
	f.ask("PUT", "/v1/library/personas/"+there, `{"name":"C"}`).is(200, `"name":"C"`, `"id":"`+there+`"`)
	s.ask("GET", "/anam/v1/personas/"+older.ID, "").is(200, `"name":"C"`, `"id":"`+older.ID+`"`)
	if p := s.get(older.ID).Persona; p.Name != "C" || p.Origin.ID(model.SystemFeather) != there {
		t.Errorf("%+v", p)
	}
	if page, err := s.lib.Operations(t.Context(), "", 0, 1); err != nil || page.Rows[0].Kind != library.OperationSave || page.Rows[0].Label != "Changed C through the API of Feather library" {
		t.Errorf("%+v, %v", page, err)
	}
}
