package ui_test

import (
	"strings"
	"testing"
)

// TestASentenceEndsWithTheNextKey: what was done is told until something else is
// done, and a key that does nothing is nothing else.
func TestASentenceEndsWithTheNextKey(t *testing.T) {
	d, _ := start(t)
	d.see("12 personas")
	d.press("d")
	d.see("takes it back")
	d.press("f7")
	if !strings.Contains(d.screen(), "takes it back") {
		t.Error("a key that does nothing takes the sentence away")
	}
	d.press("j")
	if strings.Contains(d.screen(), "takes it back") {
		t.Errorf("it still stands after a key:\n%s", d.screen())
	}
	// What refuses a key says so, and stays until the next.
	d.press("=")
	d.see("Select two personas")
	d.press("k")
	d.unsee("Select two personas")
}
