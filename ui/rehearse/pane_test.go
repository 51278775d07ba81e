package rehearse

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"personae/model"
	_ "personae/model/draws" // the same draws in every run
	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/value"
	"personae/ui/theme"
)

func drawn(p *Pane, width, height int) string {
	return ansi.Strip(strings.Join(p.Draw(width, height), "\n"))
}

func TestPaneFrames(t *testing.T) {
	for name, draw := range map[string]func() string{
		"edited":     func() string { return drawn(follow(hasty(), calm(), rehearsal.PathAfterSeconds), 120, 8) },
		"edited_big": func() string { return drawn(follow(hasty(), calm(), rehearsal.PathPauseMax), 200, 11) },
		"as_saved":   func() string { return drawn(follow(calm(), calm(), rehearsal.PathMinWords), 100, 8) },
		"strip":      func() string { return drawn(follow(hasty(), calm(), rehearsal.PathMode), 80, 3) },
	} {
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, []byte(draw()+"\n")) })
	}
}

func TestPaneSaysWhatTheFocusedKnobDoes(t *testing.T) {
	for _, c := range []struct {
		what, path string
		now, saved model.Persona
		want       string
	}{
		{"what the change did", rehearsal.PathMode, hasty(), calm(), "Was off: "},
		{"what the next step would do", rehearsal.PathMinWords, hasty(), hasty(), "At 8 words: "},
		{"a step down from the end", rehearsal.PathNoiseVolume, hasty(), hasty(), "At 0.55: no change"},
		{"what it comes to", rehearsal.PathMode, hasty(), hasty(), "of its"},
		{"and without a knob", "name", calm(), calm(), "It never cuts in: interruption is off."},
	} {
		if text := drawn(follow(c.now, c.saved, c.path), 120, 8); !strings.Contains(text, c.want) {
			t.Errorf("%s: no %q in\n%s", c.what, c.want, text)
		}
	}
}

// TestTheCallIsWholeAtEveryWidth: the last event of the call is in sight, and
// wider is never less.
func TestTheCallIsWholeAtEveryWidth(t *testing.T) {
	p := follow(hasty(), calm(), rehearsal.PathMode)
	last := 0
	for width := 60; width <= 200; width += 10 {
		lines := strings.Split(drawn(p, width, 8), "\n")
		drawn := 0
		for _, r := range lines[1] + lines[2] {
			if strings.ContainsRune("█▓m<>x", r) {
				drawn++
			}
		}
		if drawn < last-4 { // what falls into one column differs by a little
			t.Errorf("at %d columns %d cells have something happening, fewer than at %d", width, drawn, width-10)
		}
		last = max(last, drawn)
		if end := strings.TrimRight(lines[1], " ·"); len(end) == 0 || !strings.Contains(lines[2][len(lines[2])/2:], "█") {
			t.Errorf("at %d columns the call is not whole:\n%s", width, strings.Join(lines, "\n"))
		}
	}
}

// TestNonsenseIsNotRehearsed: with a knob out of range, the call is that of the form
// before it was, with the reason.
func TestNonsenseIsNotRehearsed(t *testing.T) {
	p := follow(hasty(), calm(), rehearsal.PathMinDuration)
	before := p.now.key
	now, settled, saved := hasty(), hasty(), calm()
	now.Behavior.CutIn.MinDurationMs = value.Some(999_999)
	p.Follow(&now, &settled, &saved, rehearsal.PathMinDuration)
	if p.now.key != before || len(p.trials) > 0 {
		t.Error("999999 ms is rehearsed")
	}
	if text := drawn(p, 100, 8); !strings.Contains(text, "Not rehearsed: Cut in after time is out of range.") {
		t.Errorf("it does not say so:\n%s", text)
	}
	if p.Follow(&now, &now, &saved, ""); p.now.key != p.saved.key {
		t.Error("what was never in range is rehearsed")
	}
	now.Behavior.CutIn.MinDurationMs = value.Some(700)
	if p.Follow(&now, &now, &saved, ""); p.held != "" || p.now.key == p.saved.key {
		t.Error("what is mended is not rehearsed again")
	}
}

func TestPaneKeepsTheLastFiguresUntilNewOnesCome(t *testing.T) {
	p := follow(hasty(), hasty(), rehearsal.PathMode)
	before := drawn(p, 160, 11)
	if len(p.Missing()) != 0 || strings.Contains(before, "…") {
		t.Fatalf("all is measured, but the pane waits:\n%s", before)
	}
	now, saved := calm(), hasty()
	p.Follow(&now, &now, &saved, rehearsal.PathMode)
	waiting := drawn(p, 160, 11)
	if len(p.Missing()) == 0 || !strings.Contains(waiting, "… ") {
		t.Fatalf("figures are wanted, but the pane does not say so:\n%s", waiting)
	}
	tried, _ := p.figures.now.Get(rehearsal.MetricTried)
	if tried.Mean == 0 {
		t.Error("the last figures are gone")
	}
	if p.now.call.LengthMs == p.saved.call.LengthMs {
		t.Error("the call waits for the figures")
	}
	measure(p.cache, p.Missing())
	p.Refresh()
	if tried, _ := p.figures.now.Get(rehearsal.MetricTried); tried.Mean != 0 || len(p.Missing()) != 0 {
		t.Errorf("the new figures are not taken: %v", tried)
	}
}

