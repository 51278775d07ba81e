package flow

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"personae/model/library"
	"personae/ui/dialog"
)

// askOtherName asks under which name a persona comes back whose own was given away
// meanwhile.
func (h *Host) askOtherName(taken *library.NameTakenError, then func(name string) tea.Cmd) tea.Cmd {
	h.interrupt(dialog.Question{
		Title: "The name is taken",
		Text:  fmt.Sprintf("There is another “%s” in %s now.", taken.Name, taken.Project),
		Buttons: []dialog.Button{
			{Label: "As " + shortName(taken.Free), Do: func() tea.Cmd { return then(taken.Free) }},
			{Label: "Other name…", Do: func() tea.Cmd {
				h.Screen.Open(dialog.NewAskText(h.Keys, h.Screen.Styles(), "Restore as", "Name", taken.Free, func(typed string) tea.Cmd {
					if name := strings.TrimSpace(typed); name != "" {
						return then(name)
					}
					return nil
				}))
				return nil
			}},
			{Label: "Cancel"},
		},
	})
	return nil
}

// shortName shortens a name so that it fits on a button.
func shortName(name string) string {
	if runes := []rune(name); len(runes) > 24 {
		return string(runes[:23]) + "…"
	}
	return name
}
