package keymap

// dialogKeys is what the dialogs answer to.
var dialogKeys = []Entry{
	{DialogUp, Dialog, []string{"up"}, "up", "Move", "Move to the line above.", true},
	{DialogDown, Dialog, []string{"down"}, "down", "Move", "Move to the line below.", true},
	{DialogLeft, Dialog, []string{"left"}, "left", "Move", "Mark the button before, or choose the value before.", true},
	{DialogRight, Dialog, []string{"right"}, "right", "Move", "Mark the next button, or choose the next value.", true},
	{DialogNext, Dialog, []string{"tab"}, "next", "Move", "Move to the next setting or button, or complete a path.", true},
	{DialogPrevious, Dialog, []string{"shift+tab"}, "previous", "Move", "Move to the setting or button before.", true},
	{DialogPageUp, Dialog, []string{"pgup"}, "page up", "Move", "Scroll up what does not fit.", false},
	{DialogPageDown, Dialog, []string{"pgdown", "space"}, "page down", "Move", "Scroll down what does not fit.", false},
	{DialogHalfUp, Dialog, []string{"ctrl+u"}, "half up", "Move", "Scroll up by half a screen.", false},
	{DialogHalfDown, Dialog, []string{"ctrl+d"}, "half down", "Move", "Scroll down by half a screen.", false},
	{DialogTop, Dialog, []string{"home", "g"}, "top", "Move", "Scroll to the top.", false},
	{DialogBottom, Dialog, []string{"end", "G"}, "bottom", "Move", "Scroll to the bottom.", false},
	{DialogAccept, Dialog, []string{"enter"}, "choose", "Answer", "Take what is marked.", true},
	{DialogYes, Dialog, []string{"y"}, "yes", "Answer", "Answer the question with yes.", false},
	{DialogNo, Dialog, []string{"n"}, "no", "Answer", "Answer the question with no.", false},
	{DialogMine, Dialog, []string{"m"}, "mine", "Conflict", "Keep my value of this field.", false},
	{DialogTheirs, Dialog, []string{"t"}, "theirs", "Conflict", "Take the other editor's value of this field.", false},
	{DialogBase, Dialog, []string{"b"}, "before", "Conflict", "Go back to the value that both started from.", false},
	{DialogNew, Dialog, []string{"ctrl+n"}, "new", "Project", "Create a project with a name of your own.", true},
	{DialogRename, Dialog, []string{"ctrl+e"}, "rename", "Project", "Give the marked project another name.", true},
	{DialogDiff, Dialog, []string{"ctrl+o"}, "side by side", "Changes", "Show the changes of the form beside what is saved, word by word.", true},
}

// The actions inside dialogs.
const (
	DialogUp       Name = "dialog.up"
	DialogDown     Name = "dialog.down"
	DialogLeft     Name = "dialog.left"
	DialogRight    Name = "dialog.right"
	DialogNext     Name = "dialog.next"
	DialogPrevious Name = "dialog.previous"
	DialogPageUp   Name = "dialog.page-up"
	DialogPageDown Name = "dialog.page-down"
	DialogHalfUp   Name = "dialog.half-up"
	DialogHalfDown Name = "dialog.half-down"
	DialogTop      Name = "dialog.top"
	DialogBottom   Name = "dialog.bottom"

	DialogAccept Name = "dialog.accept"
	DialogYes    Name = "dialog.yes"
	DialogNo     Name = "dialog.no"
	DialogMine   Name = "dialog.mine"
	DialogTheirs Name = "dialog.theirs"
	DialogBase   Name = "dialog.base"
	DialogNew    Name = "dialog.new"
	DialogRename Name = "dialog.rename"
	DialogDiff   Name = "dialog.diff"
)

