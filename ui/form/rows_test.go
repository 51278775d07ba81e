package form

import (
	"strings"
	"testing"

	"personae/keymap"
	"personae/model"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
)

// TestTabWalksTheCells: tab goes from a name to its value and to the next row, and
// only from the last one to the next field; what is typed never lands elsewhere.
func TestTabWalksTheCells(t *testing.T) {
	d := drive(t, fresh()).at("traits")
	d.write("newkey")
	d.press("tab")
	d.onField("traits")
	d.write("12")
	d.press("tab")
	d.write("mood")
	d.press("tab", "x", "shift+tab", "shift+tab")
	d.write("!")
	d.holds("traits", `{"newkey":"12!","mood":"x"}`)
	d.press("tab", "tab", "tab")
	d.onField("traits")
	d.press("tab")
	d.onField(mode)
	d.holds("behavior_config.first_speaker", `"agent"`)
	d.press("shift+tab")
	d.onField("traits")
	d.press("shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab")
	d.onField("enabled")
}

// TestAHalfMadeRowIsAProblem: a name without a value is not saved as one, and says
// so; an empty text is written as such.
func TestAHalfMadeRowIsAProblem(t *testing.T) {
	d := drive(t, fresh()).at("traits")
	d.shows("ctrl+x removes a row, ctrl+e opens JSON")
	d.write("newkey")
	d.shows("“newkey” has no value yet.")
	d.holds("traits", "{}")
	d.press("ctrl+s")
	d.says("Not saved. Traits")
	d.press("tab")
	d.write(`""`)
	d.holds("traits", `{"newkey":""}`)
	if strings.Contains(d.screen(), "no value yet") {
		t.Error("an empty text is no value")
	}

	p := fresh()
	p.EvalStudio.Headers = value.Some(value.JSON(`{"X-Empty":""}`))
	d = drive(t, p).at("evalstudio.headers")
	d.press("down")
	d.write("X-New")
	d.shows("“X-New” has no value yet.")
	d.press("tab", "1")
	d.holds("evalstudio.headers", `{"X-Empty":"","X-New":"1"}`)
}

// TestTheSwitchOfASectionIsWhole: of the one with the longest name, on the smallest
// terminal that has sections at the left.
func TestTheSwitchOfASectionIsWhole(t *testing.T) {
	p := fresh()
	p.MrAssistant.SpecialistType = value.Some("billing")
	d := drive(t, p)
	d.form.SetSize(80, 24)
	d.at("mrassistant").shows("Mr Assistant section ──● in use · space removes it all")
}

// TestASectionIsASwitch: it is entered at its first real field, so that no key
// pressed by habit takes it away; its switch says how much went and what brings it
// back.
func TestASectionIsASwitch(t *testing.T) {
	p := fresh()
	p.EvalStudio.Headers = value.Some(value.JSON(`{"a":"1"}`))
	d := drive(t, p).at(mode)
	for range 4 {
		d.press("pgdown")
	}
	d.onField("evalstudio.headers")
	d.press("delete", "ctrl+z")
	d.holds("evalstudio.headers", `{"a":"1"}`)
	d.at("evalstudio").shows("──● in use · space removes it all")
	d.press("space")
	d.holds("evalstudio.headers", "")
	said, _ := d.last().(view.Many)
	if len(said) == 0 || said[len(said)-1].(view.Say).Text != "EvalStudio section removed (1 field). ctrl+z brings it back." {
		t.Errorf("it says %v", d.last())
	}
	d.shows("●── not used · enter starts it")
	d.press("ctrl+z")
	d.holds("evalstudio.headers", `{"a":"1"}`)
	d.press("ctrl+d")
	d.holds("evalstudio.headers", "")
	d.press("space")
	d.onField("evalstudio.headers")
}

// TestEnterListsTheValuesOfAChoice, which no key turns into a text behind one's back.
func TestEnterListsTheValuesOfAChoice(t *testing.T) {
	d := drive(t, fresh()).at(noise)
	action, _ := d.form.Update(keyOf("enter"))
	if action != (view.ChooseValue{}) {
		t.Fatalf("enter asks for %v", action)
	}
	label, choices := d.form.Choices()
	if label != "Background noise" || len(choices) != 5 || choices[0].Help != "A quiet room." || !choices[0].Current {
		t.Errorf("%s can be %+v", label, choices)
	}
	d.took(d.form.Choose("cafe"))
	d.holds(noise, `"cafe"`)
	d.press("left")
	d.holds(noise, `"office"`)
	d.press("ctrl+z", "ctrl+z")
	d.holds(noise, `"none"`)
}

// TestANewPersonaOpensWithoutAScolding: what it lacks is told once a save is asked
// for.
func TestANewPersonaOpensWithoutAScolding(t *testing.T) {
	d := &driver{t: t, keys: keymap.Default(), form: New(keymap.Default(), theme.New(true))}
	d.form.SetSize(120, 36)
	p := fresh()
	p.Name = ""
	d.form.Open(library.Record{Persona: p}, p, true, opened)
	if screen := d.screen(); strings.ContainsAny(screen, "✗!") || strings.Contains(screen, "needs a name") {
		t.Errorf("it scolds:\n%s", screen)
	}
	d.press("ctrl+s")
	d.says("Not saved. Name: A persona needs a name.")
	d.shows("✗ 1 error")
	d.write("x")
	d.press("ctrl+s")
	if _, ok := d.last().(view.Save); !ok {
		t.Errorf("it asked for %v", d.last())
	}
}

func TestAChoiceLeftOutIsShownOnce(t *testing.T) {
	d := drive(t, withBursts()).at("behavior_config.text_burst.policy")
	d.shows("○ live  ○ debounced  (left out: live)")
}

func withBursts() model.Persona {
	p := fresh()
	p.Behavior.TextBurst.Enabled = value.Some(true)
	return p
}

func TestTagsWithTheFocusAreNotSaidToBeEmpty(t *testing.T) {
	p := fresh()
	p.Tags = value.Some(value.Strings{"billing"})
	d := drive(t, p).at("tags")
	d.shows("#billing  another")
	if strings.Contains(d.screen(), "empty list") {
		t.Error("a list with a tag is said to be empty")
	}
}

// TestOneScrollBarAtATime: a text that fills the fields has the only bar.
func TestOneScrollBarAtATime(t *testing.T) {
	for _, size := range [][2]int{{60, 17}, {80, 21}, {100, 27}, {120, 33}} {
		d := drive(t, busy(t)).at("prompt")
		d.form.SetSize(size[0], size[1])
		for line := range strings.SplitSeq(d.screen(), "\n") {
			if before, _, ok := strings.Cut(line, "█"); ok && strings.ContainsAny(strings.TrimLeft(line[len(before):], "█"), "█") || strings.Contains(line, "██") {
				t.Errorf("at %v there are two bars: %q", size, line)
			}
		}
	}
}

// TestALongTextThatAKeyTakesAwaySaysSo, with what brings it back.
func TestALongTextThatAKeyTakesAwaySaysSo(t *testing.T) {
	p := fresh()
	p.Prompt = value.Some("You call about a bill.\nYou are in a hurry.")
	d := drive(t, p).at("prompt")
	d.press("ctrl+d")
	d.holds("prompt", "")
	said, _ := d.last().(view.Many)
	if len(said) == 0 || said[len(said)-1].(view.Say).Text != "Prompt emptied. ctrl+z brings it back." {
		t.Errorf("it says %v", d.last())
	}
}
