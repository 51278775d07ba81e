package view

import (
	"strings"

	"personae/model/check"
	"personae/model/wire"
	"personae/model/words"
	"personae/ui/theme"
)

// Severity returns the sign and the pen of a problem.
func Severity(s check.Severity, pens *theme.Pens) (sign string, pen theme.Pen) {
	switch s {
	case check.SeverityError:
		return theme.SignBad, pens.Bad
	case check.SeverityWarning:
		return theme.SignWarning, pens.Warning
	case check.SeverityHint:
	}
	return theme.SignMuted, pens.Muted
}

// Finding is an entry of a loss report: fields of which the same is to be said.
type Finding struct {
	Sign  string // tells the kinds apart without colour
	Pen   theme.Pen
	Names string // those of which there is no more to say than that they are exact are counted
	Text  string // what else there is to say, or ""
}

// Findings returns a loss report as views draw it.
func Findings(groups []wire.FindingGroup, pens *theme.Pens) []Finding {
	out := make([]Finding, len(groups))
	for i, group := range groups {
		out[i] = Finding{Names: strings.Join(group.Names, ", "), Text: group.Text}
		out[i].Sign, out[i].Pen = kindSign(group.Kind, pens)
		if group.Kind == wire.KindExact && group.Text == "" {
			out[i].Names = words.Count(len(group.Names), "field") + " exact: " + out[i].Names
		}
	}
	return out
}

func kindSign(kind wire.Kind, pens *theme.Pens) (sign string, pen theme.Pen) {
	switch kind {
	case wire.KindMissing:
		return theme.SignBad, pens.Bad
	case wire.KindDropped:
		return "−", pens.Warning
	case wire.KindApproximated:
		return "≈", pens.Muted
	case wire.KindExact:
	}
	return "=", pens.Good
}
