package cli

import (
	"strings"
	"testing"

	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/rehearsal/script"
	"personae/model/rehearsal/sim"
)

// rehearsedFor is one persona's rehearsal, as the command has it.
func rehearsedFor(name string) rehearsed {
	agent, _ := rehearsal.AgentNamed(rehearsal.Typical)
	f := rehearseFlags{seed: 1, seeds: 20}
	return f.rehearse(field.NewPersona("Default", name), script.BuiltIn()[0], agent)
}

func TestRehearsalsAreColouredOnTerminalsOnly(t *testing.T) {
	agent, _ := rehearsal.AgentNamed(rehearsal.Typical)
	calls := []rehearsed{rehearsedFor("One"), rehearsedFor("Two")}
	for _, colour := range []bool{false, true} {
		text := painter{colour: colour, width: 80}.text(calls, script.BuiltIn()[0], agent)
		if strings.Contains(text, "\x1b[") != colour {
			t.Errorf("colour %t: the text has escapes: %t", colour, !colour)
		}
	}
}

func TestNamesDoNoHarmInARehearsal(t *testing.T) {
	agent, _ := rehearsal.AgentNamed(rehearsal.Typical)
	bad := "\x1b]0;owned\x07Ada\nBob\x1b[31m"
	text := painter{width: 80}.text([]rehearsed{rehearsedFor(bad), rehearsedFor(bad)}, script.BuiltIn()[0], agent)
	if strings.ContainsAny(text, "\x1b\x07") || strings.Contains(text, "Ada\nBob") {
		t.Errorf("a name moves the cursor:\n%q", text[:200])
	}
}

func TestAFailedSelfTestIsAnError(t *testing.T) {
	var out strings.Builder
	if err := printSelfTest(&out, false, []sim.Check{{Name: "a", Pass: true}, {Name: "b"}}); ExitCode(err) != ExitInvalid {
		t.Errorf("exit code %d, want %d", ExitCode(err), ExitInvalid)
	}
	if !strings.Contains(out.String(), "FAIL  b") || !strings.Contains(out.String(), "1 of 2 rows pass") {
		t.Errorf("the table does not show which row failed:\n%s", out.String())
	}
	if err := printSelfTest(&out, true, []sim.Check{{Pass: true}}); err != nil {
		t.Error(err)
	}
}
