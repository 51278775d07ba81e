package field

// String returns the kind as the JSON of the field table names it.
func (k Kind) String() string {
	switch k {
	case KindLine:
		return "line"
	case KindProse:
		return "text"
	case KindInteger:
		return "integer"
	case KindNumber:
		return "number"
	case KindChoice:
		return "choice"
	case KindToggle:
		return "boolean"
	case KindTags:
		return "list"
	case KindPairs:
		return "pairs"
	case KindJSON:
		return "json"
	case KindTime:
		return "time"
	case KindObject:
		return "object"
	}
	return "unknown"
}
