package view

import (
	"fmt"
	"time"
)

// Minute tells every live view what time it is, once a minute or sooner, and in the
// user's own zone: "just now" grows old.
type Minute struct{ Now time.Time }

// Stamps are written here for every view, in the zone of now, so that two of
// them never show two clocks. A stamp that cannot be read is given as it is.

// Ago says how long before now a stamp is, in the words of a person; beyond a
// week it is the date.
func Ago(now time.Time, stamp string) string {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	d := now.Sub(at)
	switch {
	case now.IsZero() || d > 7*24*time.Hour || d < -2*time.Minute:
		return at.In(now.Location()).Format("2 Jan 2006")
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return fmt.Sprintf("%d min ago", int(d.Minutes()))
	case d < 24*time.Hour:
		return fmt.Sprintf("%d h ago", int(d.Hours()))
	case d < 48*time.Hour:
		return "1 day ago"
	}
	return fmt.Sprintf("%d days ago", int(d.Hours()/24))
}

// Moment writes a stamp in full: "25 Nov 2026, 19:49 CET".
func Moment(now time.Time, stamp string) string { return local(now, stamp, "2 Jan 2006, 15:04 MST") }

// Day writes the date of a stamp as it sorts: "2026-11-25".
func Day(now time.Time, stamp string) string { return local(now, stamp, time.DateOnly) }

// Short writes a stamp as briefly as it is understood: "25 Nov 19:49", or
// "25 Nov 2025" of another year.
func Short(now time.Time, stamp string) string {
	if local(now, stamp, "2006") != now.Format("2006") {
		return local(now, stamp, "2 Jan 2006")
	}
	return local(now, stamp, "2 Jan 15:04")
}

func local(now time.Time, stamp, layout string) string {
	at, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	return at.In(now.Location()).Format(layout)
}
