package detail

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/model"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
	"personae/ui/theme"
	"personae/ui/view"
)

// jsonTab returns a view that shows a record's JSON for a system.
func jsonTab(record library.Record, system model.System) *Detail {
	d := open(record, 110, 40)
	d.setTarget(target{at: slices.Index(model.Systems, system)})
	d.turnTo(tabDocument)
	return d
}

func TestEverySystemShowsItsCreateBody(t *testing.T) {
	record := caller()
	for _, system := range model.Systems {
		d := jsonTab(record, system)
		want, _, err := wire.Write(&record.Persona, wire.Target{System: system})
		copied := []view.Action{press(d, "y")}
		if many, ok := copied[0].(view.Many); ok {
			copied = many
		}
		c, ok := copied[0].(view.Copy)
		if !ok || c.Text != strings.TrimRight(string(want), "\n") {
			t.Errorf("%s: copied %v", system, copied)
		}
		if refused := err != nil; refused != (len(copied) == 2) {
			t.Errorf("%s: refused %v, and the answer is %v", system, err, copied)
		}
		for _, line := range strings.Split(string(want), "\n")[:6] {
			if name, _ := splitMember(strings.TrimSpace(line)); !strings.Contains(text(d), name) {
				t.Errorf("%s: %s is not shown in\n%s", system, line, text(d))
			}
		}
	}
}

func TestSystemsGoRound(t *testing.T) {
	d := jsonTab(caller(), model.SystemPersonae)
	for i := range 2 * len(model.Systems) {
		if got := d.target.system(); got != model.Systems[i%len(model.Systems)] {
			t.Fatalf("step %d: %s", i, got)
		}
		press(d, "down", "right")
		if d.offset != 0 {
			t.Fatal("another system does not start at its top")
		}
	}
	press(d, "left")
	last := model.Systems[len(model.Systems)-1]
	if d.target.system() != last {
		t.Errorf("left of the first is %s", d.target.system())
	}
	d.SetRecord(caller())
	if d.target.system() != last {
		t.Error("another record forgets the system")
	}
}

func TestProblemsStandAtTheirLine(t *testing.T) {
	d := jsonTab(caller(), model.SystemFeather)
	d.SetSize(110, 200)
	lines := strings.Split(text(d), "\n")
	at := func(part string) int {
		for i, line := range lines {
			if strings.Contains(line, part) {
				return i
			}
		}
		t.Fatalf("%q is not shown in\n%s", part, strings.Join(lines, "\n"))
		return 0
	}
	pause := at(`"reaction_pause_ms_min"`)
	if !strings.Contains(lines[pause], theme.SignBad) && !strings.Contains(lines[pause+1], theme.SignBad) &&
		!strings.Contains(lines[pause], theme.SignWarning) {
		t.Errorf("the pauses are not marked:\n%s", strings.Join(lines[pause:pause+4], "\n"))
	}
	if loss := at("What comes through"); loss < pause || !strings.Contains(strings.Join(lines[loss:], "\n"), "Feather has no projects.") {
		t.Error("the loss is not told under the body")
	}
}

func TestCurlAndVersion(t *testing.T) {
	good := field.NewPersona("Default", "Good")
	good.ID, good.Prompt = "p", value.Some("You call.")
	d := jsonTab(library.Record{Persona: good, Revision: 1}, model.SystemFeather)
	if c, ok := press(d, "Y").(view.CopyCommand); !ok || c.Persona.Name != "Good" || c.Target.System != model.SystemFeather || c.Target.Body != wire.BodyCurl {
		t.Errorf("Y: %+v", c)
	}
	if strings.Contains(d.written().body, "text_burst") {
		t.Error("1.21 has text bursts")
	}
	press(d, "v")
	if !strings.Contains(d.written().body, "text_burst") || !strings.Contains(text(d), "API 1.87") {
		t.Error("v does not show 1.87")
	}
	press(d, "v")
	if strings.Contains(d.written().body, "text_burst") {
		t.Error("v does not go back")
	}
	for _, c := range []struct {
		system model.System
		key    string
	}{{model.SystemPersonae, "Y"}, {model.SystemMrAssistant, "Y"}, {model.SystemAnam, "v"}} {
		d.setTarget(target{at: slices.Index(model.Systems, c.system)})
		if say, ok := press(d, c.key).(view.Say); !ok || len(say.Text) < 20 {
			t.Errorf("%s on %s: %+v", c.key, c.system, say)
		}
	}
	if say, _ := press(d, "tab", "right").(view.Say); !strings.Contains(say.Text, "JSON tab") {
		t.Errorf("right in another tab: %+v", say)
	}
}

func TestExportStartsFromTheSystemShown(t *testing.T) {
	record := caller()
	d := jsonTab(record, model.SystemAnam)
	want := view.Export{IDs: []string{record.Persona.ID}, System: model.SystemAnam}
	if got, ok := press(d, "x").(view.Export); !ok || got.System != want.System || got.IDs[0] != want.IDs[0] {
		t.Errorf("got %+v", got)
	}
	if got, _ := press(d, "tab", "x").(view.Export); got.System != "" {
		t.Errorf("from another tab: %+v", got)
	}
}

func TestEditStartsAtTheFirstProblem(t *testing.T) {
	d := jsonTab(caller(), model.SystemMrAssistant)
	edit, ok := press(d, "e").(view.Edit)
	if !ok || !strings.HasPrefix(edit.Field, "mrassistant.") {
		t.Errorf("got %+v", edit)
	}
}

func TestClickTurnsToASystem(t *testing.T) {
	d := jsonTab(caller(), model.SystemPersonae)
	for _, label := range d.systemLabels(d.pageWidth()) {
		d.Update(tea.MouseClickMsg{X: marginLeft + label.left + 1, Y: d.headerHeight(), Button: tea.MouseLeft})
		if d.target.at != label.of {
			t.Errorf("a click on %q shows %s", label.text, d.target.system())
		}
	}
	if copyable(d) != "" {
		t.Error("nothing can be copied")
	}
}
