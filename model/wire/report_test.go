package wire

import (
	"strings"
	"testing"

	"personae/model"
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
		"export": Report(&in.Persona, Target{System: model.SystemMrAssistant}),
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
