package detail

import (
	"time"

	"personae/ui/widget"
)

// canvas is the page of a tab.
type canvas struct {
	widget.Lines
	now time.Time // stamps are written in its zone
}
