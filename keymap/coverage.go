package keymap

// coverageKeys is what the map of the library answers to.
var coverageKeys = []Entry{
	{CoverageUp, Coverage, []string{"up", "k"}, "up", "Move", "Move to the cell or the line above.", false},
	{CoverageDown, Coverage, []string{"down", "j"}, "down", "Move", "Move to the cell or the line below.", false},
	{CoverageLeft, Coverage, []string{"left", "h"}, "left", "Move", "Move to the cell at the left.", false},
	{CoverageRight, Coverage, []string{"right", "l"}, "right", "Move", "Move to the cell at the right.", false},
	{CoverageTop, Coverage, []string{"g", "home"}, "first", "Move", "Move to the first row, or the first line of the list.", false},
	{CoverageBottom, Coverage, []string{"G", "end"}, "last", "Move", "Move to the last row, or the last line of the list.", false},
	{CoverageOpen, Coverage, []string{"enter"}, "open", "Map", "Go into the list; there, open the persona, compare the twins, or go to the empty place.", false},
	{CoverageNext, Coverage, []string{"tab"}, "next list", "Map", "List who stands here, the nearest twins, or the empty places.", false},
	{CoveragePrevious, Coverage, []string{"shift+tab"}, "previous list", "Map", "Go back to the list before.", false},
	{CoverageMake, Coverage, []string{"n"}, "make one here", "Map", "Create a persona that stands in this place: both fields are set, the rest is as usual.", false},
	{CoverageX, Coverage, []string{"x"}, "columns", "Axes", "Choose the field or the figure that the columns are of.", false},
	{CoverageY, Coverage, []string{"y"}, "rows", "Axes", "Choose the field or the figure that the rows are of.", false},
}

// The actions of the map of the library.
const (
	CoverageUp       Name = "coverage.up"
	CoverageDown     Name = "coverage.down"
	CoverageLeft     Name = "coverage.left"
	CoverageRight    Name = "coverage.right"
	CoverageTop      Name = "coverage.top"
	CoverageBottom   Name = "coverage.bottom"
	CoverageOpen     Name = "coverage.open"
	CoverageNext     Name = "coverage.next"
	CoveragePrevious Name = "coverage.previous"
	CoverageMake     Name = "coverage.make"
	CoverageX        Name = "coverage.columns"
	CoverageY        Name = "coverage.rows"
)
