package rehearse

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/keymap"
	"personae/model"
	"personae/model/rehearsal"
	"personae/model/rehearsal/picture"
	"personae/model/value"
	"personae/ui/theme"
	"personae/ui/view"
)

func TestFrames(t *testing.T) {
	frames := map[string]func() *View{
		"one_80x21": func() *View { v := open(80, 21, hasty()); press(v, "tab", "tab"); return v },
		"two_80x21": func() *View { v := open(80, 21, hasty(), calm()); press(v, "c", "end"); return v },
		"one_120x33": func() *View {
			v := open(120, 33, hasty())
			press(v, "+", "+", "tab", "tab", "tab", "tab", "tab")
			return v
		},
		"two_200x57":  func() *View { v := open(200, 57, hasty(), calm()); press(v, "n", "n"); return v },
		"least_60x13": func() *View { return open(60, 13, calm()) },
	}
	for name, draw := range frames {
		t.Run(name, func(t *testing.T) {
			v := draw()
			fits(t, v.Render().Lines, v.width, v.height)
			golden.RequireEqual(t, []byte(text(v)+"\n"))
		})
	}
}

// TestTitlesTakeTheSlack: a name above its figures is cut only where both names and
// the figures do not fit.
func TestTitlesTakeTheSlack(t *testing.T) {
	one, two := hasty(), calm()
	one.Name, two.Name = "Impatient interrupter", "Hard of hearing, 84"
	for _, width := range []int{80, 100, 110, 120, 200} {
		v := open(width, 33, one, two)
		shown := strings.Split(text(v), "\n")
		found := slices.ContainsFunc(shown, func(line string) bool {
			_, heads, ok := strings.Cut(line, " mean ")
			return ok && strings.Contains(heads, one.Name) && strings.Contains(heads, two.Name)
		})
		if !found {
			t.Errorf("at %d a name is cut:\n%s", width, strings.Join(shown, "\n"))
		}
	}
}

func TestAnyKeysAtAnySizeFit(t *testing.T) {
	keys := []string{"esc", "?"}
	for _, entry := range keymap.Default().In(keymap.Rehearse) {
		keys = append(keys, entry.Keys...)
	}
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height")
		personas := []model.Persona{anyPersona(t, "one")}
		if rapid.Bool().Draw(t, "compare") {
			personas = append(personas, anyPersona(t, "two"))
		}
		v := open(width, height, personas...)
		at := time.Date(2026, 3, 14, 15, 9, 26, 0, time.UTC)
		for range rapid.IntRange(0, 20).Draw(t, "steps") {
			switch rapid.IntRange(0, 6).Draw(t, "what") {
			case 0:
				width, height = rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height")
				v.SetSize(width, height)
			case 1:
				x, y := rapid.IntRange(-1, 200).Draw(t, "x"), rapid.IntRange(-1, 60).Draw(t, "y")
				v.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
				v.Update(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
			case 2:
				ticking(v, &at, time.Duration(rapid.IntRange(-100, 5000).Draw(t, "ms"))*time.Millisecond)
			default:
				press(v, rapid.SampledFrom(keys).Draw(t, "key"))
			}
			fits(t, v.Render().Lines, width, height)
			if v.at < 0 || v.at > v.length() || v.from < 0 {
				t.Fatalf("at %d, from %d of %d", v.at, v.from, v.length())
			}
		}
	})
}

func TestStepsGoThroughEveryEventWithItsCause(t *testing.T) {
	v := open(80, 21, hasty())
	press(v, "home", "shift+tab")
	events := v.side().call.Events
	for i, e := range events {
		if v.event != i {
			t.Fatalf("step %d is at event %d", i, v.event)
		}
		first, _, _ := strings.Cut(rehearsal.Explain(e), ":")
		if flat := strings.Join(strings.Fields(text(v)), " "); !strings.Contains(flat, first) {
			t.Fatalf("event %d: no %q in\n%s", i, first, text(v))
		}
		if column := (e.Start - v.from) / v.columnMs(); e.Start < v.from || column >= v.columns() {
			t.Fatalf("event %d is out of sight", i)
		}
		press(v, "tab")
	}
	if v.event != len(events)-1 {
		t.Errorf("the last step is at event %d of %d", v.event, len(events))
	}
}

func TestZoomKeepsTheEventInItsColumn(t *testing.T) {
	v := open(120, 33, hasty())
	for range 9 {
		press(v, "tab")
	}
	for {
		before := (v.at - v.from) / v.columnMs()
		action, _ := press(v, "+")
		if _, said := action.(view.Say); said {
			break
		}
		if after := (v.at - v.from) / v.columnMs(); after != before && v.from > 0 && v.scale != 0 {
			t.Errorf("at %d ms a column the event moved from column %d to %d", v.columnMs(), before, after)
		}
	}
	if v.columnMs() != picture.LeastScale {
		t.Errorf("the closest is %d ms a column", v.columnMs())
	}
	press(v, "0")
	if v.from != 0 || v.columnMs() != v.fit() {
		t.Errorf("the whole call is not in sight: from %d at %d", v.from, v.columnMs())
	}
}

