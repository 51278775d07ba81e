package list

import (
	"strconv"
	"strings"

	"personae/model/value"
)

// tagLine writes tags in a row: "#billing #angry".
func tagLine(tags value.Strings) string {
	if len(tags) == 0 {
		return ""
	}
	return "#" + strings.Join(tags, " #")
}

// thousands writes a count with separators: "100,000".
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
