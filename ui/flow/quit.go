package flow

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"personae/ui/view"
)

// Quit ends the program.
type Quit struct {
	*Host
	Importing *Importing
	Remotes   *Remotes
	Portraits *Portraits
}

// AskFirst ends the program once the changes on their way are done; it asks first about
// each page that holds something unsaved.
func (q *Quit) AskFirst() tea.Cmd {
	for _, page := range q.Screen.Pages() {
		if page.Dirty() {
			return page.Leave(q.AskFirst)
		}
	}
	return q.end()
}

// AtOnce ends the program without a question. What is typed is kept as a draft and
// offered at the next start; an import that is under way is stopped, and so is a portrait
// that is being drawn.
func (q *Quit) AtOnce() tea.Cmd {
	var cmds []tea.Cmd
	for _, page := range q.Screen.Pages() {
		if page.Keep != nil {
			cmds = append(cmds, page.Keep())
		}
	}
	q.Importing.Stop()
	q.Remotes.Stop()
	return tea.Batch(append(cmds, q.end())...)
}

// end quits as soon as nothing is on its way to the library.
func (q *Quit) end() tea.Cmd {
	q.Importing.stopPreview()
	q.Portraits.Stop()
	waiting, words := q.Remotes.Ended()
	if q.Queue.Running() {
		q.Say(view.LevelProgress, cmp.Or(words, "Waiting for the last save…"))
	}
	return tea.Batch(waiting, q.Queue.End())
}
