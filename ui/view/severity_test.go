package view

import (
	"testing"

	"personae/model/check"
	"personae/model/wire"
	"personae/ui/theme"
)

// TestSignsTellApart holds that no sign says two things: what is wrong has one
// sign, in a problem and in a loss report, and nothing else has it.
func TestSignsTellApart(t *testing.T) {
	pens := &theme.New(true).Pens
	says := map[string]string{theme.SignGood: "good"}
	take := func(sign, what string) {
		if said, ok := says[sign]; ok && said != what {
			t.Errorf("%q says %s and %s", sign, said, what)
		}
		says[sign] = what
	}
	for _, s := range []check.Severity{check.SeverityHint, check.SeverityWarning, check.SeverityError} {
		sign, _ := Severity(s, pens)
		take(sign, s.String())
	}
	for kind, what := range map[wire.Kind]string{
		wire.KindMissing: "error", wire.KindDropped: "dropped", wire.KindApproximated: "approximated", wire.KindExact: "exact",
	} {
		found := Findings([]wire.FindingGroup{{Kind: kind, Names: []string{"Name", "Tags"}}}, pens)
		take(found[0].Sign, what)
		want := "Name, Tags"
		if kind == wire.KindExact {
			want = "2 fields exact: Name, Tags"
		}
		if found[0].Names != want {
			t.Errorf("%s is said as %+v", kind, found[0])
		}
	}
}