// inputKeys is what holds inside what is typed or set in.
var inputKeys = []Entry{
	{InputEnter, Input, []string{"enter"}, "go on", "Fields", "Take what is typed and go on; in a long text begin a new line; on a choice list the values with what they do.", true},
	{InputSwitch, Input, []string{"space"}, "switch", "Fields", "Switch a toggle over, choose the next of some choices, or start a section or take it away.", false},
	{InputNext, Input, []string{"tab"}, "next cell", "Fields", "In rows of names and values: on to the value, and to the next row.", true},
	{InputPrevious, Input, []string{"shift+tab"}, "previous cell", "Fields", "In rows of names and values: back to the name, and to the row before.", true},
	{InputRemoveRow, Input, []string{"ctrl+x"}, "remove row", "Fields", "Take away the row of a name and its value.", true},
	{InputLeft, Input, []string{"left", "ctrl+b"}, "left", "Text", "Move left by one character.", true},
	{InputRight, Input, []string{"right", "ctrl+f"}, "right", "Text", "Move right by one character.", true},
	{InputUp, Input, []string{"up"}, "up", "Text", "Move to the line above.", true},
	{InputDown, Input, []string{"down"}, "down", "Text", "Move to the line below.", true},
	{InputWordLeft, Input, []string{"ctrl+left", "alt+left", "alt+b"}, "word left", "Text", "Move left by one word.", true},
	{InputWordRight, Input, []string{"ctrl+right", "alt+right", "alt+f"}, "word right", "Text", "Move right by one word.", true},
	{InputHome, Input, []string{"home", "ctrl+a"}, "line start", "Text", "Move to the start of the line.", true},
	{InputEnd, Input, []string{"end", "ctrl+e"}, "line end", "Text", "Move to the end of the line.", true},
	{InputTop, Input, []string{"ctrl+home"}, "text start", "Text", "Move to the start of the text.", true},
	{InputBottom, Input, []string{"ctrl+end"}, "text end", "Text", "Move to the end of the text.", true},
	{InputPageUp, Input, []string{"pgup"}, "page up", "Text", "Move up by one screen of the text.", true},
	{InputPageDown, Input, []string{"pgdown"}, "page down", "Text", "Move down by one screen of the text.", true},
	{InputBreak, Input, []string{"shift+enter", "alt+enter"}, "new line", "Text", "Begin a new line in a long text.", true},
	{InputBack, Input, []string{"backspace", "shift+backspace", "ctrl+h"}, "delete before", "Text", "Delete the character before the cursor.", true},
	{InputDelete, Input, []string{"delete", "ctrl+d"}, "delete after", "Text", "Delete the character after the cursor.", true},
	{InputBackWord, Input, []string{"ctrl+w", "alt+backspace", "ctrl+backspace"}, "delete word before", "Text", "Delete the word before the cursor.", true},
	{InputDeleteWord, Input, []string{"alt+d", "alt+delete", "ctrl+delete"}, "delete word after", "Text", "Delete the word after the cursor.", true},
	{InputBackAll, Input, []string{"ctrl+u"}, "delete to start", "Text", "Delete all from the start of the line to the cursor.", true},
	{InputDeleteAll, Input, []string{"ctrl+k"}, "delete to end", "Text", "Delete all from the cursor to the end of the line.", true},
}

// The actions inside inputs.
const (
	InputEnter      Name = "input.enter"
	InputSwitch     Name = "input.switch"
	InputNext       Name = "input.next"
	InputPrevious   Name = "input.previous"
	InputRemoveRow  Name = "input.remove-row"
	InputLeft       Name = "input.left"
	InputRight      Name = "input.right"
	InputUp         Name = "input.up"
	InputDown       Name = "input.down"
	InputWordLeft   Name = "input.word-left"
	InputWordRight  Name = "input.word-right"
	InputHome       Name = "input.home"
	InputEnd        Name = "input.end"
	InputTop        Name = "input.top"
	InputBottom     Name = "input.bottom"
	InputPageUp     Name = "input.page-up"
	InputPageDown   Name = "input.page-down"
	InputBreak      Name = "input.break"
	InputBack       Name = "input.back"
	InputDelete     Name = "input.delete"
	InputBackWord   Name = "input.back-word"
	InputDeleteWord Name = "input.delete-word"
	InputBackAll    Name = "input.back-all"
	InputDeleteAll  Name = "input.delete-all"
)
