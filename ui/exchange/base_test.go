package exchange

import (
	"context"
	"testing"

	"personae/model"
	"personae/model/library"
	"personae/model/value"
	"personae/model/wire"
)

// told is a history, the newest first.
type told []library.Change

func (l told) History(context.Context, string, int, int) (library.ChangePage, error) {
	return library.ChangePage{Rows: l, Total: len(l)}, nil
}

// TestAPullIsAnAnswer as an import is: the system has what it brought, and what was set
// here since; what was there before it is over.
func TestAPullIsAnAnswer(t *testing.T) {
	at := func(stamp, description, prompt string) *model.Persona {
		p := model.Persona{ID: "p", Name: "A"}
		p.Origin.FeatherOrg.ID, p.Origin.FeatherOrg.UpdatedAt = value.Some("r"), value.Some(stamp)
		for text, o := range map[string]*value.Optional[string]{description: &p.Description, prompt: &p.Prompt} {
			if text != "" {
				*o = value.Some(text)
			}
		}
		return &p
	}
	for kind, known := range map[library.OperationKind]bool{library.OperationImport: true, library.OperationPull: true, library.OperationSave: false} {
		log := told{
			{Operation: library.Operation{ID: 3, Kind: library.OperationSave}, Before: at("2", "", "said"), After: at("2", "", "")},
			{Operation: library.Operation{ID: 2, Kind: kind}, Before: at("1", "old", "said"), After: at("2", "", "said")},
			{Operation: library.Operation{ID: 1, Kind: library.OperationImport}, After: at("1", "old", "said")},
		}
		had, err := base(t.Context(), log, log[0].After, wire.Target{System: model.SystemFeatherOrg, Body: wire.BodyUpdate})
		if err != nil || had.Prompt.Or("") != "said" || had.Description.IsAbsent() != known {
			t.Errorf("%s: %+v, %v", kind, had, err)
		}
	}
}
