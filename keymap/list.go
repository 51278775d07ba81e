package keymap

// listKeys is what the list answers to.
var listKeys = []Entry{
	{ListUp, List, []string{"up", "k"}, "up", "Move", "Move to the persona above.", false},
	{ListDown, List, []string{"down", "j"}, "down", "Move", "Move to the persona below.", false},
	{ListTop, List, []string{"g", "home"}, "first", "Move", "Move to the first persona.", false},
	{ListBottom, List, []string{"G", "end"}, "last", "Move", "Move to the last persona.", false},
	{ListPageUp, List, []string{"pgup"}, "page up", "Move", "Move up by one screen.", false},
	{ListPageDown, List, []string{"pgdown"}, "page down", "Move", "Move down by one screen.", false},
	{ListHalfUp, List, []string{"ctrl+u"}, "half page up", "Move", "Move up by half a screen.", false},
	{ListHalfDown, List, []string{"ctrl+d"}, "half page down", "Move", "Move down by half a screen.", false},
	{ListSearch, List, []string{"/"}, "search", "Find", "Search while you type: words, phrases in quotes, tag:x, project:x, ready:x or a choice such as interrupts:high; a minus before it means not.", false},
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
	{ListCompare, List, []string{"="}, "compare", "Rehearse", "Rehearse the selected personas: two one above the other, more in a table.", false},
	{ListVary, List, []string{"V"}, "variants", "Many", "Make variants of the persona under the cursor: a grid over some knobs, or one without each behaviour; with two selected, a blend.", false},
	{ListCoverage, List, []string{"C"}, "coverage", "Many", "Show the personas that are listed as a map: how many stand where, the nearest twins, the empty places.", false},
	{ListSelect, List, []string{"space"}, "select", "Select", "Select the persona under the cursor, or take it out of the selection.", false},
	{ListSelectAll, List, []string{"A"}, "select all", "Select", "Select every persona that is shown, or none.", false},
	{ListImport, List, []string{"i"}, "import", "Exchange", "Bring in records of other systems from a file or a folder, after a look at what will happen.", false},
	{ListExport, List, []string{"x"}, "export", "Exchange", "Write the persona under the cursor, or the selected ones, as another system takes them.", false},
}

// The actions of the list.
const (
	ListUp        Name = "list.up"
	ListDown      Name = "list.down"
	ListTop       Name = "list.top"
	ListBottom    Name = "list.bottom"
	ListPageUp    Name = "list.page-up"
	ListPageDown  Name = "list.page-down"
	ListHalfUp    Name = "list.half-page-up"
	ListHalfDown  Name = "list.half-page-down"
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
	ListVary      Name = "list.vary"
	ListCoverage  Name = "list.coverage"
	ListImport    Name = "list.import"
	ListExport    Name = "list.export"
)
