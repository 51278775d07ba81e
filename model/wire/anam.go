package wire

import (
	"slices"

	"personae/model"
	"personae/model/value"
)

var _ = register(model.SystemAnam, newAnam)

// newAnam is Anam's persona, the agent itself (seeds/anam.txt; systems.md §2).
// Requests and responses differ: what is avatarId, voiceId, systemPrompt and
// toolIds in the one is avatar.id, voice.id, brain.systemPrompt and tools[].id
// in the other.
func newAnam() *dialect {
	return &dialect{
		system: model.SystemAnam,
		layout: newLayout(model.SystemAnam),
		nulls:  []string{"initialMessage"},
		closed: []string{
			"avatarModel", "voiceGenerationOptions.emotion", "widgetConfig.layout", "widgetConfig.initialState",
		},
		refuses: []Body{BodyUpdate},
		removed: map[string]value.Value{
			"initialMessage": value.Null, "toolIds": value.FromJSON("[]"),
			"description": value.Text(""), "systemPrompt": value.Text(""),
		},
		instead:     textValues("description", "systemPrompt"),
		recordValue: anamRecordValue,
		flatValue:   anamFlatValue,
		markFlat:    anamMarkFlat,
		finish:      anamFinish,
		generation:  anamGeneration,
		shapes: []shape{
			{name: ShapeCreate, also: anamOlder},
			{name: ShapeUpdate, also: anamOlder},
			{name: ShapeSummary, must: []string{"id", "isDefaultPersona"}, none: []string{"brain"}, also: []string{"languageCode"}},
			{name: ShapeRecord, must: []string{"id"}, any: []string{"brain", "avatar", "voice", "personaPreset"}, also: anamFlat},
		},
		endpoint: Endpoint{
			Path: "/v1/personas", Update: "PUT", Header: "Authorization", Scheme: "Bearer ", KeyEnv: "ANAM_API_KEY",
		},
		why: map[string]string{
			"project": "Anam has no projects",
			"tags":    "Anam's personas have no tags",
			"enabled": "Anam's personas cannot be switched off",
		},
	}
}

// anamOlder are keys that bodies of Anam's generations of 2025 had.
var anamOlder = []string{"personaPreset", "voiceSpeed", "brainType", "brain"}

// anamFlat are keys of requests that answers of 2025 may have had.
var anamFlat = []string{"avatarId", "voiceId", "systemPrompt", "toolIds", "brainType"}

// anamGeneration is "2025" for a record with keys that only those generations
// had, "" otherwise.
func anamGeneration(p *model.Persona) string {
	a := &p.Origin.Anam
	if a.BrainType.IsAbsent() && a.Brain.FillerPhrases.IsAbsent() && a.Brain.LanguageModel.IsAbsent() {
		return ""
	}
	return "2025"
}

// IsFromList reports whether what a persona holds of a system's record came last
// from a list that says less than an answer does: Anam's.
func IsFromList(p *model.Persona, system model.System) bool {
	return system == model.SystemAnam && !p.Origin.Anam.IsDefaultPersona.IsAbsent()
}

// anamFinish takes the ids out of what a response describes.
func anamFinish(p *model.Persona) {
	a := &p.Origin.Anam
	for _, from := range []struct {
		described value.Optional[value.JSON]
		id        *value.Optional[string]
	}{{a.Avatar, &p.Anam.AvatarID}, {a.Voice, &p.Anam.VoiceID}} {
		if id, ok := idOf(from.described.Or("")); ok {
			*from.id = value.Some(id)
		}
	}
	if ids, ok := idsOf(a.Tools.Or("")); ok {
		p.Anam.ToolIDs = value.Some(ids)
	}
}

func idOf(described value.JSON) (id string, ok bool) {
	members, _ := described.Members()
	return value.Find(members, "id").Text()
}

// idsOf returns the ids of the objects in the list described; ok is false when
// it is no list, or something in it has no id.
func idsOf(described value.JSON) (ids value.Strings, ok bool) {
	items, ok := itemsOf(described)
	ids = value.Strings{}
	for _, item := range items {
		id, known := idOf(item)
		ids, ok = append(ids, id), ok && known
	}
	return ids, ok
}

// Flat keys. A response may hold a request's key beside its id, as older ones
// did: then the key is kept in extra.anam as well, which says that it stood
// there and not in its object.

