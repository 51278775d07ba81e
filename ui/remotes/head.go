package remotes

import (
	"net/url"
	"strconv"
	"strings"

	"personae/model"
	"personae/model/library"
	"personae/ui/theme"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

const title = " Remotes  "

// drawHead says which remote is shown, where it is, and how everything stands.
func (v *View) drawHead() []string {
	p := &v.styles.Pens
	if len(v.remotes) == 0 {
		return []string{cells.Fit(" "+p.Strong.Paint("Remotes"), v.width), cells.Blank(v.width), cells.Blank(v.width)}[:min(headLines, v.height)]
	}
	when := ""
	if !v.looked.IsZero() {
		when = "looked at " + view.Ago(v.now, model.Stamp(v.looked)) + " "
	}
	room := max(0, v.width-cells.Width(when)-1)
	names := cells.Fit(p.Strong.Paint(title)+v.drawNames(), room)
	return []string{
		cells.Fit(names+" "+p.Muted.Paint(when), v.width),
		p.Muted.Paint(cells.Fit(" "+v.where(), v.width)),
		v.drawState(),
	}[:min(headLines, v.height)]
}

// drawNames draws the remotes; the one that is shown is marked without colour too.
func (v *View) drawNames() string {
	p := &v.styles.Pens
	var b strings.Builder
	for i, name := range v.names() {
		pen := p.Muted
		if i == v.at {
			pen = p.AccentStrong
		}
		pen.Write(&b, name)
		b.WriteString("  ")
	}
	return b.String()
}

func (v *View) names() []string {
	out := make([]string, len(v.remotes))
	for i, remote := range v.remotes {
		sign := "○ "
		if i == v.at {
			sign = "● "
		}
		out[i] = sign + cells.Clean(remote.Name)
	}
	return out
}

// remoteUnder is the place of the remote at a cell of the first line, -1 for none.
func (v *View) remoteUnder(x int) int {
	x -= cells.Width(title)
	for i, name := range v.names() {
		if width := cells.Width(name); x >= 0 && x < width {
			return i
		}
		x -= cells.Width(name) + 2
	}
	return -1
}

// where says which system the remote is, where it is, what it stands beside, and where
// its key is read.
func (v *View) where() string {
	remote := v.remotes[v.at]
	return cells.Facts(v.width-2, remote.System.Title(), host(remote.URL), "project "+remote.Project, keyWords(remote))
}

// host is the part of an address that tells one place from another.
func host(address string) string {
	if at, err := url.Parse(address); err == nil && at.Host != "" {
		return at.Host + at.Path
	}
	return address
}

// keyWords say where the key is read, and never what it is.
func keyWords(remote library.Remote) string {
	switch {
	case remote.KeyEnv != "":
		return "key in $" + remote.KeyEnv
	case remote.KeyFile != "":
		return "key in " + remote.KeyFile
	}
	return "no key"
}

// drawState says what goes on, what failed, or how many stand in which way.
func (v *View) drawState() string {
	p := &v.styles.Pens
	switch {
	case v.running != "":
		return p.Text.Paint(cells.Fit(" "+cells.Clean(v.running), v.width))
	case v.fault != nil && v.rows.Total > 0:
		return p.Bad.Paint(cells.Fit(" "+theme.SignBad+" "+cells.Clean(v.fault.Error()), v.width))
	case !v.rows.Loaded:
		return cells.Blank(v.width)
	}
	var b strings.Builder
	b.WriteString(" ")
	for _, state := range States {
		n := v.counts[state]
		if n == 0 {
			continue
		}
		p.Strong.Write(&b, state.Sign()+" "+strconv.Itoa(n))
		p.Muted.Write(&b, " "+countWords(state)+"  ")
	}
	right := "shown: " + v.show.Words()
	if n := len(v.picked); n > 0 {
		right = "✓ " + strconv.Itoa(n) + " selected"
	}
	if room := v.width - cells.Width(right) - 1; cells.Width(b.String()) <= room {
		return cells.Fit(b.String(), room) + p.Muted.Paint(right) + " "
	}
	return v.drawCounts(right)
}

// drawCounts is the counts without words, for where these have no room.
func (v *View) drawCounts(right string) string {
	p := &v.styles.Pens
	var b strings.Builder
	b.WriteString(" ")
	for _, state := range States {
		if n := v.counts[state]; n > 0 {
			p.Strong.Write(&b, state.Sign()+" "+strconv.Itoa(n)+"  ")
		}
	}
	room := max(0, v.width-cells.Width(right)-1)
	return cells.Fit(cells.Fit(b.String(), room)+p.Muted.Paint(right)+" ", v.width)
}

// countWords are the words behind a count.
func countWords(state library.SyncState) string {
	if state == library.SyncBoth {
		return "on both sides"
	}
	return string(state)
}
