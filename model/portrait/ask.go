package portrait

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"personae/model"
)

// What images are for, as EvalStudio calls it.
const (
	RoleAvatar = "persona-avatar"
	RoleStyle  = "persona-avatar-styleguide" // what the portraits of a project are drawn like
)

// MostStyles is how many pictures those who draw take with a request.
const MostStyles = 16

// mostPrompt is how much of a persona's prompt is sent, in characters: those who draw
// take no more than 32,000 in all.
const mostPrompt = 24_000

// ErrNoPrompt says that there is nothing to draw a persona by.
var ErrNoPrompt = errors.New("it has no prompt, and a portrait is drawn by that: write one first")

// Drawable says why no portrait of a persona can be drawn; ErrNoPrompt, nil where one can.
func Drawable(p *model.Persona) error {
	if strings.TrimSpace(p.Prompt.Or("")) == "" {
		return ErrNoPrompt
	}
	return nil
}

// Prompt asks for the portrait of a persona, drawn like the pictures that come with it
// where styled is true. ErrNoPrompt.
func Prompt(p *model.Persona, styled bool) (string, error) {
	if err := Drawable(p); err != nil {
		return "", err
	}
	prompt := strings.TrimSpace(p.Prompt.Or(""))
	if runes := []rune(prompt); len(runes) > mostPrompt {
		prompt = string(runes[:mostPrompt]) + "…"
	}
	style := "Style: a friendly, colourful cartoon with clear outlines and soft shading."
	if styled {
		style = "Style: that of the reference pictures: their technique, their colours and their light, not the people in them."
	}
	return fmt.Sprintf("Draw the portrait of %s, the person whom this text describes:\n\n%s\n\n%s\n\n"+
		"Show head and shoulders of this one person, in the middle, with a face that shows their character and mood. "+
		"Keep the background plain and quiet. No letters, no words, no frame.",
		cmp.Or(strings.TrimSpace(p.Name), "a person"), prompt, style), nil
}
