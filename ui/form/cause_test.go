package form

import (
	"strings"
	"testing"

	"personae/model/value"
)

// TestWhatWaitsForASwitchIsFolded: while interrupting is off, its knobs are one
// line, and keys go by them; they are there when it is on, when one is gone to, and
// when one has a change.
func TestWhatWaitsForASwitchIsFolded(t *testing.T) {
	d := drive(t, fresh()).at(mode)
	d.shows("└ 3 knobs wait for it")
	if strings.Contains(d.screen(), "├ Cut in after words") {
		t.Error("what waits has rows")
	}
	d.press("down")
	d.onField("behavior_config.first_speaker")
	d.press("up", "right")
	d.shows("├ Cut in after words")
	d.shows("└ Try again after")
	if strings.Contains(d.screen(), "wait for it") {
		t.Error("what does not wait is said to")
	}
	d.press("down", "right", "up", "left")
	d.holds(mode, `"off"`)
	d.shows("├ Cut in after words") // it holds a change
	d.press("ctrl+z", "ctrl+z", "ctrl+z")
	d.at(mode).press("pgdown", "pgup")
	d.shows("wait for it")

	d.at(minWords).shows("├ Cut in after words") // it was gone to
	d.press("down")
	d.onField("behavior_config.cut_in.min_duration_ms")
	d.press("pgdown", "pgup")
	d.shows("wait for it")
	d.click("wait for it", 0)
	d.onField(mode)

	p := fresh() // that its knobs do nothing is a hint, and no reason to show them
	p.Behavior.CutIn.MinWords = value.Some(1)
	other := drive(t, p).at(mode)
	other.shows("wait for it")

	d.at(volume).press("9", "enter") // out of range: a problem is never hidden
	d.at("name").press("ctrl+s")
	d.onField(volume)
}