// flatKeys are the requests' keys by the place a response has for them, and
// whether an answer holds the field in that place.
var flatKeys = map[string]struct {
	key     string
	inPlace func(*model.AnamOrigin) bool
}{
	"avatar": {"avatarId", func(a *model.AnamOrigin) bool { _, ok := idOf(a.Avatar.Or("")); return ok }},
	"voice":  {"voiceId", func(a *model.AnamOrigin) bool { _, ok := idOf(a.Voice.Or("")); return ok }},
	"tools":  {"toolIds", func(a *model.AnamOrigin) bool { _, ok := idsOf(a.Tools.Or("")); return ok }},
	"brain.systemPrompt": {"systemPrompt", func(a *model.AnamOrigin) bool {
		return a.Brain.Presence == value.StateValue ||
			!a.Brain.Personality.IsAbsent() || !a.Brain.FillerPhrases.IsAbsent() || !a.Brain.LanguageModel.IsAbsent()
	}},
}

// wasFlat reports whether a response held a field under its flat key and not in
// its own place, which is at path.
func wasFlat(p *model.Persona, path string) bool {
	flat, ok := flatKeys[path]
	if !ok {
		return false
	}
	kept, _ := p.Extra.Anam.Or("").Members()
	if path == "brain.systemPrompt" && value.Find(kept, "brain") == emptyBrain {
		return true
	}
	return value.Find(kept, flat.key) != value.Absent && !flat.inPlace(&p.Origin.Anam)
}

// emptyBrain is kept of a brain beside a flat prompt: it had none of its own. A brain
// with keys that we do not know is kept with those.
var emptyBrain = value.FromJSON("{}")

func anamMarkFlat(p *model.Persona, alias string, kept []value.Member) []value.Member {
	isMarked := slices.ContainsFunc(kept, func(m value.Member) bool { return m.Name == "brain" })
	if alias != "systemPrompt" || isMarked || !flatKeys["brain.systemPrompt"].inPlace(&p.Origin.Anam) {
		return kept
	}
	return append(kept, value.Member{Name: "brain", Value: value.JSON(emptyBrain.JSON())})
}

// anamRecordValue puts the ids back into what a response described.
func anamRecordValue(p *model.Persona, b *branch, v value.Value) value.Value {
	switch flat := wasFlat(p, b.path); {
	case flat && b.path == "brain.systemPrompt":
		return value.Absent
	case flat:
	case b.path == "avatar":
		return withID(v, p.Anam.AvatarID)
	case b.path == "voice":
		return withID(v, p.Anam.VoiceID)
	case b.path == "tools":
		return toolsWith(v, p.Anam.ToolIDs)
	}
	return v
}

// anamFlatValue is what a response holds under a flat key that was kept: the
// field as it is now, or what stood there when its own place has the field.
func anamFlatValue(p *model.Persona, flat *branch, kept value.Value) value.Value {
	for path, place := range flatKeys {
		if place.key == flat.path && wasFlat(p, path) {
			return flat.spec.Of(p).Get()
		}
	}
	return kept
}

// withID returns the object described with the given id in it. When it has
// another, what was described is another avatar or voice: only its id is known.
func withID(described value.Value, id value.Optional[string]) value.Value {
	text, ok := id.Get()
	if !ok {
		return described
	}
	members, _ := described.Members()
	known := value.Find(members, "id")
	if was, ok := known.Text(); ok && was == text {
		return described
	}
	if known != value.Absent {
		members = nil
	}
	return value.FromJSON(value.ObjectOf(append([]value.Member{textMember("id", text)}, members...)))
}

func toolsWith(described value.Value, ids value.Optional[value.Strings]) value.Value {
	wanted, ok := ids.Get()
	if !ok {
		return described
	}
	text := value.JSON(described.JSON())
	if known, ok := idsOf(text); ok && slices.Equal(known, wanted) {
		return described
	}
	items, _ := itemsOf(text)
	var tools []value.JSON
	for _, id := range wanted {
		tool := value.ObjectOf([]value.Member{textMember("id", id)})
		for _, item := range items {
			if known, ok := idOf(item); ok && known == id {
				tool = item
			}
		}
		tools = append(tools, tool)
	}
	return value.FromJSON(listOf(tools))
}
