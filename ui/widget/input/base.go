package input

import "personae/ui/theme"

// base is what every input has: its colours, and whether keys reach it.
type base struct {
	styles  *theme.Styles
	focused bool
}

// SetStyles changes the colours.
func (b *base) SetStyles(styles *theme.Styles) { b.styles = styles }

// Focus lets the input take keys.
func (b *base) Focus() { b.focused = true }

// Blur stops the input from taking keys. What is being typed stays as it is.
func (b *base) Blur() { b.focused = false }

// Focused reports whether the input takes keys.
func (b *base) Focused() bool { return b.focused }
