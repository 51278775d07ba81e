package detail

import (
	"testing"

	"personae/model/library"
	"personae/model/value"
)

// TestWhichPortraitIsWanted: of who has one, where it is to be seen and there is room.
func TestWhichPortraitIsWanted(t *testing.T) {
	with := func(id string) library.Record {
		record := caller()
		record.Persona.EvalStudio.ImageURL = value.Some(id)
		return record
	}
	for name, c := range map[string]struct {
		d    *Detail
		want Portrait
	}{
		"a pane":           {open(with("a.png"), 71, 33), Portrait{"a.png", 20, 10}},
		"a smaller pane":   {open(with("a.png"), 60, 33), Portrait{"a.png", 17, 8}},
		"the smallest":     {open(with("a.png"), 43, 33), Portrait{"a.png", 12, 6}},
		"no columns":       {open(with("a.png"), 42, 33), Portrait{}},
		"few lines":        {open(with("a.png"), 71, 12), Portrait{"a.png", 12, 6}},
		"no lines":         {open(with("a.png"), 71, 8), Portrait{}},
		"no size yet":      {open(with("a.png"), 0, 0), Portrait{}},
		"a web address":    {open(with("https://example.com/a.png"), 71, 33), Portrait{}},
		"none":             {open(caller(), 71, 33), Portrait{}},
		"nobody":           {open(library.Record{}, 71, 33), Portrait{}},
		"one that is here": {given(open(with("a.png"), 71, 33)), Portrait{}},
	} {
		if got, ok := c.d.WantsPortrait(); ok != (c.want != Portrait{}) || ok && got != c.want {
			t.Errorf("%s: %+v, %t", name, got, ok)
		}
	}
	d := open(with("a.png"), 71, 33)
	if press(d, "tab"); d.tab == tabPersona {
		t.Fatal("the tab is the same")
	}
	if got, ok := d.WantsPortrait(); ok {
		t.Errorf("behind another tab %+v is wanted", got)
	}
}

// TestAPortraitIsItsPersonas: another one is never shown with it, and of the same it stays
// through a change of size until the other is there.
func TestAPortraitIsItsPersonas(t *testing.T) {
	d := given(open(pictured(), 71, 33))
	shown := func() bool { return d.PortraitOf().ID != "" && len(d.portrait.lines) > 0 }
	if d.SetRecord(pictured()); !shown() {
		t.Error("it is gone when the persona is read again")
	}
	if d.SetSize(80, 33); !shown() {
		t.Error("it is gone until it comes in another size")
	}
	if d.SetSize(30, 33); shown() {
		t.Error("it stays where there is no room")
	}
	d.SetSize(71, 33)
	given(d)
	if d.SetRecord(caller()); shown() {
		t.Error("it stays with another persona")
	}
	if d.SetRecord(pictured()); shown() {
		t.Error("it comes back unasked")
	}
	of, _ := d.WantsPortrait()
	d.SetPortrait(of, nil, 0)
	if _, again := d.WantsPortrait(); again {
		t.Error("one that is not there is asked for again and again")
	}
}
