package form

import (
	"strings"

	"personae/model/field"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

// addCarriers says which systems have a field and under which key, those with
// the same key together.
func addCarriers(c *widget.Lines, carriers []field.Carrier) {
	if len(carriers) == 0 {
		return
	}
	pens := &c.Styles.Pens
	c.Add("")
	c.Add(pens.Faint.Paint("Where it goes"))
	var order []string
	titles := map[string][]string{}
	for _, carrier := range carriers {
		words := carrierWords(carrier)
		if titles[words] == nil {
			order = append(order, words)
		}
		titles[words] = append(titles[words], carrier.System.Title())
	}
	for _, words := range order {
		c.Text(strings.Join(titles[words], ", "), pens.Muted)
		key, more, _ := strings.Cut(words, "\n")
		c.Beside("", 1, brokenPath(key, c.Width-1), pens.Faint)
		if more != "" {
			c.Beside("", 1, cells.Wrap(more, c.Width-1), pens.Faint)
		}
	}
}

// carrierWords says under which key a system has a field, and on a second line
// what is special about that.
func carrierWords(c field.Carrier) string {
	var more []string
	if c.ReadKey != "" && c.ReadKey != c.Key {
		more = append(more, "read back as "+c.ReadKey)
	}
	if c.Since != "" {
		more = append(more, "since version "+c.Since)
	}
	switch {
	case !c.Create && !c.Update && c.Read:
		more = append(more, "given by the system")
	case !c.Create && !c.Update:
		more = append(more, "only in older versions")
	case !c.Create:
		more = append(more, "at updates only")
	case !c.Update:
		more = append(more, "fixed once it is created")
	}
	return c.Key + "\n" + strings.Join(more, ", ")
}

// brokenPath breaks a dotted path into lines of at most width cells, behind dots
// and underscores.
func brokenPath(path string, width int) []string {
	var lines []string
	for width > 0 && len(path) > width {
		at := strings.LastIndexAny(path[:width], "._") + 1
		if at <= 0 {
			at = width
		}
		lines = append(lines, path[:at])
		path = path[at:]
	}
	return append(lines, path)
}
