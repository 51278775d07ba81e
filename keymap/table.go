package keymap

// Name names an action that a key can run: "list.search".
type Name string

// Place is where a binding holds. Everywhere's bindings hold in each view.
type Place string

// The places.
const (
	Everywhere Place = "everywhere"
	List       Place = "list"
	Detail     Place = "detail"
	Form       Place = "form"
	Rehearse   Place = "rehearse"
	Dialog     Place = "dialog"
)

// Places lists the places in the order that help shows them.
var Places = []Place{Everywhere, List, Detail, Form, Rehearse, Dialog}

// The actions.
const (
	Help    Name = "help"
	Palette Name = "palette"
	Undo    Name = "undo"
	Redo    Name = "redo"
	Back    Name = "back"
	Quit    Name = "quit"
	QuitNow Name = "quit-now"

	ListUp        Name = "list.up"
	ListDown      Name = "list.down"
	ListTop       Name = "list.top"
	ListBottom    Name = "list.bottom"
	ListPageUp    Name = "list.page-up"
	ListPageDown  Name = "list.page-down"
	ListSearch    Name = "list.search"
	ListOpen      Name = "list.open"
	ListNew       Name = "list.new"
	ListEdit      Name = "list.edit"
	ListClone     Name = "list.clone"
	ListDelete    Name = "list.delete"
	ListSelect    Name = "list.select"
	ListSelectAll Name = "list.select-all"
	ListSort      Name = "list.sort"
	ListProject   Name = "list.project"
	ListMove      Name = "list.move"
	ListTag       Name = "list.tag"
	ListReady     Name = "list.ready"
	ListRehearse  Name = "list.rehearse"
	ListCompare   Name = "list.compare"
	ListImport    Name = "list.import"
	ListExport    Name = "list.export"

	DetailUp       Name = "detail.up"
	DetailDown     Name = "detail.down"
	DetailTop      Name = "detail.top"
	DetailBottom   Name = "detail.bottom"
	DetailPageUp   Name = "detail.page-up"
	DetailPageDown Name = "detail.page-down"
	DetailEdit     Name = "detail.edit"
	DetailNextTab  Name = "detail.next-tab"
	DetailPrevTab  Name = "detail.previous-tab"
	DetailCopy     Name = "detail.copy"
	DetailRehearse Name = "detail.rehearse"

	DetailNextSystem Name = "detail.next-system"
	DetailPrevSystem Name = "detail.previous-system"
	DetailVersion    Name = "detail.version"
	DetailCopyCurl   Name = "detail.copy-curl"
	DetailExport     Name = "detail.export"

	FormNext        Name = "form.next"
	FormPrevious    Name = "form.previous"
	FormNextSection Name = "form.next-section"
	FormPrevSection Name = "form.previous-section"
	FormMore        Name = "form.more"
	FormLess        Name = "form.less"
	FormMuchMore    Name = "form.much-more"
	FormMuchLess    Name = "form.much-less"
	FormReset       Name = "form.reset"
	FormNull        Name = "form.null"
	FormAbsent      Name = "form.absent"
	FormSave        Name = "form.save"
	FormFix         Name = "form.fix"
	FormEditor      Name = "form.editor"
	FormUndo        Name = "form.undo"
	FormRedo        Name = "form.redo"
	FormRehearse    Name = "form.rehearse"
	FormSymptoms    Name = "form.symptoms"

	RehearseNext     Name = "rehearse.next"
	RehearsePrevious Name = "rehearse.previous"
	RehearseRight    Name = "rehearse.right"
	RehearseLeft     Name = "rehearse.left"
	RehearseStart    Name = "rehearse.start"
	RehearseEnd      Name = "rehearse.end"
	RehearseDown     Name = "rehearse.down"
	RehearseUp       Name = "rehearse.up"
	RehearsePageDown Name = "rehearse.page-down"
	RehearsePageUp   Name = "rehearse.page-up"
	RehearseZoomIn   Name = "rehearse.zoom-in"
	RehearseZoomOut  Name = "rehearse.zoom-out"
	RehearseFit      Name = "rehearse.fit"
	RehearsePlay     Name = "rehearse.play"
	RehearseFaster   Name = "rehearse.faster"
	RehearseSlower   Name = "rehearse.slower"
	RehearseMotion   Name = "rehearse.motion"
	RehearseSeed     Name = "rehearse.next-seed"
	RehearseSeedBack Name = "rehearse.previous-seed"
	RehearseScript   Name = "rehearse.script"
	RehearseFile     Name = "rehearse.file"
	RehearseAgent    Name = "rehearse.agent"
	RehearseOther    Name = "rehearse.other"
	RehearseCopy     Name = "rehearse.copy"
	RehearseEdit     Name = "rehearse.edit"

	DialogUp     Name = "dialog.up"
	DialogDown   Name = "dialog.down"
	DialogAccept Name = "dialog.accept"
	DialogYes    Name = "dialog.yes"
	DialogNo     Name = "dialog.no"
	DialogMine   Name = "dialog.mine"
	DialogTheirs Name = "dialog.theirs"
	DialogBase   Name = "dialog.base"
	DialogNew    Name = "dialog.new"
	DialogRename Name = "dialog.rename"
)

