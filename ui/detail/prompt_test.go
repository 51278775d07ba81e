package detail

import (
	"strings"
	"testing"

	"personae/model/value"
)

func TestPromptSize(t *testing.T) {
	for prompt, want := range map[string]string{
		"é": "1 word · 1 character", "Hi!": "1 word · 3 characters", "be brief": "2 words · 8 characters",
		"あなたは東京に住んでいます。": "14 characters", "คุณโทรมาจากกรุงเทพ": "18 characters", "당신은 서울에 삽니다": "3 words · 11 characters",
		"You order 寿司 in English.": "5 words · 24 characters",
	} {
		if got := promptSize(prompt); got != want {
			t.Errorf("the size of %q is said as %q, want %q", prompt, got, want)
		}
	}
}

// TestOnlyWhatIsNotEnabledIsSaidToBeSo: the normal is quiet.
func TestOnlyWhatIsNotEnabledIsSaidToBeSo(t *testing.T) {
	record := caller()
	if text := text(open(record, 100, 20)); strings.Contains(text, "enabled") {
		t.Errorf("it is said of one that is:\n%s", text)
	}
	record.Persona.Enabled = value.Some(false)
	if text := text(open(record, 100, 20)); !strings.Contains(text, "○ not enabled") {
		t.Errorf("it is not said of one that is not:\n%s", text)
	}
}
