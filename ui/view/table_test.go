package view

import (
	"strings"
	"testing"

	"personae/keymap"
)

// lamp is a view of one thing that can be on.
type lamp struct{ on bool }

var dark = Unless("The lamp is off.", func(l *lamp) bool { return l.on })

// lamps is what can be done with a lamp.
var lamps = Table[*lamp]{
	{Name: keymap.ListDown, Needs: []Need[*lamp]{dark}, Quiet: true, Do: Does(func(l *lamp) {})},
	{Name: keymap.ListOpen, Do: Does(func(l *lamp) { l.on = true }), Hint: At[*lamp](2)},
	{Name: keymap.ListEdit, Needs: []Need[*lamp]{dark}, Do: Asks(func(*lamp) Action { return Back{} }), Hint: At[*lamp](1)},
	{Name: keymap.ListClone, Needs: []Need[*lamp]{dark}, Do: Does(func(l *lamp) {}), Hint: func(*lamp) Hint {
		return Hint{At: 3, Label: "either", Also: keymap.ListDelete, Blind: true}
	}},
}

func TestTableDoesWhatCanBeDoneAndSaysWhatCannot(t *testing.T) {
	l := &lamp{}
	for _, c := range []struct {
		name keymap.Name
		want Action
	}{
		{keymap.ListDown, nil},
		{keymap.ListEdit, Say{Level: LevelInfo, Text: "The lamp is off."}},
		{keymap.ListOpen, nil},
		{keymap.ListEdit, Back{}},
		{keymap.Quit, Run{Name: keymap.Quit}},
	} {
		if got, _ := lamps.Do(l, c.name); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestTableListsCommandsInTheOrderOfTheKeymap(t *testing.T) {
	var got []string
	for _, c := range lamps.Commands(&lamp{}, keymap.Default(), keymap.List) {
		got = append(got, string(c.Name)+":"+c.Reason)
	}
	const off = ":The lamp is off."
	if want := "list.down" + off + " list.open: list.edit" + off + " list.clone" + off; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestTableShowsInTheFooterWhatCanRun(t *testing.T) {
	shown := func(l *lamp) string {
		var out []string
		for _, b := range lamps.Hints(l, keymap.Default()) {
			out = append(out, b.Help().Key+" "+b.Help().Desc)
		}
		return strings.Join(out, ", ")
	}
	if got := shown(&lamp{}); got != "enter open, c d either" {
		t.Errorf("while it is off: %s", got)
	}
	if got := shown(&lamp{on: true}); got != "e edit, enter open, c d either" {
		t.Errorf("while it is on: %s", got)
	}
}
