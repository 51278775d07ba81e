package form

import (
	"testing"

	"pgregory.net/rapid"

	"personae/model/field"
	"personae/model/value"
	"personae/ui/form/editor"
)

func TestUndoGoesByWord(t *testing.T) {
	d := drive(t, fresh()).at("prompt")
	d.write("You are here")
	for _, want := range []string{`"You are "`, `"You "`, ``} {
		d.press("ctrl+z")
		d.holds("prompt", want)
	}
	d.press("ctrl+y", "ctrl+y", "ctrl+y")
	d.holds("prompt", `"You are here"`)
}

func TestUndoSurvivesSectionChanges(t *testing.T) {
	d := drive(t, fresh()).at("name")
	d.write("x")
	d.at(minWords).press("right", "right")
	d.at("tags").write("vip")
	d.press("enter", "pgdown", "pgdown")
	d.press("ctrl+z")
	d.onField("tags")
	d.holds("tags", "[]")
	d.press("ctrl+z")
	d.onField(minWords)
	d.holds(minWords, "3")
	d.press("ctrl+z")
	d.onField("name")
	if d.form.Dirty() {
		t.Error("dirty after everything was taken back")
	}
	d.press("ctrl+y", "ctrl+y", "ctrl+y")
	d.holds("tags", `["vip"]`)
	d.holds(minWords, "5")
}

func TestUndoPutsTheCursorWhereTheChangeIs(t *testing.T) {
	p := fresh()
	p.Prompt = value.Some("one two three")
	d := drive(t, p).at("prompt")
	d.press("right", "right", "right")
	d.write("X")
	d.press("end", "ctrl+z")
	d.write("Y")
	d.holds("prompt", `"oneY two three"`)
}

func TestMarkVanishesWhenTheSavedValueIsBack(t *testing.T) {
	d := drive(t, fresh()).at(minWords)
	d.press("right")
	if !d.form.Dirty() {
		t.Error("not dirty after an edit")
	}
	d.press("left")
	if d.form.Dirty() {
		t.Error("dirty although the saved value is back")
	}
}

func TestHalfTypedJSONIsUndoneToo(t *testing.T) {
	d := drive(t, fresh()).at("extra.feather")
	d.write("{ a")
	d.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
	d.holds("extra.feather", "")
	if d.form.Dirty() {
		t.Error("dirty after undo")
	}
	d.press("ctrl+y", "ctrl+y", "ctrl+y", "ctrl+y")
	if d.form.Dirty() != true || d.form.content(d.form.focused).Text != "{ a" {
		t.Errorf("redo gave %+v", d.form.content(d.form.focused))
	}
}

// randomKeys are keys that edit, move and take away.
var randomKeys = []string{
	"a", "Z", "7", "0", ".", "-", ",", "é", "日", "{", "}", "\"", ":", "?", "q", "space", "enter", "esc",
	"left", "right", "up", "down", "home", "end", "tab", "shift+tab", "pgup", "pgdown",
	"shift+left", "shift+right", "backspace", "delete", "ctrl+n", "ctrl+d", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+x",
	"ctrl+f", "ctrl+s", "ctrl+e",
}

// TestUndoAllRedoAll: whatever was edited, taking all of it back gives what was
// opened, and bringing it back gives what was there.
func TestUndoAllRedoAll(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := drive(t, fresh())
		start := d.form.Persona()
		for range rapid.IntRange(1, 60).Draw(rt, "keys") {
			if rapid.IntRange(0, 9).Draw(rt, "jump") == 0 {
				spec := rapid.SampledFrom(field.All()).Draw(rt, "field")
				d.form.FocusField(spec.Path)
			}
			d.press(rapid.SampledFrom(randomKeys).Draw(rt, "key"))
		}
		end, contents := d.form.Persona(), allContents(d.form)
		steps := len(d.form.history.done)
		for range steps {
			d.press("ctrl+z")
		}
		same(t, d.form.Persona(), start)
		if d.form.Dirty() {
			rt.Fatal("dirty after everything was taken back")
		}
		for range steps {
			d.press("ctrl+y")
		}
		same(t, d.form.Persona(), end)
		for path, want := range contents {
			if got := d.form.content(d.form.fields[path]); got != want {
				rt.Fatalf("%s = %+v, want %+v", path, got, want)
			}
		}
		if t.Failed() {
			rt.FailNow()
		}
	})
}

func allContents(f *Form) map[string]editor.Content {
	out := map[string]editor.Content{}
	for _, fd := range f.order {
		out[fd.spec.Path] = f.content(fd)
	}
	return out
}

// TestDirtyIsWhatDiffers: the count of changes is that of the model's diff, as
// long as every text is a value.
func TestDirtyIsWhatDiffers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		saved := fresh()
		d := drive(t, saved)
		for range rapid.IntRange(1, 40).Draw(rt, "keys") {
			d.press(rapid.SampledFrom(randomKeys).Draw(rt, "key"))
		}
		for _, fd := range d.form.order {
			if fd.pending.Wrong != "" {
				return
			}
		}
		now := d.form.Persona()
		if got, want := d.form.dirty, len(field.Diff(&saved, &now)); got != want {
			rt.Fatalf("%d changes, the diff has %d", got, want)
		}
	})
}

// TestANumberOnItsWayOutOfRangeIsNotSettled: what is rehearsed while 999999 is typed
// is the value that stood there, not 9999.
func TestANumberOnItsWayOutOfRangeIsNotSettled(t *testing.T) {
	const path = "behavior_config.cut_in.min_duration_ms"
	spec, _ := field.Find(path)
	d := drive(t, fresh()).at(path)
	settled := func(want string) {
		t.Helper()
		p := d.form.Settled()
		if got := spec.Of(&p).Get().JSON(); got != want {
			t.Errorf("%s counts as %s, want %s", d.value(path), got, want)
		}
	}
	d.press("7", "0", "0", "enter", "9", "9", "9", "9")
	settled("9999")
	d.press("9", "9")
	settled("700")
	d.press("enter", "8", "8", "8", "8", "8")
	settled("700")
	d.press("ctrl+z", "ctrl+z", "ctrl+z")
	settled(d.value(path))
}
