package cells

import "strings"

// Between stands between two facts of a line.
const Between = " · "

// CutName returns a name in at most width cells. Of one in parts, as a variant has
// it, the last stays while it leaves the others a quarter: it tells it from its siblings.
func CutName(name string, width int) string {
	at := strings.LastIndex(name, Between)
	if at < 0 || Width(name) <= width || Width(name[at:]) > width*3/4 {
		return Cut(name, width)
	}
	return Cut(name[:at], width-Width(name[at:])) + name[at:]
}

// Facts returns a name and what is said of it, in one harmless line of at most width
// cells. A long name is cut, down to a third of the line; then the last facts go, each whole.
func Facts(width int, name string, facts ...string) string {
	name, room := Clean(name), width
	clean := make([]string, len(facts))
	for i, fact := range facts {
		clean[i] = Between + Clean(fact)
		room -= Width(clean[i])
	}
	least := min(Width(name), width/3)
	for ; room < least && len(clean) > 0; clean = clean[:len(clean)-1] {
		room += Width(clean[len(clean)-1])
	}
	return Cut(name, room) + strings.Join(clean, "")
}
