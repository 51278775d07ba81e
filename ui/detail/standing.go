package detail

import (
	"personae/model"
	"personae/model/library"
	"personae/ui/view"
	"personae/ui/widget/cells"
)

// SetStandings says how personas stand to the library's remotes, by their ids.
func (d *Detail) SetStandings(standings map[string][]library.Standing) {
	d.standings = standings
	d.forgetPages()
}

// drawStandings draws a line for each remote.
func (d *Detail) drawStandings(c *canvas) {
	p := &c.Styles.Pens
	for _, s := range d.standings[d.record.Persona.ID] {
		when := "not looked at yet"
		if !s.At.IsZero() {
			when = "looked at " + view.Ago(d.now, model.Stamp(s.At))
		}
		pen := p.Change
		switch s.State {
		case library.SyncSame:
			pen = p.Faint
		case library.SyncBoth, library.SyncUnknown:
			pen = p.Warning
		default:
		}
		says := p.Faint.Paint("Remote "+cells.Clean(s.Remote)+": ") + pen.Paint(s.State.Sign()+" "+string(s.State))
		if whole := says + p.Faint.Paint(", "+when); cells.Width(whole) <= c.Width {
			says = whole
		}
		c.Add(says)
	}
}
