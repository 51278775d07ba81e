package list

import (
	"strings"

	"personae/model/library"
	"personae/ui/theme"
)

// SetStandings says which remotes the library has, by name, and how the personas of the
// window stand to them, by their ids.
func (l *List) SetStandings(remotes []string, standings map[string][]library.Standing) {
	another := len(remotes) != len(l.remotes)
	l.remotes, l.standings = remotes, standings
	if another {
		l.layOut()
		return
	}
	l.forgetDrawn()
}

// standing draws how a persona stands to each remote by its sign, and where there is
// room and one remote alone, in a word.
func (l *List) standing(id string, pens *ink) (text string, pen theme.Pen) {
	pen = pens.faint
	var b strings.Builder
	for _, remote := range l.remotes {
		sign, word := " ", ""
		for _, s := range l.standings[id] {
			if s.Remote == remote {
				sign, word = s.State.Sign(), standingWords[s.State]
			}
			if s.State != library.SyncSame {
				pen = pens.text
			}
		}
		b.WriteString(sign)
		if l.columns.there >= thereWords {
			b.WriteString(" " + word)
		}
	}
	return b.String(), pen
}

// standingWords are the states in a word or two.
var standingWords = map[library.SyncState]string{
	library.SyncSame: "same", library.SyncHere: "changed", library.SyncThere: "newer there", library.SyncBoth: "both",
	library.SyncOnlyHere: "not there", library.SyncOnlyThere: "only there", library.SyncUnknown: "unknown",
}
