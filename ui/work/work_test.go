package work

import (
	"context"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// settle runs commands as Bubble Tea would, one after the other, until none is
// left, and reports whether the program ended.
func settle(cmds ...tea.Cmd) (ended bool) {
	for len(cmds) > 0 {
		cmd := cmds[0]
		cmds = cmds[1:]
		if cmd == nil {
			continue
		}
		switch msg := cmd().(type) {
		case tea.BatchMsg:
			cmds = append(cmds, msg...)
		case tea.QuitMsg:
			ended = true
		case Done:
			cmds = append(cmds, msg.Take())
		}
	}
	return ended
}

func TestChangesGoOneAtATimeInOrder(t *testing.T) {
	var q Queue
	var log []string
	change := func(name string) func() Done {
		return func() Done {
			log = append(log, name)
			return func() tea.Cmd {
				log = append(log, name+" done")
				return nil
			}
		}
	}
	first, second := q.Add(change("a")), q.Add(change("b"))
	if second != nil || !q.Running() {
		t.Fatal("two changes run at once")
	}
	if settle(first) {
		t.Error("the program ended")
	}
	if want := []string{"a", "a done", "b", "b done"}; !slices.Equal(log, want) || q.Running() {
		t.Errorf("got %v, want %v", log, want)
	}
}

func TestTheProgramEndsAfterTheLastChange(t *testing.T) {
	var q Queue
	ran := 0
	one := q.Add(func() Done { ran++; return nil })
	two := q.Add(func() Done { ran++; return nil })
	if cmd := q.End(); cmd != nil {
		t.Fatal("it ends while a change runs")
	}
	if !settle(one, two) || ran != 2 {
		t.Errorf("%d of 2 changes ran, or it did not end", ran)
	}
	if q.End(); !settle(q.Add(func() Done { return nil })) {
		t.Error("it did not end")
	}
	q.Stay()
	if settle(q.Add(func() Done { return nil })) {
		t.Error("it ended although it was to stay")
	}
}

func TestOnlyTheNewestLoadOfAnAskerCounts(t *testing.T) {
	var l Loads
	var got []string
	stopped := false
	read := func(name string) func(context.Context) Done {
		return func(ctx context.Context) Done {
			stopped = stopped || name == "old" && ctx.Err() != nil
			return func() tea.Cmd {
				got = append(got, name)
				return nil
			}
		}
	}
	old := l.Start(t.Context(), "list", read("old"))
	other := l.Start(t.Context(), "detail", read("other"))
	newer := l.Start(t.Context(), "list", read("newer"))
	given := l.Start(t.Context(), "trash", read("given up"))
	l.Stop("trash")
	settle(newer, old, other, given)
	if want := []string{"newer", "other"}; !slices.Equal(got, want) || !stopped || len(l.newest) != 0 {
		t.Errorf("got %v, want %v; stopped %t, %d kept", got, want, stopped, len(l.newest))
	}
}
