package detail

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/model"
	"personae/model/check"
	"personae/model/field"
	"personae/model/library"
	"personae/model/search"
	"personae/model/value"
	"personae/model/wire"
	"personae/ui/theme"
	"personae/ui/view"
)

func TestShowsWhatIsSetByItsMeaning(t *testing.T) {
	d := open(caller(), 100, 200)
	shown := text(d)
	for _, want := range []string{
		"#billing #escalation", "rev 7 · 1 min ago",
		"Cut in after words", "preset", "Give way after time", "off",
		"0.45", "▕", "helicopter", "“uh-huh” “right” “はい”",
		"age", "41", "X-Caller", "dana", "1.25", "nothing set in it", "3c90c3cc",
		"1 Nov 2026, 08:30 UTC", `"level": 3`,
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not shown", want)
		}
	}
	for _, absent := range []string{"Widget config", "Avatar model", "Burst policy", "Behaviour  ", "enabled"} {
		if strings.Contains(shown, absent) {
			t.Errorf("%q is shown, though it is not set", absent)
		}
	}
	if strings.Index(shown, "Turn-taking") > strings.Index(shown, "Project") {
		t.Error("the knobs do not come first")
	}
}

func TestEveryFieldThatIsSetIsShown(t *testing.T) {
	d := New(keymap.Default(), theme.New(true))
	for _, spec := range field.All() {
		p := model.Persona{ID: "x", Name: "x"}
		v := map[field.Kind]value.Value{
			field.KindLine: value.Text("some words"), field.KindProse: value.Text("some words"),
			field.KindInteger: value.Int(3), field.KindNumber: value.Number(0.5),
			field.KindChoice: value.Text("unheard-of"), field.KindToggle: value.Bool(true),
			field.KindTags: value.List([]string{"one"}), field.KindPairs: value.FromJSON(`{"a":"b"}`),
			field.KindJSON: value.FromJSON(`{"a":1}`), field.KindTime: value.Text("2026-11-01T08:30:00Z"),
			field.KindObject: value.FromJSON(`{}`),
		}[spec.Kind]
		if err := spec.Of(&p).Set(v); err != nil {
			t.Fatalf("%s: %v", spec.Path, err)
		}
		d.SetSize(100, 100)
		d.SetRecord(library.Record{Persona: p})
		shown := text(d)
		if !strings.Contains(shown, spec.Label) && !slices.Contains(elsewhere, spec.Path) {
			t.Errorf("%s is set and not shown:\n%s", spec.Path, strings.TrimSpace(shown))
		}
	}
}

func TestProblemsStandAtTheirFieldAndInReadiness(t *testing.T) {
	d := open(caller(), 100, 200)
	problems := check.Validate(&d.record.Persona)
	if len(problems) == 0 {
		t.Fatal("the fixture has no problems")
	}
	shown := strings.Join(strings.Fields(text(d)), " ")
	press(d, "tab", "tab")
	report := strings.Join(strings.Fields(text(d)), " ")
	for _, problem := range problems {
		if !strings.Contains(report, problem.Path) || !strings.Contains(report, problem.Severity.String()) {
			t.Errorf("readiness does not list %v", problem)
		}
		if spec, _ := field.Find(problem.Path); spec.Of(&d.record.Persona).Get().IsSet() && !slices.Contains(elsewhere, problem.Path) &&
			!strings.Contains(shown, problem.Text[:20]) {
			t.Errorf("%q does not stand at its field", problem.Text)
		}
	}
	for _, system := range model.Vendors {
		if !strings.Contains(report, system.Title()) {
			t.Errorf("readiness does not name %s", system.Title())
		}
	}
	if !strings.Contains(report, "✗ Mr Assistant not ready") {
		t.Error("a system that is not ready is not told")
	}
}

func TestTabsAndScrolling(t *testing.T) {
	d := open(caller(), 80, 20)
	if !strings.Contains(text(d), "┤ Persona ├") {
		t.Error("the shown tab is not marked")
	}
	press(d, "G")
	if d.offset != len(d.page())-d.bodyHeight() || d.offset == 0 {
		t.Errorf("at the end: offset %d of %d", d.offset, len(d.page()))
	}
	press(d, "down", "pgdown", "up", "pgup", "g", "up", "down", "space", "pgup", "up")
	if d.offset != 0 {
		t.Errorf("offset %d", d.offset)
	}
	press(d, "down", "tab")
	if d.tab != tabPrompt || d.offset != 0 {
		t.Errorf("tab %d at %d", d.tab, d.offset)
	}
	press(d, "shift+tab", "shift+tab")
	if d.tab != tabDocument {
		t.Errorf("tab %d", d.tab)
	}
	press(d, "down")
	d.SetRecord(caller())
	if d.tab != tabDocument || d.offset != 1 {
		t.Error("a reload of the same persona loses the place")
	}
	d.SetRecord(hostile())
	if d.tab != tabDocument || d.offset != 0 {
		t.Error("another persona does not start at its top, in the same tab")
	}
}

func TestMouse(t *testing.T) {
	d := open(caller(), 80, 20)
	for _, l := range d.labels() {
		d.Update(tea.MouseClickMsg{X: l.left + 2, Y: 2, Button: tea.MouseLeft})
		if d.tab != tab(l.of) {
			t.Errorf("a click on %q shows tab %d", l.text, d.tab)
		}
	}
	d.Update(tea.MouseWheelMsg{X: 5, Y: 8, Button: tea.MouseWheelDown})
	if d.offset != view.WheelLines {
		t.Errorf("wheel: offset %d", d.offset)
	}
	d.Update(tea.MouseClickMsg{X: 79, Y: 19, Button: tea.MouseLeft})
	if d.offset != len(d.page())-d.bodyHeight() {
		t.Errorf("scrollbar: offset %d", d.offset)
	}
}

