package rehearse

import (
	"fmt"
	"strings"

	"personae/model/rehearsal"
	"personae/ui/widget"
	"personae/ui/widget/cells"
)

func (v *View) eventTitle() string {
	if v.event < 0 {
		return "Before the first event"
	}
	events := v.side().call.Events
	return fmt.Sprintf("Event %d of %d · %s", v.event+1, len(events), events[v.event].Deed())
}

func (v *View) drawEvent(in widget.Area) []string {
	if v.event < 0 {
		return widget.Fill(nil, in.Width, in.Height)
	}
	c := &widget.Lines{Width: in.Width - 2, Styles: v.styles}
	e := v.side().call.Events[v.event]
	said := v.said(e)
	most := in.Height
	if said != "" {
		most--
	}
	c.Hang("", rehearsal.Explain(e), c.Styles.Pens.Text, max(1, most))
	if said != "" {
		c.Hang("", said, c.Styles.Pens.Muted, max(0, in.Height-len(c.All)))
	}
	return widget.Fill(c.Margined(), in.Width, in.Height)
}

// said quotes an event's words, and as texts where the persona sends bursts.
func (v *View) said(e rehearsal.Event) string {
	if e.Text == "" {
		return ""
	}
	text := "“" + cells.Clean(e.Text) + "”"
	if e.Of > 0 && e.Words < e.Of {
		text += fmt.Sprintf(" (%d of %d words)", e.Words, e.Of)
	}
	b := v.side().behavior
	if !b.Burst || e.Lane != rehearsal.LanePersona || e.Kind == rehearsal.KindMurmur {
		return text
	}
	bubbles := rehearsal.Bubbles(b, e.Text)
	parts := make([]string, len(bubbles))
	for i, bubble := range bubbles {
		parts[i] = "[" + cells.Clean(bubble.Text) + "]"
	}
	how := "in one turn"
	if b.BurstPolicy == rehearsal.PolicyLive {
		how = "a turn each"
	}
	return "As texts, " + how + ": " + strings.Join(parts, " ")
}

func (v *View) firstEvent(in widget.Area) int {
	total := len(v.side().call.Events)
	return max(0, min(v.event-in.Height/2, total-in.Height))
}

func (v *View) eventAt(a areas, y int) int {
	row := v.firstEvent(a.events) + y - a.events.Y
	if row >= len(v.side().call.Events) {
		return -1
	}
	return row
}

// aligned is the width of a list from which what is said stands in a column of its own.
// In a narrower one that would leave a few letters of it.
const aligned = 60

func (v *View) drawEvents(in widget.Area) []string {
	pens := &v.styles.Pens
	events := v.side().call.Events
	from := v.firstEvent(in)
	lines := make([]string, 0, in.Height)
	for i := from; i < len(events) && len(lines) < in.Height; i++ {
		e := events[i]
		mark, pen := "  ", pens.Agent
		if e.Lane == rehearsal.LanePersona {
			pen = pens.Persona
		}
		if e.Kind == rehearsal.KindPause {
			pen = pens.Faint
		}
		deed := e.Deed()
		if in.Width >= aligned {
			deed = cells.Fit(deed, len("persona barges in")+1)
		}
		text := fmt.Sprintf("%7s  %s", moment(e.Start), deed)
		if e.Text != "" {
			text += " “" + cells.Clean(e.Text) + "”"
		}
		if i == v.event {
			mark, pen = "› ", pens.Selected
		}
		lines = append(lines, pen.Paint(cells.Fit(mark+text, in.Width)))
	}
	return widget.Fill(lines, in.Width, in.Height)
}
