package view

// Level is how serious a message is.
type Level uint8

// The levels. Info and success end after a moment, warnings and errors at the
// next key that does something, which takes the others away too.
const (
	LevelInfo Level = iota
	LevelSuccess
	LevelWarning
	LevelError
	LevelProgress // still going on: it stays until something else is said
)
