package dialog

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"personae/keymap"
	"personae/ui/theme"
	"personae/ui/view"
)

// interrupting is the help against a caller that interrupts too much.
func interrupting(got *answer) *Fix {
	return NewFix(keymap.Default(), theme.New(true), "It never lets the agent finish", "It cuts in early and often.",
		[]Cause{{"Interrupts", "high"}, {"Own murmurs", "客服\x1b[31m"}},
		[]FixRow{
			{Label: "Interrupts", From: "high", To: "medium", Why: "mode high takes 80 % of its chances", Do: got.is("mode")},
			{Label: "Cut in after words", From: "1 word", To: "8 words", Why: "now one word is enough", Do: got.is("words")},
			{Label: "All of these together", Do: got.is("all")},
		})
}

func TestFixShowsCausesChangesAndEffects(t *testing.T) {
	var got answer
	d := interrupting(&got)
	open(d, 120, 33)
	for _, text := range []string{
		"It cuts in early", "The knobs behind it", "high", "› Interrupts: high → medium", "Why: mode high", "Effect: rehearsing…",
		"All of these together",
	} {
		if !strings.Contains(drawn(d), text) {
			t.Errorf("no %q in\n%s", text, drawn(d))
		}
	}
	d.SetEffects([]string{"2 fewer cut-ins a call", "3 fewer cut-ins a call", "4 fewer cut-ins a call"})
	if text := drawn(d); strings.Contains(text, "rehearsing") || !strings.Contains(text, "Effect: 4 fewer") {
		t.Errorf("the effects do not show:\n%s", text)
	}
}

func TestFixAnswersWithTheMarkedRow(t *testing.T) {
	var got answer
	d := interrupting(&got)
	open(d, 120, 33)
	d.Do(keymap.DialogUp)
	d.Do(keymap.DialogDown)
	if action, _ := d.Do(keymap.DialogAccept); got.of(action) != "words" {
		t.Errorf("enter answers %v", action)
	}
	for range 5 {
		d.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	}
	if action, _ := d.Do(keymap.DialogAccept); got.of(action) != "all" {
		t.Errorf("after the wheel, enter answers %v", action)
	}
	if action, _ := d.Do(keymap.Back); action != (view.Back{}) {
		t.Errorf("esc answers %v", action)
	}
	click := func(text string) view.Action {
		for y, line := range strings.Split(drawn(d), "\n") {
			if strings.Contains(line, text) {
				action, _ := d.Update(tea.MouseClickMsg{X: 10, Y: y, Button: tea.MouseLeft})
				return action
			}
		}
		t.Fatalf("no %q", text)
		return nil
	}
	if action := click("Interrupts: high"); action != nil {
		t.Errorf("the first click answers %v", action)
	}
	if action := click("Interrupts: high"); got.of(action) != "mode" {
		t.Errorf("the second click answers %v", action)
	}
}

func TestFixFitsAndKeepsTheMarkedRowInSight(t *testing.T) {
	var got answer
	for width := range 100 {
		for height := 0; height < 34; height += 3 {
			d := interrupting(&got)
			open(d, width, height)
			for range 3 {
				frame := d.Render()
				w, h := d.Size(width, height)
				if len(frame.Lines) != h {
					t.Fatalf("%d lines of %d at %d×%d", len(frame.Lines), h, width, height)
				}
				for _, line := range frame.Lines {
					if ansi.StringWidth(line) != w {
						t.Fatalf("at %d×%d a line has %d of %d cells: %q", width, height, ansi.StringWidth(line), w, line)
					}
				}
				if width > 30 && height > 6 && !strings.Contains(drawn(d), "› ") {
					t.Fatalf("at %d×%d the marked row is out of sight:\n%s", width, height, drawn(d))
				}
				d.Do(keymap.DialogDown)
			}
		}
	}
}

func TestHelpRunsWhatItOffers(t *testing.T) {
	var got answer
	h := NewHelp(keymap.Default(), theme.New(true), keymap.Form, nil)
	h.Offer(keymap.FormSymptoms, got.is("symptoms"))
	open(h, 120, 33)
	if !strings.Contains(drawn(h), "Press ctrl+g here") {
		t.Errorf("the offer does not show:\n%s", drawn(h))
	}
	press := tea.KeyPressMsg{Code: 'g', Mod: tea.ModCtrl}
	if action, _ := h.Update(press); !h.Wants(press) || got.of(action) != "symptoms" {
		t.Errorf("ctrl+g in the help answers %v", action)
	}
}
