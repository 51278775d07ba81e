package form

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"personae/model/field"
	"personae/model/library"
	"personae/model/value"
	"personae/ui/view"
)

func TestSaveHandsOutWhatTheFormHolds(t *testing.T) {
	d := drive(t, fresh()).at("name")
	d.press("ctrl+s")
	d.says("nothing has changed")
	d.write("!")
	d.press("ctrl+s")
	save, ok := d.last().(view.Save)
	if !ok || save.Persona.Name != "Impatient caller!" || save.Base != 3 || save.BasePersona.Name != "Impatient caller" || save.Leave {
		t.Fatalf("it asked for %+v", d.last())
	}
	// More is typed before the library answers.
	d.write("?")
	saved := save.Persona
	saved.UpdatedAt = "2026-03-14T15:10:00.000Z"
	d.form.SetSaved(library.Record{Persona: saved, Revision: 4})
	d.holds("name", `"Impatient caller!?"`)
	d.holds("updated_at", `"2026-03-14T15:10:00.000Z"`)
	d.shows("rev 4, 14 Mar 15:10")
	if !d.form.Dirty() || d.form.Base().Revision != 4 {
		t.Error("what was typed since the save is not marked")
	}
	d.press("backspace")
	if d.form.Dirty() {
		t.Error("dirty although the saved name is back")
	}
}

// TestADraftIsTakenUpAsItWasTyped: text that is no value yet too, in a text and in rows.
func TestADraftIsTakenUpAsItWasTyped(t *testing.T) {
	saved := fresh()
	saved.Extra.Feather = value.Some(value.JSON("{}"))
	d := drive(t, saved).at("traits")
	d.write("mood\n[1, ")
	d.at("extra.feather").press("ctrl+d")
	d.write("{\"a\": [1,")
	draft := d.form.Draft(opened)
	if len(draft.Unfinished) != 2 {
		t.Fatalf("unfinished is %+v", draft.Unfinished)
	}
	again := drive(t, saved)
	again.form.Open(again.form.Base(), draft.Persona, false, opened)
	again.form.SetUnfinished(draft.Unfinished)
	if got := again.form.Draft(opened); !reflect.DeepEqual(got, draft) {
		t.Errorf("the draft became %+v, and was %+v", got.Unfinished, draft.Unfinished)
	}
	for path, text := range map[string]string{"traits": "[1,", "extra.feather": `{"a": [1,`} {
		again.at(path).shows(text)
	}
	if action, _ := again.form.Save(false); !strings.HasPrefix(action.(view.Say).Text, "Not saved. ") {
		t.Errorf("a save asked for %+v", action)
	}
}

func TestSaveGoesToTheFirstError(t *testing.T) {
	d := drive(t, fresh()).at("behavior_config.wait_seconds")
	d.press("9", "9", "enter")
	d.at("name").press("ctrl+u")
	d.at("enabled").press("ctrl+s")
	d.onField("name")
	d.says("Not saved. Name: A persona needs a name.")
	d.write("x")
	d.press("ctrl+s")
	d.onField("behavior_config.wait_seconds")
	d.shows("ctrl+f: Set to 30 s")
	d.press("ctrl+f")
	d.holds("behavior_config.wait_seconds", "30")
	d.press("ctrl+s")
	if _, ok := d.last().(view.Save); !ok {
		t.Errorf("it asked for %+v", d.last())
	}
}

func TestNameTakenStandsBesideTheNameUntilItChanges(t *testing.T) {
	d := drive(t, fresh()).at("name")
	d.write("2")
	d.press("ctrl+s")
	d.at(minWords)
	d.form.SetSaveError(fmt.Errorf("write: %w", &library.NameTakenError{Name: "Impatient caller2", Project: "Default"}))
	d.onField("name")
	d.shows("this name is taken")
	d.press("ctrl+s")
	d.says("Not saved. Name")
	d.write("3")
	if strings.Contains(d.screen(), "this name is taken") {
		t.Error("the problem stays for another name")
	}
	d.form.SetSaveError(errors.New("disk full"))
	d.press("ctrl+s")
	if _, ok := d.last().(view.Save); !ok {
		t.Errorf("it asked for %+v", d.last())
	}
}

