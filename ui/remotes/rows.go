package remotes

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"personae/model/field"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/words"
	"personae/ui/view"
)

// Row is how a persona stands, and what the last pull or push did with it.
type Row struct {
	syncing.Row
	Agreed time.Time    // when both agreed last; zero for not yet
	Deed   syncing.Deed // "" for nothing
	Err    error        // why it was left out
}

// Key tells a row from all others.
func (r *Row) Key() string { return cmp.Or(r.Persona, "there "+r.Record) }

// done reports whether the last pull or push did something with it, or tried to.
func (r *Row) done() bool { return r.Err != nil || r.Deed != "" && r.Deed != syncing.DeedNone }

// Show is which rows are shown: those of one state or, without one, what differs, or
// everything.
type Show struct {
	State      library.SyncState
	Everything bool
}

// States are the states in the order that the page counts them.
var States = []library.SyncState{
	library.SyncSame, library.SyncHere, library.SyncThere, library.SyncBoth,
	library.SyncOnlyHere, library.SyncOnlyThere, library.SyncUnknown,
}

func (s Show) shows(r *Row) bool {
	if s.State != "" {
		return r.State == s.State
	}
	return s.Everything || r.State != library.SyncSame || r.done()
}

// Words say what is shown.
func (s Show) Words() string {
	switch {
	case s.State != "":
		return "what is " + string(s.State)
	case s.Everything:
		return "everything"
	}
	return "what differs"
}

// SetShow changes which rows are shown.
func (v *View) SetShow(show Show) {
	v.show = show
	v.arrange()
}

// Shown returns which rows are shown.
func (v *View) Shown() Show { return v.show }

// Counts returns how many rows stand in each way.
func (v *View) Counts() map[library.SyncState]int { return v.counts }

// arrange counts the rows and finds those that are shown. The cursor stays on its row.
func (v *View) arrange() {
	v.counts, v.said = map[library.SyncState]int{}, nil
	var shown []Row
	for i := range v.all {
		r := &v.all[i]
		if r.Deed != syncing.DeedDeleted {
			v.counts[r.State]++
		}
		if v.show.shows(r) {
			shown = append(shown, *r)
		}
	}
	loaded := v.rows.Loaded
	v.rows.Take(0, shown, len(shown), nil)
	v.rows.Loaded = loaded
	v.rows.SetHeight(v.rowLines())
}

// targets are the selected rows, shown or not, or else the one under the cursor.
func (v *View) targets() []Row {
	if len(v.picked) == 0 {
		row, _ := v.rows.Current()
		return []Row{row}
	}
	var out []Row
	for i := range v.all {
		if v.picked[v.all[i].Key()] {
			out = append(out, v.all[i])
		}
	}
	return out
}

func (v *View) toggle() {
	row, _ := v.rows.Current()
	if v.picked[row.Key()] {
		delete(v.picked, row.Key())
		return
	}
	v.picked[row.Key()] = true
}

// toggleAll selects what is shown; where all of it is, nothing.
func (v *View) toggleAll() {
	rows := v.rows.Held()
	some := slices.ContainsFunc(rows, func(r Row) bool { return !v.picked[r.Key()] })
	clear(v.picked)
	for i := range rows {
		if some {
			v.picked[rows[i].Key()] = true
		}
	}
}

// Deselect selects nothing.
func (v *View) Deselect() { clear(v.picked) }

// words say in about so many characters how a row stands, or what became of it.
func (r *Row) words(room int) string {
	switch {
	case r.Err != nil:
		return r.Err.Error()
	case r.done():
		return words.Capital(string(r.Deed)) + r.after(room)
	}
	return r.standing(room)
}

// after says how a row stands since something was done with it.
func (r *Row) after(room int) string {
	switch {
	case r.Deed == syncing.DeedDeleted:
		return " on both sides now"
	case r.State == library.SyncSame:
		return ": the same on both sides now"
	}
	return ": " + words.Uncapital(r.standing(room))
}

// standing says what changed on which side.
func (r *Row) standing(room int) string {
	switch r.State {
	case library.SyncSame:
		return ""
	case library.SyncHere:
		return field.DescribeAll(r.Mine, room)
	case library.SyncThere:
		return field.DescribeAll(r.Theirs, room)
	case library.SyncBoth:
		return r.both(room)
	case library.SyncOnlyHere:
		if r.Deleted {
			return "Deleted there since"
		}
		return cmp.Or(r.Why, "Not there yet")
	case library.SyncOnlyThere:
		if r.Deleted {
			return "Deleted here since"
		}
		return "Not here yet"
	case library.SyncUnknown:
	}
	if r.Why != "" || len(r.Theirs) == 0 {
		return cmp.Or(r.Why, "Nobody knows what both agreed on last")
	}
	return "Differs: " + words.Uncapital(field.DescribeAll(r.Theirs, room))
}

// both says what each side changed; first what both did.
func (r *Row) both(room int) string {
	if n := len(r.Conflicts); n > 0 {
		names := make([]string, n)
		for i, c := range r.Conflicts {
			names[i] = field.InSentence(c.Spec.Label)
		}
		text := "Both changed " + words.List(names)
		if len([]rune(text)) > room && n > 1 {
			text = fmt.Sprintf("Both changed %s and %d more", names[0], n-1)
		}
		return text
	}
	return "Here: " + words.Uncapital(field.DescribeAll(r.Mine, room/2)) + " · there: " + words.Uncapital(field.DescribeAll(r.Theirs, room/2))
}

// Legend explains the signs, for the help.
func Legend() []view.Sign {
	signs := make([]view.Sign, 0, len(States)+1)
	for _, state := range States {
		signs = append(signs, view.Sign{Sign: state.Sign(), Meaning: string(state)})
	}
	return append(signs, view.Sign{Sign: "✓", Meaning: "selected; a click there selects too"})
}
