package flow

import (
	tea "charm.land/bubbletea/v2"

	"personae/keymap"
	"personae/ui/detail"
	"personae/ui/list"
)

// Flows is every flow of the editor, each with those that it goes on to. Make it
// with New.
type Flows struct {
	*Host

	Browse     Browse
	Library    Library
	Projects   Projects
	Clones     Clones
	Forms      Forms
	Drafts     Drafts
	Saves      Saves
	Lost       Lost
	Bulk       Bulk
	Importing  Importing
	Exporting  Exporting
	Rehearsals Rehearsals
	Scripts    Scripts
	Symptoms   Symptoms
	Vary       Vary
	Coverage   Coverage
	Diffs      Diffs
	Trash      Trash
	History    History
	Log        Log
	Remotes    Remotes
	Pictures   Pictures
	Portraits  Portraits
	Quit       Quit
}

// New returns the flows of an editor over its list and its detail view.
func New(h *Host, personas *list.List, persona *detail.Detail, reducedMotion bool) *Flows {
	files := &Files{Host: h}
	f := &Flows{Host: h}
	f.Lost = Lost{Host: h, Forms: &f.Forms, Files: files}
	f.Browse = Browse{Host: h, Lost: &f.Lost, List: personas, Detail: persona, Open: []follower{&f.Forms, &f.Diffs, &f.Rehearsals, &f.Vary, &f.Coverage, &f.Remotes, &f.Pictures}}
	f.Library = Library{Host: h, Browse: &f.Browse}
	f.Projects = Projects{Host: h, Browse: &f.Browse}
	f.Clones = Clones{Host: h, Browse: &f.Browse}
	f.Drafts = newDrafts(h, f.Forms.Resume)
	f.Forms = Forms{Host: h, Browse: &f.Browse, Drafts: &f.Drafts, Rehearsals: &f.Rehearsals}
	f.Saves = Saves{Host: h, Browse: &f.Browse, Forms: &f.Forms, Drafts: &f.Drafts, Lost: &f.Lost}
	f.Bulk = Bulk{Host: h, Browse: &f.Browse}
	f.Importing = Importing{Host: h, Browse: &f.Browse, Files: files}
	f.Exporting = Exporting{Host: h, Browse: &f.Browse, Files: files}
	f.Rehearsals = newRehearsals(h, reducedMotion)
	f.Scripts = Scripts{Host: h, Rehearsals: &f.Rehearsals}
	f.Symptoms = Symptoms{Host: h, Forms: &f.Forms, Rehearsals: &f.Rehearsals}
	f.Diffs = Diffs{Host: h, Browse: &f.Browse, Forms: &f.Forms, Rehearsals: &f.Rehearsals}
	f.Vary = Vary{Host: h, Browse: &f.Browse, Rehearsals: &f.Rehearsals}
	f.Coverage = Coverage{Host: h, Browse: &f.Browse, Rehearsals: &f.Rehearsals}
	f.Trash = Trash{Host: h, Browse: &f.Browse}
	f.History = History{Host: h, Browse: &f.Browse, Exporting: &f.Exporting, Rehearsals: &f.Rehearsals}
	f.Log = Log{Host: h, Browse: &f.Browse}
	f.Remotes = Remotes{Host: h, Browse: &f.Browse, Diffs: &f.Diffs}
	f.Pictures = newPictures(h)
	f.Portraits = Portraits{Host: h, Browse: &f.Browse, Forms: &f.Forms, Files: files}
	f.Quit = Quit{Host: h, Importing: &f.Importing, Remotes: &f.Remotes, Portraits: &f.Portraits}
	h.Queue.Last = f.Pictures.Drop
	return f
}

// Pages is what opens each page that is asked for by its place.
func (f *Flows) Pages() map[keymap.Place]func(ids []string) tea.Cmd {
	return map[keymap.Place]func([]string) tea.Cmd{
		keymap.Rehearse: f.Rehearsals.Open,
		keymap.Bulk:     f.Bulk.Open,
		keymap.Diff:     f.Diffs.OpenIDs,
		keymap.Vary:     f.Vary.Open,
		keymap.Coverage: f.Coverage.Open,
		keymap.Trash:    f.Trash.Open,
		keymap.History:  f.History.Open,
		keymap.Log:      f.Log.Open,
		keymap.Remotes:  f.Remotes.Open,
	}
}