func TestRebaseKeepsWhatWasTypedSince(t *testing.T) {
	d := drive(t, fresh()).at("name")
	d.write(" mine")
	d.press("ctrl+s")
	d.at("prompt").write("typed since")
	theirs := fresh()
	theirs.Tags = value.Some(value.Strings{"theirs"})
	merged := theirs
	merged.Name = "Impatient caller mine"
	d.form.Rebase(library.Record{Persona: theirs, Revision: 5}, merged)
	d.holds("tags", `["theirs"]`)
	d.holds("name", `"Impatient caller mine"`)
	d.holds("prompt", `"typed since"`)
	if d.form.dirty != 2 || d.form.Base().Revision != 5 {
		t.Errorf("%d changes on revision %d", d.form.dirty, d.form.Base().Revision)
	}
	d.press("ctrl+z")
	d.holds("tags", "[]")
}

func TestRebaseShowsWhatItHolds(t *testing.T) {
	d := drive(t, fresh()).at("name")
	d.write(" mine")
	d.press("ctrl+s")
	theirs := fresh()
	theirs.Name = "Theirs"
	theirs.Tags = value.Some(value.Strings{"their-tag"})
	d.form.Rebase(library.Record{Persona: theirs, Revision: 5}, theirs)
	if shown := d.screen(); !strings.Contains(shown, "their-tag") || !strings.Contains(shown, "Theirs") {
		t.Errorf("the merge does not show:\n%s", shown)
	}
	d.write("!")
	d.holds("name", `"Theirs!"`)
}

func TestLeaving(t *testing.T) {
	d := drive(t, fresh()).at("name")
	d.press("esc")
	if got := d.last(); got != (view.LeaveForm{}) {
		t.Errorf("it asked for %+v", got)
	}
	d.write("x")
	d.press("esc")
	if got := d.last(); got != (view.LeaveForm{}) || !d.form.Dirty() {
		t.Errorf("it asked for %+v", got)
	}
}

func TestSaveAndLeave(t *testing.T) {
	d := drive(t, fresh())
	action, _ := d.form.Save(true)
	if action != (view.LeaveForm{}) {
		t.Errorf("a clean form asked for %+v", action)
	}
	d.at("name").write("x")
	action, _ = d.form.Save(true)
	if save, ok := action.(view.Save); !ok || !save.Leave {
		t.Errorf("it asked for %+v", action)
	}
}

func TestDraftIsKeptWhenTypingStopsAndDroppedWhenClean(t *testing.T) {
	d := drive(t, fresh()).at("name")
	d.write("ab")
	first := draftTick{d.form, d.form.drafts - 1, opened}
	if d.send(first); d.last() != nil {
		t.Errorf("a stale tick asked for %+v", d.last())
	}
	d.send(d.tick)
	keep, ok := d.last().(view.KeepDraft)
	if !ok || keep.Draft.Persona.Name != "Impatient callerab" || keep.Draft.Base != 3 ||
		keep.Draft.BasePersona.Name != "Impatient caller" || !keep.Draft.At.Equal(opened) {
		t.Fatalf("it asked for %+v", d.last())
	}
	d.press("backspace", "backspace")
	if drop, ok := d.last().(view.DropDraft); !ok || drop.ID != fresh().ID {
		t.Errorf("it asked for %+v", d.last())
	}
	d.said = nil
	if d.send(d.tick); d.last() != nil {
		t.Errorf("a clean form asked for %+v", d.last())
	}
}

func TestResumedDraftIsDirty(t *testing.T) {
	d := drive(t, fresh())
	working := fresh()
	working.Name = "Typed before the crash"
	d.form.Open(library.Record{Persona: fresh(), Revision: 3}, working, false, opened)
	if !d.form.Dirty() {
		t.Error("a resumed draft counts as saved")
	}
	d.shows("• 1 change")
	d.at("name").shows("Impatient caller")
}

