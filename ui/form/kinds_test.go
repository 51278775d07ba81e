package form

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"personae/model/field"
	"personae/model/value"
)

const (
	minWords = "behavior_config.cut_in.min_words"
	noise    = "behavior_config.background_noise"
	volume   = "behavior_config.background_noise_volume"
	mode     = "behavior_config.interruption_mode"
	language = "behavior_config.language"
	murmurs  = "behavior_config.backchannel_overrides"
)

func TestEveryKindIsEdited(t *testing.T) {
	for _, c := range []struct {
		name, path string
		keys       []string
		write      string
		want       string
	}{
		{"line", "name", []string{"home", "delete"}, "", `"mpatient caller"`},
		{"line typed", "name", nil, " 2", `"Impatient caller 2"`},
		{"nullable line", language, nil, "es-MX", `"es-MX"`},
		{"prose", "prompt", nil, "You are\nMaría.", `"You are\nMaría."`},
		{"slider step", minWords, []string{"right", "right"}, "", `5`},
		{"slider big step", minWords, []string{"shift+right"}, "", `8`},
		{"slider left", volume, []string{"left"}, "", `0.25`},
		{"slider typed", minWords, []string{"1", "2", "enter"}, "", `12`},
		{"slider typed and left", volume, []string{"0", ".", "4", "tab"}, "", `0.4`},
		{"slider with comma", volume, []string{"0", ",", "7", "enter"}, "", `0.7`},
		{"slider typed, taken back", minWords, []string{"1", "backspace", "backspace"}, "", `null`},
		{"slider typed, cancelled", minWords, []string{"1", "2", "esc"}, "", `3`},
		{"slider takes no point for a whole number", minWords, []string{"1", ".", "2", "enter"}, "", `12`},
		{"choice", mode, []string{"right"}, "", `"low"`},
		{"choice by space", mode, []string{"space", "space", "space", "space"}, "", `"off"`},
		{"choice to the end", mode, []string{"shift+right"}, "", `"high"`},
		{"choice of one's own", mode, []string{"enter", "x", "enter"}, "", `"offx"`},
		{"choice of one's own cancelled", mode, []string{"enter", "x", "esc"}, "", `"off"`},
		{"project", "project", []string{"right"}, "", `"Support"`},
		{"project of one's own", "project", []string{"enter", "2", "enter"}, "", `"Default2"`},
		{"toggle", "enabled", []string{"space"}, "", `false`},
		{"toggle left", "enabled", []string{"left"}, "", `false`},
		{"tags", "tags", nil, "billing\nvip,late", `["billing","vip","late"]`},
		{"tags taken away", "tags", []string{"a", "enter", "b", "enter", "backspace"}, "", `["a"]`},
		{"pairs", "traits", nil, "age\n41\nmood\nvery angry\n", `{"age":41,"mood":"very angry"}`},
		{"pairs with JSON", "traits", nil, "a\n[1, {\"b\": null}]\n", `{"a":[1,{"b":null}]}`},
		{"pairs with quotes", "traits", nil, "a\n\"41\"\n", `{"a":"41"}`},
		{"JSON", "extra.feather", nil, "{\"a\": [1,\n2]}", `{"a":[1,2]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := drive(t, fresh()).at(c.path)
			d.press(c.keys...)
			d.write(c.write)
			d.holds(c.path, c.want)
			d.screen()
		})
	}
}

// TestBackspaceEmptiesAText: held, it takes all letters away and brings none back.
func TestBackspaceEmptiesAText(t *testing.T) {
	d := drive(t, fresh())
	d.press(slices.Repeat([]string{"backspace"}, len("Impatient caller")+5)...)
	d.holds("name", ``)
	d.press("home", "delete")
	d.holds("name", ``)
	d.shows("unnamed")
}

func TestFirstKeysOfTheMainJob(t *testing.T) {
	d := drive(t, fresh())
	d.press("pgdown", "right", "down", "right", "right")
	d.holds(mode, `"low"`)
	d.holds(minWords, "5")
	d.shows("• 2 changes")
	d.shows("5 words")
}

func TestThreeStatesAreReachableAndTold(t *testing.T) {
	d := drive(t, fresh()).at(minWords)
	d.press("ctrl+n")
	d.holds(minWords, "null")
	d.shows("preset (null)")
	d.press("ctrl+d")
	d.holds(minWords, "")
	d.shows("(left out)")
	d.press("backspace")
	d.holds(minWords, "null")
	d.press("right")
	d.holds(minWords, "4")
	d.press("backspace", "delete")
	d.holds(minWords, "")

	d.at("behavior_config.cut_in.backoff_ms").press("right", "backspace")
	d.holds("behavior_config.cut_in.backoff_ms", "1000")

	d.at(murmurs).press("a", "enter", "backspace")
	d.holds(murmurs, "[]")
	d.shows("empty list")
	d.press("backspace")
	d.holds(murmurs, "null")
	d.shows("style's own phrases")

	d.at("description").write("x")
	d.press("backspace")
	d.holds("description", `""`)
	d.shows("empty text")
	d.press("backspace")
	d.holds("description", "null")
	d.press("delete")
	d.holds("description", "")

	d.at("traits").press("ctrl+d")
	d.holds("traits", "")
}

func TestWhatCannotBeSaysWhy(t *testing.T) {
	d := drive(t, fresh()).at("name")
	d.press("ctrl+n")
	d.says("Null means nothing for Name.")
	d.press("ctrl+d")
	d.says("Name cannot be left out.")
	d.holds("name", `"Impatient caller"`)
	d.at("id").press("right")
	d.says("cannot be edited")
	d.at(mode).press("ctrl+f")
	d.says("no suggestion")
	d.press("ctrl+e")
	d.says("no text")
	d.press("ctrl+z")
	d.says("Nothing to take back")
}

func TestEveryPrintableSignReachesEveryText(t *testing.T) {
	var runes []rune
	for r := rune(' '); r < 0x250; r++ {
		if unicode.IsPrint(r) {
			runes = append(runes, r)
		}
	}
	runes = append(runes, []rune("日本語か한ñЖ中ا👍")...)
	for _, path := range []string{"name", "description", "prompt", language} {
		d := drive(t, fresh()).at(path)
		if !d.form.Typing() {
			t.Fatalf("%s takes no letters", path)
		}
		d.press("ctrl+u")
		d.write(string(runes))
		if got, want := d.value(path), value.Text(string(runes)).JSON(); got != want {
			t.Errorf("%s = %s, want %s", path, got, want)
		}
		d.screen()
	}
	for _, r := range runes {
		d := drive(t, fresh()).at("tags")
		d.write("a" + string(r) + "b")
		if r != ',' {
			d.holds("tags", value.List([]string{"a" + string(r) + "b"}).JSON())
		}
		d = drive(t, fresh()).at("traits")
		d.write("k" + string(r) + "k\nv" + string(r) + "v")
		d.holds("traits", value.FromJSON(value.ObjectOf([]value.Member{
			{Name: "k" + string(r) + "k", Value: value.JSON(value.Text("v" + string(r) + "v").JSON())},
		})).JSON())
		d = drive(t, fresh()).at(mode)
		d.press("enter", "ctrl+u")
		d.write("a" + string(r))
		d.holds(mode, value.Text("a"+string(r)).JSON())
	}
}

func TestPasteWorksInEveryText(t *testing.T) {
	for path, want := range map[string]string{
		"name": `"Impatient callera b"`, "description": `"a\nb"`, "prompt": `"a\nb"`, language: `"a b"`,
		"tags": `["a","b"]`, mode: `"a b"`, "extra.feather": "",
	} {
		d := drive(t, fresh()).at(path)
		d.send(tea.PasteMsg{Content: "a\nb"})
		if path != "extra.feather" {
			d.holds(path, want)
		}
	}
	d := drive(t, fresh()).at(minWords)
	d.send(tea.PasteMsg{Content: " 17 "})
	d.holds(minWords, "17")
	d = drive(t, fresh()).at("extra.feather")
	d.send(tea.PasteMsg{Content: "{\"a\": 1}"})
	d.holds("extra.feather", `{"a":1}`)
}

func TestMovingBetweenFields(t *testing.T) {
	d := drive(t, fresh()).at("prompt")
	d.write("one\ntwo")
	d.press("up")
	d.onField("prompt")
	d.press("up")
	d.onField("description")
	d.press("down", "down", "down")
	d.onField("tags")
	d.press("shift+tab", "tab")
	d.onField("tags")
	d.write("x")
	d.press("enter")
	d.onField("tags")
	d.press("enter")
	d.onField("enabled")
	d.press("down")
	d.onField("traits")
	d.write("a\n1\n")
	d.press("enter")
	d.onField("traits")
	d.press("tab")
	d.onField(mode)
	d.press("up", "up", "up")
	d.onField("enabled")
	d.press("pgup")
	if got := d.form.sections[d.form.section].group; got != field.GroupOrigin {
		t.Errorf("before the first section stands %s", got)
	}
	d.press("pgdown", "up")
	d.onField("project")
}

func TestUnknownChoiceIsKeptAndFlagged(t *testing.T) {
	p := fresh()
	spec, _ := field.Find(mode)
	if err := spec.Of(&p).Set(value.Text("frantic")); err != nil {
		t.Fatal(err)
	}
	d := drive(t, p).at(mode)
	d.shows("frantic ?")
	d.shows("which we do not know")
	d.press("down", "up")
	d.holds(mode, `"frantic"`)
	if d.form.Dirty() {
		t.Error("looking at a field changed it")
	}
}

func TestJSONIsCheckedWhileItIsTyped(t *testing.T) {
	d := drive(t, fresh()).at("mrassistant")
	d.press("enter")
	d.at("mrassistant.config_overrides").write("{\n\"a\": }")
	d.shows("Not valid JSON (line 2")
	d.holds("mrassistant.config_overrides", "")
	d.press("ctrl+s")
	d.says("Not saved. Overrides")
	d.press("left")
	d.write("1")
	d.holds("mrassistant.config_overrides", `{"a":1}`)
	if strings.Contains(d.screen(), "Not valid") {
		t.Error("the problem stays after it is mended")
	}
}

func TestTraitsThatAreNoObjectAreEditedAsJSON(t *testing.T) {
	p := fresh()
	spec, _ := field.Find("traits")
	if err := spec.Of(&p).Set(value.FromJSON("[1]")); err != nil {
		t.Fatal(err)
	}
	d := drive(t, p).at("traits")
	d.shows("must be a JSON object")
	d.press("ctrl+d")
	d.holds("traits", "")
	d.write("a\n1")
	d.holds("traits", `{"a":1}`)
	d.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
	d.holds("traits", "[1]")
}

func TestCursorStandsBehindWideSigns(t *testing.T) {
	d := drive(t, fresh()).at("name")
	d.press("ctrl+u")
	before := d.form.Render().Cursor.X
	d.write("日本語")
	if got := d.form.Render().Cursor.X; got != before+6 {
		t.Errorf("cursor at %d, want %d", got, before+6)
	}
	d.press("left")
	if got := d.form.Render().Cursor.X; got != before+4 {
		t.Errorf("cursor at %d, want %d", got, before+4)
	}
}
