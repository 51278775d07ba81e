package importing

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
	"personae/model/wire"
)

// TestAnswersSurviveAnUpdate: whatever the persona was before, after a system's
// answer has updated it, it gives that answer again, to the letter. What a
// system takes and its answers do not show (of Anam's: the heard language, the
// first message, the protected greeting) stays ours where the answer is silent.
func TestAnswersSurviveAnUpdate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		theirs, ours := anyPersona(t, "theirs"), anyPersona(t, "ours")
		system := rapid.SampledFrom(model.Vendors).Draw(t, "system")
		forgetOlder(t, &theirs, system)
		record := answer(t, &theirs, system)
		if record.Shape != wire.ShapeRecord {
			t.Skip("not a whole answer")
		}
		if record.System.Letter() == "F" && record.API != wire.API187 {
			ours.Behavior.TextBurst = model.TextBurst{} // an older answer says nothing of it
		}
		merged, _, err := Merge(&ours, record)
		if err != nil {
			t.Fatalf("merge: %v", err)
		}
		expected := record.Persona
		for _, spec := range field.All() {
			carrier, ok := spec.Carrier(system)
			if cell := spec.Of(&expected); ok && carrier.Update && !carrier.Read && cell.Get() == value.Absent {
				if err := cell.Set(spec.Of(&ours).Get()); err != nil {
					t.Fatalf("%s: %v", spec.Path, err)
				}
			}
		}
		want, _, _ := wire.Write(&expected, wire.Target{System: system, Body: wire.BodyAnswer})
		got, _, _ := wire.Write(&merged, wire.Target{System: system, Body: wire.BodyAnswer})
		if !bytes.Equal(got, want) {
			t.Fatalf("%s:\n%s\nwant\n%s", system, got, want)
		}
	})
}

// forgetOlder takes from p what only older generations of a system had: an
// answer with such a key speaks for less.
func forgetOlder(t *rapid.T, p *model.Persona, system model.System) {
	for _, spec := range field.All() {
		if carrier, ok := spec.Carrier(system); ok && !carrier.Create && !carrier.Update && !carrier.Read {
			if err := spec.Of(p).Set(value.Absent); err != nil {
				t.Fatalf("%s: %v", spec.Path, err)
			}
		}
	}
}

// TestUpdatesLeaveTheRest: what the system does not have stays as it was, and so
// does what makes the persona ours.
func TestUpdatesLeaveTheRest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		theirs, ours := anyPersona(t, "theirs"), anyPersona(t, "ours")
		ours.ID, ours.CreatedAt = "mine", "2026-01-01T00:00:00.000Z"
		record := answer(t, &theirs, rapid.SampledFrom(model.Vendors).Draw(t, "system"))
		merged, kept, err := Merge(&ours, record)
		if err != nil {
			t.Fatalf("merge: %v", err)
		}
		for _, spec := range field.All() {
			before, after := spec.Of(&ours).Get(), spec.Of(&merged).Get()
			if before != after && (slices.Contains(identity, spec.Path) || !isOf(spec, record.System) && spec.Kind != field.KindObject) {
				t.Fatalf("%s: %s became %s, and %s does not have it", spec.Path, before.Describe(), after.Describe(), record.System)
			}
		}
		for _, spec := range kept {
			if spec.Of(&ours).Get() != spec.Of(&merged).Get() || !spec.Of(&ours).Get().IsSet() {
				t.Fatalf("%s is said to be kept, and is not", spec.Path)
			}
		}
	})
}

// TestPartsSayOnlyWhatTheyHold: of a request's body, what is in it counts, and
// nothing else.
func TestPartsSayOnlyWhatTheyHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ours := anyPersona(t, "ours")
		record, err := wire.NewReader(strings.NewReader(`{"name":"N","description":null,"behavior_config":{"wait_seconds":9}}`),
			"", wire.Options{From: model.SystemFeather}).Next()
		if err != nil {
			t.Fatalf("%v", err)
		}
		merged, _, err := Merge(&ours, record)
		if err != nil {
			t.Fatalf("%v", err)
		}
		for _, change := range field.Diff(&ours, &merged) {
			switch change.Path {
			case "name", "description", "behavior_config.wait_seconds", "behavior_config":
			default:
				t.Fatalf("%s changed", change.Path)
			}
		}
		if merged.Behavior.WaitSeconds.Or(0) != 9 || !merged.Description.IsNull() {
			t.Fatal("what it holds was not taken")
		}
	})
}

// TestImportingTwiceChangesNothing holds for every system, name and clash, and
// names stay unique.
func TestImportingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &shelf{}
		options := Options{OnClash: rapid.SampledFrom(Clashes).Draw(t, "clash")}
		var records []*wire.Imported
		for range rapid.IntRange(1, 5).Draw(t, "records") {
			p := anyPersona(t, "record")
			records = append(records, answer(t, &p, rapid.SampledFrom(model.Vendors).Draw(t, "system")))
		}
		for _, record := range records {
			again := *record
			first, err := Import(s, record, options)
			if err != nil {
				t.Fatalf("%v", err)
			}
			if first.Outcome != OutcomeNew && first.Outcome != OutcomeUpdated || again.Persona.Origin.ID(again.System) == "" {
				continue
			}
			second, err := Import(s, &again, options)
			if err != nil || second.Outcome != OutcomeUnchanged {
				t.Fatalf("after %s (%s) comes %s (%s): %v, %v", first.Outcome, first.Why, second.Outcome, second.Why, second.Changes, err)
			}
		}
		seen := map[string]bool{}
		for _, r := range s.records {
			key := r.Persona.Project + "\x00" + r.Persona.Name
			if seen[key] {
				t.Fatalf("two are called %q", key)
			}
			seen[key] = true
		}
	})
}

// Both of Feather's systems may have the persona: what the one says is no word
// about the other.
func TestOneOfFeathersSystemsLeavesTheOthersOrigin(t *testing.T) {
	var ours model.Persona
	ours.Name, ours.Origin.FeatherOrg.ID = "A", value.Some("org-1")
	record := &wire.Imported{System: model.SystemFeather, Shape: wire.ShapeRecord}
	record.Persona.Name, record.Persona.Origin.Feather.ID = "A", value.Some("library-1")
	merged, _, err := Merge(&ours, record)
	if err != nil || merged.Origin.FeatherOrg.ID.Or("") != "org-1" || merged.Origin.Feather.ID.Or("") != "library-1" {
		t.Errorf("%+v, %v", merged.Origin, err)
	}
}

// A page of Anam's list that says voice and avatar are null takes their ids away.
func TestANullVoiceInAListIsNoVoice(t *testing.T) {
	var ours model.Persona
	ours.Name, ours.Anam.VoiceID, ours.Anam.AvatarID, ours.Prompt = "C", value.Some("v"), value.Some("a"), value.Some("p")
	record, err := wire.NewReader(strings.NewReader(
		`{"id":"1","name":"C","voice":null,"avatar":{"id":"b"},"isDefaultPersona":false}`), "", wire.Options{From: model.SystemAnam}).Next()
	if err != nil || record.Shape != wire.ShapeSummary {
		t.Fatalf("%v, %v", record, err)
	}
	merged, kept, err := Merge(&ours, record)
	if err != nil || !merged.Anam.VoiceID.IsAbsent() || merged.Anam.AvatarID.Or("") != "b" || merged.Prompt.Or("") != "p" {
		t.Errorf("%+v, %v, %v", merged.Anam, merged.Prompt, err)
	}
	for _, spec := range kept {
		if spec.Path == "anam.voiceId" {
			t.Error("the voice is said to be kept")
		}
	}
}
