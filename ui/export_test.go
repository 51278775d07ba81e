package ui

import "personae/keymap"

// Front is the place of what is in front, for tests from outside.
func (r *Root) Front() keymap.Place { return r.screen.Front().Place() }
