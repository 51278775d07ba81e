package api_test

import (
	"fmt"
	"strings"
	"testing"

	"personae/ui/api"
)

func TestMrAssistant(t *testing.T) {
	s := serve(t, api.Options{})
	const path, agent = "/mrassistant/personas", "3c90c3cc-0d44-4b50-8888-8dd25736052a"
	body := fmt.Sprintf(`{"specialist_type":"billing","agent_id":%q,"display_name":"Billing"}`, agent)
	made := s.ask("POST", path, body).is(200, `"tenant_id"`, `"specialist_type":"billing"`, `"description":null,"config_overrides":null,"tags":null,"enabled":true`, `"agent_name":null`)
	one := path + "/" + made.text("id")
	s.ask("PATCH", one, `{"description":"d","tags":["a"],"config_overrides":{"b":[1.50]},"enabled":false,"display_name":"Bills"}`).
		is(200, `"description":"d","config_overrides":{"b":[1.50]},"tags":["a"],"enabled":false`, `"display_name":"Bills"`, `"specialist_type":"billing"`)
	s.ask("PATCH", one, `{"agent_id":null,"display_name":null,"enabled":null}`).is(200, `"display_name":"Bills"`, `"enabled":false`)
	s.ask("PATCH", one, `{"description":null,"tags":null,"config_overrides":null}`).is(200, `"description":null,"config_overrides":null,"tags":null`)
	s.ask("PATCH", one, `{}`).is(200, `"display_name":"Bills"`)
	s.ask("PATCH", one, `{"unknown":{"a":1}}`).is(200)
	for _, body := range []string{`{"specialist_type":"x"}`, `{"display_name":""}`, `{"agent_id":"x"}`, fmt.Sprintf(`{"display_name":%q}`, strings.Repeat("x", 161)), `{"enabled":"no"}`, `[]`, `{`} {
		s.ask("PATCH", one, body).is(422, `{"detail":[{"loc":["body"`)
	}
	for _, without := range []string{"specialist_type", "agent_id", "display_name"} {
		s.ask("POST", path, strings.Replace(body, `"`+without+`"`, `"description"`, 1)).is(422, `"loc":["body","`+without+`"]`, `"type":"missing"`)
	}
	s.ask("POST", path, strings.Replace(body, "Billing", "Bills", 1)).is(409, `{"detail":"`)
	s.ask("PATCH", path+"/nobody", `{}`).is(404, `{"detail":"Persona not found"}`)
	s.ask("GET", path, "").is(405, `{"detail":"Method Not Allowed`)
	s.ask("GET", one, "").is(405)
	s.ask("DELETE", one, "").is(405)
	s.ask("GET", "/mrassistant/agents", "").is(404, `{"detail":"Not Found`)
	if p := s.get(made.text("id")).Persona; p.Name != "Bills" || p.Project != "Default" {
		t.Errorf("%+v", p)
	}
	s.ask("GET", "/anam/v1/personas/"+made.text("id"), "").is(200, `"name":"Bills"`)
	s.ask("GET", "/feather/v1/personas/"+made.text("id"), "").is(404) // it has no prompt
}