func TestPlayingFollowsTheClock(t *testing.T) {
	v := open(80, 21, hasty())
	at := time.Date(2026, 3, 14, 15, 9, 26, 0, time.UTC)
	if _, cmd := press(v, "space"); cmd == nil {
		t.Fatal("space does not play")
	}
	ticking(v, &at, 0)
	from := v.at
	for range 20 {
		ticking(v, &at, 50*time.Millisecond)
	}
	if v.at-from != 1000 {
		t.Errorf("a second played %d ms", v.at-from)
	}
	press(v, ".")
	ticking(v, &at, 50*time.Millisecond)
	from = v.at
	for range 20 {
		ticking(v, &at, 50*time.Millisecond)
	}
	if v.at-from != 2000 {
		t.Errorf("at twice the speed a second played %d ms", v.at-from)
	}
	void := playTick{v, v.play.serial - 1, -1, at}
	if _, cmd := v.Update(void); cmd != nil {
		t.Error("an old tick goes on playing")
	}
	press(v, "space")
	from = v.at
	ticking(v, &at, time.Second)
	if v.at != from {
		t.Error("it plays on while it is paused")
	}
	press(v, "end", "space")
	if !v.play.on || v.at != 0 {
		t.Error("at the end it does not begin anew")
	}
	press(v, "end")
	ticking(v, &at, time.Second)
	ticking(v, &at, time.Second)
	if v.play.on || v.at != v.length() {
		t.Error("it does not stop at the end")
	}
}

func TestReducedMotionJumpsFromEventToEvent(t *testing.T) {
	v := open(80, 21, hasty(), calm())
	v.options.ReducedMotion = true
	press(v, "space")
	for range 30 {
		to := v.nextEvent()
		v.Update(playTick{v, v.play.serial, to, time.Time{}})
		if v.at != to {
			t.Fatalf("a jump to %d went to %d", to, v.at)
		}
		if v.at == v.length() {
			return
		}
		starts := func(s subject) bool {
			return slices.ContainsFunc(s.call.Events, func(e rehearsal.Event) bool { return e.Start == v.at })
		}
		if !slices.ContainsFunc(v.sides, starts) {
			t.Fatalf("at %d nothing begins", v.at)
		}
	}
	if !strings.Contains(text(v), "reduced motion") || !v.ReducedMotion() {
		t.Error("the screen does not say that motion is reduced")
	}
}

func TestSeedsScriptsAndAgentsMakeOtherCalls(t *testing.T) {
	v := open(80, 21, hasty())
	first := v.side().call
	press(v, "]")
	if second := v.side().call; second.Seed != 2 || slices.EqualFunc(first.Events, second.Events, func(a, b rehearsal.Event) bool { return a.Start == b.Start }) {
		t.Errorf("the next seed is %d", second.Seed)
	}
	if len(v.Missing()) != 0 {
		t.Error("another seed asks for other figures")
	}
	press(v, "[")
	if action, _ := press(v, "["); action == nil {
		t.Error("there is a seed before the first")
	}
	v.cache.SetScript(own(t, "Agent: Hello there.\nCaller: Hello, this is Ada, I call about my bill."))
	v.Refresh()
	if v.side().call.Script != "own.txt" || !strings.Contains(text(v), "own.txt") || len(v.Missing()) != 1 {
		t.Errorf("the script is %q", v.side().call.Script)
	}
	if !strings.Contains(text(v), "Measuring 200 calls") {
		t.Error("figures of another script are shown")
	}
	for key, what := range map[string]keymap.Name{"s": keymap.RehearseScript, "o": keymap.RehearseFile, "a": keymap.RehearseAgent} {
		action, _ := press(v, key)
		if pick, ok := action.(view.Pick); !ok || pick.What != what {
			t.Errorf("%q asks for %v", key, action)
		}
	}
}

func TestMouse(t *testing.T) {
	v := open(120, 33, hasty())
	a := v.areas()
	grid := picture.Layout(v.side().call, v.from, v.columnMs(), v.columns())
	column := slices.IndexFunc(grid.Rows[picture.RowPersona], func(c picture.Cell) bool { return c.Class == picture.ClassCutIn })
	v.Update(tea.MouseClickMsg{X: 1 + laneLabel + column, Y: a.lanes[0] + 1, Button: tea.MouseLeft})
	if e := v.side().call.Events[v.event]; e.Kind != rehearsal.KindCutIn {
		t.Errorf("a click on a cut-in picks a %s", e.Kind)
	}
	first := v.firstEvent(a.events)
	v.Update(tea.MouseClickMsg{X: 5, Y: a.events.Y + 2, Button: tea.MouseLeft})
	if v.event != first+2 {
		t.Errorf("a click in the list picks event %d, want %d", v.event, first+2)
	}
	press(v, "+", "+", "+")
	from := v.from
	v.Update(tea.MouseWheelMsg{X: 30, Y: a.lanes[0], Button: tea.MouseWheelDown})
	if v.from <= from {
		t.Error("the wheel does not scroll the lanes")
	}
	v.Update(tea.MouseWheelMsg{X: 100, Y: a.figures.Y + 1, Button: tea.MouseWheelDown})
	if v.offset == 0 {
		t.Error("the wheel does not scroll the figures")
	}
}

