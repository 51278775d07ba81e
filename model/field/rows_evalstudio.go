package field

import (
	"personae/model"
	"personae/model/value"
)

// GroupEvalStudio is the section of EvalStudio.
const GroupEvalStudio Group = "EvalStudio"

var evalStudioFields = []*Spec{
	{
		Path: "evalstudio", Label: "EvalStudio section", Group: GroupEvalStudio, Kind: KindObject,
		Absent: "not used", Null: "null",
		Help: "Whether the persona has settings of its own for EvalStudio. EvalStudio needs none of them; the section groups them here and is not part of its record.",
		bind: bindObject(func(p *model.Persona) *value.Object { return &p.EvalStudio.Object }),
	},
	{
		Path: "evalstudio.headers", Label: "Headers", Group: GroupEvalStudio, Kind: KindPairs, TextOnly: true, Headers: true,
		Nullable: true, Null: "null", Absent: "none",
		Also:     "http authorization",
		Help:     "HTTP headers sent with every call to the agent under test, over those of the connector. Use them to tell the agent who is calling, such as X-User-Language: en. Names that differ only in case are sent twice.",
		Carriers: by(model.SystemEvalStudio, "headers", inAll),
		bind:     bindJSON(func(p *model.Persona) *value.Optional[value.JSON] { return &p.EvalStudio.Headers }),
	},
	{
		Path: "evalstudio.imageUrl", Label: "Portrait", Group: GroupEvalStudio, Kind: KindLine, Portrait: true,
		Absent:   "none",
		Also:     "portrait picture avatar",
		Help:     "The id of the portrait that EvalStudio shows, such as \"<uuid>.png\"; it is no web address. The picture comes from a file, or is drawn by the name and the prompt. EvalStudio ignores it when a persona is created and takes it at an update.",
		Carriers: by(model.SystemEvalStudio, "imageUrl", inUpdate|inRead),
		bind:     bindText(func(p *model.Persona) *value.Optional[string] { return &p.EvalStudio.ImageURL }),
	},
}
