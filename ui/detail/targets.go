package detail

import (
	"fmt"
	"strings"

	"personae/keymap"
	"personae/model"
	"personae/model/words"
	"personae/ui/theme"
)

// systemLabels lays the systems out from the left, by their titles, or, where
// these do not all fit, by shorter ones; where those do not either, only the one
// that is shown is, with its number.
func (d *Detail) systemLabels(width int) []label {
	for _, name := range []func(model.System) string{model.System.Title, model.System.Short} {
		var out []label
		for i, system := range model.Systems {
			out = addLabel(out, 0, i, " "+name(system)+" ", 0)
		}
		if out[len(out)-1].upTo <= width {
			return out
		}
	}
	text := fmt.Sprintf(" %s (%d of %d, %s) ", d.target.system().Title(), d.target.at+1, len(model.Systems), d.systemKeys())
	return addLabel(nil, 0, d.target.at, text, 0)
}

// systemKeys are the keys that turn to another system.
func (d *Detail) systemKeys() string {
	return strings.TrimSpace(d.keys.Shown(keymap.DetailPrevSystem) + " " + d.keys.Shown(keymap.DetailNextSystem))
}

func (d *Detail) drawSystems(c *canvas) {
	p := &c.Styles.Pens
	var b strings.Builder
	for _, label := range d.systemLabels(c.Width) {
		if label.of == d.target.at {
			p.Strong.Write(&b, "▸"+strings.TrimPrefix(label.text, " "))
		} else {
			p.Muted.Write(&b, label.text)
		}
	}
	c.Add(b.String())
}

// drawHeadline says whose body it is and whether it would be taken.
func (d *Detail) drawHeadline(c *canvas) {
	p := &c.Styles.Pens
	w := d.written()
	pen, text := p.Good, theme.SignGood+" "+words.Capital(d.target.title())+"."
	doubts := -w.refused
	for _, problems := range w.problems {
		doubts += len(problems)
	}
	switch {
	case w.refused > 0:
		pen, text = p.Bad, fmt.Sprintf("%s %s would refuse it: %s, marked below.", theme.SignBad, d.target.system().Title(), words.Count(w.refused, "problem"))
	case w.reason != "":
		pen, text = p.Bad, theme.SignBad+" "+words.Capital(w.reason)
	case doubts > 0:
		pen, text = p.Warning, fmt.Sprintf("%s %s, with %s, marked below.", theme.SignWarning, words.Capital(d.target.title()), words.Count(doubts, "doubt"))
	}
	c.Text(text, pen)
	c.Text("Fields: "+w.counts()+"; the end of this page says why.", p.Muted)
	c.Gap()
}
