package search

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"personae/model/field"
)

// plain brings a name into the form in which names are compared: letters and
// digits alone, small, without accents.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(name))
}

// fieldNames returns the fields by what they can be called, and the names that are
// proposed.
var fieldNames = sync.OnceValues(nameFields)

func nameFields() (names map[string]*field.Spec, keys []string) {
	names = map[string]*field.Spec{}
	taken, ends := map[string]int{}, map[string]int{} // how many fields of any kind are called so, or end so
	for _, spec := range field.All() {
		for _, name := range distinct(lastPart(spec.Path), spec.Label) {
			taken[name]++
		}
		ends[lastWord(spec.Label)]++
	}
	for _, spec := range field.All() {
		searched := spec.Kind == field.KindChoice || spec.Kind == field.KindToggle || spec.Kind == field.KindLine
		if spec.ReadOnly || !searched {
			continue
		}
		names[plain(spec.Path)] = spec
		for _, name := range distinct(lastPart(spec.Path), spec.Label) {
			if taken[name] == 1 {
				names[name] = spec
			}
		}
		if word := lastWord(spec.Label); ends[word] == 1 && taken[word] == 0 {
			names[word] = spec
		}
		keys = append(keys, lastPart(spec.Path), strings.ReplaceAll(strings.ToLower(spec.Label), " ", "-"))
	}
	return names, append(keys, "tag", "project", "label", "ready", "name", "description", "prompt")
}

func lastPart(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

func lastWord(label string) string { return plain(label[strings.LastIndexByte(label, ' ')+1:]) }

// distinct returns names in their plain form, each once.
func distinct(names ...string) []string {
	for i := range names {
		names[i] = plain(names[i])
	}
	slices.Sort(names)
	return slices.Compact(names)
}
