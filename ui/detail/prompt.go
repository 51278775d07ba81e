package detail

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"personae/keymap"
	"personae/ui/widget"
)

// readingWidth is the longest line of running text; longer ones are hard to
// follow from one to the next.
const readingWidth = 96

// drawPrompt draws the prompt as the Markdown that it usually is.
func (d *Detail) drawPrompt(c *canvas) {
	p := &c.styles.Pens
	prompt := d.record.Persona.Prompt.Or("")
	if prompt == "" {
		c.blank()
		c.wrapped("There is no prompt yet: who the persona is, what it wants and how it speaks.", p.Muted)
		if kept(d) == "" && writable(d) == "" {
			c.wrapped("Press "+d.keys.Shown(keymap.DetailEdit)+" to write it.", p.Muted)
		}
		return
	}
	c.add(p.Faint.Paint(promptSize(prompt)))
	c.blank()
	for _, line := range widget.Markdown(prompt, min(c.width, readingWidth), d.styles) {
		c.add(line)
	}
}

// promptSize says how long a prompt is.
func promptSize(prompt string) string {
	words := len(strings.Fields(prompt))
	if words == 1 {
		return fmt.Sprintf("1 word · %d characters", utf8.RuneCountInString(prompt))
	}
	return fmt.Sprintf("%d words · %d characters", words, utf8.RuneCountInString(prompt))
}
