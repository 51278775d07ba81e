package keymap

// overviewKeys is what the table of agents or personas answers to.
var overviewKeys = []Entry{
	{OverviewUp, Overview, []string{"up", "k"}, "up", "Move", "Move to the row above.", false},
	{OverviewDown, Overview, []string{"down", "j"}, "down", "Move", "Move to the row below.", false},
	{OverviewLeft, Overview, []string{"left", "h"}, "left", "Move", "Move to the figure at the left, which differs more.", false},
	{OverviewRight, Overview, []string{"right", "l"}, "right", "Move", "Move to the figure at the right, which differs less.", false},
	{OverviewTop, Overview, []string{"g", "home"}, "first", "Move", "Move to the first row.", false},
	{OverviewBottom, Overview, []string{"G", "end"}, "last", "Move", "Move to the last row.", false},
	{OverviewPageUp, Overview, []string{"pgup"}, "page up", "Move", "Move up by one screen.", false},
	{OverviewPageDown, Overview, []string{"pgdown"}, "page down", "Move", "Move down by one screen.", false},
	{OverviewSort, Overview, []string{"s"}, "sort", "Figures", "Sort the rows by the figure under the cursor; again, the other way round.", false},
	{OverviewOpen, Overview, []string{"enter"}, "open call", "Figures", "Open the call of the row: this persona with this agent.", false},
	{OverviewCopy, Overview, []string{"y"}, "copy", "Figures", "Copy the table as text to the clipboard.", false},
}

// The actions of the table of agents or personas.
const (
	OverviewUp       Name = "overview.up"
	OverviewDown     Name = "overview.down"
	OverviewLeft     Name = "overview.left"
	OverviewRight    Name = "overview.right"
	OverviewTop      Name = "overview.top"
	OverviewBottom   Name = "overview.bottom"
	OverviewPageUp   Name = "overview.page-up"
	OverviewPageDown Name = "overview.page-down"
	OverviewSort     Name = "overview.sort"
	OverviewOpen     Name = "overview.open"
	OverviewCopy     Name = "overview.copy"
)
