package api_test

import (
	"bytes"
	"fmt"
	"testing"

	"personae/model"
	"personae/model/value"
	"personae/ui/api"
)

// TestAnamHoldsItsDocument: each answer is one that it declares, or has what its
// clients read of an error.
func TestAnamHoldsItsDocument(t *testing.T) {
	s := serve(t, api.Options{})
	a := holdTo(s, "/anam", "anam.json")
	const avatar, voice, other = "071b0286-4cce-4808-bee2-e642f1062de3", "de23e340-1416-4dd8-977d-065a7ca11697", "3c90c3cc-0d44-4b50-8888-8dd25736052a"
	a.ask("GET", "/v1/personas", "").is(200, `{"data":[],"meta":{"total":0,"lastPage":1,"currentPage":1,"perPage":10,"prev":null,"next":null}}`)
	made := a.ask("POST", "/v1/personas", fmt.Sprintf(`{"name":"Cara","description":"d","avatarId":%q,"avatarModel":"cara-3","voiceId":%q,"llmId":"a7cf662c-2ace-4de1-a21e-ef0fbf144bb7",`+
		`"systemPrompt":"You are Cara.","initialMessage":"Hello","languageCode":"en","uninterruptibleGreeting":true,"toolIds":["t1"],"voiceGenerationOptions":{"speed":1},"unknown":1}`, avatar, voice)).
		is(201, `"avatar":{"id":"`+avatar+`"}`, `"voice":{"id":"`+voice+`"}`, `"systemPrompt":"You are Cara."`, `"tools":[{"id":"t1"}]`, `"voiceGenerationOptions":{"speed":1}`, `"widgetConfig":{}`)
	one := "/v1/personas/" + made.text("id")
	if got := a.ask("GET", one, "").is(200); !bytes.Equal(got.body, made.body) {
		t.Errorf("got %s, made %s", got.body, made.body)
	}
	row := a.ask("GET", "/v1/personas", "").is(200, `"isDefaultPersona":false`, `"languageCode":"en"`, `"total":1`)
	for _, hidden := range []string{"You are Cara", "brain", "toolIds", "voiceGenerationOptions"} {
		if contains(row.body, hidden) {
			t.Errorf("the list tells of %s: %s", hidden, row.body)
		}
	}
	a.ask("PUT", one, `{"systemPrompt":"New."}`).is(200, `"systemPrompt":"New."`, `"description":"d"`, `"speed":1`)
	a.ask("PUT", one, `{"widgetConfig":{"layout":"inline"}}`).is(200, `"widgetConfig":{"layout":"inline"}`)
	a.ask("PUT", one, `{"widgetConfig":{"position":"left"}}`).is(200, `"layout":"inline"`, `"position":"left"`)
	a.ask("PUT", one, `{"initialMessage":null,"toolIds":[]}`).is(200, `"tools":[]`)
	if p := s.get(made.text("id")).Persona; !p.Anam.InitialMessage.IsNull() || p.Anam.LanguageCode.Or("") != "en" || !p.Anam.UninterruptibleGreeting.Or(false) {
		t.Errorf("what the answers do not show: %+v", p.Anam)
	}
	a.ask("PUT", one, fmt.Sprintf(`{"voiceId":%q}`, voice)).is(200, `"speed":1`)
	a.ask("PUT", one, fmt.Sprintf(`{"voiceId":%q}`, other)).is(200, `"voiceGenerationOptions":null`, `"voice":{"id":"`+other+`"}`)
	a.ask("PUT", one, fmt.Sprintf(`{"voiceId":%q,"voiceGenerationOptions":{"speed":1.1}}`, voice)).is(200, `"speed":1.1`)
	for body, want := range map[string]string{
		`{"unknown":1}`: `"path":"unknown"`, `{"name":null}`: `"path":"name"`, `{"description":null}`: "description", `{"avatarModel":"cara-9"}`: "avatarModel", `{"name":7}`: `"path":"name"`,
		`{"voiceDetectionOptions":{"endOfSpeechSensitivity":2}}`: "endOfSpeechSensitivity", `{"voiceDetectionOptions":{"x":1}}`: "voiceDetectionOptions.x", `{"id":"x"}`: "id", `[]`: "object",
		`{"name":`: `"message"`, `{"brain":{"systemPrompt":"x"}}`: "brain",
	} {
		a.ask("PUT", one, body).is(400, `"details":[`, want)
	}
	a.ask("POST", "/v1/personas", `{"description":"x"}`).is(400, `"path":"name"`, `"code":"missing"`)
	a.ask("POST", "/v1/personas", `{"name":"Cara"}`).is(409)
	a.ask("POST", "/v1/personas", `{"name":"Bare"}`).is(201, `"description":null`, `"avatar":null`, `"voice":null`, `"brain":{"personality":null,"systemPrompt":null}`)
	a.ask("GET", "/v1/personas/nobody", "").is(404, `"message":"Persona not found"`)
	a.ask("PUT", "/v1/personas/nobody", `{}`).is(404)
	a.ask("DELETE", one, "").is(200, `{"message":"Persona deleted"}`)
	a.ask("DELETE", one, "").is(404)
	a.ask("GET", one, "").is(404)
}

func TestAnamPages(t *testing.T) {
	s := serve(t, api.Options{})
	a := holdTo(s, "/anam", "anam.json")
	for i := range 23 {
		s.write(model.Persona{Project: "P", Name: fmt.Sprintf("Agent %02d", i)})
	}
	a.ask("GET", "/v1/personas", "").is(200, `"name":"Agent 00"`, `"name":"Agent 09"`, `"meta":{"total":23,"lastPage":3,"currentPage":1,"perPage":10,"prev":null,"next":2}`)
	a.ask("GET", "/v1/personas?page=3", "").is(200, `"name":"Agent 22"`, `"prev":2,"next":null`)
	a.ask("GET", "/v1/personas?page=9&perPage=100", "").is(200, `"data":[]`, `"lastPage":1,"currentPage":9,"perPage":100,"prev":1,"next":null`)
	a.ask("GET", "/v1/personas?search=agent+1&perPage=100", "").is(200, `"total":12`)
	for _, query := range []string{"page=0", "page=x", "perPage=0", "perPage=101", "page=99999999999999999999"} {
		a.ask("GET", "/v1/personas?"+query, "").is(400, "whole number")
	}
}

// TestAnamKeepsWhatCame: an answer that was imported comes back as it is, but for what
// was changed since.
func TestAnamKeepsWhatCame(t *testing.T) {
	s := serve(t, api.Options{})
	a := holdTo(s, "/anam", "anam.json")
	p := model.Persona{Project: "P", Name: "Came", Prompt: value.Some("Old.")}
	p.Origin.Anam.ID, p.Anam.AvatarID = value.Some("3c90c3cc-0d44-4b50-8888-8dd25736052a"), value.Some("071b0286-4cce-4808-bee2-e642f1062de3")
	p.Origin.Anam.Avatar = value.Some(value.JSON(`{"id":"071b0286-4cce-4808-bee2-e642f1062de3","displayName":"Cara"}`))
	p.Origin.Anam.ShareLinks = value.Some(value.JSON(`[{"token":"x"}]`))
	s.write(p)
	a.ask("PUT", "/v1/personas/3c90c3cc-0d44-4b50-8888-8dd25736052a", `{"systemPrompt":"New."}`).
		is(200, `"displayName":"Cara"`, `"shareLinks":[{"token":"x"}]`, `"systemPrompt":"New."`, `"id":"3c90c3cc-0d44-4b50-8888-8dd25736052a"`)
}
