package theme

// The signs that say without colour what Good, Muted, Warning and Bad say with
// it: how grave a thing is. Every screen tells it by these and by no others.
const (
	SignGood    = "✓" // done, ready, taken
	SignMuted   = "·" // worth knowing
	SignWarning = "!" // likely a mistake
	SignBad     = "✗" // wrong, refused, missing
)

// The signs of a change: more than it was, and less. They say nothing else.
const (
	SignMore = "▲"
	SignLess = "▼"
)
