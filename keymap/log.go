package keymap

// logKeys is what the library's log answers to, and the key that opens it.
var logKeys = []Entry{
	{ListLog, List, []string{"H"}, "log", "Past", "Show everything that was done in this library, and undo back to a point.", false},
	{LogUp, Log, []string{"up", "k"}, "up", "Move", "Move to the operation above, which is newer.", false},
	{LogDown, Log, []string{"down", "j"}, "down", "Move", "Move to the operation below, which is older.", false},
	{LogTop, Log, []string{"g", "home"}, "newest", "Move", "Move to the newest operation.", false},
	{LogBottom, Log, []string{"G", "end"}, "oldest", "Move", "Move to the oldest operation.", false},
	{LogPageUp, Log, []string{"pgup", "ctrl+u"}, "page up", "Move", "Move up by one screen.", false},
	{LogPageDown, Log, []string{"pgdown", "ctrl+d"}, "page down", "Move", "Move down by one screen.", false},
	{LogSearch, Log, []string{"/"}, "search", "Find", "Show only the operations that have every word, while you type.", false},
	{LogUndoTo, Log, []string{"enter"}, "undo to here", "Undo", "Take back the operation and all since, after a look at what that takes back.", false},
}

// The actions of the library's log.
const (
	ListLog     Name = "list.log"
	LogUp       Name = "log.up"
	LogDown     Name = "log.down"
	LogTop      Name = "log.top"
	LogBottom   Name = "log.bottom"
	LogPageUp   Name = "log.page-up"
	LogPageDown Name = "log.page-down"
	LogSearch   Name = "log.find"
	LogUndoTo   Name = "log.undo-to"
)