// Entry is one row of the table: an action, where it holds, its keys, and what
// people read of it.
type Entry struct {
	Name  Name
	Place Place
	Keys  []string // as Bubble Tea names them; none when the user unbound it
	Label string   // at most three words, for the footer and the palette
	Group string   // the heading it stands under in help
	Long  string   // one sentence, for help and the docs
	Text  bool     // must hold while letters are typed too, so no key of it may type one
}

// table is every key, once, by place and in each place by group, as help and
// the docs list them.
var table = []Entry{
	{Help, Everywhere, []string{"?", "f1"}, "help", "Editor", "Show the keys of the current view.", false},
	{Palette, Everywhere, []string{"ctrl+p"}, "palette", "Editor", "Find any action by name and run it.", true},
	{Undo, Everywhere, []string{"u"}, "undo", "Editor", "Take back the last saved change of the library, also after a restart.", false},
	{Redo, Everywhere, []string{"ctrl+r"}, "redo", "Editor", "Bring back what undo took.", false},
	{Back, Everywhere, []string{"esc"}, "back", "Editor", "Leave this view, or clear the search, the filters or the selection.", true},
	{Quit, Everywhere, []string{"q"}, "quit", "Editor", "Quit; asks first when a form holds changes.", false},
	{QuitNow, Everywhere, []string{"ctrl+c"}, "quit now", "Editor", "Quit at once; what is typed in a form is kept as a draft.", true},

	{ListUp, List, []string{"up", "k"}, "up", "Move", "Move to the persona above.", false},
	{ListDown, List, []string{"down", "j"}, "down", "Move", "Move to the persona below.", false},
	{ListTop, List, []string{"g", "home"}, "first", "Move", "Move to the first persona.", false},
	{ListBottom, List, []string{"G", "end"}, "last", "Move", "Move to the last persona.", false},
	{ListPageUp, List, []string{"pgup"}, "page up", "Move", "Move up by one screen.", false},
	{ListPageDown, List, []string{"pgdown"}, "page down", "Move", "Move down by one screen.", false},
	{ListSearch, List, []string{"/"}, "search", "Find", "Search names, descriptions, prompts and tags while you type.", false},
	{ListSort, List, []string{"s"}, "sort", "Find", "Choose the column that the list is sorted by.", false},
	{ListProject, List, []string{"p"}, "project", "Find", "Switch to a project, or create or rename one.", false},
	{ListTag, List, []string{"#"}, "filter by tag", "Find", "Show only the personas that have a tag.", false},
	{ListReady, List, []string{"f"}, "filter by system", "Find", "Show only the personas that are ready for a system.", false},
	{ListOpen, List, []string{"enter"}, "open", "Persona", "Open the persona under the cursor.", false},
	{ListNew, List, []string{"n"}, "new", "Persona", "Create a persona with the default knobs.", false},
	{ListEdit, List, []string{"e"}, "edit", "Persona", "Edit the persona under the cursor.", false},
	{ListClone, List, []string{"c"}, "clone", "Persona", "Copy the persona under the cursor, or the selected ones.", false},
	{ListDelete, List, []string{"d"}, "delete", "Persona", "Move the persona under the cursor, or the selected ones, to the trash.", false},
	{ListMove, List, []string{"m"}, "move to project", "Persona", "Move the persona under the cursor, or the selected ones, to another project.", false},
	{ListRehearse, List, []string{"r"}, "rehearse", "Rehearse", "Rehearse a call of the persona under the cursor, before one is made.", false},
	{ListCompare, List, []string{"="}, "compare two", "Rehearse", "Rehearse the two selected personas, one above the other.", false},
	{ListSelect, List, []string{"space"}, "select", "Select", "Select the persona under the cursor, or take it out of the selection.", false},
	{ListSelectAll, List, []string{"A"}, "select all", "Select", "Select every persona that is shown, or none.", false},
	{ListImport, List, []string{"i"}, "import", "Exchange", "Bring in records of other systems from a file or a folder, after a look at what will happen.", false},
	{ListExport, List, []string{"x"}, "export", "Exchange", "Write the persona under the cursor, or the selected ones, as another system takes them.", false},

	{DetailUp, Detail, []string{"up", "k"}, "up", "Move", "Scroll up by one line.", false},
	{DetailDown, Detail, []string{"down", "j"}, "down", "Move", "Scroll down by one line.", false},
	{DetailTop, Detail, []string{"g", "home"}, "top", "Move", "Scroll to the top.", false},
	{DetailBottom, Detail, []string{"G", "end"}, "bottom", "Move", "Scroll to the bottom.", false},
	{DetailPageUp, Detail, []string{"pgup"}, "page up", "Move", "Scroll up by one screen.", false},
	{DetailPageDown, Detail, []string{"pgdown", "space"}, "page down", "Move", "Scroll down by one screen.", false},
	{DetailNextTab, Detail, []string{"tab"}, "next tab", "Move", "Show the next tab.", false},
	{DetailPrevTab, Detail, []string{"shift+tab"}, "previous tab", "Move", "Show the tab before.", false},
	{DetailEdit, Detail, []string{"e"}, "edit", "Persona", "Edit the persona that is shown.", false},
	{DetailCopy, Detail, []string{"y"}, "copy", "Persona", "Copy what the tab shows to the clipboard.", false},
	{DetailRehearse, Detail, []string{"r"}, "rehearse", "Persona", "Rehearse a call of the persona that is shown, before one is made.", false},
	{DetailNextSystem, Detail, []string{"right"}, "next system", "Exchange", "Show the JSON that the next system gets.", false},
	{DetailPrevSystem, Detail, []string{"left"}, "previous system", "Exchange", "Show the JSON that the system before gets.", false},
	{DetailVersion, Detail, []string{"v"}, "API version", "Exchange", "Switch the JSON for Feather between API 1.21 and 1.87.", false},
	{DetailCopyCurl, Detail, []string{"Y"}, "copy curl", "Exchange", "Copy a command that sends this persona to the system that is shown.", false},
	{DetailExport, Detail, []string{"x"}, "export", "Exchange", "Write this persona as another system takes it, to a file or the clipboard.", false},

	{FormNext, Form, []string{"tab", "down"}, "next field", "Move", "Move to the next field.", true},
	{FormPrevious, Form, []string{"shift+tab", "up"}, "previous field", "Move", "Move to the field before.", true},
	{FormNextSection, Form, []string{"pgdown"}, "next section", "Move", "Move to the next section.", true},
	{FormPrevSection, Form, []string{"pgup"}, "previous section", "Move", "Move to the section before.", true},
	{FormMore, Form, []string{"right"}, "more", "Adjust", "One step up on a slider, the next of some choices, or right in a text.", true},
	{FormLess, Form, []string{"left"}, "less", "Adjust", "One step down on a slider, the choice before, or left in a text.", true},
	{FormMuchMore, Form, []string{"shift+right"}, "much more", "Adjust", "A big step up on a slider.", true},
	{FormMuchLess, Form, []string{"shift+left"}, "much less", "Adjust", "A big step down on a slider.", true},
	{FormReset, Form, []string{"backspace"}, "reset", "Adjust", "On a slider or a choice: back to null where null means something, else to the default.", true},
	{FormNull, Form, []string{"ctrl+n"}, "null", "Adjust", "Set the field to null, where null means something.", true},
	{FormAbsent, Form, []string{"ctrl+d", "delete"}, "leave out", "Adjust", "Leave the field out of the document.", true},
	{FormFix, Form, []string{"ctrl+f"}, "fix", "Edit", "Do what the problem beside the field suggests.", true},
	{FormEditor, Form, []string{"ctrl+e"}, "open in $EDITOR", "Edit", "Edit the text of this field in your own editor.", true},
	{FormUndo, Form, []string{"ctrl+z"}, "undo", "Edit", "Take back the last edit in this form.", true},
	{FormRedo, Form, []string{"ctrl+y"}, "redo", "Edit", "Bring back the edit that was undone.", true},
	{FormSave, Form, []string{"ctrl+s"}, "save", "Edit", "Save the persona to the library.", true},

	{FormRehearse, Form, []string{"ctrl+t"}, "rehearse", "Rehearse", "Rehearse a call as the form stands, above the saved version.", true},
	{FormSymptoms, Form, []string{"ctrl+g"}, "symptoms", "Rehearse", "Start from what is wrong with the caller: see which knobs cause it and try a change.", true},

	{RehearseNext, Rehearse, []string{"tab", "n"}, "next event", "Events", "Step to the next event and read its cause.", false},
	{RehearsePrevious, Rehearse, []string{"shift+tab", "p"}, "previous event", "Events", "Step to the event before and read its cause.", false},
	{RehearseOther, Rehearse, []string{"c"}, "other call", "Events", "Step through the events of the other call of a comparison.", false},
	{RehearsePlay, Rehearse, []string{"space"}, "play", "Play", "Play the call in real time, or pause.", false},
	{RehearseFaster, Rehearse, []string{"."}, "faster", "Play", "Play the call at twice the speed.", false},
	{RehearseSlower, Rehearse, []string{","}, "slower", "Play", "Play the call at half the speed.", false},
	{RehearseMotion, Rehearse, []string{"m"}, "reduce motion", "Play", "Let playing jump from event to event instead of moving all the time, or move again.", false},
	{RehearseRight, Rehearse, []string{"right", "l"}, "later", "Move", "Scroll to later in the call.", false},
	{RehearseLeft, Rehearse, []string{"left", "h"}, "earlier", "Move", "Scroll to earlier in the call.", false},
	{RehearseStart, Rehearse, []string{"g", "home"}, "start", "Move", "Go to the start of the call.", false},
	{RehearseEnd, Rehearse, []string{"G", "end"}, "end", "Move", "Go to the end of the call.", false},
	{RehearseZoomIn, Rehearse, []string{"+", "="}, "zoom in", "Move", "Draw less of the call, closer.", false},
	{RehearseZoomOut, Rehearse, []string{"-"}, "zoom out", "Move", "Draw more of the call, from further away.", false},
	{RehearseFit, Rehearse, []string{"0"}, "whole call", "Move", "Draw the whole call.", false},
	{RehearseDown, Rehearse, []string{"down", "j"}, "down", "Move", "Scroll the figures down by one line.", false},
	{RehearseUp, Rehearse, []string{"up", "k"}, "up", "Move", "Scroll the figures up by one line.", false},
	{RehearsePageDown, Rehearse, []string{"pgdown"}, "page down", "Move", "Scroll the figures down by one screen.", false},
	{RehearsePageUp, Rehearse, []string{"pgup"}, "page up", "Move", "Scroll the figures up by one screen.", false},
	{RehearseSeed, Rehearse, []string{"]"}, "next seed", "Call", "Rehearse another call: the next seed.", false},
	{RehearseSeedBack, Rehearse, []string{"["}, "previous seed", "Call", "Rehearse the call before: the previous seed.", false},
	{RehearseScript, Rehearse, []string{"s"}, "script", "Call", "Choose what the two sides say.", false},
	{RehearseFile, Rehearse, []string{"o"}, "own script", "Call", "Read a script of your own from a file.", false},
	{RehearseAgent, Rehearse, []string{"a"}, "agent", "Call", "Choose how quickly the agent under test replies and gives way.", false},
	{RehearseCopy, Rehearse, []string{"y"}, "copy", "Call", "Copy the call as text to the clipboard, with every event and its cause.", false},
	{RehearseEdit, Rehearse, []string{"e"}, "edit", "Call", "Edit the persona that is rehearsed.", false},

	{DialogUp, Dialog, []string{"up"}, "up", "Move", "Move to the line above.", true},
	{DialogDown, Dialog, []string{"down"}, "down", "Move", "Move to the line below.", true},
	{DialogAccept, Dialog, []string{"enter"}, "choose", "Answer", "Take what is marked.", true},
	{DialogYes, Dialog, []string{"y"}, "yes", "Answer", "Answer the question with yes.", false},
	{DialogNo, Dialog, []string{"n"}, "no", "Answer", "Answer the question with no.", false},
	{DialogMine, Dialog, []string{"m"}, "mine", "Conflict", "Keep my value of this field.", false},
	{DialogTheirs, Dialog, []string{"t"}, "theirs", "Conflict", "Take the other editor's value of this field.", false},
	{DialogBase, Dialog, []string{"b"}, "base", "Conflict", "Go back to the value that both started from.", false},
	{DialogNew, Dialog, []string{"ctrl+n"}, "new", "Project", "Create a project with a name of your own.", true},
	{DialogRename, Dialog, []string{"ctrl+e"}, "rename", "Project", "Give the marked project another name.", true},
}
