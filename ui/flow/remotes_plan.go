package flow

import (
	"fmt"
	"slices"
	"strings"

	"personae/model/field"
	"personae/model/library"
	"personae/model/words"
	"personae/ui/remotes"
	"personae/ui/widget/cells"
)

// sending is what a push or a pull of some rows would do, as far as was seen.
type sending struct {
	update, create []remotes.Row // on the side that it goes to
	again          []remotes.Row // made again, or brought back, where it was deleted on purpose
	gone           []remotes.Row // deleted on the one side, and yet to be on the other
	merge          []remotes.Row // by a pull: what both changed, in different fields
	torn           []remotes.Row // left out: both changed the same, or nobody knows which is newer
	behind         []remotes.Row // left out of a push: what was changed there as well, or only there
	unready        []remotes.Row // left out of a push: the system would not take it
}

// planPush says what a push of rows would do. Who was deleted there is made again only
// where it alone is meant.
func planPush(rows []remotes.Row) (s sending) {
	for _, row := range rows {
		to := &s.behind
		switch row.State {
		case library.SyncSame:
			continue
		case library.SyncHere:
			to = &s.update
		case library.SyncOnlyHere:
			switch {
			case row.Deleted && len(rows) > 1:
				continue
			case row.Deleted:
				to = &s.again
			case row.Why != "":
				to = &s.unready
			default:
				to = &s.create
			}
		case library.SyncOnlyThere:
			if row.Deleted {
				to = &s.gone
			}
		case library.SyncUnknown:
			to = &s.torn
		case library.SyncThere, library.SyncBoth:
		}
		*to = append(*to, row)
	}
	return s
}

// planPull says what a pull of rows would do. Who is in the trash is brought back only
// where it alone is meant.
func planPull(rows []remotes.Row) (s sending) {
	for _, row := range rows {
		to := &s.torn
		switch row.State {
		case library.SyncSame, library.SyncHere:
			continue
		case library.SyncThere:
			to = &s.update
		case library.SyncBoth:
			if len(row.Conflicts) == 0 {
				to = &s.merge
			}
		case library.SyncOnlyHere:
			if !row.Deleted {
				continue
			}
			to = &s.gone
		case library.SyncOnlyThere:
			switch {
			case row.Deleted && len(rows) > 1:
				continue
			case row.Deleted:
				to = &s.again
			default:
				to = &s.create
			}
		case library.SyncUnknown:
		}
		*to = append(*to, row)
	}
	return s
}

// work is what is to be done without a deletion.
func (s *sending) work() []remotes.Row { return slices.Concat(s.update, s.create, s.again, s.merge) }

// line is one line of a question: who, and what becomes of them.
func line(rows []remotes.Row, one, many string) string {
	if len(rows) == 0 {
		return ""
	}
	return fmt.Sprintf("\n• %d %s: %s", len(rows), words.Either(len(rows), one, many), firstOf(rows))
}

// firstOf names the first of some personas.
func firstOf(rows []remotes.Row) string {
	const most = 3
	var out []string
	for i, row := range rows {
		if i == most {
			return strings.Join(out, ", ") + fmt.Sprintf(" and %d more", len(rows)-most)
		}
		out = append(out, cells.Cut(cells.Clean(row.Name), 30))
	}
	return strings.Join(out, ", ")
}

// pushWords say what a push does, a line each.
func (s *sending) pushWords() string {
	return line(s.update, "is updated there", "are updated there") + line(s.create, "is made there", "are made there") +
		line(s.again, "is made there again, where it was deleted", "are made there again, where they were deleted") +
		takenAway(s.update) + s.leftWords()
}

// leftWords say what a push leaves out, and what to do.
func (s *sending) leftWords() string {
	return line(s.behind, "is left out, as what is there is newer: pull it first", "are left out, as what is there is newer: pull them first") +
		line(s.torn, "is left out, as nobody knows which side is newer: merge it first", "are left out, as nobody knows which side is newer: merge them first") +
		line(s.unready, "is left out, as its row says why", "are left out, as their rows say why")
}

// takenAway says which fields are cleared there.
func takenAway(rows []remotes.Row) string {
	var out []string
	for _, row := range rows {
		for _, change := range row.Mine {
			if spec, ok := field.Find(change.Path); ok && !change.New.IsSet() && change.Old.IsSet() {
				out = append(out, field.InSentence(spec.Label)+" of "+cells.Cut(cells.Clean(row.Name), 30))
			}
		}
	}
	const most = 3
	switch n := len(out); {
	case n == 0:
		return ""
	case n > most:
		return "\n• taken away there: " + strings.Join(out[:most], ", ") + fmt.Sprintf(" and %d more", n-most)
	}
	return "\n• taken away there: " + strings.Join(out, ", ")
}

// idle says why a pull or a push has nothing to do.
func (s *sending) idle(not string) string {
	switch {
	case len(s.torn) > 0:
		return not + ": nobody knows which side is newer. Merge " + words.Either(len(s.torn), "it", "them") + " first."
	case len(s.behind) > 0:
		return not + ": what was changed there comes first, by a pull."
	case len(s.unready) > 0:
		return not + ": the remote would not take " + words.Either(len(s.unready), "it. "+s.unready[0].Why, "them, as their rows say.")
	}
	return not + ": there is nothing to do."
}
