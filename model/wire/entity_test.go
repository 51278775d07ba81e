package wire

import (
	"strings"
	"testing"

	"personae/model"
)

const stamps = `"createdAt":"2026-01-28T10:00:00.000Z","updatedAt":"2026-01-28T10:00:00.000Z"`

// What is no persona is refused by its name, whether its system is said or not.
func TestOtherEntitiesAreNoPersonas(t *testing.T) {
	for _, c := range []struct {
		text string
		from model.System
		want string
	}{
		{`{"id":"c","name":"C","type":"langgraph","baseUrl":"http://x","headers":{"Authorization":"Bearer s"},` + stamps + `}`, model.SystemEvalStudio, "this is an EvalStudio connector and no persona: leave it out"},
		{`{"id":"e","name":"E","scenarioIds":["s"],"connectorId":"c",` + stamps + `}`, model.SystemEvalStudio, "an EvalStudio eval"},
		{`{"id":"s","name":"S","instructions":"call","maxMessages":4,"personaIds":["p"],` + stamps + `}`, model.SystemEvalStudio, "an EvalStudio scenario"},
		{`{"id":"r","evalId":"e","status":"queued","messages":[],` + stamps + `}`, model.SystemEvalStudio, "an EvalStudio run"},
		{`{"id":1,"evalId":"e","createdAt":"x"}`, model.SystemEvalStudio, "an EvalStudio execution"},
		{`{"version":3,"name":"W","projects":[{"id":"p","name":"P"}]}`, model.SystemEvalStudio, "EvalStudio's workspace file and no persona: import the folder"},
		{`{"id":"p","name":"P","maxConcurrency":3}`, model.SystemEvalStudio, "an EvalStudio project"},
		{`{"id":"f","name":"F","intent":"refund","journey":"","source":"manual","tags":[],"created_at":"x","updated_at":"x"}`, model.SystemFeather, "a Feather scenario"},
		{`{"id":"f","name":"F","description":"","is_active":true,"items":[{"persona_id":"p","scenario_id":"s"}],"created_at":"x"}`, model.SystemFeatherOrg, "a Feather simulation suite"},
		{`{"id":"f","agent_id":"a","persona_id":"p","scenario_id":"s","status":"pending"}`, model.SystemFeather, "a Feather simulation run"},
		{`{"id":"t","name":"T","description":"d","type":"CLIENT","config":{},` + stamps + `}`, model.SystemAnam, "an Anam tool"},
		{`{"id":"v","displayName":"V","provider":"CARTESIA","description":"d",` + stamps + `}`, model.SystemAnam, "an Anam voice"},
		{`{"id":"a","displayName":"A","variantName":"B","imageUrl":"u",` + stamps + `}`, model.SystemAnam, "an Anam avatar"},
		{`{"agent_id":"a","version":1,"livekit":{},"tools":[],"workflow":{}}`, model.SystemMrAssistant, "a Mr Assistant agent"},
	} {
		for _, from := range []model.System{"", c.from} {
			if _, err := NewReader(strings.NewReader(c.text), "", Options{From: from}).Next(); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s from %q: %v", c.text, from, err)
			}
		}
	}
}

// What could be anything is nobody's, unless its system is said.
func TestTooLittleIsNobodys(t *testing.T) {
	for text, want := range map[string]string{
		`{"id":"x","name":"N"}`: "id and name says too little",
		`{"name":"N"}`:          "name says too little",
		`{"id":"g","name":"N","description":"d","created_at":"x","updated_at":"x","full_name":"o/n","private":false,"fork":false,"size":1,"url":"u"}`:                             "no system has a record with the keys",
		`{"id":"g","name":"N","description":"d","created_at":"x","updated_at":"x"}`:                                                                                               "no system has a record with the keys",
		`{"id":1,"title":"N","body":"b","created_at":"x","updated_at":"x","state":"open","number":1,"user":{},"labels":[],"locked":false,"url":"u","comments":0,"assignee":null}`: "no system has a record with the keys",
		`{"personas":[{"name":"N","body":"b"}]}`: `the records stand inside "personas": give what is under it alone`,
		`{"data":{"name":"N","body":"b"}}`:       `the records stand inside "data"`,
	} {
		if _, err := NewReader(strings.NewReader(text), "", Options{}).Next(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
	for from, text := range map[model.System]string{
		model.SystemPersonae: `{"id":"x","name":"N"}`, model.SystemEvalStudio: `{"id":"x","name":"N"}`, "": `{"id":"x","name":"N",` + stamps + `}`,
	} {
		if in := readOne(t, text, Options{From: from}); in.Persona.Name != "N" {
			t.Errorf("%s from %q: %+v", text, from, in.Persona)
		}
	}
}

// A key that another entity has too is only one that we do not know, in a persona.
func TestAPersonaMayHaveKeysOfOthers(t *testing.T) {
	in := readOne(t, `{"id":"x","name":"N","systemPrompt":"p","type":"a","baseUrl":"b",`+stamps+`}`, Options{})
	if in.System != model.SystemEvalStudio || in.Persona.Extra.EvalStudio.Or("") != `{"type":"a","baseUrl":"b"}` {
		t.Errorf("%s, %v", in.System, in.Persona.Extra.EvalStudio)
	}
}
