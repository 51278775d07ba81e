package field

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"personae/model"
	"personae/model/value"
	"personae/model/words"
)

const shortText = 40

// Describe says a change in a few words on one line: "cut in after words 3 → 5",
// "give way after time 0.5 s → off", "prompt 312 → 340 words".
func Describe(change Change) string { return describe(change, Format) }

// DescribeRevealed is Describe with secrets as they are.
func DescribeRevealed(change Change) string { return describe(change, FormatRevealed) }

func describe(change Change, format func(*Spec, value.Value) string) string {
	spec, ok := Find(change.Path)
	if !ok {
		return fmt.Sprintf("%s %s → %s", change.Path, change.Old.JSON(), change.New.JSON())
	}
	return InSentence(spec.Label) + describeValues(spec, change.Old, change.New, format)
}

// DescribeAll says changes in about so many characters: the first of them, one at
// least, and how many more there are. What is said in a figure or a word comes before
// what can only be counted or listed, such as a prompt.
func DescribeAll(changes []Change, room int) string { return describeAll(changes, room, Describe) }

// DescribeAllRevealed is DescribeAll with secrets as they are.
func DescribeAllRevealed(changes []Change, room int) string {
	return describeAll(changes, room, DescribeRevealed)
}

func describeAll(changes []Change, room int, describe func(Change) string) string {
	changes = slices.SortedStableFunc(slices.Values(changes), func(a, b Change) int {
		return cmp.Compare(longness(a), longness(b))
	})
	text := ""
	for i, change := range changes {
		said := words.Capital(describe(change))
		if i > 0 && utf8.RuneCountInString(text)+utf8.RuneCountInString(said) > room {
			return text + fmt.Sprintf(" and %d more", len(changes)-i)
		}
		if i > 0 {
			text += ", "
		}
		text += said
	}
	return text
}

// longness is 1 for a change of what has no short value, else 0.
func longness(c Change) int {
	if spec, ok := Find(c.Path); ok && slices.Contains([]Kind{KindProse, KindTags, KindPairs, KindJSON}, spec.Kind) {
		return 1
	}
	return 0
}

// Edited returns those of changes that people made: not what a system or the
// library gives.
func Edited(changes []Change) []Change {
	return slices.DeleteFunc(changes, func(c Change) bool {
		spec, ok := Find(c.Path)
		return !ok || spec.ReadOnly
	})
}

// Setting names a field in a sentence, with what it is set to: “Give way after
// time” 0.5 s.
func Setting(path string, v value.Value) string {
	spec, _ := Find(path)
	return "“" + spec.Label + "” " + Brief(spec, v)
}

// InSentence lowers the first letter of a label, unless it is a name.
func InSentence(label string) string {
	for _, name := range append([]string{model.SystemPersonae.Title()}, model.Makers...) {
		if strings.HasPrefix(label, name) {
			return label
		}
	}
	return words.Uncapital(label)
}

// describeValues writes what follows the label, a space or a colon first.
func describeValues(spec *Spec, before, after value.Value, format func(*Spec, value.Value) string) string {
	if before.IsSet() && after.IsSet() {
		switch spec.Kind {
		case KindInteger, KindNumber:
			return " " + before.JSON() + " → " + WithUnit(after.JSON(), unitBeside(spec))
		case KindTags:
			return ": " + describeLists(before, after)
		case KindPairs, KindJSON:
			return ": " + describeObjects(before, after)
		case KindProse:
			return " " + describeProse(before, after)
		default:
		}
	}
	return " " + brief(spec, before, format) + " → " + brief(spec, after, format)
}

// unitBeside returns the unit, unless the label says it already.
func unitBeside(spec *Spec) string {
	if strings.HasSuffix(spec.Label, " "+spec.Unit) {
		return ""
	}
	return spec.Unit
}

// Brief writes a value in a few words on one line, with its unit unless the label
// says that already.
func Brief(spec *Spec, v value.Value) string { return brief(spec, v, Format) }

func brief(spec *Spec, v value.Value, format func(*Spec, value.Value) string) string {
	text, isText := v.Text()
	isWords := spec.Kind == KindLine || spec.Kind == KindProse
	switch {
	case v.IsSet() && (spec.Kind == KindInteger || spec.Kind == KindNumber):
		return WithUnit(v.JSON(), unitBeside(spec))
	case isText && spec.Kind == KindProse && utf8.RuneCountInString(text) > shortText:
		return length(text)
	case isText && text != "" && isWords:
		return "“" + OneLine(text) + "”"
	}
	return OneLine(format(spec, v))
}

// OneLine cuts a text to what fits beside others, on one line.
func OneLine(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > shortText {
		return string(runes[:shortText]) + "…"
	}
	return string(runes)
}

// describeProse quotes short texts and counts the words of long ones, or their characters.
func describeProse(before, after value.Value) string {
	old, _ := before.Text()
	now, _ := after.Text()
	if max(utf8.RuneCountInString(old), utf8.RuneCountInString(now)) <= shortText {
		return "“" + OneLine(old) + "” → “" + OneLine(now) + "”"
	}
	was, oldNoun := words.Length(old)
	is, noun := words.Length(now)
	switch {
	case oldNoun != noun:
		return length(old) + " → " + length(now)
	case was == is:
		return "changed (" + length(now) + ")"
	}
	return fmt.Sprintf("%d → %s", was, length(now))
}

// length counts a text's words, or its characters where it has no words to count.
func length(text string) string { return words.Count(words.Length(text)) }

func describeLists(before, after value.Value) string {
	old, _ := before.Strings()
	now, _ := after.Strings()
	added, removed := missing(now, old), missing(old, now)
	if len(added)+len(removed) == 0 {
		return "order or repeats changed"
	}
	return listed(part{"added", added}, part{"removed", removed})
}

func describeObjects(before, after value.Value) string {
	old, wasObject := before.Members()
	now, isObject := after.Members()
	if !wasObject || !isObject {
		return OneLine(before.JSON()) + " → " + OneLine(after.JSON())
	}
	added, removed := missing(memberNames(now), memberNames(old)), missing(memberNames(old), memberNames(now))
	var changed []string
	for _, m := range now {
		i := slices.IndexFunc(old, func(o value.Member) bool { return o.Name == m.Name })
		if i >= 0 && old[i].Value != m.Value {
			changed = append(changed, m.Name)
		}
	}
	if len(added)+len(removed)+len(changed) == 0 {
		return "order changed"
	}
	return listed(part{"added", added}, part{"removed", removed}, part{"changed", changed})
}

func memberNames(members []value.Member) []string {
	var names []string
	for _, m := range members {
		names = append(names, m.Name)
	}
	return names
}

// missing returns the items of list that are not in other, each once.
func missing(list, other []string) []string {
	var found []string
	for _, item := range list {
		if !slices.Contains(other, item) && !slices.Contains(found, item) {
			found = append(found, item)
		}
	}
	return found
}

type part struct {
	verb  string
	items []string
}

func listed(parts ...part) string {
	var out []string
	for _, p := range parts {
		if len(p.items) > 0 {
			out = append(out, p.verb+" "+OneLine(strings.Join(p.items, ", ")))
		}
	}
	return strings.Join(out, "; ")
}
