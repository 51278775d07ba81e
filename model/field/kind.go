package field

var kindNames = [...]string{
	KindLine: "line", KindProse: "text", KindInteger: "integer", KindNumber: "number", KindChoice: "choice", KindToggle: "boolean",
	KindTags: "list", KindPairs: "pairs", KindJSON: "json", KindTime: "time", KindObject: "object",
}

// String returns the kind as the JSON of the field table names it.
func (k Kind) String() string { return kindNames[k] }
