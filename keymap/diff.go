package keymap

// diffKeys is what two documents side by side answer to.
var diffKeys = []Entry{
	{DiffUp, Diff, []string{"up", "k"}, "up", "Move", "Move to the field above, or scroll up in a long text.", false},
	{DiffDown, Diff, []string{"down", "j"}, "down", "Move", "Move to the field below, or scroll down in a long text.", false},
	{DiffTop, Diff, []string{"g", "home"}, "first", "Move", "Move to the first field.", false},
	{DiffBottom, Diff, []string{"G", "end"}, "last", "Move", "Move to the last field.", false},
	{DiffPageUp, Diff, []string{"pgup"}, "page up", "Move", "Scroll up by one screen.", false},
	{DiffPageDown, Diff, []string{"pgdown", "space"}, "page down", "Move", "Scroll down by one screen.", false},
	{DiffNext, Diff, []string{"n", "tab"}, "next difference", "Move", "Go to the next field that differs.", false},
	{DiffPrevious, Diff, []string{"N", "shift+tab"}, "previous difference", "Move", "Go to the field that differs before.", false},
	{DiffAll, Diff, []string{"a"}, "everything", "Compare", "Show what is the same too, or only what differs.", false},
	{DiffReveal, Diff, []string{"f4"}, "secrets", "Compare", "Show headers that look like secrets as they are, or hide them.", false},
	{DiffRehearse, Diff, []string{"r"}, "rehearse both", "Compare", "Rehearse a call of either, one above the other.", false},
	{DiffCopy, Diff, []string{"y"}, "copy patch", "Compare", "Copy a JSON Patch that makes the right one of the left to the clipboard.", false},
	{DiffToLeft, Diff, []string{"left"}, "copy left", "Change", "Give the left one the value of the right one, and save it.", false},
	{DiffToRight, Diff, []string{"right"}, "copy right", "Change", "Give the right one the value of the left one, and save it.", false},
	{ListDiff, List, []string{"D"}, "differences", "Compare", "Show two selected personas side by side, with what differs.", false},
}

// The actions of two documents side by side.
const (
	DiffUp       Name = "diff.up"
	DiffDown     Name = "diff.down"
	DiffTop      Name = "diff.top"
	DiffBottom   Name = "diff.bottom"
	DiffPageUp   Name = "diff.page-up"
	DiffPageDown Name = "diff.page-down"
	DiffNext     Name = "diff.next"
	DiffPrevious Name = "diff.previous"
	DiffAll      Name = "diff.all"
	DiffReveal   Name = "diff.reveal"
	DiffRehearse Name = "diff.rehearse"
	DiffCopy     Name = "diff.copy"
	DiffToLeft   Name = "diff.copy-left"
	DiffToRight  Name = "diff.copy-right"

	ListDiff Name = "list.diff"
)
