package detail

import "personae/ui/widget"

// canvas is the page of a tab.
type canvas struct{ widget.Lines }
