package model

// System names a form of record that a persona can travel in.
type System string

// The systems. SystemPersonae is our own native document.
const (
	SystemPersonae    System = "personae"
	SystemFeather     System = "feather"     // a library persona
	SystemFeatherOrg  System = "feather-org" // an organisation persona
	SystemEvalStudio  System = "evalstudio"
	SystemAnam        System = "anam"
	SystemMrAssistant System = "mrassistant"
)

// Vendors lists the systems of others, in the order they are shown.
var Vendors = []System{SystemFeather, SystemFeatherOrg, SystemEvalStudio, SystemAnam, SystemMrAssistant}

// Title returns the name people use for s.
func (s System) Title() string {
	switch s {
	case SystemPersonae:
		return "Personae"
	case SystemFeather:
		return "Feather library"
	case SystemFeatherOrg:
		return "Feather organisation"
	case SystemEvalStudio:
		return "EvalStudio"
	case SystemAnam:
		return "Anam"
	case SystemMrAssistant:
		return "Mr Assistant"
	}
	return string(s)
}

// Letter returns the one-letter mark of s in lists: F, E, A or M. Both Feather
// systems share one.
func (s System) Letter() string {
	switch s {
	case SystemFeather, SystemFeatherOrg:
		return "F"
	case SystemEvalStudio:
		return "E"
	case SystemAnam:
		return "A"
	case SystemMrAssistant:
		return "M"
	default:
		return "?"
	}
}