func TestPaneFitsAnySize(t *testing.T) {
	paths := []string{"", "name", "prompt"}
	paths = append(paths, rehearsal.Knobs()...)
	rapid.Check(t, func(t *rapid.T) {
		now, saved := anyPersona(t, "now"), anyPersona(t, "saved")
		p := NewPane(NewFigures(""), theme.New(rapid.Bool().Draw(t, "dark")))
		p.Follow(&now, &now, &saved, rapid.SampledFrom(paths).Draw(t, "path"))
		if rapid.Bool().Draw(t, "measured") {
			measure(p.cache, p.Missing())
			p.Refresh()
		}
		width, height := rapid.IntRange(0, 200).Draw(t, "width"), rapid.IntRange(0, 60).Draw(t, "height")
		fits(t, p.Draw(width, height), width, height)
	})
}

// anyPersona draws a persona with any values of its knobs, good ones and bad.
func anyPersona(t *rapid.T, name string) model.Persona {
	p := field.NewPersona("Default", rapid.String().Draw(t, name))
	p.Description = value.Some("x")
	b := &p.Behavior
	text := rapid.SampledFrom([]string{"off", "low", "high", "polite", "impatient", "agent", "persona", "none", "café\x1b[31m", "名前"})
	number := rapid.SampledFrom([]float64{-1, 0, .1, .5, 1.5, 10, 30, 1e9})
	whole := rapid.SampledFrom([]int{-5, 0, 1, 2, 5, 20, 300, 5000, 1 << 30})
	b.InterruptionMode, b.BackchannelStyle = value.Some(text.Draw(t, "mode")), value.Some(text.Draw(t, "style"))
	b.FirstSpeaker, b.BackgroundNoise = value.Some(text.Draw(t, "first")), value.Some(text.Draw(t, "noise"))
	b.CutIn.MinWords, b.CutIn.BackoffMs = value.Some(whole.Draw(t, "words")), value.Some(whole.Draw(t, "backoff"))
	b.YieldOnOverlap.AfterSeconds, b.WaitSeconds = value.Some(number.Draw(t, "after")), value.Some(number.Draw(t, "wait"))
	b.ReactionPauseMsMin, b.ReactionPauseMsMax = value.Some(whole.Draw(t, "min")), value.Some(whole.Draw(t, "max"))
	if rapid.Bool().Draw(t, "null") {
		b.YieldOnOverlap.AfterWords, b.CutIn.MinDurationMs = value.NullOf[int](), value.NullOf[int]()
	}
	if rapid.Bool().Draw(t, "own") {
		b.BackchannelOverrides = value.Some(value.Strings(rapid.SliceOfN(rapid.String(), 0, 3).Draw(t, "phrases")))
	}
	b.TextBurst.Enabled = value.Some(rapid.Bool().Draw(t, "burst"))
	return p
}

func TestNotesNameInertKnobsAndPeople(t *testing.T) {
	p := calm()
	notes := Notes(&p, NewFigures("").Setup())
	if !strings.Contains(notes[rehearsal.PathMinWords].Inert, "interruption is off") {
		t.Errorf("no reason for min_words: %+v", notes[rehearsal.PathMinWords])
	}
	for _, path := range []string{rehearsal.PathAfterWords, rehearsal.PathAfterSeconds, rehearsal.PathPauseMin, rehearsal.PathPauseMax} {
		note := notes[path]
		if note.Low >= note.High || note.People == "" {
			t.Errorf("%s has a figure on people, but no range", path)
		}
	}
	if notes[rehearsal.PathMode].High != 0 {
		t.Error("a choice has a range of people")
	}
}

func TestLabDropsAnswersOfAnotherSetup(t *testing.T) {
	cache := NewFigures("")
	p := hasty()
	q := []Request{requestFor(rehearsal.From(&p, ""))}
	late := cache.Next(q)
	if late == nil || cache.Next(q) != nil {
		t.Fatal("one measurement at a time")
	}
	agent, _ := rehearsal.AgentNamed("cascaded")
	cache.SetAgent(agent)
	fresh := cache.Next(q)
	if fresh == nil {
		t.Fatal("another agent waits for the figures of the one before")
	}
	cache.Take(late())
	if _, ok := cache.known[q[0].key]; ok {
		t.Error("figures about another agent are taken")
	}
	cache.Take(fresh())
	if m, ok := cache.known[q[0].key]; !ok || m.Agent != "cascaded" {
		t.Errorf("figures of %q, %t", m.Agent, ok)
	}
	if cache.Next(q) != nil {
		t.Error("what is known is measured again")
	}
	for i := range 2 * mostKept {
		p.Behavior.CutIn.BackoffMs = value.Some(i)
		cache.known[keyOf(rehearsal.From(&p, ""))] = rehearsal.Metrics{}
		cache.Take(Result{generation: cache.generation, measured: map[string]rehearsal.Metrics{q[0].key: {}}})
	}
	if len(cache.known) > mostKept {
		t.Errorf("%d behaviours are kept", len(cache.known))
	}
}
