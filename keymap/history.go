package keymap

// historyKeys is what the history of a persona answers to, and the keys that open it.
var historyKeys = []Entry{
	{ListHistory, List, []string{"h"}, "history", "Past", "Show every revision of the persona under the cursor.", false},
	{TrashHistory, Trash, []string{"h"}, "history", "Past", "Show every revision of the persona under the cursor.", false},
	{DetailHistory, Detail, []string{"h"}, "history", "Past", "Show every revision of the persona that is shown.", false},
	{HistoryUp, History, []string{"up", "k"}, "up", "Move", "Move to the revision above, which is newer.", false},
	{HistoryDown, History, []string{"down", "j"}, "down", "Move", "Move to the revision below, which is older.", false},
	{HistoryTop, History, []string{"g", "home"}, "newest", "Move", "Move to the newest revision.", false},
	{HistoryBottom, History, []string{"G", "end"}, "oldest", "Move", "Move to the oldest revision.", false},
	{HistoryPageUp, History, []string{"pgup", "ctrl+u"}, "page up", "Move", "Move up by one screen.", false},
	{HistoryPageDown, History, []string{"pgdown", "ctrl+d"}, "page down", "Move", "Move down by one screen.", false},
	{HistoryOpen, History, []string{"enter"}, "read", "Revision", "Read the persona as it was at the revision.", false},
	{HistoryReveal, History, []string{"f4"}, "secrets", "Revision", "Show headers that look like secrets as they are, or hide them.", false},
	{HistoryRehearse, History, []string{"r"}, "rehearse", "Revision", "Rehearse a call of the persona as it was.", false},
	{HistoryLabel, History, []string{"l"}, "label", "Revision", "Call the revision by a name of your own; label: in a search finds it.", false},
	{HistoryExport, History, []string{"x"}, "export", "Revision", "Write the persona as it was, as a system takes it.", false},
	{HistorySelect, History, []string{"space"}, "select", "Compare", "Select the revision for a comparison, or take it out.", false},
	{HistoryCompare, History, []string{"="}, "compare", "Compare", "Compare two selected revisions, or the one under the cursor with the persona as it is.", false},
	{HistoryRestore, History, []string{"R"}, "restore", "Restore", "Bring the persona back to the revision; what is there now stays in the history.", false},
	{HistoryFields, History, []string{"F"}, "restore fields", "Restore", "Choose which fields are brought back to the revision.", false},
}

// The actions of the history of a persona.
const (
	ListHistory     Name = "list.history"
	TrashHistory    Name = "trash.history"
	DetailHistory   Name = "detail.history"
	HistoryUp       Name = "history.up"
	HistoryDown     Name = "history.down"
	HistoryTop      Name = "history.top"
	HistoryBottom   Name = "history.bottom"
	HistoryPageUp   Name = "history.page-up"
	HistoryPageDown Name = "history.page-down"
	HistoryOpen     Name = "history.open"
	HistoryReveal   Name = "history.reveal"
	HistoryRehearse Name = "history.rehearse"
	HistoryLabel    Name = "history.label"
	HistoryExport   Name = "history.export"
	HistorySelect   Name = "history.select"
	HistoryCompare  Name = "history.compare"
	HistoryRestore  Name = "history.restore"
	HistoryFields   Name = "history.restore-fields"
)