func TestEveryActionIsDoneOrSaysWhyNot(t *testing.T) {
	v := open(80, 21, hasty())
	commands := v.Commands()
	if len(commands) != len(keymap.Default().In(keymap.Rehearse))+1 {
		t.Errorf("%d commands", len(commands))
	}
	for _, c := range commands {
		action, _ := open(80, 21, hasty()).Do(c.Name)
		if say, said := action.(view.Say); said != (c.Reason != "") || said && !strings.HasPrefix(say.Text, c.Reason) {
			t.Errorf("%s: the palette says %q, the key %v", c.Name, c.Reason, action)
		}
		if _, passed := action.(view.Run); passed {
			t.Errorf("%s is not done by the view", c.Name)
		}
	}
	copied, _ := v.Do(keymap.RehearseCopy)
	if c, ok := copied.(view.Copy); !ok || !strings.Contains(c.Text, "agent   ") || !strings.Contains(c.Text, "The persona cuts in") {
		t.Errorf("copied is %v", copied)
	}
	if edit, _ := v.Do(keymap.RehearseEdit); edit != (view.Edit{ID: hasty().ID}) {
		t.Errorf("e asks for %v", edit)
	}
	v.options.NoEdit = "Not from here."
	for _, row := range actions {
		action, _ := row.Do(v)
		_, edits := action.(view.Edit)
		if writes := view.Changes(action) || edits; writes && row.Reason(v) == "" {
			t.Errorf("the row of %s does not need editable", row.Name)
		}
	}
	if action, _ := v.Do(keymap.RehearseEdit); action != (view.Say{Level: view.LevelInfo, Text: "Not from here."}) {
		t.Errorf("e asks for %v", action)
	}
}

func TestBurstsAreShownAsTexts(t *testing.T) {
	p := calm()
	p.Behavior.TextBurst.Enabled = value.Some(true)
	p.Behavior.FirstSpeaker = value.Some("persona")
	v := open(200, 57, p)
	agent := v.cache.Setup().Agent
	agent.Greets = false // nobody shall speak over the texts
	v.cache.SetAgent(agent)
	v.cache.SetScript(own(t, "Caller: Hello. I lost my key.\nAgent: Oh dear."))
	v.Refresh()
	press(v, "home")
	for v.event < 0 || !strings.Contains(v.side().call.Events[v.event].Text, "key") {
		press(v, "tab")
	}
	if !strings.Contains(text(v), "a turn each: [Hello.] [I lost my key.]") {
		t.Errorf("no texts in\n%s", text(v))
	}
}

func TestStylesChangeWhatIsDrawn(t *testing.T) {
	v := open(80, 21, hasty())
	dark := strings.Join(v.Render().Lines, "\n")
	v.SetStyles(theme.New(false))
	if light := strings.Join(v.Render().Lines, "\n"); light == dark {
		t.Error("lines drawn for the other background are kept")
	}
}

func TestSignsDoNotDependOnColour(t *testing.T) {
	seen := map[rune]bool{}
	for class := picture.ClassRuler; int(class) < classes; class++ {
		if seen[class.Rune()] {
			t.Errorf("class %d has the sign %q of another", class, class.Rune())
		}
		seen[class.Rune()] = true
	}
	for _, sign := range Legend() {
		if sign.Sign == "" || sign.Meaning == "" {
			t.Errorf("a sign without a meaning: %v", sign)
		}
	}
}

// TestFactsGiveWayWhole: beside a name there is what has room, nothing cut off.
func TestFactsGiveWayWhole(t *testing.T) {
	one, two := hasty(), calm()
	one.Name, two.Name = "Impatient interrupter", "Hard of hearing, 84"
	for width, want := range map[int]string{60: one.Name + " ", 80: one.Name + " and " + two.Name, 120: "API 1."} {
		v := open(width, 21, one, two)
		if width == 60 {
			v = open(width, 21, one)
		}
		head, _, _ := strings.Cut(text(v), "\n")
		if strings.Contains(head, "…") || !strings.Contains(head, want) || !strings.Contains(head, v.cache.Setup().Script.Name) {
			t.Errorf("at %d: %s", width, head)
		}
	}
}
