package view

import "personae/ui/theme"

// Note is what else there is to say of a field as all of them stand.
type Note struct {
	Inert  string // why the field cannot matter now, a sentence; "" when it can
	People string // where people are on its scale, and where this value is, with the source; "" where that is not known
	// Gauge draws what People says, in exactly so many cells; nil when there is
	// nothing to draw.
	Gauge func(width int, styles *theme.Styles) string
}
