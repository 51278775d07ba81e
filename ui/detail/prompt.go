package detail

import (
	"unicode/utf8"

	"personae/keymap"
	"personae/model/words"
	"personae/ui/widget/markdown"
)

// readingWidth is the longest line of running text; longer ones are hard to
// follow from one to the next.
const readingWidth = 96

// drawPrompt draws the prompt as the Markdown that it usually is.
func (d *Detail) drawPrompt(c *canvas) {
	p := &c.Styles.Pens
	prompt := d.record.Persona.Prompt.Or("")
	if prompt == "" {
		c.Gap()
		c.Text("There is no prompt yet: who the persona is, what it wants and how it speaks.", p.Muted)
		if kept(d) == "" && writable(d) == "" {
			c.Text("Press "+d.keys.Shown(keymap.DetailEdit)+" to write it.", p.Muted)
		}
		return
	}
	c.Add(p.Faint.Paint(promptSize(prompt)))
	c.Gap()
	for _, line := range markdown.Draw(prompt, min(c.Width, readingWidth), d.styles) {
		c.Add(line)
	}
}

func promptSize(prompt string) string {
	characters := words.Count(utf8.RuneCountInString(prompt), "character")
	if n, noun := words.Length(prompt); noun == "word" {
		return words.Count(n, noun) + " · " + characters
	}
	return characters
}
