package keymap

// varyKeys is what the page that makes variants answers to.
var varyKeys = []Entry{
	{VaryUp, Vary, []string{"up"}, "up", "Move", "Move to the setting or the row above.", true},
	{VaryDown, Vary, []string{"down"}, "down", "Move", "Move to the setting or the row below.", true},
	{VaryLeft, Vary, []string{"left"}, "left", "Move", "Choose the kind before, or move to the figure at the left.", true},
	{VaryRight, Vary, []string{"right"}, "right", "Move", "Choose the next kind, or move to the figure at the right.", true},
	{VaryNext, Vary, []string{"tab"}, "next", "Move", "Move to the next setting, or to the table.", true},
	{VaryPrevious, Vary, []string{"shift+tab"}, "previous", "Move", "Move to the setting before.", true},
	{VaryPageUp, Vary, []string{"pgup"}, "page up", "Move", "Move up by one screen of the table.", true},
	{VaryPageDown, Vary, []string{"pgdown"}, "page down", "Move", "Move down by one screen of the table.", true},
	{VaryEnter, Vary, []string{"enter"}, "go on", "Variants", "Choose the knob, go on to the next setting, or, in the table, make the variants.", true},
	{VaryMake, Vary, []string{"ctrl+s"}, "make variants", "Variants", "Write the selected variants, or all of them, as one change.", true},
	{VarySelect, Vary, []string{"space"}, "select", "Table", "Select the variant, or take it out of the selection.", false},
	{VarySelectAll, Vary, []string{"A"}, "select all", "Table", "Select every variant, or none.", false},
	{VarySort, Vary, []string{"s"}, "sort", "Table", "Sort the variants by the figure under the cursor; again, the other way round.", false},
	{VaryRehearse, Vary, []string{"r"}, "open call", "Table", "Open the call of the variant, above that of the persona it is made of.", false},
}

// The actions of the page that makes variants.
const (
	VaryUp        Name = "vary.up"
	VaryDown      Name = "vary.down"
	VaryLeft      Name = "vary.left"
	VaryRight     Name = "vary.right"
	VaryNext      Name = "vary.next"
	VaryPrevious  Name = "vary.previous"
	VaryPageUp    Name = "vary.page-up"
	VaryPageDown  Name = "vary.page-down"
	VaryEnter     Name = "vary.enter"
	VaryMake      Name = "vary.make"
	VarySelect    Name = "vary.select"
	VarySelectAll Name = "vary.select-all"
	VarySort      Name = "vary.sort"
	VaryRehearse  Name = "vary.rehearse"
)