func TestReadOnlyRefusesEveryEdit(t *testing.T) {
	d := drive(t, fresh())
	d.form.SetReadOnly("The library is read-only: the disk is.")
	for _, path := range []string{"name", "prompt", minWords, mode, "enabled", "tags", "traits", "evalstudio"} {
		d.at(path)
		for _, name := range randomKeys {
			if name != "ctrl+s" && name != "esc" {
				d.at(path).press(name)
			}
		}
	}
	same(t, d.form.Persona(), fresh())
	d.at("name").write("x")
	d.says("Not changed. The library is read-only")
	d.press("ctrl+s")
	d.says("Not saved. The library is read-only")
	d.shows("read-only")
}

// edited hands the form a text from the user's own editor, which it refuses with words
// that begin so, "" for none.
func (d *driver) edited(path, text, refused string) {
	d.t.Helper()
	action, cmd, why := d.form.SetEdited(path, text)
	if d.took(action, cmd); (why == "") != (refused == "") || !strings.HasPrefix(why, refused) {
		d.t.Errorf("it refused the text of %s with %q, want %q", path, why, refused)
	}
}

func TestOwnEditor(t *testing.T) {
	d := drive(t, fresh()).at("prompt")
	d.write("one")
	d.press("ctrl+e")
	if got, want := d.last(), (view.OpenEditor{Path: "prompt", Text: "one", Extension: "md"}); got != want {
		t.Errorf("it asked for %+v", got)
	}
	d.edited("prompt", "one\ntwo", "")
	d.holds("prompt", `"one\ntwo"`)
	if d.tick == nil {
		t.Error("no draft for a text from the editor")
	}
	d.press("ctrl+z")
	d.holds("prompt", `"one"`)

	d.at("traits").press("ctrl+e")
	if got, ok := d.last().(view.OpenEditor); !ok || got.Extension != "json" {
		t.Errorf("it asked for %+v", d.last())
	}
	d.edited("traits", "{\n \"a\": 1}", "")
	d.holds("traits", `{"a":1}`)
	d.edited("traits", "[", "Traits stays as it was")
	d.holds("traits", `{"a":1}`)
	d.at(language)
	d.edited(language, "", "")
	d.holds(language, `""`)
	d.shows("empty text")
	d.edited("prompt", "a\x00b", "")
	d.shows("NUL")
	d.holds("prompt", `"one"`)
}

func TestNewPersona(t *testing.T) {
	d := drive(t, fresh())
	p := field.NewPersona("Default", "")
	d.form.Open(library.Record{Persona: p}, p, true, time.Time{})
	d.onField("name")
	d.shows("New persona")
	if d.form.Title() != "the new persona" {
		t.Error(d.form.Title())
	}
	d.write("Ada")
	d.press("ctrl+s")
	if save, ok := d.last().(view.Save); !ok || save.Base != 0 || save.Persona.Name != "Ada" {
		t.Errorf("it asked for %+v", d.last())
	}
}

func TestVendorSectionStartsAndGoesWhole(t *testing.T) {
	d := drive(t, fresh()).at("anam")
	d.shows("not used")
	d.press("enter")
	d.onField("anam.avatarId")
	d.write("071b0286-4cce-4808-bee2-e642f1062de3")
	d.at("anam.voiceDetectionOptions.endOfSpeechSensitivity").press("right")
	d.at("anam").press("delete")
	same(t, d.form.Persona(), fresh())
	if d.form.Dirty() {
		t.Error("dirty although the section is gone")
	}
	d.press("ctrl+z")
	d.holds("anam.avatarId", `"071b0286-4cce-4808-bee2-e642f1062de3"`)
	d.press("pgdown", "pgdown")
	d.shows("Call to action")

	// From one of the vendor's further sections.
	d = drive(t, fresh())
	for d.form.sections[d.form.section].group != field.GroupAnamWidget {
		d.press("pgdown")
	}
	d.press("enter")
	d.onField("anam.widgetConfig.callToAction")
}

func TestFocusStaysInSightWhenItsSectionGoes(t *testing.T) {
	p := fresh()
	p.MrAssistant.AgentID = value.Some("3c90c3cc-0d44-4b50-8888-8dd25736052a")
	d := drive(t, p).at("mrassistant.agent_id")
	d.press("ctrl+d")
	d.onField("mrassistant")
	d.shows("not used")
	d.press("ctrl+z")
	d.onField("mrassistant.agent_id")
}
