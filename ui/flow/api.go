package flow

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model/field"
	"personae/model/rehearsal"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/dialog"
	"personae/ui/view"
)

// pickAPI asks which version of Feather's API the library targets.
func (s *Scripts) pickAPI() {
	var items []dialog.Item[string]
	for _, version := range []string{wire.API121, wire.API190} {
		items = append(items, dialog.Item[string]{
			Value: version, Label: "Feather " + version, Note: defaultsNote(version), Current: version == s.Rehearsals.figures.Setup().API,
		})
	}
	d := choose(s.Host, "Defaults of a version", items, s.targetAPI)
	d.SetHeads(words.Comma(rehearsal.Drifted(), func(path string) string { return strings.ToLower(rehearsal.Label(path)) }))
}

// defaultsNote says what an absent knob has in a version, of those in which the
// versions differ.
func defaultsNote(version string) string {
	return words.Comma(rehearsal.Drifted(), func(path string) string {
		spec, _ := field.Find(path)
		return field.Format(spec, wire.FeatherDefault(path, version))
	})
}

// targetAPI rehearses by the defaults of a version, and keeps it for the library; one
// that is read-only keeps nothing.
func (s *Scripts) targetAPI(version string) tea.Cmd {
	take := func(said string) {
		s.Rehearsals.figures.SetAPI(version)
		s.setupChanged()
		s.Say(view.LevelSuccess, said)
	}
	if s.Info.ReadOnly {
		take("Rehearsing by the defaults of Feather API " + version + ".")
		return nil
	}
	return s.Await(attempt(s.Host, "Not kept", func(ctx context.Context) (string, error) {
		return version, s.Store.SetAPI(ctx, version)
	}, func(version string) tea.Cmd {
		take("This library targets Feather API " + version + ".")
		return nil
	}))
}
