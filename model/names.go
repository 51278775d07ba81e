package model

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// MaxName is the most characters of a name that Feather takes (seeds/feather.txt),
// and of one that is made here.
const MaxName = 255

// FreeName returns name, or else the first of "name (2)", "name (3)" and so on
// that is not taken, as Feather names what it installs. A name that would get
// too long is cut first.
func FreeName(name string, taken func(name string) bool) string {
	if !taken(name) {
		return name
	}
	stem, _ := cutCounter(name)
	for n := 2; ; n++ {
		free := counted(stem, fmt.Sprintf(" (%d)", n))
		if !taken(free) {
			return free
		}
	}
}

// IsFreeName reports whether name is what FreeName may have made of original: its
// stem with a counter behind it.
func IsFreeName(name, original string) bool {
	_, counter := cutCounter(name)
	stem, _ := cutCounter(original)
	return counter != "" && name == counted(stem, counter)
}

// TakenNames are the names that are known to be taken, by project and name.
type TakenNames map[[2]string]bool

// Free returns a name that is not known to be taken, as FreeName makes it, and
// takes it.
func (t TakenNames) Free(project, name string) string {
	free := FreeName(name, func(name string) bool { return t[[2]string{project, name}] })
	t[[2]string{project, free}] = true
	return free
}

// cutCounter parts a name and the " (2)" behind it, "" when there is none.
func cutCounter(name string) (stem, counter string) {
	at := strings.LastIndex(name, " (")
	if at < 0 {
		return name, ""
	}
	digits, closed := strings.CutSuffix(name[at+len(" ("):], ")")
	if !closed || digits == "" || strings.Trim(digits, "0123456789") != "" {
		return name, ""
	}
	return name[:at], name[at:]
}

// counted puts a counter behind a stem, which is cut where the name would be too long.
func counted(stem, counter string) string {
	return CutName(stem, MaxName-utf8.RuneCountInString(counter)) + counter
}

// CutName cuts a name that has more characters than there is room for, by whole signs.
func CutName(name string, room int) string {
	if utf8.RuneCountInString(name) <= room {
		return name
	}
	end := 0
	for signs := graphemes.FromString(name); signs.Next(); end = signs.End() {
		if room -= utf8.RuneCountInString(signs.Value()); room < 0 {
			break
		}
	}
	return strings.TrimRight(name[:end], " ")
}
