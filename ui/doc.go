// Package ui is the editor: its one tea.Model, the root, and the rooms below it.
//
//	root.go      Root: Init, Update, View
//	input.go     routes messages to the view that they are for
//	actions.go   the one switch over what views ask, and the pages that open by place
//	everywhere.go  what holds everywhere
//	run.go       the program on a terminal; opening.go what is there until the library
//	             is open; pace.go how often it is drawn; signals.go
//	             what the system tells it there; fault.go how a panic ends it;
//	             locale.go whether that shows UTF-8; store.go what it needs of the library;
//	settings.go  the user's keys, motion, log
//	screen/      the stack of views and dialogs, and the area each stands in
//	work/        changes in order, loads of which the newest counts
//	flow/        what takes more than one step: saving, drafts, quitting, importing, …
//	view/        the contract that the views share
//	list/ detail/ form/ rehearse/ bulk/ trash/ history/ oplog/ remotes/ diff/ vary/ coverage/ dialog/   one view a folder
//	theme/           colours by their meaning
//	widget/          what they draw with: boxes, bars, gauges, pages of lines, over
//	                 cells/ (text), input/ (what is typed and chosen), markdown/
//	exchange/    files and streams, which the command line uses too
//	cli/         the same library without a screen; it stands here because the top
//	             level of the house is fixed, and so does
//	api/         the same library to other programs, by the four systems' APIs
//
// A key press takes this way: the root's Update → screen (whom the key is for) → the
// view, by its row for the key → an action, which the root's one switch hands to a
// flow → work → the library → a message back.
//
// Imports run ui → flow → screen, work and the views → view, theme and widget, and
// never back.
//
// Its rules:
//
//   - Only work that runs aside touches the Store. It closes over values, and its
//     answer is a work.Done, which runs within Update.
//   - Update never blocks, View has no side effects, and no goroutine is started
//     here.
//   - A view asks by returning an Action, applied in the same Update, so that
//     the next key in a burst already reaches the right view.
//   - Errors have three homes: beside the field, in the status line, or, for a
//     failed start, on stderr. Technical detail goes to the log.
//
// A new screen is a package of its own, a file in keymap with its keys and the one
// that opens it, a row in the table of places, a line in Flows.Pages, and a row of
// another view that asks for it by view.Open. A file in flow gives Flows the method
// that pushes it: that says in its screen.Page what undo, help and leaving mean
// there, and hands the view as functions what it asks for. It is
// given its page of personas by view.LoadPage, and it is refreshed after a change
// when it has Refresh.
package ui