func TestCopyTakesWhatTheTabShows(t *testing.T) {
	record := caller()
	d := open(record, 80, 24)
	copied := func() view.Copy {
		t.Helper()
		c, ok := press(d, "y").(view.Copy)
		if !ok {
			t.Fatal("y copies nothing")
		}
		return c
	}
	if c := copied(); !strings.Contains(c.Text, "  Cut in after words: preset\n") || !strings.Contains(c.What, "the text") {
		t.Errorf("persona: %q %s", c.What, c.Text)
	}
	press(d, "tab")
	if c := copied(); c.Text != record.Persona.Prompt.Or("") {
		t.Errorf("prompt: %q", c.Text)
	}
	press(d, "tab")
	if c := copied(); !strings.Contains(c.Text, "✗ Mr Assistant: not ready") {
		t.Errorf("readiness: %s", c.Text)
	}
	press(d, "tab")
	back, err := wire.DecodeNative([]byte(copied().Text))
	if err != nil || !bytes.Equal(wire.EncodeNative(back), wire.EncodeNative(record.Persona)) {
		t.Errorf("the copied document is another persona: %v", err)
	}
	record.Persona.Prompt = value.Optional[string]{}
	d.SetRecord(record)
	press(d, "shift+tab", "shift+tab")
	if say, ok := press(d, "y").(view.Say); !ok || say.Text != "There is no prompt to copy." {
		t.Errorf("without a prompt y asks %v", say)
	}
}

func TestEditAndItsReasons(t *testing.T) {
	d := open(caller(), 80, 24)
	if a := press(d, "e"); a != (view.Edit{ID: caller().Persona.ID}) {
		t.Errorf("e asks %v", a)
	}
	press(d, "tab")
	if a := press(d, "e"); a != (view.Edit{ID: caller().Persona.ID, Field: "prompt"}) {
		t.Errorf("e in the prompt asks %v", a)
	}
	if a := press(d, "esc"); a != (view.Back{}) {
		t.Errorf("esc asks %v", a)
	}
	d.SetInfo(library.Info{ReadOnly: true, Reason: "it is on a CD."})
	if say, ok := press(d, "e").(view.Say); !ok || !strings.Contains(say.Text, "it is on a CD.") {
		t.Errorf("read-only: %v", say)
	}
	for _, row := range actions {
		action, _ := row.Do(d)
		_, edits := action.(view.Edit)
		if writes := view.Changes(action) || edits; writes && row.Reason(d) == "" {
			t.Errorf("the row of %s does not need writable", row.Name)
		}
	}
	for _, set := range []func(){
		func() { d.SetEmpty("Nothing is selected.") },
		func() { d.SetError(errors.New("the disk does not answer")) },
	} {
		set()
		for _, c := range d.Commands() {
			if c.Reason == "" {
				t.Errorf("%s can run without a persona", c.Name)
			}
			d.Do(c.Name)
		}
		if _, ok := d.Record(); ok {
			t.Error("a record is shown")
		}
	}
	if shown := text(d); !strings.Contains(shown, "the disk does not answer") || !strings.Contains(shown, "Press esc") {
		t.Errorf("the error is shown as\n%s", shown)
	}
}

// ofSystems are the actions about the JSON of a system.
var ofSystems = []keymap.Name{keymap.DetailNextSystem, keymap.DetailPrevSystem, keymap.DetailVersion, keymap.DetailCopyCurl}

func TestEveryDetailActionIsACommand(t *testing.T) {
	record := caller()
	record.Persona.EvalStudio.Headers = value.Some(value.JSON(`{"Authorization":"Bearer x"}`))
	d := open(record, 80, 24)
	d.SetSearch(search.Terms{{Text: "three"}})
	commands := d.Commands()
	if len(commands) != len(keymap.Default().In(keymap.Detail)) {
		t.Errorf("%d commands", len(commands))
	}
	for _, c := range commands {
		// What is about the JSON of a system runs in its tab; target_test.go holds it.
		if action, _ := d.Do(c.Name); action == (view.Run{Name: c.Name}) || (c.Reason != "") != slices.Contains(ofSystems, c.Name) {
			t.Errorf("%s: %v %s", c.Name, action, c.Reason)
		}
	}
}

func TestAGaugeIsFullWherePracticeEnds(t *testing.T) {
	record := caller()
	record.Persona.Behavior.CutIn.MinDurationMs = value.Some(1000)
	if shown := text(open(record, 80, 40)); !strings.Contains(shown, "1000 ms   ▕██████░░░░░░▏ 0–2000") {
		t.Errorf("half of what is useful is drawn as\n%s", shown)
	}
	record.Persona.Behavior.CutIn.MinDurationMs = value.Some(9000)
	if shown := text(open(record, 80, 40)); !strings.Contains(shown, "9000 ms   ▕████████████▏ beyond 2000") {
		t.Errorf("what is allowed and beyond it is drawn as\n%s", shown)
	}
}

func TestWhatDecidesStandsFirstAndWhatItTurnsOffIsQuiet(t *testing.T) {
	record := caller()
	record.Persona.Behavior.InterruptionMode = value.Some("off")
	shown := text(open(record, 80, 40))
	interrupts, cutIn := strings.Index(shown, " Interrupts "), strings.Index(shown, "   Cut in after time      300 ms ")
	if interrupts < 0 || cutIn < interrupts {
		t.Fatalf("what depends on interrupting does not stand under it:\n%s", shown)
	}
	if line, _, _ := strings.Cut(shown[cutIn:], "\n"); strings.Contains(line, "▕") {
		t.Errorf("what does nothing has a gauge: %s", line)
	}
}
