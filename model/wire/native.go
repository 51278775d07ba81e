package wire

import (
	"personae/model"
)

// ours is our own document. Its keys are the paths of the field table, and it
// holds every field.
var ours = register(model.SystemPersonae, func() *dialect {
	return &dialect{
		system: model.SystemPersonae,
		layout: ownLayout(),
		// Without a name and a key that only personas have it is taken for ours only when
		// that is said, as any object may have an "id".
		shapes: []shape{{name: ShapeNative, must: []string{"name"}, any: ownKeys}},
	}
})

// ownKeys are those of which one tells our document from anything else with a name.
var ownKeys = []string{
	"project", "prompt", "behavior_config", "traits", "evalstudio", "anam", "mrassistant", "origin", "extra", "lineage",
}

// EncodeNative returns p as a native document: one compact JSON object, its keys
// in the order of the field table. The same persona always gives the same bytes.
func EncodeNative(p model.Persona) []byte {
	w := writer{resolved: toOurs(), persona: &p}
	return w.body()
}

// EncodeNativeIndented returns p as a native document over several lines, two
// spaces a level, without a line break at its end.
func EncodeNativeIndented(p model.Persona) []byte { return ownText(&p, "") }

// ownText is EncodeNativeIndented of p, which is written already unless that is "".
func ownText(p *model.Persona, written string) []byte {
	if written != "" {
		return indented([]byte(written))
	}
	w := writer{resolved: toOurs(), persona: p}
	return w.text()
}

// DecodeNative reads a native document. The error is a *DecodeError; the persona
// is then empty. Keys that we do not know are kept in extra.personae, in the
// document's own nesting.
//
// The presence of an object is kept only where the object has no members; that
// is the only place where it says anything.
func DecodeNative[T ~string | ~[]byte](document T) (p model.Persona, err error) {
	_, err = ReadNative(&p, string(document))
	return p, err
}
