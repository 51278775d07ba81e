package form

import (
	"testing"
)

func TestSmoke(t *testing.T) {
	d := drive(t, fresh())
	for range 100 {
		t.Log("\n" + d.screen())
		d.press("pgdown")
		if d.form.section == 0 {
			break
		}
	}
	d.form.SetSize(80, 24)
	t.Log("\n" + d.screen())
	d.press("down", "down")
	t.Log("\n" + d.screen())
}
