package detail

import (
	"image"
	"image/color"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/picture"
)

// noon is the time of every test.
var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// caller is a persona with knobs in every state and a few problems.
func caller() library.Record {
	p := field.NewPersona("Default", "Impatient caller 山田 👩‍🚀")
	p.ID = "0198f0c2-0000-7000-8000-000000000001"
	p.Description = value.Some("Has called three times already, and says so.")
	p.Prompt = value.Some("# Who you are\n\nYou are **Dana**. You have *no* time.\n\n- Account 7731\n- A refund of 40 is due\n\n> Get on with it.")
	p.Tags = value.Some(value.Strings{"billing", "escalation"})
	p.Traits = value.Some(value.JSON(`{"age":41,"mood":"pressed","household":["a cat"]}`))
	b := &p.Behavior
	b.InterruptionMode = value.Some("high")
	b.CutIn.MinWords = value.NullOf[int]()
	b.YieldOnOverlap.AfterSeconds = value.NullOf[float64]()
	b.BackgroundNoise = value.Some("helicopter")
	b.BackgroundNoiseVolume = value.Some(0.45)
	b.BackchannelOverrides = value.Some(value.Strings{"uh-huh", "right", "はい"})
	b.ReactionPauseMsMin, b.ReactionPauseMsMax = value.Some(900), value.Some(200)
	p.EvalStudio.Headers = value.Some(value.JSON(`{"X-Caller":"dana"}`))
	p.MrAssistant.ConfigOverrides = value.Some(value.JSON(`{"tone":{"level":3,"words":["brisk"]}}`))
	p.Anam.VoiceGenerationOptions.Speed = value.Some(1.25)
	p.Anam.WidgetConfig.Presence = value.StateValue
	p.Origin.Feather.ID = value.Some("3c90c3cc-0d44-4b50-8888-8dd25736052a")
	p.Origin.Feather.CreatedBy = value.NullOf[string]()
	p.CreatedAt, p.UpdatedAt = "2026-11-01T08:30:00.000Z", "2026-11-22T11:58:10.000Z"
	return library.Record{Persona: p, Revision: 7}
}

// hostile is a persona whose texts try to break the screen.
func hostile() library.Record {
	bad := "bad\x1b[31m\tname\u202e\r\nsecond " + strings.Repeat("予約が見つからない", 30)
	p := field.NewPersona(bad, bad)
	p.ID = "hostile"
	p.Description, p.Prompt = value.Some(bad), value.Some(bad+"\n\n```\n"+bad+"\n```\n| "+bad+" | b |\n|---|---|\n| "+bad+" | 2 |")
	p.Tags = value.Some(value.Strings{bad, ""})
	p.Traits = value.Some(value.ObjectOf([]value.Member{
		{Name: bad, Value: value.JSON(value.Text(bad).JSON())},
		{Name: "", Value: "[1,[2,{\"three\":null}]]"},
	}))
	p.Behavior.InterruptionMode = value.Some(bad)
	p.Behavior.WaitSeconds = value.Some(1e300)
	p.Behavior.BackchannelOverrides = value.Some(value.Strings{})
	p.Anam.InitialMessage = value.Some(bad)
	p.Origin.Anam.Voice = value.Some(value.JSON(`{"id":"x","` + strings.Repeat("long", 40) + `":"` + strings.Repeat("word ", 90) + `"}`))
	p.UpdatedAt = "not a stamp\x07"
	return library.Record{Persona: p, Revision: 123456}
}

// pictured is the caller with a portrait.
func pictured() library.Record {
	record := caller()
	record.Persona.EvalStudio.ImageURL = value.Some("0198f0c2.png")
	return record
}

// given gives a view the portrait that it wants, if it does: a picture of a face.
func given(d *Detail) *Detail {
	if of, ok := d.WantsPortrait(); ok {
		size := picture.HalfSize(of.Columns, of.Rows)
		face := image.NewNRGBA(image.Rectangle{Max: size})
		for y := range size.Y {
			for x := range size.X {
				if dx, dy := 2*x-size.X, 2*y-size.Y; dx*dx+dy*dy < size.X*size.X {
					face.SetNRGBA(x, y, color.NRGBA{240, 190, uint8(x * y), 255})
				}
			}
		}
		d.SetPortrait(of, picture.Half(face), size.X)
	}
	return d
}

// open returns a view that shows a record.
func open(record library.Record, width, height int) *Detail {
	d := New(keymap.Default(), theme.New(true))
	d.SetNow(noon)
	d.SetSize(width, height)
	d.SetRecord(record)
	return d
}

// text returns the frame without colours.
func text(d *Detail) string { return ansi.Strip(strings.Join(d.Render().Lines, "\n")) }

// press sends keys and returns what the last one asked.
func press(d *Detail, keys ...string) view.Action {
	named := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "tab": tea.KeyTab, "esc": tea.KeyEscape,
	}
	var last view.Action
	for _, k := range keys {
		msg := tea.KeyPressMsg{Text: k}
		if code, ok := named[k]; ok {
			msg = tea.KeyPressMsg{Code: code}
		} else if k == "shift+tab" {
			msg = tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
		} else if k == "space" {
			msg = tea.KeyPressMsg{Code: ' ', Text: " "}
		} else {
			msg.Code, _ = utf8.DecodeRuneInString(k)
		}
		if name, ok := d.keys.Match(keymap.Detail, msg.String(), false); ok {
			last, _ = d.Do(name)
		}
	}
	return last
}

// fits fails when the frame does not fill the size exactly.
func fits(t interface{ Fatalf(string, ...any) }, frame view.Frame, width, height int) {
	if len(frame.Lines) != height {
		t.Fatalf("%d lines, want %d", len(frame.Lines), height)
	}
	for y, line := range frame.Lines {
		if w := ansi.StringWidth(line); w != width {
			t.Fatalf("line %d has %d cells, want %d: %q", y, w, width, line)
		}
		if strings.ContainsAny(ansi.Strip(line), "\n\r\t\x1b\x07\u202e") {
			t.Fatalf("line %d has a control character: %q", y, line)
		}
	}
}
