package ui

import (
	"personae/model/library"
	"personae/ui/flow"
)

// Store is the library as the screens need it.
type Store interface {
	flow.Store
	// Info says which library is open. It never blocks.
	Info() library.Info
}
