package keymap

// remotesKeys is what the page of the remotes answers to, and the key that opens it.
var remotesKeys = []Entry{
	{ListRemotes, List, []string{"P"}, "remotes", "Remotes", "Show how the personas stand to other places where they are kept, and pull from there or push to there.", false},
	{RemotesUp, Remotes, []string{"up", "k"}, "up", "Move", "Move to the persona above.", false},
	{RemotesDown, Remotes, []string{"down", "j"}, "down", "Move", "Move to the persona below.", false},
	{RemotesTop, Remotes, []string{"g", "home"}, "first", "Move", "Move to the first persona.", false},
	{RemotesBottom, Remotes, []string{"G", "end"}, "last", "Move", "Move to the last persona.", false},
	{RemotesPageUp, Remotes, []string{"pgup", "ctrl+u"}, "page up", "Move", "Move up by one screen.", false},
	{RemotesPageDown, Remotes, []string{"pgdown", "ctrl+d"}, "page down", "Move", "Move down by one screen.", false},
	{RemotesAll, Remotes, []string{"a"}, "everything", "Find", "Show what is the same too, or only what differs.", false},
	{RemotesFilter, Remotes, []string{"f"}, "filter by state", "Find", "Show only the personas that stand in one way.", false},
	{RemotesOpen, Remotes, []string{"enter"}, "differences", "Persona", "Show the persona here beside what is there, field by field.", false},
	{RemotesSince, Remotes, []string{"b"}, "changed there", "Persona", "Show what both agreed on last beside what is there.", false},
	{RemotesPull, Remotes, []string{"p"}, "pull", "Persona", "Bring what was changed there into the library: the persona under the cursor, or the selected ones.", false},
	{RemotesPush, Remotes, []string{"P"}, "push", "Persona", "Send what was changed here to the remote, after a question: the persona under the cursor, or the selected ones.", false},
	{RemotesMerge, Remotes, []string{"m"}, "merge", "Persona", "Decide field by field what holds where both sides changed the same.", false},
	{RemotesSelect, Remotes, []string{"space"}, "select", "Select", "Select the persona under the cursor, or take it out of the selection.", false},
	{RemotesSelectAll, Remotes, []string{"A"}, "select all", "Select", "Select every persona that is shown, or none.", false},
	{RemotesLook, Remotes, []string{"r"}, "look again", "Remote", "Ask the remote anew how everything stands.", false},
	{RemotesNext, Remotes, []string{"tab"}, "next remote", "Remote", "Turn to the next remote.", false},
	{RemotesPrevious, Remotes, []string{"shift+tab"}, "remote before", "Remote", "Turn to the remote before.", false},
	{RemotesAdd, Remotes, []string{"n"}, "new remote", "Remote", "Add another place where personas are kept.", false},
	{RemotesEdit, Remotes, []string{"e"}, "edit remote", "Remote", "Change where the remote is, and where its key is read.", false},
	{RemotesCheck, Remotes, []string{"c"}, "check", "Remote", "Ask the remote whether it answers, whom the key is for, and what can be asked of it.", false},
	{RemotesRemove, Remotes, []string{"d"}, "forget remote", "Remote", "Forget the remote, after a question; the personas stay, here and there.", false},
}

// The actions of the remotes.
const (
	ListRemotes      Name = "list.remotes"
	RemotesUp        Name = "remotes.up"
	RemotesDown      Name = "remotes.down"
	RemotesTop       Name = "remotes.top"
	RemotesBottom    Name = "remotes.bottom"
	RemotesPageUp    Name = "remotes.page-up"
	RemotesPageDown  Name = "remotes.page-down"
	RemotesAll       Name = "remotes.all"
	RemotesFilter    Name = "remotes.filter"
	RemotesOpen      Name = "remotes.open"
	RemotesSince     Name = "remotes.since"
	RemotesPull      Name = "remotes.pull"
	RemotesPush      Name = "remotes.push"
	RemotesMerge     Name = "remotes.merge"
	RemotesSelect    Name = "remotes.select"
	RemotesSelectAll Name = "remotes.select-all"
	RemotesLook      Name = "remotes.look"
	RemotesNext      Name = "remotes.next"
	RemotesPrevious  Name = "remotes.previous"
	RemotesAdd       Name = "remotes.add"
	RemotesEdit      Name = "remotes.edit"
	RemotesCheck     Name = "remotes.check"
	RemotesRemove    Name = "remotes.remove"
)
