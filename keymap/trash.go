package keymap

// trashKeys is what the trash answers to, and the key that opens it.
var trashKeys = []Entry{
	{ListTrash, List, []string{"T"}, "trash", "Past", "Show what was deleted, to bring it back or to purge it.", false},
	{TrashUp, Trash, []string{"up", "k"}, "up", "Move", "Move to the persona above.", false},
	{TrashDown, Trash, []string{"down", "j"}, "down", "Move", "Move to the persona below.", false},
	{TrashTop, Trash, []string{"g", "home"}, "first", "Move", "Move to what was deleted last.", false},
	{TrashBottom, Trash, []string{"G", "end"}, "last", "Move", "Move to what was deleted first.", false},
	{TrashPageUp, Trash, []string{"pgup", "ctrl+u"}, "page up", "Move", "Move up by one screen.", false},
	{TrashPageDown, Trash, []string{"pgdown", "ctrl+d"}, "page down", "Move", "Move down by one screen.", false},
	{TrashOpen, Trash, []string{"enter"}, "read", "Persona", "Read the persona under the cursor.", false},
	{TrashRestore, Trash, []string{"R"}, "restore", "Persona", "Bring the persona under the cursor, or the selected ones, back to the library.", false},
	{TrashSelect, Trash, []string{"space"}, "select", "Select", "Select the persona under the cursor, or take it out of the selection.", false},
	{TrashSelectAll, Trash, []string{"A"}, "select all", "Select", "Select everything in the trash, or nothing.", false},
	{TrashPurge, Trash, []string{"P"}, "purge", "Purge", "Remove the persona under the cursor, or the selected ones, from the trash, after a question.", false},
	{TrashEmpty, Trash, []string{"E"}, "empty", "Purge", "Remove everything from the trash, after a question.", false},
}

// The actions of the trash.
const (
	ListTrash      Name = "list.trash"
	TrashUp        Name = "trash.up"
	TrashDown      Name = "trash.down"
	TrashTop       Name = "trash.top"
	TrashBottom    Name = "trash.bottom"
	TrashPageUp    Name = "trash.page-up"
	TrashPageDown  Name = "trash.page-down"
	TrashOpen      Name = "trash.open"
	TrashRestore   Name = "trash.restore"
	TrashSelect    Name = "trash.select"
	TrashSelectAll Name = "trash.select-all"
	TrashPurge     Name = "trash.purge"
	TrashEmpty     Name = "trash.empty"
)
