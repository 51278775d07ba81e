package field

import (
	"cmp"
	"slices"
	"sync"

	"personae/model"
)

// fields is the table, in the order of the native document: a container's row
// stands before its members'.
var fields = slices.Concat(
	personaFields,
	openingFields, surroundingFields, yieldingFields, murmurFields, reactionFields, textChatFields,
	evalStudioFields,
	anamFields, anamDetectionFields, anamGenerationFields, anamWidgetFields,
	mrAssistantFields,
	originFields, featherOriginFields, featherOrgOriginFields, evalStudioOriginFields,
	anamOriginFields, mrAssistantOriginFields,
	extraFields,
	stampFields,
)

var ranks = indexRanks(fields)

func indexRanks(fields []*Spec) map[string]int {
	index := make(map[string]int, len(fields))
	for i, spec := range fields {
		index[spec.Path] = i
	}
	return index
}

// Rank is the place in the table of the row with the given path, 0 when there is
// none.
func Rank(path string) int { return ranks[path] }

// All returns every row of the field table in the order of the native
// document. The slice and its rows are shared: do not change them.
func All() []*Spec { return fields }

// Find returns the row with the given path, such as
// "behavior_config.cut_in.min_words"; ok is false when there is none.
func Find(path string) (spec *Spec, ok bool) {
	if rank, ok := ranks[path]; ok {
		return fields[rank], true
	}
	return nil, false
}

// In returns the rows of one group in the order of the native document,
// rows of KindObject among them.
func In(group Group) []*Spec {
	var rows []*Spec
	for _, spec := range fields {
		if spec.Group == group {
			rows = append(rows, spec)
		}
	}
	return rows
}

// Carrier returns how system s carries the field; ok is false when it does not.
func (s *Spec) Carrier(system model.System) (c Carrier, ok bool) {
	for _, c := range s.Carriers {
		if c.System == system {
			return c, true
		}
	}
	return Carrier{}, false
}

// IsSentTo reports whether a request to the system may have the field.
func (s *Spec) IsSentTo(system model.System) bool {
	c, ok := s.Carrier(system)
	return ok && (c.Create || c.Update)
}

// Option returns the choice with the given value; ok is false when the value is
// not one that we know.
func (s *Spec) Option(value string) (o Option, ok bool) {
	for _, o := range s.Options {
		if o.Value == value {
			return o, true
		}
	}
	return Option{}, false
}

// shown is the table in the order of cause.
var shown = sync.OnceValue(byCause)

// Shown returns every row by group and, in each, in the order of cause: first what
// decides whether others matter, each with those behind it. The slice and its rows
// are shared: do not change them.
func Shown() []*Spec { return shown() }

func byCause() []*Spec {
	type place struct{ group, cause, row int }
	places := make(map[*Spec]place, len(fields))
	for i, spec := range fields {
		at := place{slices.Index(Groups, spec.Group), len(fields), i}
		for j, other := range fields {
			if decides := spec.DependsOn == other.Path; decides || spec == other && spec.Off.IsSet() {
				at.cause = j
				if !decides {
					at.row = -1 // before those that depend on it
				}
			}
		}
		places[spec] = at
	}
	return slices.SortedStableFunc(slices.Values(fields), func(a, b *Spec) int {
		x, y := places[a], places[b]
		return cmp.Or(cmp.Compare(x.group, y.group), cmp.Compare(x.cause, y.cause), cmp.Compare(x.row, y.row))
	})
}
