package flow

import (
	"strings"
	"testing"

	"personae/model/field"
	"personae/model/library"
	"personae/model/syncing"
	"personae/model/value"
	"personae/ui/remotes"
)

// stands are rows in every state.
func stands() (rows []remotes.Row) {
	one := func(name string, r syncing.Row) {
		r.Name, r.Persona, r.Record = name, "p "+name, "r "+name
		rows = append(rows, remotes.Row{Row: r})
	}
	gone := []field.Change{{Path: "description", Old: value.FromJSON(`"Was."`), New: value.Null}}
	one("same", syncing.Row{State: library.SyncSame})
	one("here", syncing.Row{State: library.SyncHere, Mine: gone})
	one("there", syncing.Row{State: library.SyncThere})
	one("both", syncing.Row{State: library.SyncBoth})
	one("clashing", syncing.Row{State: library.SyncBoth, Conflicts: []field.Conflict{{}}})
	one("new", syncing.Row{State: library.SyncOnlyHere})
	one("unready", syncing.Row{State: library.SyncOnlyHere, Why: "It needs a prompt."})
	one("deleted there", syncing.Row{State: library.SyncOnlyHere, Deleted: true})
	one("new there", syncing.Row{State: library.SyncOnlyThere})
	one("deleted here", syncing.Row{State: library.SyncOnlyThere, Deleted: true})
	one("unknown", syncing.Row{State: library.SyncUnknown})
	return rows
}

// parts writes down what becomes of rows.
func (s *sending) parts() string {
	var out []string
	for _, part := range []struct {
		name string
		rows []remotes.Row
	}{
		{"update", s.update}, {"create", s.create}, {"again", s.again}, {"delete", s.gone}, {"merge", s.merge}, {"torn", s.torn}, {"behind", s.behind}, {"not yet", s.unready},
	} {
		if len(part.rows) > 0 {
			out = append(out, part.name+" "+firstOf(part.rows))
		}
	}
	return strings.Join(out, "; ")
}

// TestWhatAPullAndAPushDo: nobody who was deleted on purpose comes back unless it alone is
// meant, and nothing is sent over what was changed there.
func TestWhatAPullAndAPushDo(t *testing.T) {
	push, pull := planPush(stands()), planPull(stands())
	if got, want := push.parts(), "update here; create new; delete deleted here; torn unknown; behind there, both, clashing and 1 more; not yet unready"; got != want {
		t.Errorf("a push does %s, want %s", got, want)
	}
	if got, want := pull.parts(), "update there; create new there; delete deleted there; merge both; torn clashing, unknown"; got != want {
		t.Errorf("a pull does %s, want %s", got, want)
	}
	for _, row := range stands() {
		alone := []remotes.Row{row}
		push, pull := planPush(alone), planPull(alone)
		switch row.Name {
		case "deleted there":
			if push.parts() != "again deleted there" || pull.parts() != "delete deleted there" {
				t.Errorf("alone: %s; %s", push.parts(), pull.parts())
			}
		case "deleted here":
			if push.parts() != "delete deleted here" || pull.parts() != "again deleted here" {
				t.Errorf("alone: %s; %s", push.parts(), pull.parts())
			}
		}
	}
}

// TestAPushSaysWhatItSends and what is taken away there.
func TestAPushSaysWhatItSends(t *testing.T) {
	s := planPush(stands())
	got := s.pushWords()
	for _, want := range []string{
		"• 1 is updated there: here", "• 1 is made there: new", "• taken away there: description of here",
		"• 4 are left out, as what is there is newer: pull them first: there, both, clashing and 1 more", "• 1 is left out, as its row says why: unready",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the question lacks %q:\n%s", want, got)
		}
	}
}
