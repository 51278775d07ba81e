package wire

import (
	"fmt"
	"slices"
	"strings"

	"personae/model"
	"personae/model/field"
	"personae/model/value"
	"personae/model/words"
)

// Kind says how much of a field comes through.
type Kind string

// The kinds.
const (
	KindExact        Kind = "exact"        // the same value
	KindApproximated Kind = "approximated" // the nearest thing that can be said
	KindDropped      Kind = "dropped"      // left out
	KindMissing      Kind = "missing"      // needed, and not there
)

// Finding is one line of a loss report: what becomes of one field.
type Finding struct {
	Path  string `json:"path"`  // of the field table; keys that we do not know stand under extra
	Label string `json:"label"` // what people call the field
	Kind  Kind   `json:"kind"`
	Text  string `json:"text"` // how or why, a sentence; "" where exact says it all
}

type ledger struct{ entries map[*field.Spec]Finding }

func (l *ledger) note(spec *field.Spec, kind Kind, text string) {
	if l.entries != nil {
		l.entries[spec] = Finding{Path: spec.Path, Label: spec.Label, Kind: kind, Text: text}
	}
}

// findings lists what became of every field of p that is set.
func (l *ledger) findings(p *model.Persona, r *resolved) []Finding {
	var list []Finding
	for _, spec := range field.All() {
		if noted, ok := l.entries[spec]; ok {
			list = append(list, noted)
			continue
		}
		v := spec.Of(p).Get()
		if v == value.Absent || spec.Kind == field.KindObject {
			continue
		}
		list = append(list, Finding{spec.Path, spec.Label, KindDropped, r.whyNot(spec)})
	}
	return list
}

func (r *resolved) whyNot(spec *field.Spec) string {
	carrier, ok := spec.Carrier(r.system)
	system, _, _ := strings.Cut(strings.TrimPrefix(spec.Path, "extra."), ".")
	why, known := r.why[spec.Path]
	switch {
	case ok && carrier.Create && !carrier.Update:
		return fmt.Sprintf("%s takes it when a record is created and never lets it change.", r.system.Title())
	case ok && carrier.Update && !carrier.Create:
		return fmt.Sprintf("%s takes it only when a record is updated.", r.system.Title())
	case ok && !carrier.Read:
		return fmt.Sprintf("Only older generations of %s had it.", r.system.Title())
	case ok:
		return fmt.Sprintf("%s gives this out and does not take it.", r.system.Title())
	case known:
		return words.Sentence(why)
	case strings.HasPrefix(spec.Path, "extra."):
		return fmt.Sprintf("These are keys of %s.", model.System(system).Title())
	case spec.ReadOnly || len(spec.Carriers) == 0:
		return "It belongs to this library, or to where the persona came from, and stays here."
	}
	return fmt.Sprintf("%s has nothing like it; %s.", r.system.Title(), whoHas(spec))
}

// whoHas names the systems that carry the field, or their maker where all of its
// systems do.
func whoHas(spec *field.Spec) string {
	var titles []string
	for _, c := range spec.Carriers {
		maker := c.System.Vendor().Maker
		name := maker
		for _, s := range model.Vendors {
			if _, carries := spec.Carrier(s); !carries && s.Vendor().Maker == maker {
				name = c.System.Title()
			}
		}
		if !slices.Contains(titles, name) {
			titles = append(titles, name)
		}
	}
	if len(titles) == 0 {
		return "no other system does"
	}
	return "only " + words.List(titles) + words.Either(len(titles), " does", " do")
}
