package wire

import (
	"strings"

	"personae/model/words"
)

// FindingGroup is the findings of a report that say the same of several fields.
type FindingGroup struct {
	Kind  Kind
	Text  string
	Names []string // what each field is called; of a key that we do not know, its path
}

// Group joins the findings that share their kind and text, in the order of the
// first of each: what is missing comes first, then what is dropped and
// approximated, and what is exact last.
func Group(findings []Finding) []FindingGroup {
	type key struct {
		kind Kind
		text string
	}
	at := map[key]int{}
	var all []FindingGroup
	for _, f := range findings {
		k := key{f.Kind, f.Text}
		i, ok := at[k]
		if !ok {
			i = len(all)
			at[k] = i
			all = append(all, FindingGroup{Kind: f.Kind, Text: f.Text})
		}
		all[i].Names = append(all[i].Names, f.Name())
	}
	var out []FindingGroup
	for _, kind := range []Kind{KindMissing, KindDropped, KindApproximated, KindExact} {
		for _, group := range all {
			if group.Kind == kind {
				out = append(out, group)
			}
		}
	}
	return out
}

// Losses returns the findings of what did not come through as it was.
func Losses(findings []Finding) []Finding {
	var lost []Finding
	for _, f := range findings {
		if f.Kind != KindExact {
			lost = append(lost, f)
		}
	}
	return lost
}

// CountExact counts the findings that came through as they were.
func CountExact(findings []Finding) int {
	n := 0
	for _, f := range findings {
		if f.Kind == KindExact {
			n++
		}
	}
	return n
}

// Exact says how many fields came through as they were: "12 fields exact".
func Exact(findings []Finding) string { return words.Count(CountExact(findings), "field") + " exact" }

// Name is what a finding is about: what people call the field, or the path of a
// key that is in none.
func (f Finding) Name() string {
	if strings.HasPrefix(f.Path, "extra.") && strings.Count(f.Path, ".") > 1 {
		return strings.TrimPrefix(f.Path, "extra.")
	}
	return f.Label
}
