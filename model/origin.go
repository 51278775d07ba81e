package model

// ID returns the id that system gave the persona's record, "" when it has given
// none. Our own id is no part of an origin.
func (o *Origin) ID(system System) string {
	switch system {
	case SystemFeather:
		return o.Feather.ID.Or("")
	case SystemFeatherOrg:
		return o.FeatherOrg.ID.Or("")
	case SystemEvalStudio:
		return o.EvalStudio.ID.Or("")
	case SystemAnam:
		return o.Anam.ID.Or("")
	case SystemMrAssistant:
		return o.MrAssistant.ID.Or("")
	case SystemPersonae:
	}
	return ""
}
