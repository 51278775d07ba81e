package wire

import (
	"slices"
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
	if !slices.ContainsFunc(in.Report, func(f Finding) bool { return f.Kind == KindMissing && f.Path == "mrassistant.agent_id" }) {
		t.Errorf("%+v", in.Report)
	}
}

// What a request needs and does not have is said once: why it would be refused, and
// not that it is lost.
func TestWhatARequestNeedsIsSaidOnce(t *testing.T) {
	for _, system := range model.Vendors {
		for _, v := range []value.Value{value.Absent, value.Null, emptyText} {
			for _, key := range dialects[system]().required {
				p := caller(t)
				path := dialects[system]().write.child(key).spec.Path
				if err := dialects[system]().write.child(key).spec.Of(&p).Set(v); err != nil {
					continue // it cannot be so
				}
				for _, body := range []Body{BodyCreate, BodyCurl} {
					_, findings, problems, err := WriteChecked(&p, Target{System: system, Body: body})
					if err != nil {
						t.Fatal(err)
					}
					said := 0
					for _, problem := range problems {
						if problem.Path == path && problem.Refused {
							said++
						}
					}
					for _, f := range findings {
						if f.Path == path && f.Kind == KindMissing {
							said++
						}
					}
					if said != 1 {
						t.Errorf("%s %s, %s %s: said %d times: %+v", system, body, path, v.Describe(), said, problems)
					}
				}
			}
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

// A flat prompt beside a brain that has none comes back so.
func TestAFlatPromptStaysBesideTheBrain(t *testing.T) {
	for _, text := range []string{
		`{"id":"1","name":"C","brain":{},"systemPrompt":"x"}`,
		`{"id":"1","name":"C","brain":{"personality":"calm"},"systemPrompt":"x"}`,
		`{"id":"1","name":"C","brain":{"systemPrompt":"x"},"systemPrompt":"x"}`,
		`{"id":"1","name":"C","brain":{"systemPrompt":null},"systemPrompt":"x"}`,
		`{"id":"1","name":"C","brain":{"mood":1,"systemPrompt":"y"},"systemPrompt":"x"}`,
	} {
		in := readOne(t, text, Options{From: model.SystemAnam})
		body, _, err := Write(&in.Persona, Target{System: model.SystemAnam, Body: BodyAnswer})
		if err != nil {
			t.Fatal(err)
		}
		wantSameJSON(t, body, text)
	}
}

// EvalStudio keeps null in a new record; an update with null leaves a text as it was.
func TestEvalStudioHasNulls(t *testing.T) {
	in := readOne(t, `{"name":"N","description":null,"systemPrompt":null,"headers":null}`, Options{From: model.SystemEvalStudio})
	for body, want := range map[Body]string{
		BodyCreate: `{"name":"N","description":null,"systemPrompt":null,"headers":null}`,
		BodyUpdate: `{"name":"N","description":"","systemPrompt":"","headers":null}`,
	} {
		got, _, err := Write(&in.Persona, Target{System: model.SystemEvalStudio, Body: body})
		if err != nil {
			t.Fatal(err)
		}
		wantSameJSON(t, got, want)
	}
}

// EvalStudio has no limit to a name, and keeps what HTTP could not carry.
func TestEvalStudiosLimitsAreItsOwn(t *testing.T) {
	in := readOne(t, `{"name":"`+strings.Repeat("n", 300)+`","headers":{"X-A":"日"}}`, Options{From: model.SystemEvalStudio})
	if _, _, err := Write(&in.Persona, Target{System: model.SystemEvalStudio}); err != nil {
		t.Error(err)
	}
	in.Persona.Prompt = value.Some("p")
	if _, _, err := Write(&in.Persona, Target{System: model.SystemFeather}); err == nil || !strings.Contains(err.Error(), "300 characters: Feather library takes at most 255") {
		t.Error(err)
	}
}
