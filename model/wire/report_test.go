package wire

import (
	"strings"
	"testing"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
)

// A report says that a key is unknown only of keys that are.
func TestTheReportKnowsItsKeys(t *testing.T) {
	for _, c := range []struct {
		from             model.System
		text, path, want string
	}{
		{model.SystemEvalStudio, `{"id":"1","name":"","createdAt":"x"}`, "extra.evalstudio.name", "is not used"},
		{model.SystemEvalStudio, `{"id":"1","name":"a","zz":1}`, "extra.evalstudio.zz", "do not know"},
		{model.SystemAnam, `{"id":"1","name":"a","avatar":{"id":"x"},"avatarId":"y"}`, "extra.anam.avatarId", "is not used"},
	} {
		in, err := NewReader(strings.NewReader(c.text), "", Options{From: c.from}).Next()
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range in.Report {
			found = found || f.Path == c.path && strings.Contains(f.Text, c.want)
		}
		if !found {
			t.Errorf("%s: nothing of %s %q in %+v", c.text, c.path, c.want, in.Report)
		}
	}
}

// What a system needs is missing when it is empty, too.
func TestAnEmptyTextIsMissing(t *testing.T) {
	const text = `{"display_name":"B","specialist_type":"billing","agent_id":""}`
	in, err := NewReader(strings.NewReader(text), "", Options{}).Next()
	if err != nil {
		t.Fatal(err)
	}
	for name, report := range map[string][]Finding{
		"import": in.Report,
		"export": reportOf(&in.Persona, Target{System: model.SystemMrAssistant}),
	} {
		found := false
		for _, f := range report {
			found = found || f.Kind == KindMissing && f.Path == "mrassistant.agent_id"
		}
		if !found {
			t.Errorf("%s: %+v", name, report)
		}
	}
}

// An update that leaves tags out keeps the old ones, so no tags are said.
func TestNoTagsAreSaidInAnUpdate(t *testing.T) {
	p := field.NewPersona("Default", "a")
	p.Prompt, p.Tags = value.Some("b"), value.NullOf[value.Strings]()
	before := p
	before.Tags = value.Some(value.Strings{"old"})
	for _, base := range []*model.Persona{nil, &before} {
		body, findings, err := Write(&p, Target{System: model.SystemFeather, Body: BodyUpdate, Base: base})
		if err != nil || !strings.Contains(string(body), `"tags": []`) {
			t.Errorf("%v\n%s", err, body)
		}
		for _, f := range findings {
			if f.Path == "tags" && f.Kind != KindApproximated {
				t.Errorf("%+v", f)
			}
		}
	}
}

func TestAnOlderKeyIsNotGivenOut(t *testing.T) {
	const text = `{"name":"C","avatarId":"a","voiceId":"v","brainType":"B","brain":{"systemPrompt":"p","fillerPhrases":["um"]}}`
	in, err := NewReader(strings.NewReader(text), "", Options{}).Next()
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, f := range reportOf(&in.Persona, Target{System: model.SystemAnam}) {
		if f.Text == "Only older generations of Anam had it." && f.Kind == KindDropped {
			count++
		}
	}
	if count != 2 {
		t.Errorf("%d of brainType and fillerPhrases", count)
	}
}

// reportOf returns the loss report of a persona at a target.
func reportOf(p *model.Persona, t Target) []Finding {
	_, findings, _ := Write(p, t)
	return findings
}
