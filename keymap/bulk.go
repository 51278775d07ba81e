package keymap

// bulkKeys is what a change of many personas answers to, with the key that opens it.
var bulkKeys = []Entry{
	{ListBulk, List, []string{"b"}, "bulk edit", "Many at once", "Change fields of the selected personas, or of the one under the cursor, after a look at what will change.", false},

	{BulkUp, Bulk, []string{"up"}, "up", "Move", "Move to the change above.", true},
	{BulkDown, Bulk, []string{"down"}, "down", "Move", "Move to the change below.", true},
	{BulkPageUp, Bulk, []string{"pgup"}, "page up", "Move", "Scroll up what becomes of the personas.", true},
	{BulkPageDown, Bulk, []string{"pgdown"}, "page down", "Move", "Scroll down what becomes of the personas.", true},
	{BulkTop, Bulk, []string{"home"}, "first", "Move", "Scroll to the first persona.", false},
	{BulkBottom, Bulk, []string{"end"}, "last", "Move", "Scroll to the last persona.", false},
	{BulkValue, Bulk, []string{"enter"}, "value", "Changes", "Type what the change takes, or end that.", true},
	{BulkAdd, Bulk, []string{"a", "ctrl+n"}, "add a change", "Changes", "Choose a field to be changed too, or type a change as on the command line.", false},
	{BulkKind, Bulk, []string{"tab"}, "kind", "Changes", "Change the field in another way: set, add, replace and so on, as it can be.", true},
	{BulkKindBack, Bulk, []string{"shift+tab"}, "kind before", "Changes", "Go back to the way before.", true},
	{BulkRight, Bulk, []string{"right"}, "next value", "Changes", "Choose the next value of a choice.", true},
	{BulkLeft, Bulk, []string{"left"}, "value before", "Changes", "Choose the value before of a choice.", true},
	{BulkRemove, Bulk, []string{"d", "ctrl+x"}, "drop the change", "Changes", "Take the change away.", false},
	{BulkRefused, Bulk, []string{"o", "ctrl+o"}, "if one cannot", "Answer", "When a persona cannot take the changes: change nothing, or leave it out.", false},
	{BulkOnly, Bulk, []string{"t", "ctrl+t"}, "show only", "Answer", "Show only the personas that change, only those that cannot or would have problems, or all.", false},
	{BulkApply, Bulk, []string{"ctrl+s"}, "apply", "Answer", "Make the changes, as one operation that one undo takes back.", true},
}

// The actions of a change of many personas.
const (
	ListBulk Name = "list.bulk"

	BulkUp       Name = "bulk.up"
	BulkDown     Name = "bulk.down"
	BulkPageUp   Name = "bulk.page-up"
	BulkPageDown Name = "bulk.page-down"
	BulkTop      Name = "bulk.top"
	BulkBottom   Name = "bulk.bottom"
	BulkValue    Name = "bulk.value"
	BulkAdd      Name = "bulk.add"
	BulkKind     Name = "bulk.kind"
	BulkKindBack Name = "bulk.kind-before"
	BulkRight    Name = "bulk.right"
	BulkLeft     Name = "bulk.left"
	BulkRemove   Name = "bulk.remove"
	BulkRefused  Name = "bulk.refused"
	BulkOnly     Name = "bulk.only"
	BulkApply    Name = "bulk.apply"
)
