package detail

import "testing"

func TestPromptSize(t *testing.T) {
	for prompt, want := range map[string]string{
		"é": "1 word · 1 character", "Hi!": "1 word · 3 characters", "be brief": "2 words · 8 characters",
	} {
		if got := promptSize(prompt); got != want {
			t.Errorf("the size of %q is said as %q, want %q", prompt, got, want)
		}
	}
}
